"""All measures of one network at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import comb
from typing import TYPE_CHECKING

from gbakg.measures import structure
from gbakg.measures.brokerage import brokered, roles
from gbakg.measures.definitions import Values
from gbakg.measures.density import Between, densities, density
from gbakg.measures.pairs import Pairs, pairs
from gbakg.model import Words
from gbakg.networks import CERTAINTIES, Network

if TYPE_CHECKING:
    import networkx

MOST = 3000
"""Bodies up to which files and pages are given their measures unasked; ``gbakg measures`` knows no such end."""

SURE = {
    "stated": Words("公函写明的", "stated"),
    "planned": Words("计划中的", "planned"),
    "possible": Words("可能的", "possible"),
}
"""How a heading calls what is included."""


@dataclass(frozen=True)
class Measures:
    """The measures of one network; no value is missing.

    Attributes:
        include: which pairs count, in the order of :data:`gbakg.networks.CERTAINTIES`.
        organizations: the measures of ``organizations`` and ``brokerage`` of every body, by its IRI and their names.
        regions: the measures of every two regions, within Guangxi first.
        whole: the measures of the whole network.
        sampled: how many bodies betweenness was estimated from in large components; 0 where it is exact.
    """

    include: tuple[str, ...]
    organizations: Mapping[str, Values]
    regions: tuple[Between, ...]
    whole: Values
    sampled: int

    @property
    def heading(self) -> Words:
        """Which pairs count, how many there are, and what is only estimated."""
        n, m, p = (self.whole[name] for name in ("bodies", "pairs", "partnerships"))
        only = self.include == ("stated",)
        zh = "、".join(SURE[certainty].zh for certainty in self.include)
        listed = [SURE[certainty].en for certainty in self.include]
        en = " and ".join(filter(None, (", ".join(listed[:-1]), *listed[-1:])))
        zh = f"{'只计' if only else '所计为'}{zh}合作对。机构 {n} 家，合作对 {m} 对，合作 {p} 项。"
        en = f"{en.capitalize()} pairs{' only' if only else ''}. Bodies: {n}, pairs: {m}, partnerships: {p}."
        if not only:
            zh += "计划中的和可能的合作对，公函并未写明为事实。"
            en += " The letter does not state planned or possible pairs as real."
        if self.sampled:
            zh += f"中介中心性由 {self.sampled} 个抽样起点估计。"
            en += f" Betweenness is estimated from {self.sampled} sampled bodies."
        return Words(zh, en)


def measures(network: Network, include: Collection[str] = ("stated",)) -> Measures:
    """Measure a network of organisations.

    Args:
        network: the view ``organizations``.
        include: which pairs count, of :data:`gbakg.networks.CERTAINTIES`; more than ``stated`` is a weaker claim.

    Returns:
        What :data:`gbakg.measures.MEASURES` defines.

    Raises:
        UsageError: the network is of another view, or there is no such certainty.

    >>> from gbakg import open_graph
    >>> from gbakg.networks import network
    >>> found = measures(network(open_graph(), "organizations"))
    >>> found.organizations["https://w3id.org/gbakg/id/bgi"]["degree"]
    4
    """
    counted = pairs(network, include)
    graph = counted.graph()
    connected, groups = structure.components(graph), structure.communities(graph)
    between, sampled = structure.betweenness(graph, connected)
    places = _places(graph, connected, groups, between)
    return Measures(
        include=tuple(certainty for certainty in CERTAINTIES if certainty in include),
        organizations=_bodies(counted, places),
        regions=densities(counted),
        whole=_whole(counted, graph, places, groups),
        sampled=sampled,
    )


def measured(network: Network) -> Measures | None:
    """The measures of stated pairs for pages and files; of a network so large that they would take minutes, none."""
    return measures(network) if len(network.nodes) <= MOST else None


def _places(
    graph: networkx.Graph[int], connected: list[list[int]], groups: list[list[int]], between: list[float]
) -> list[Values]:
    """Where each body stands, by its number."""
    cores, cuts = structure.cores(graph), structure.cut_points(graph)
    component, community = structure.numbered(connected), structure.numbered(groups)
    return [
        {
            "betweenness": between[body],
            "core": cores[body],
            "cut_point": body in cuts,
            "component": component[body],
            "community": community[body],
        }
        for body in graph
    ]


def _bodies(counted: Pairs, places: list[Values]) -> dict[str, Values]:
    """The numbers of every body, by its IRI."""
    partners = counted.partners()
    strength = [0] * len(partners)
    told: list[set[str]] = [set() for _ in partners]
    for pair, partnerships in counted.shared.items():
        for body in pair:
            strength[body] += len(partnerships)
            told[body] |= partnerships
    return {
        iri: {
            "degree": len(partners[body]),
            "partnerships": len(told[body]),
            "strength": strength[body],
            **places[body],
            **roles(brokered(partners, counted.regions, body), counted.regions[body]),
        }
        for body, iri in enumerate(counted.bodies)
    }


def _whole(counted: Pairs, graph: networkx.Graph[int], places: list[Values], groups: list[list[int]]) -> Values:
    """The numbers of the whole network."""
    bodies, links = len(counted.bodies), len(counted.shared)
    sizes: dict[int | float, int] = {}
    for place in places:
        sizes[place["component"]] = sizes.get(place["component"], 0) + 1
    return {
        "bodies": bodies,
        "without_region": counted.regions.count(""),
        "isolates": sum(not graph[body] for body in graph),
        "pairs": links,
        "partnerships": len(frozenset().union(*counted.shared.values())),
        "density": density(links, comb(bodies, 2)),
        "components": len(sizes),
        "largest_component": max(sizes.values(), default=0),
        "cut_points": sum(place["cut_point"] for place in places),
        "largest_core": max((place["core"] for place in places), default=0),
        "communities": len(groups),
        "modularity": structure.modularity(graph, groups),
    }
