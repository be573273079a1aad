"""A whole graph as one file: what is stated, as people edit it and as tools read it, and all of it in TriG."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from gbakg.errors import DataError
from gbakg.exports.jsonld import document
from gbakg.exports.results import in_order
from gbakg.sources import Source
from gbakg.trig import quads, steady, whole
from gbakg.turtle import format_triples
from gbakg.vocabulary import DERIVED, ONTOLOGY, PREFIXES

APART = {NamedNode(DERIVED), NamedNode(ONTOLOGY)}
"""The named graphs of what is not stated."""


def dump(source: Source, ending: str) -> str:
    """A source's graph as a file.

    Args:
        source: where the graph is.
        ending: ``ttl``, ``nt`` and ``jsonld`` hold what is stated, ``trig`` what is derived and the ontology too.

    Returns:
        Turtle in the data file's one form, where the graph has no blank nodes; all others sorted by triple.

    Raises:
        QueryError: the source does not answer by a table of RDF 1.1 triples.
    """
    if ending == "trig":
        return whole(source)
    triples = stated(quads(source))
    if ending == "ttl":
        try:
            return format_triples(triples)
        except DataError:  # a blank node, which the one form does not have
            return _written(triples, RdfFormat.TURTLE)
    if ending == "jsonld":
        return "".join(document(triples, PREFIXES))
    return _written(triples, RdfFormat.N_TRIPLES)


def stated(some: Iterable[Quad]) -> list[Triple]:
    """What is neither derived nor the ontology's, each once, sorted."""
    return in_order({quad.triple for quad in steady(some) if quad.graph_name not in APART})


def changes(before: Iterable[Triple], now: Iterable[Triple]) -> str:
    """What to remove and what to add, to get from one graph to another.

    Returns:
        RDF Patch (https://afs.github.io/rdf-patch/): a line a triple, ``D`` removed and ``A`` added, by triple.
    """
    old, new = dict.fromkeys(before), dict.fromkeys(now)
    lines = [f"D {triple} ." for triple in old if triple not in new]
    lines += [f"A {triple} ." for triple in new if triple not in old]
    return "".join(f"{line}\n" for line in ["TX .", *lines, "TC ."])


def _written(triples: list[Triple], form: RdfFormat) -> str:
    prefixes = PREFIXES if form == RdfFormat.TURTLE else None
    text = (serialize(triples, format=form, prefixes=prefixes) or b"").decode("utf-8")
    return text if text.endswith("\n") else text + "\n"
