"""Partnerships as reports tell of them: what, how real, of when, whose regions, and where the letter says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import inf

from gbakg.cards import cards
from gbakg.layout.palette import REGIONS
from gbakg.model import Card, Name, Words
from gbakg.networks import local, network
from gbakg.sources import Source
from gbakg.views import ask
from gbakg.vocabulary import GBAKG, ID

NO_REGION = Name("", Words("不属单一地区", "no single region"))
NO_KIND = Name("", Words("未归入类型", "no kind given"))
NO_STATUS = Name("", Words("未标状态", "no status"))

STATUSES = ("Realised", "Underway", "Planned")
"""Statuses in the order in which they are listed."""


@dataclass(frozen=True)
class Partnership:
    """One partnership.

    Attributes:
        id: its IRI.
        words: its title.
        kind: its kind, or :data:`NO_KIND`.
        status: its status, or :data:`NO_STATUS`.
        start: start date with the letter's precision, else empty.
        end: end date likewise.
        regions: regions of its partners, each once, sorted by :func:`region_rank`; who only pushes, funds or hosts is
            no partner.
        locators: part, section and item of each of its passages, each once, in the order of the letter.
    """

    id: str
    words: Words
    kind: Name
    status: Name
    start: str
    end: str
    regions: tuple[Name, ...]
    locators: tuple[str, ...]


def partnerships(source: Source) -> tuple[Partnership, ...]:
    """Every partnership of a graph, in the order of the letter."""
    told, view = cards(source), network(source, "partnerships")
    terms = {row["term"]: Words(row["label"], row["label_en"]) for row in ask(source, "terms")}
    region = {node.id: node.region for node in view.nodes}
    found: dict[str, set[str]] = defaultdict(set)
    for edge in view.edges:
        if edge.role == "Partner":
            found[edge.partnership].add(region[edge.source])

    def term(name: str, none: Name) -> Name:
        return Name(GBAKG + name, terms.get(GBAKG + name, Words(name, name))) if name else none

    deals = (
        Partnership(
            id=node.id,
            words=Words(node.label, node.label_en),
            kind=term(node.kind, NO_KIND),
            status=term(node.status, NO_STATUS),
            start=node.start,
            end=node.end,
            regions=tuple(sorted((_region(name, told) for name in found[node.id]), key=region_rank)),
            locators=tuple(dict.fromkeys(evidence.locator for evidence in told[node.id].evidence)),
        )
        for node in view.nodes
        if node.group == "partnership"
    )
    return tuple(sorted(deals, key=lambda deal: _place(told[deal.id])))


def region_rank(name: Name) -> tuple[int, str]:
    """Sort key of a region: the four of the letter, then all others by identifier, then none."""
    known = local(name.id)
    return (REGIONS.index(known) if known in REGIONS else len(REGIONS) + (not known)), known


def status_rank(name: Name) -> tuple[int, str]:
    """Sort key of a status: in the order of :data:`STATUSES`, then all others by identifier, then none."""
    known = local(name.id)
    return (STATUSES.index(known) if known in STATUSES else len(STATUSES) + (not known)), known


def _region(name: str, told: Mapping[str, Card]) -> Name:
    if not name:
        return NO_REGION
    iri = ID + name
    return Name(iri, told[iri].names if iri in told else Words(name, name))


def _place(card: Card) -> tuple[str, float, str]:
    """Where a partnership is first told; what has no passage comes before all letters, as on the page."""
    return (card.evidence[0].letter, card.evidence[0].start, card.id) if card.evidence else ("", inf, card.id)
