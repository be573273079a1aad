"""What the page of one thing is made of, out of a graph of any size: only what that page tells is asked for."""

from __future__ import annotations

from gbakg.closeups import closeup
from gbakg.site.agents import agent_page
from gbakg.site.desk import Desk
from gbakg.site.letters import letter_page
from gbakg.site.shell import Shell
from gbakg.site.things import thing_page
from gbakg.sources import Source


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
