"""What a graph holds, in numbers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from gbakg.model import Name, Words
from gbakg.networks import local, network
from gbakg.sources import Source
from gbakg.views import ask
from gbakg.vocabulary import GBAKG, GROUPS, ORG

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
    full = network(source, "full")
    names = {local(node.id): Words(node.label, node.label_en) for node in full.nodes}
    known = {local(term): words for term, words in terms.items() if term.startswith(GBAKG)}
    partnerships = [node for node in full.nodes if node.group == "partnership"]
    organizations = [node for node in full.nodes if node.group == "organization"]
    pairs = {(edge.source, edge.target, edge.certainty) for edge in network(source, "organizations").edges}
    return Summary(
        letters=letters(source),
        classes=_counts(
            {
                terms[row["class"]]: int(row["count"])
                for row in ask(source, "counts")
                if row["class"].startswith((GBAKG, ORG)) and row["class"] in terms
            }
        ),
        regions=_counts(Counter(names.get(node.region, UNTOLD) for node in organizations)),
        kinds=_counts(Counter(known.get(node.kind, Words(node.kind, node.kind)) for node in partnerships)),
        statuses=_counts(Counter(known.get(node.status, Words(node.status, node.status)) for node in partnerships)),
        certainties=_counts(Counter(CERTAINTY_WORDS[certainty] for _, _, certainty in pairs)),
    )


CERTAINTY_WORDS = {
    "stated": Words("公函写明的合作对", "stated pairs"),
    "planned": Words("计划中的合作对", "planned pairs"),
    "possible": Words("可能的合作对（集体协议）", "possible pairs (collective agreements)"),
}
"""How the program calls the certainty of a pair."""


def places(source: Source) -> dict[str, Name]:
    """The places of a source's graph by their local names, which is how a node tells its region."""
    found = {}
    for row in ask(source, "nodes"):
        if GROUPS[row["root"]] == "place":
            label = row.get("label") or row.get("label_en") or local(row["node"])
            found[local(row["node"])] = Name(row["node"], Words(label, row.get("label_en") or label))
    return found


def letters(source: Source) -> tuple[tuple[str, Words], ...]:
    """Identifier and title of each letter that a source's graph points into."""
    rows = ask(source, "letters")
    return tuple(
        (row.get("identifier", row["letter"]), Words(row.get("title", ""), row.get("title_en", ""))) for row in rows
    )


def _counts(numbers: dict[Words, int]) -> tuple[Count, ...]:
    counts = [Count(words, number) for words, number in numbers.items()]
    return tuple(sorted(counts, key=lambda count: (-count.number, count.words.zh)))
