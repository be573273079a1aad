"""The nouns: plain values that the rooms above hand to each other."""

from __future__ import annotations

from dataclasses import dataclass

from gbakg.bilingual import Words

__all__ = ["Card", "Evidence", "Fact", "Name", "Party", "Words"]


@dataclass(frozen=True)
class Name:
    """Something with an IRI and a name in both languages."""

    id: str
    words: Words


@dataclass(frozen=True)
class Fact:
    """One property and its values.

    Attributes:
        property: what is said.
        values: names of things, or literals with an empty ``id``.
    """

    property: Name
    values: tuple[Name, ...]


@dataclass(frozen=True)
class Evidence:
    """A passage that carries a claim.

    Attributes:
        id: the passage's IRI.
        letter: the letter's number.
        locator: part, section and item, e.g. ``一（二）一是``.
        start: first position, in characters from 0.
        end: position behind the last character.
        sha256: digest of the passage.
        text: the passage's own words, only where the user holds the letter.
        claim: what the passage carries, where that is not the subject itself: a sum, a count, a thing made.
    """

    id: str
    letter: str
    locator: str
    start: int
    end: int
    sha256: str
    text: str | None = None
    claim: Words | None = None


@dataclass(frozen=True)
class Party:
    """One participation.

    Attributes:
        other: on a partnership's card the organisation, on an organisation's card the partnership.
        role: as what.
        side: 1 or 2 in a collective agreement, else 0.
        mention: the words of the letter that name the organisation; empty where it is implied.
        locator: where the partnership stands.
        status: how real the partnership is.
        evidence: on an organisation's card the partnership's passages; on a partnership's card they stand on the card.
    """

    other: Name
    role: Name
    side: int
    mention: str
    locator: str
    status: Name
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Card:
    """All about one subject.

    Attributes:
        id: its IRI.
        group: as in :class:`gbakg.networks.Node`.
        names: its names.
        type: its most specific class.
        parties: participations, partners first.
        facts: in the order of :data:`gbakg.vocabulary.PROPERTIES`, what made it, sums and counts last.
        evidence: in the order of the letter.
    """

    id: str
    group: str
    names: Words
    type: Name
    parties: tuple[Party, ...]
    facts: tuple[Fact, ...]
    evidence: tuple[Evidence, ...]
