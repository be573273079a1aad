"""What can be joined: bodies, partnerships, things, places, fields of work, each with what it weighs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass

from gbakg.sources import Source
from gbakg.views import ask
from gbakg.vocabulary import GBAKG, GROUPS, ID

Row = dict[str, str]

PARTNER, PLANNED, COLLECTIVE = GBAKG + "Partner", GBAKG + "Planned", GBAKG + "CollectiveAgreement"


@dataclass(frozen=True)
class Node:
    """A node.

    Attributes:
        id: its IRI.
        group: one of the values of :data:`gbakg.vocabulary.GROUPS`.
        type: local name of its most specific class, e.g. ``University``.
        label: Chinese name; the IRI's last part where there is none.
        label_en: English name; the Chinese one where there is none.
        region: local name of the region it counts for, e.g. ``guangxi``; empty where there is none or more than one.
        kind: local name of a partnership's kind, else empty.
        status: ``Realised``, ``Underway``, ``Planned`` or empty.
        start: start date with the letter's precision, else empty.
        end: end date likewise.
        weight: for an organisation the number of partnerships in which it is a stated partner, for a partnership the
            number of its participants, else 0.
    """

    id: str
    group: str
    type: str
    label: str
    label_en: str
    region: str = ""
    kind: str = ""
    status: str = ""
    start: str = ""
    end: str = ""
    weight: int = 0


def nodes(source: Source, parts: Iterable[Row]) -> dict[str, Node]:
    """All nodes by IRI; where one has several root classes, the first of :data:`gbakg.vocabulary.GROUPS` counts.

    Args:
        source: where they are.
        parts: rows of the view ``participations``.
    """
    rank = {root: number for number, root in enumerate(GROUPS)}
    rows: dict[str, Row] = {}
    for row in sorted(ask(source, "nodes"), key=lambda row: rank[row["root"]]):
        rows.setdefault(row["node"], row)
    weights = _weights(parts, {iri for iri, row in rows.items() if _stated(row)})
    return {iri: _node(row, weights[iri]) for iri, row in rows.items()}


def _node(row: Row, weight: int) -> Node:
    label = row.get("label") or row.get("label_en") or local(row["node"])
    return Node(
        id=row["node"],
        group=GROUPS[row["root"]],
        type=local(row["class"]),
        label=label,
        label_en=row.get("label_en") or label,
        region=local(row.get("region", "")),
        kind=local(row.get("kind", "")),
        status=local(row.get("status", "")),
        start=row.get("start", ""),
        end=row.get("end", ""),
        weight=weight,
    )


def _stated(row: Row) -> bool:
    """Whether a node is a partnership that states who are partners: neither planned nor collective."""
    return row.get("status") not in (None, PLANNED) and row["class"] != COLLECTIVE


def _weights(parts: Iterable[Row], stated: Container[str]) -> Counter[str]:
    """How many take part in each partnership, and in how many stated partnerships each organisation is a partner."""
    partners = {(row["organization"], row["partnership"]) for row in parts if row["role"] == PARTNER}
    weights = Counter(organization for organization, partnership in partners if partnership in stated)
    weights.update(row["partnership"] for row in parts)
    return weights


def local(iri: str) -> str:
    """The last part of an IRI, behind ``#`` or ``id/``.

    >>> local("https://w3id.org/gbakg/ontology#Partner")
    'Partner'
    """
    return iri.removeprefix(ID) if iri.startswith(ID) else iri.rpartition("#")[2].rpartition("/")[2]
