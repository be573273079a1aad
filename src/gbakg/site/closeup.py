"""What the page of one thing is made of, out of a graph of any size: only what that page tells is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store, Triple

from gbakg.errors import QueryError
from gbakg.site.agents import agent_page
from gbakg.site.desk import Desk
from gbakg.site.letters import letter_page
from gbakg.site.shell import Shell
from gbakg.site.things import thing_page
from gbakg.sources import Source, Triples
from gbakg.sources.binding import among
from gbakg.sources.engine import OxigraphSource, add_ontology, fill
from gbakg.vocabulary import HERE, RDF

WHOLE = HERE / "queries" / "whole"
"""Where the queries stand."""

TYPE = NamedNode(RDF + "type")
"""What is told of by this is told of in full."""


def page(shell: Shell, source: Source, iri: str) -> str:
    """The page of a thing, a letter or an agent, as :mod:`gbakg.site` writes it from the whole graph.

    Args:
        shell: what makes pages.
        source: where the graph is.
        iri: what the page is about.

    Returns:
        The page; empty where the graph has no such thing, or one that has no page.
    """
    desk = Desk(closeup(source, iri))
    if iri in desk.cards:
        return thing_page(shell, desk, desk.cards[iri])
    for letter in desk.letters:
        if letter["letter"] == iri:
            return letter_page(shell, desk, letter)
    return agent_page(shell, desk, desk.agents[iri]) if iri in desk.agents else ""


def closeup(source: Source, iri: str) -> OxigraphSource:
    """A small graph with all that the page of one thing tells, derived triples included; no rule is applied to it.

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
