"""Which pairs count: the simple undirected graph that every measure is taken of."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gbakg.errors import UsageError
from gbakg.networks import CERTAINTIES, Network

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True)
class Pairs:
    """Bodies as numbers, and their pairs.

    Numbers keep the sets inside networkx in the same order whatever the hash seed.

    Attributes:
        bodies: IRIs in order; a body's number is its place.
        regions: local name of each body's region; empty where there is none or more than one.
        shared: the partnerships of each pair; the smaller number stands first.
    """

    bodies: tuple[str, ...]
    regions: tuple[str, ...]
    shared: Mapping[tuple[int, int], frozenset[str]]

    def graph(self) -> networkx.Graph[int]:
        """The graph, nodes and edges added in order."""
        import networkx

        graph: networkx.Graph[int] = networkx.Graph()
        graph.add_nodes_from(range(len(self.bodies)))
        graph.add_edges_from(self.shared)
        return graph

    def partners(self) -> list[set[int]]:
        """The partners of each body."""
        found: list[set[int]] = [set() for _ in self.bodies]
        for one, other in self.shared:
            found[one].add(other)
            found[other].add(one)
        return found


def pairs(network: Network, include: Collection[str]) -> Pairs:
    """The pairs of a network that are as sure as asked for.

    Args:
        network: the view ``organizations``.
        include: which pairs count, of :data:`gbakg.networks.CERTAINTIES`.

    Raises:
        UsageError: the network is of another view, or there is no such certainty.
    """
    if network.view != "organizations":
        raise UsageError(f"measures are taken of the view 'organizations', not of {network.view!r}.")
    for certainty in include:
        if certainty not in CERTAINTIES:
            raise UsageError(f"no pair is called {certainty!r}; choose among {', '.join(CERTAINTIES)}.")
    nodes = sorted(network.nodes, key=lambda node: node.id)
    number = {node.id: place for place, node in enumerate(nodes)}
    shared: dict[tuple[int, int], set[str]] = {}
    for edge in network.edges:
        if edge.certainty in include and edge.source != edge.target:
            one, other = sorted((number[edge.source], number[edge.target]))
            shared.setdefault((one, other), set()).add(edge.partnership or edge.id)
    return Pairs(
        tuple(node.id for node in nodes),
        tuple(node.region for node in nodes),
        {pair: frozenset(shared[pair]) for pair in sorted(shared)},
    )
