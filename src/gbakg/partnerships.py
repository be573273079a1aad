"""Partnerships as reports tell of them: what, how real, of when, whose regions, and where the letter says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from gbakg.layout.palette import REGIONS
from gbakg.model import Name, Words
from gbakg.networks import Network, Node, local, network
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
    names, passages, regions = _names(source), _passages(source), _regions(view)
    deals = (
        _partnership(node, names, regions[node.id], passages[node.id])
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


def _partnership(
    node: Node, names: Mapping[str, Words], regions: Collection[str], passages: Sequence[Row]
) -> Partnership:
    def named(space: str, name: str, none: Name) -> Name:
        return Name(space + name, names.get(space + name, Words(name, name))) if name else none

    return Partnership(
        id=node.id,
        words=Words(node.label, node.label_en),
        kind=named(GBAKG, node.kind, NO_KIND),
        status=named(GBAKG, node.status, NO_STATUS),
        start=node.start,
        end=node.end,
        regions=tuple(sorted((named(ID, region, NO_REGION) for region in regions), key=region_rank)),
        locators=tuple(dict.fromkeys(row["locator"] for row in passages)),
    )


def _names(source: Source) -> dict[str, Words]:
    """What kinds, statuses and places are called, by IRI."""
    rows = {row["term"]: row for row in ask(source, "terms")} | {row["place"]: row for row in ask(source, "places")}
    names = {}
    for iri, row in rows.items():
        label = row.get("label") or row.get("label_en") or local(iri)
        names[iri] = Words(label, row.get("label_en") or label)
    return names


def _regions(view: Network) -> dict[str, set[str]]:
    """Partnership to the regions of its partners, by their last parts; an empty one for a partner without any."""
    region = {node.id: node.region for node in view.nodes}
    found: dict[str, set[str]] = defaultdict(set)
    for edge in view.edges:
        if edge.role == "Partner":
            found[edge.partnership].add(region[edge.source])
    return found


def _passages(source: Source) -> dict[str, list[Row]]:
    """Rows of the view ``passages`` by what they carry, in the order of the letter.

    What carries an owner's sums and figures carries the owner too, as on its card.
    """
    owners: dict[str, set[str]] = defaultdict(set)
    for view, what in (("amounts", "amount"), ("figures", "figure")):
        for row in ask(source, view):
            owners[row[what]].add(row["owner"])
    found: dict[str, list[Row]] = defaultdict(list)
    for row in ask(source, "passages"):
        for iri in (row["about"], *owners[row["about"]]):
            found[iri].append(row)
    for rows in found.values():
        rows.sort(key=lambda row: (row.get("letter_id", row["letter"]), int(row["start"]), int(row["end"])))
    return found


def _place(iri: str, passages: Sequence[Row]) -> tuple[str, float, str]:
    """Where a partnership is first told; what has no passage comes before all letters, as on the page."""
    first = next(iter(passages), None)
    return (first.get("letter_id", first["letter"]), int(first["start"]), iri) if first else ("", inf, iri)
