"""A small graph out of one of any size: all that a card or a page tells of one thing, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, Triple

from gbakg.errors import QueryError
from gbakg.sources import Source, Triples
from gbakg.sources.binding import among
from gbakg.sources.engine import OxigraphSource, add_ontology, fill
from gbakg.vocabulary import HERE, RDF

WHOLE = HERE / "queries" / "whole"
"""Where the queries stand."""

TYPE = NamedNode(RDF + "type")
"""What is told of by this is told of in full."""


def closeup(source: Source, iri: str) -> OxigraphSource:
    """A small graph with all that the card and the page of one thing tell, those derived included.

    Args:
        source: where the whole graph is.
        iri: the thing.
    """
    triples = set(_triples(source, "closeup", [NamedNode(iri)]))
    mentioned = {term for one in triples for term in (one.subject, one.object) if isinstance(term, NamedNode)}
    triples |= set(_triples(source, "mentioned", mentioned - {one.subject for one in triples if one.predicate == TYPE}))
    store = Store()
    fill(store, (Quad(*one) for one in triples))
    add_ontology(store, DefaultGraph())
    return OxigraphSource(store, source.origin, len(triples), {}, shipped=source.shipped)


def _triples(source: Source, name: str, things: Iterable[NamedNode]) -> Iterator[Triple]:
    """The answers of one query about some things, asked at once: one by one, a large body's page takes minutes."""
    for text in among((WHOLE / f"{name}.rq").read_text(encoding="utf-8"), "thing", things):
        answer = source.query(text)
        if not isinstance(answer, Triples):
            raise QueryError(f"{name}.rq is no CONSTRUCT query.")
        yield from answer.triples
