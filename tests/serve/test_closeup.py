"""A page made from what stands around one thing is the page that the site makes from the whole graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import pytest

from bench.graphs import write
from gbakg.closeups import closeup
from gbakg.description import release
from gbakg.excerpts import excerpt
from gbakg.site.agents import agent_page
from gbakg.site.closeup import page
from gbakg.site.desk import Desk
from gbakg.site.letters import letter_page
from gbakg.site.shell import Shell
from gbakg.site.things import thing_page
from gbakg.sources import EmbeddedSource, open_files
from gbakg.sources.answers import Answer, Term
from gbakg.vocabulary import ID

OF_EACH = 3
"""Things of each class that are compared, those with most participations first."""


FEW = 20
"""Queries that a page may take, however many partnerships it tells of."""


class Counted:
    """A source that counts how often it is asked."""

    def __init__(self, source: EmbeddedSource) -> None:
        self._source, self.number = source, 0
        self.origin, self.shipped, self.derived = source.origin, source.shipped, source.derived

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        self.number += 1
        return self._source.query(text, bindings)


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


def test_a_body_with_hundreds_of_partnerships_takes_few_queries(tmp_path: Path) -> None:
    write(tmp_path / "graph.ttl", 60, 700)
    source = open_files([tmp_path / "graph.ttl"])
    shell, desk, counted = Shell("zh", release(source)), Desk(source), Counted(source)
    hub = max(desk.cards.values(), key=lambda card: (card.group == "organization", len(card.parties)))
    assert len(hub.parties) > 100
    assert page(shell, counted, hub.id) == thing_page(shell, desk, hub)
    assert 0 < counted.number < FEW
    counted.number = 0
    assert excerpt(counted, [hub.id])
    assert 0 < counted.number < FEW
