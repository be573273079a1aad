"""A network as it leaves: with names in one language first, with where everything stands, and with its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from gbakg.layout import palette
from gbakg.layout.banks import banks
from gbakg.layout.bridge import picture
from gbakg.layout.forms import FORMS, FULL
from gbakg.layout.marks import radius
from gbakg.layout.order import ordered
from gbakg.measures import Values
from gbakg.model import Evidence
from gbakg.networks import Edge, Network, Node

Point = tuple[float, float]
Colour = tuple[int, int, int]

COLOURS = {
    name: (int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16))
    for name, text in palette.LIGHT.items()
    if name in (*palette.REGIONS, "elsewhere", "partnership", "push")
}
"""Red, green and blue from 0 to 255 of what is coloured in the picture, as on the page's light ground."""


@dataclass(frozen=True)
class Drawing:
    """A network and what goes with it.

    Attributes:
        network: what leaves.
        language: of the names that tools show, ``zh`` or ``en``.
        places: x and y of each node by IRI, in pixels, x to the right and y **up**, as mathematics and Gephi have it.
        deals: partnerships by IRI, also those that the view draws as pairs.
        evidence: passages by IRI of what they carry: partnerships, participations, things.
        measures: numbers of every node by their names, see :attr:`gbakg.measures.Measures.organizations`; empty where
            not all nodes are organisations.
    """

    network: Network
    language: str = "zh"
    places: Mapping[str, Point] = field(default_factory=dict)
    deals: Mapping[str, Node] = field(default_factory=dict)
    evidence: Mapping[str, Sequence[Evidence]] = field(default_factory=dict)
    measures: Mapping[str, Values] = field(default_factory=dict)

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Nodes by IRI."""
        return {node.id: node for node in self.network.nodes}

    def passages(self, edge: Edge) -> Sequence[Evidence]:
        """Where an edge stands in the letter: its own passages, else its partnership's, else those of its ends."""
        for iri in (edge.id, edge.partnership, edge.source, edge.target):
            if found := self.evidence.get(iri):
                return found
        return ()


def places(network: Network, whole: Network, language: str) -> dict[str, Point]:
    """Where everything stands on the bridge, as on the page.

    Args:
        network: any view.
        whole: the view ``partnerships``, whose order holds for all views.
        language: of the labels that have to find room.
    """
    order = ordered(banks(whole), whole)
    form = FULL if network.view == "full" else FORMS[0]
    drawn = picture(network, order, form, language)
    return {iri: (round(place.x, 1), round(-place.y, 1) + 0.0) for iri, place in drawn.places.items()}


def colour(node: Node) -> Colour:
    """A body has its region's colour, a partnership its own, all else is grey."""
    if node.group == "organization":
        return COLOURS[node.region if node.region in palette.REGIONS else "elsewhere"]
    return COLOURS["partnership" if node.group == "partnership" else "elsewhere"]


def edge_colour(drawing: Drawing, edge: Edge) -> Colour:
    """A participation has its body's colour; a pair that of the end that is not Guangxi's; all else is grey."""
    if edge.relation == "participation":
        return COLOURS["push"] if edge.role == "Facilitator" else colour(drawing.nodes[edge.source])
    if edge.relation == "pair":
        one, other = drawing.nodes[edge.source], drawing.nodes[edge.target]
        return colour(other if one.region == "guangxi" else one)
    return COLOURS["push"]


def size(node: Node) -> float:
    """A mark's breadth in pixels: the area tells the number of partnerships."""
    return round(2 * radius(node), 1)


def by_thing(rows: Sequence[Mapping[str, str]]) -> dict[str, tuple[Evidence, ...]]:
    """Rows of the view ``passages`` by IRI of what they carry, in the letter's order."""
    found: dict[str, list[Evidence]] = defaultdict(list)
    for row in rows:
        found[row["about"]].append(
            Evidence(
                id=row["passage"],
                letter=row.get("letter_id", row["letter"]),
                locator=row["locator"],
                start=int(row["start"]),
                end=int(row["end"]),
                sha256=row["sha256"],
            )
        )
    return {iri: tuple(passages) for iri, passages in found.items()}
