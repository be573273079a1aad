"""What joins two nodes: participations, pairs of partners, and every other line that a letter states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from gbakg.networks.nodes import PARTNER, Node, Row, local
from gbakg.sources import Source
from gbakg.views import ask

CERTAINTIES = ("stated", "planned", "possible")
"""How sure a pair is: both are partners; both are in a plan; they stand on two sides of a collective agreement."""


@dataclass(frozen=True)
class Edge:
    """An edge.

    Attributes:
        id: its IRI where it is a participation, else made of its ends and what it is.
        source: IRI of a node.
        target: IRI of a node.
        relation: ``participation``, ``pair``, or the local name of the property, e.g. ``output``.
        certainty: one of :data:`CERTAINTIES`; stated for all that is no pair.
        label: Chinese, what to write on the line.
        label_en: the same in English.
        role: local name of the role of a participation, e.g. ``Facilitator``, else empty.
        status: status of the partnership it belongs to, else empty.
        partnership: IRI of the partnership it belongs to, else empty.
        side: 1 or 2 in a collective agreement, else 0.
    """

    id: str
    source: str
    target: str
    relation: str
    certainty: str
    label: str
    label_en: str
    role: str = ""
    status: str = ""
    partnership: str = ""
    side: int = 0


def _participation_edges(source: Source, nodes: Mapping[str, Node], parts: Iterable[Row]) -> Iterable[Edge]:
    """An edge from organisation to partnership for each participation."""
    labels = {row["term"]: row for row in ask(source, "terms")}
    for row in parts:
        partnership, organization, role = nodes.get(row["partnership"]), nodes.get(row["organization"]), row["role"]
        if partnership is None or organization is None:
            continue
        words = labels.get(role, {})
        yield Edge(
            id=row["participation"],
            source=organization.id,
            target=partnership.id,
            relation="participation",
            certainty="planned" if partnership.status == "Planned" else "stated",
            label=words.get("label", local(role)),
            label_en=words.get("label_en", local(role)),
            role=local(role),
            status=partnership.status,
            partnership=partnership.id,
            side=int(row.get("side", "0")),
        )


def _pair_edges(_: Source, nodes: Mapping[str, Node], parts: Iterable[Row]) -> Iterable[Edge]:
    """An edge for each pair of partners of each partnership.

    The view ``pairs`` says the same in SPARQL, where an engine looks up each party for each pair.
    """
    partners: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in parts:
        if row["role"] == PARTNER and row["organization"] in nodes:
            partners[row["partnership"]].add((row["organization"], row.get("side", "")))
    for iri, partnership in nodes.items():
        certainty = _certainty(partnership)
        for one, other in _pairs(partners[iri], certainty == "possible") if certainty else ():
            yield Edge(
                id=f"{iri}#{local(one)}+{local(other)}",
                source=one,
                target=other,
                relation="pair",
                certainty=certainty,
                label=partnership.label,
                label_en=partnership.label_en,
                status=partnership.status,
                partnership=iri,
            )


def _certainty(partnership: Node) -> str:
    """How sure the pairs of a partnership are; empty where it has no status, and so no pairs."""
    if not partnership.status:
        return ""
    if partnership.type == "CollectiveAgreement":
        return "possible"
    return "planned" if partnership.status == "Planned" else "stated"


def _pairs(parties: Iterable[tuple[str, str]], across: bool) -> set[tuple[str, str]]:
    """Pairs of organisations, each in the order of their IRIs; of a collective agreement those across its two sides."""
    return {
        (one, other)
        for (one, side), (other, opposite) in combinations(sorted(parties), 2)
        if one != other and (not across or (side and opposite and side != opposite))
    }


def _all_edges(source: Source, nodes: Mapping[str, Node], parts: Iterable[Row]) -> Iterable[Edge]:
    """Participations and every other asserted line between two nodes."""
    yield from _participation_edges(source, nodes, parts)
    labels = {row["term"]: row for row in ask(source, "terms")}
    for row in ask(source, "relations"):
        start, end, relation = nodes.get(row["source"]), nodes.get(row["target"]), row["relation"]
        if start is None or end is None:
            continue
        words = labels.get(relation, {})
        yield Edge(
            id=f"{start.id}#{local(relation)}+{local(end.id)}",
            source=start.id,
            target=end.id,
            relation=local(relation),
            certainty="planned" if "Planned" in (start.status, end.status) else "stated",
            label=words.get("label", local(relation)),
            label_en=words.get("label_en", local(relation)),
            status=start.status or end.status,
            partnership=start.id if start.group == "partnership" else "",
        )


VIEWS: dict[str, Callable[[Source, Mapping[str, Node], Iterable[Row]], Iterable[Edge]]] = {
    "partnerships": _participation_edges,
    "organizations": _pair_edges,
    "full": _all_edges,
}
"""Name of a view to what makes its edges."""
