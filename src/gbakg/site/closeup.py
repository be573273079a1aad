"""What the page of one thing is made of, out of a graph of any size: only what that page tells is asked for."""

from __future__ import annotations

from collections.abc import Collection

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from gbakg.excerpts import Excerpts
from gbakg.site.agents import agent_page
from gbakg.site.desk import Desk
from gbakg.site.letters import letter_page
from gbakg.site.shell import Shell
from gbakg.site.things import thing_page
from gbakg.sources import Source
from gbakg.sources.engine import OxigraphSource, add_ontology, fill
from gbakg.vocabulary import ONTOLOGY


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
    excerpts = Excerpts(source)
    quads = set(excerpts.cut([iri, *excerpts.near(iri)]))
    quads |= {quad for thing in _mentioned(quads) for quad in excerpts.kinds(thing)}
    store = Store()
    fill(store, quads)
    add_ontology(store, DefaultGraph(), NamedNode(ONTOLOGY))
    return OxigraphSource(store, source.origin, len(quads), {}, shipped=source.shipped)


def _mentioned(quads: Collection[Quad]) -> set[NamedNode]:
    return {term for quad in quads for term in (quad.subject, quad.object) if isinstance(term, NamedNode)}
