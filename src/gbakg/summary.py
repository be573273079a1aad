"""What a graph holds, in numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from gbakg.model import Name, Words
from gbakg.networks import local
from gbakg.sources import Source
from gbakg.views import ask
from gbakg.vocabulary import GBAKG, ORG

UNTOLD = Words("未定", "none or several")
"""The region of bodies that stand in none or in more than one."""


@dataclass(frozen=True)
class Count:
    """How many of something.

    Attributes:
        words: its name.
        number: how many.
    """

    words: Words
    number: int


@dataclass(frozen=True)
class Summary:
    """The numbers of one graph; each group is sorted by number, then name.

    Attributes:
        letters: identifier and title of each letter.
        classes: things by class, superclasses included.
        regions: organisations by region.
        kinds: partnerships by kind.
        statuses: partnerships by status.
        certainties: pairs of organisations, counted once a pair, by how sure they are.
    """

    letters: tuple[tuple[str, Words], ...]
    classes: tuple[Count, ...]
    regions: tuple[Count, ...]
    kinds: tuple[Count, ...]
    statuses: tuple[Count, ...]
    certainties: tuple[Count, ...]


def summary(source: Source) -> Summary:
    """Count what a source's graph holds."""
    terms = {row["term"]: Words(row["label"], row["label_en"]) for row in ask(source, "terms")}
    regions = {iri: name.words for iri, name in places(source).items()}
    # Added, not set: regions without a name are one group.
    classes, by_region, kinds, statuses = Counter[Words](), Counter[Words](), Counter[Words](), Counter[Words]()
    for row in ask(source, "counts"):
        if row["class"].startswith((GBAKG, ORG)) and row["class"] in terms:
            classes[terms[row["class"]]] += int(row["count"])
    for row in ask(source, "region-counts"):
        by_region[regions.get(local(row.get("region", "")), UNTOLD)] += int(row["count"])
    for row in ask(source, "partnership-counts"):
        value = row.get("value", "")
        group = kinds if row["property"] == f"{GBAKG}kind" else statuses
        group[terms.get(value, Words(local(value), local(value)))] += int(row["count"])
    pairs = {CERTAINTY_WORDS[row["certainty"]]: int(row["count"]) for row in ask(source, "pair-counts")}
    groups = (_counts(counter) for counter in (classes, by_region, kinds, statuses, pairs))
    return Summary(letters(source), *groups)


CERTAINTY_WORDS = {
    "stated": Words("公函写明的合作对", "stated pairs"),
    "planned": Words("计划中的合作对", "planned pairs"),
    "possible": Words("可能的合作对（集体协议）", "possible pairs (collective agreements)"),
}
"""How the program calls the certainty of a pair."""


def places(source: Source) -> dict[str, Name]:
    """The places of a source's graph by their local names, which is how a node tells its region."""
    found = {}
    for row in ask(source, "places"):
        label = row.get("label") or row.get("label_en") or local(row["place"])
        found[local(row["place"])] = Name(row["place"], Words(label, row.get("label_en") or label))
    return found


def letters(source: Source) -> tuple[tuple[str, Words], ...]:
    """Identifier and title of each letter that a source's graph points into."""
    rows = ask(source, "letters")
    return tuple(
        (row.get("identifier", row["letter"]), Words(row.get("title", ""), row.get("title_en", ""))) for row in rows
    )


def _counts(numbers: Mapping[Words, int]) -> tuple[Count, ...]:
    counts = [Count(words, number) for words, number in numbers.items()]
    return tuple(sorted(counts, key=lambda count: (-count.number, count.words.zh)))
