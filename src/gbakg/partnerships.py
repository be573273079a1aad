"""Partnerships as reports tell of them: what, how real, of when, whose regions, and where the letter says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from gbakg.layout.palette import REGIONS
from gbakg.model import Name, Words
from gbakg.networks import Network, local, network
from gbakg.sources import Source
from gbakg.views import ask
from gbakg.vocabulary import GBAKG, ID

Row = dict[str, str]

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


def partnerships(source: Source, view: Network | None = None) -> tuple[Partnership, ...]:
    """Every partnership of a graph, in the order of the letter.

    Args:
        source: where the graph is.
        view: its view ``partnerships``, where that is at hand.
    """
    view = view or network(source, "partnerships")
    passages = _passages(source)
    terms = {row["term"]: Words(row["label"], row["label_en"]) for row in ask(source, "terms")}
    regions = {row["place"]: _words(row) for row in ask(source, "places")}
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
            regions=tuple(sorted((_region(name, regions) for name in found[node.id]), key=region_rank)),
            locators=tuple(dict.fromkeys(row["locator"] for row in passages[node.id])),
        )
        for node in view.nodes
        if node.group == "partnership"
    )
    return tuple(sorted(deals, key=lambda deal: _place(deal.id, passages[deal.id])))


def region_rank(name: Name) -> tuple[int, str]:
    """Sort key of a region: the four of the letter, then all others by identifier, then none."""
    known = local(name.id)
    return (REGIONS.index(known) if known in REGIONS else len(REGIONS) + (not known)), known


def status_rank(name: Name) -> tuple[int, str]:
    """Sort key of a status: in the order of :data:`STATUSES`, then all others by identifier, then none."""
    known = local(name.id)
    return (STATUSES.index(known) if known in STATUSES else len(STATUSES) + (not known)), known


def _region(name: str, regions: Mapping[str, Words]) -> Name:
    return Name(ID + name, regions.get(ID + name, Words(name, name))) if name else NO_REGION


def _words(row: Row) -> Words:
    label = row.get("label") or row.get("label_en") or local(row["place"])
    return Words(label, row.get("label_en") or label)


def _passages(source: Source) -> dict[str, list[Row]]:
    """Rows of the view ``passages`` by what they carry, in the order of the letter."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in ask(source, "passages"):
        found[row["about"]].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (row.get("letter_id", row["letter"]), int(row["start"]), int(row["end"])))
    return found


def _place(iri: str, passages: Sequence[Row]) -> tuple[str, float, str]:
    """Where a partnership is first told; what has no passage comes before all letters, as on the page."""
    first = next(iter(passages), None)
    return (first.get("letter_id", first["letter"]), int(first["start"]), iri) if first else ("", inf, iri)
