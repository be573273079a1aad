"""All that the pages are made of, read once from a source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from gbakg.cards import cards
from gbakg.model import Card, Name, Words
from gbakg.networks import CERTAINTIES, Network, networks
from gbakg.site.addresses import Addresses
from gbakg.sources import Source
from gbakg.views import ask

Row = dict[str, str]


class Desk:
    """A source's cards, networks and letters.

    Attributes:
        source: where they are from.
        cards: by IRI.
        letters: rows of the view ``letters``.
        agents: rows of the view ``attributions`` by agent.
        addresses: the files of all of these.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.cards: dict[str, Card] = cards(source)
        self.letters: list[Row] = ask(source, "letters")
        self.agents: dict[str, list[Row]] = defaultdict(list)
        for row in ask(source, "attributions"):
            if row["agent"] not in self.cards:
                self.agents[row["agent"]].append(row)
        self.addresses = Addresses([*self.cards, *self.agents, *(row["letter"] for row in self.letters)])

    @cached_property
    def networks(self) -> dict[str, Network]:
        """Views by name."""
        return networks(self.source)

    @cached_property
    def passages(self) -> list[Row]:
        """Where in its letter each thing stands."""
        return ask(self.source, "passages")

    @cached_property
    def letter_of(self) -> dict[str, str]:
        """Passage to its letter."""
        return {row["passage"]: row["letter"] for row in self.passages}

    @cached_property
    def participations(self) -> dict[tuple[str, str, str], str]:
        """Partnership, organisation and role to the participation."""
        rows = ask(self.source, "participations")
        return {(row["partnership"], row["organization"], row["role"]): row["participation"] for row in rows}

    @cached_property
    def _pairs(self) -> dict[str, dict[str, dict[str, list[str]]]]:
        """Body to certainty to other body to their partnerships."""
        found: dict[str, dict[str, dict[str, list[str]]]] = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
        for row in ask(self.source, "pairs"):
            if {row["one"], row["other"], row["partnership"]} <= self.cards.keys():
                for one, other in ((row["one"], row["other"]), (row["other"], row["one"])):
                    found[one][row["certainty"]][other].append(row["partnership"])
        return found

    def partners(self, iri: str) -> Iterator[tuple[str, list[tuple[Name, list[Name]]]]]:
        """With whom a body works, by how sure that is, and through which partnerships."""
        pairs = self._pairs.get(iri, {})
        for certainty in CERTAINTIES:
            if certainty in pairs:
                others = sorted(pairs[certainty].items())
                yield certainty, [(self.name(other), [self.name(p) for p in through]) for other, through in others]

    def name(self, iri: str) -> Name:
        """What a thing with a card is called."""
        return Name(iri, self.cards[iri].names)

    def listed(self, language: str) -> dict[str, list[Name]]:
        """Things by group, as names in a language are put in order: Chinese ones by how they are read."""
        from gbakg.page.keys import reading

        found: dict[str, list[Name]] = {}
        for node in self.networks["full"].nodes:
            found.setdefault(node.group, []).append(Name(node.id, self.cards[node.id].names))
        for names in found.values():
            names.sort(key=lambda name: (reading(name.words[language]) or name.words[language].casefold(), name.id))
        letters = [
            Name(row["letter"], Words(row.get("title", row["letter"]), row.get("title_en", row.get("title", ""))))
            for row in self.letters
        ]
        return {**found, "letter": letters} if letters else found
