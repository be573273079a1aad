"""A small graph out of one of any size: all that a card or a page tells of one thing, and no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from gbakg.errors import QueryError
from gbakg.excerpts import WHOLE, told
from gbakg.sources import Source, Table
from gbakg.sources.engine import OxigraphSource, add_ontology, fill
from gbakg.vocabulary import HANGING


def closeup(source: Source, iri: str) -> OxigraphSource:
    """A small graph with all that the card and the page of one thing tell, those derived included.

    Args:
        source: where the whole graph is.
        iri: the thing.
    """
    near = {NamedNode(iri), *_near(source, NamedNode(iri))}
    quads = _told(source, "pointing", near)
    asked: set[NamedNode] = set()
    while new := near - asked:
        own = _told(source, "own", new)
        near = {one.object for one in own if one.predicate.value in HANGING and isinstance(one.object, NamedNode)}
        quads |= own
        asked |= new
    mentioned = {term for one in quads for term in (one.subject, one.object) if isinstance(term, NamedNode)}
    quads |= _told(source, "mentioned", mentioned - asked)
    store = Store()
    fill(store, quads)
    add_ontology(store, DefaultGraph())
    return OxigraphSource(store, source.origin, len(quads), {}, shipped=source.shipped)


def _near(source: Source, thing: NamedNode) -> Iterator[NamedNode]:
    """What is told of in full beside a thing."""
    answer = source.query((WHOLE / "near.rq").read_text(encoding="utf-8"), {"thing": thing})
    if not isinstance(answer, Table):
        raise QueryError("near.rq is no SELECT query.")
    return (row[0] for row in answer.rows if isinstance(row[0], NamedNode))


def _told(source: Source, name: str, things: Iterable[NamedNode]) -> set[Quad]:
    """The triples that a query tells, none of them apart from the others."""
    return {Quad(*one.triple) for _, one in told(source, name, things)}
