"""The graph as a network: nodes and edges of plain values, between RDF and every way it leaves.

Three views of one graph. A partnership is a node; pairs of organisations are derived from it, one edge a
partnership, and an edge says whether the pair is stated, planned or only possible.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gbakg.errors import UnknownNameError
from gbakg.sources import Source
from gbakg.views import ask
from gbakg.vocabulary import GROUPS, ID

CERTAINTIES = ("stated", "planned", "possible")
"""How sure a pair is: both are partners; both are in a plan; they stand on two sides of a collective agreement."""


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


@dataclass(frozen=True)
class Network:
    """Nodes and edges.

    Attributes:
        view: the name of the view it is.
        nodes: sorted by group and IRI.
        edges: sorted by IRI; both ends of each are among the nodes.
    """

    view: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    def _repr_html_(self) -> str:
        from gbakg.exports.notebook import network_html

        return network_html(self)


def network(source: Source, view: str = "partnerships") -> Network:
    """One view of a source's graph.

    Args:
        source: where the graph is.
        view: ``organizations`` (pairs), ``partnerships`` (organisations and partnerships, an edge a participation) or
            ``full`` (also things, places and fields of work).

    Raises:
        UnknownNameError: no such view.
    """
    if view not in VIEWS:
        raise UnknownNameError("view", view, list(VIEWS))
    nodes = _nodes(source)
    edges = sorted(VIEWS[view](source, nodes), key=lambda edge: edge.id)
    groups = {"organizations": {"organization"}, "partnerships": {"organization", "partnership"}}.get(view)
    kept = (node for node in nodes.values() if groups is None or node.group in groups)
    return Network(view, tuple(sorted(kept, key=lambda node: (node.group, node.id))), tuple(edges))


def _nodes(source: Source) -> dict[str, Node]:
    """All nodes by IRI; where one has several root classes, the first of :data:`gbakg.vocabulary.GROUPS` counts."""
    weights = {row["node"]: int(row["weight"]) for row in ask(source, "weights")}
    rank = {root: number for number, root in enumerate(GROUPS)}
    nodes: dict[str, Node] = {}
    for row in sorted(ask(source, "nodes"), key=lambda row: rank[row["root"]]):
        label = row.get("label") or row.get("label_en") or local(row["node"])
        node = Node(
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
            weight=weights.get(row["node"], 0),
        )
        nodes.setdefault(node.id, node)
    return nodes


def _participation_edges(source: Source, nodes: dict[str, Node]) -> Iterable[Edge]:
    """An edge from organisation to partnership for each participation."""
    labels = {row["term"]: row for row in ask(source, "terms")}
    for row in ask(source, "participations"):
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


def _pair_edges(source: Source, nodes: dict[str, Node]) -> Iterable[Edge]:
    """An edge for each pair of partners of each partnership."""
    for row in ask(source, "pairs"):
        partnership, one, other = (nodes.get(row[column]) for column in ("partnership", "one", "other"))
        if partnership is None or one is None or other is None:
            continue
        yield Edge(
            id=f"{partnership.id}#{local(one.id)}+{local(other.id)}",
            source=one.id,
            target=other.id,
            relation="pair",
            certainty=row["certainty"],
            label=partnership.label,
            label_en=partnership.label_en,
            status=partnership.status,
            partnership=partnership.id,
        )


def _all_edges(source: Source, nodes: dict[str, Node]) -> Iterable[Edge]:
    """Participations and every other asserted line between two nodes."""
    yield from _participation_edges(source, nodes)
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


VIEWS: dict[str, Callable[[Source, dict[str, Node]], Iterable[Edge]]] = {
    "partnerships": _participation_edges,
    "organizations": _pair_edges,
    "full": _all_edges,
}
"""Name of a view to what makes its edges."""


def local(iri: str) -> str:
    """The last part of an IRI, behind ``#`` or ``id/``.

    >>> local("https://w3id.org/gbakg/ontology#Partner")
    'Partner'
    """
    return iri.removeprefix(ID) if iri.startswith(ID) else iri.rpartition("#")[2].rpartition("/")[2]
