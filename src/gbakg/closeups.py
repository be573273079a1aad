"""A small graph out of one of any size: all that a card or a page tells of one thing, and no more."""

from __future__ import annotations

from collections.abc import Iterator, Set

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from gbakg.errors import QueryError
from gbakg.excerpts import WHOLE, told, with_hanging
from gbakg.sources import Source, Table, Term
from gbakg.sources.engine import OxigraphSource, add_ontology, fill


def closeup(source: Source, iri: str) -> OxigraphSource:
    """A small graph with all that the card and the page of one thing tell, those derived included.

    Args:
        source: where the whole graph is.
        iri: the thing.
    """
    near: set[Term] = {NamedNode(iri), *_near(source, NamedNode(iri))}
    own = with_hanging(near, lambda name, some: _told(source, name, some))
    quads = own | _told(source, "pointing", near)
    mentioned = {term for one in quads for term in (one.subject, one.object)}
    quads |= _told(source, "mentioned", mentioned - {one.subject for one in own})
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


def _told(source: Source, name: str, terms: Set[Term]) -> set[Quad]:
    """The triples that a query tells of those that can be asked about, none of them apart from the others."""
    things = sorted((term for term in terms if isinstance(term, NamedNode)), key=str)
    return {Quad(*one.triple) for _, one in told(source, name, things)}
