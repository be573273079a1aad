"""Everything that the graph says about some things, readable alone: a file about one body, or about a choice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Set

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad

from gbakg.errors import QueryError
from gbakg.sources import Source, Table, Term
from gbakg.sources.binding import among
from gbakg.trig import blocks, quad, steady
from gbakg.views import ask
from gbakg.vocabulary import DCTERMS, DERIVED, HANGING, HERE, ONTOLOGY, ORG, PREFIXES

WHOLE = HERE / "queries" / "whole"
"""Where the queries stand."""

HEADINGS = {
    "": "公函写明的与编者补充的 What the letter states and the curators add",
    DERIVED: "由规则推出的 What the rules derive",
    ONTOLOGY: "所用词语的名称 Names of the terms used",
}
"""Named graph to the comment above its triples."""

IS_PART_OF = NamedNode(DCTERMS + "isPartOf")
ENDS = {NamedNode(ORG + "organization"), NamedNode(ORG + "member")}
"""What a participation joins."""


def excerpt(source: Source, iris: Collection[str], *, closed: bool = False) -> tuple[Quad, ...]:
    """What the graph says about some things.

    That is their own triples, stated and derived; those of what hangs on them and is no node of the network
    (participations, sums, counts, passages with their letter, who vouches for outside knowledge); what points to them;
    and the names of all that these triples mention.

    Args:
        source: where the graph is.
        iris: the things, in any order; one that the graph does not know adds nothing.
        closed: only what stays among the things: no triple leads to another node of the network, no participation
            whose other end is not one of them is kept, and nothing is told that only points to them.

    Returns:
        Quads sorted by subject, property and value. A triple that a named graph lists apart, the derived ones and the
        ontology's, carries that graph.

    Raises:
        QueryError: the source does not answer by a table of RDF 1.1 triples.
    """
    return Excerpts(source).cut(iris, closed=closed)


class Excerpts:
    """Cuts many excerpts out of one graph that does not change meanwhile: names and letters are asked for once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._asked: dict[str, dict[Term | None, list[Quad]]] = defaultdict(dict)

    def cut(self, iris: Collection[str], *, closed: bool = False) -> tuple[Quad, ...]:
        """One excerpt; see :func:`excerpt`."""
        things: set[Term] = {NamedNode(iri) for iri in iris}
        found: set[Quad] = set()
        for thing in () if closed else things:
            found.update(self._of("around", [thing]))
        letters = {one.object for one in found if one.predicate == IS_PART_OF}
        found |= with_hanging(things | letters, lambda name, some: set(self._of(name, some)))
        if closed:
            found = set(_inside(self._source, found, set(iris)))
        mentioned = {term for one in found for term in (one.subject, one.object)}
        found.update(self._of("labels", mentioned))
        return tuple(sorted(steady(found), key=lambda one: tuple(map(str, one))))

    def _of(self, name: str, terms: Iterable[object]) -> Iterator[Quad]:
        """The answers of one query about what many excerpts mention."""
        asked = self._asked[name]
        things = sorted((term for term in terms if isinstance(term, NamedNode)), key=str)
        new = [thing for thing in things if thing not in asked]
        asked.update((thing, []) for thing in new)
        for thing, one in told(self._source, name, new):
            asked[thing].append(one)
        return (one for thing in things for one in asked[thing])


def turtle(quads: Collection[Quad]) -> str:
    """An excerpt as Turtle: what is stated first, then what rules derive, then what other named graphs list apart.

    Args:
        quads: see :func:`excerpt`.

    Returns:
        The prefixes that are used, then a block a subject; comments tell the parts apart.
    """
    parts: dict[str, list[Quad]] = {}
    for one in quads:
        parts.setdefault("" if isinstance(one.graph_name, DefaultGraph) else one.graph_name.value, []).append(one)
    text = "".join(
        "\n".join(["", f"# {HEADINGS.get(graph, graph)}", "", "\n\n".join(blocks(parts[graph])), ""])
        for graph in sorted(parts, key=lambda graph: (list(HEADINGS).index(graph) if graph in HEADINGS else 9, graph))
    )
    used = [f"@prefix {prefix}: <{space}> .\n" for prefix, space in PREFIXES.items() if f"{prefix}:" in text]
    return "".join(used) + text


def _inside(source: Source, quads: Collection[Quad], iris: Collection[str]) -> Iterator[Quad]:
    """Those whose ends are all among the things or no nodes of the network."""
    nodes = {row["node"] for row in ask(source, "nodes")}
    outside = [one for one in quads if isinstance(one.object, NamedNode) and one.object.value in nodes - set(iris)]
    loose = {one.subject for one in outside if one.predicate in ENDS}
    dropped = set(outside)
    return (one for one in quads if one not in dropped and not {one.subject, one.object} & loose)


def with_hanging(things: Set[Term], ask_of: Callable[[str, Set[Term]], set[Quad]]) -> set[Quad]:
    """The triples of some things and of all that hangs on them, asked for a step at a time.

    A path of any length would be one query; not every engine walks it to its end.

    Args:
        things: where to begin.
        ask_of: what a query of :data:`WHOLE` tells of some things.
    """
    found: set[Quad] = set()
    asked: set[Term] = set()
    while new := things - asked:
        own = ask_of("own", new)
        if holders := {one.subject for one in own if isinstance(one.object, BlankNode)}:
            own |= ask_of("nameless", holders)
        things = {one.object for one in own if one.predicate.value in HANGING and isinstance(one.object, NamedNode)}
        found |= own
        asked |= new
    return found


def told(source: Source, name: str, things: Iterable[NamedNode]) -> Iterator[tuple[Term | None, Quad]]:
    """What the graph says about many things, asked at once: one by one, a large body would take minutes.

    Args:
        source: where the graph is.
        name: a query of :data:`WHOLE` with the columns ``thing``, ``property`` and ``value``; where it has none called
            ``subject`` the triples are about the thing itself, and where it has one called ``graph``, that lists them
            apart.
        things: what it is asked about.

    Yields:
        A thing, and a triple that is told of it.

    Raises:
        QueryError: the file holds no SELECT query.
    """
    for text in among((WHOLE / f"{name}.rq").read_text(encoding="utf-8"), "thing", things):
        answer = source.query(text)
        if not isinstance(answer, Table):
            raise QueryError(f"{name}.rq is no SELECT query.")
        for row in answer.rows:
            cells = dict(zip(answer.columns, row, strict=True))
            thing = cells["thing"]
            yield thing, quad(cells.get("subject", thing), cells["property"], cells["value"], cells.get("graph"))
