"""A page made from what stands around one thing is the page that the site makes from the whole graph."""

from __future__ import annotations

from collections import defaultdict

import pytest

from gbakg.description import release
from gbakg.site.agents import agent_page
from gbakg.site.closeup import closeup, page
from gbakg.site.desk import Desk
from gbakg.site.letters import letter_page
from gbakg.site.shell import Shell
from gbakg.site.things import thing_page
from gbakg.sources import EmbeddedSource
from gbakg.vocabulary import ID

OF_EACH = 3
"""Things of each class that are compared, those with most participations first."""


@pytest.fixture(scope="module")
def desk(source: EmbeddedSource) -> Desk:
    return Desk(source)


@pytest.fixture(scope="module")
def shell(source: EmbeddedSource) -> Shell:
    return Shell("zh", release(source))


def test_things_of_every_class(source: EmbeddedSource, desk: Desk, shell: Shell) -> None:
    classes = defaultdict(list)
    for card in sorted(desk.cards.values(), key=lambda card: (-len(card.parties), card.id)):
        classes[card.type.id].append(card)
    assert len(classes) > 20
    for cards in classes.values():
        for card in cards[:OF_EACH]:
            assert page(shell, source, card.id) == thing_page(shell, desk, card), card.id


def test_letters_and_agents(source: EmbeddedSource, desk: Desk, shell: Shell) -> None:
    for letter in desk.letters:
        assert page(shell, source, letter["letter"]) == letter_page(shell, desk, letter)
    for agent, rows in desk.agents.items():
        assert page(shell, source, agent) == agent_page(shell, desk, rows)
    assert desk.letters
    assert desk.agents


def test_it_is_a_small_part_of_the_graph(source: EmbeddedSource) -> None:
    assert 0 < closeup(source, ID + "bgi").stated < source.stated / 4


def test_what_has_no_page(source: EmbeddedSource, shell: Shell) -> None:
    assert page(shell, source, ID + "nobody") == ""
    assert page(shell, source, ID + "p-medicinal-plant-data-centre.bgi") == ""
