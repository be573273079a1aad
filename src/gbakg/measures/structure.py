"""Where a body stands in the network: centrality, core, cut points, components and communities."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from gbakg.measures.definitions import EXACT, PIVOTS, SEED, rounded

if TYPE_CHECKING:
    import networkx


def betweenness(graph: networkx.Graph[int], components: Sequence[Sequence[int]]) -> tuple[list[float], int]:
    """Betweenness by the algorithm of Brandes (2001), component by component.

    Components of more than :data:`EXACT` nodes are estimated from :data:`PIVOTS` starts, as Brandes and Pich (2007) do.

    Args:
        graph: nodes are numbered from 0.
        components: its connected components.

    Returns:
        Each node's betweenness, divided by (n-1)(n-2)/2 for all n nodes of the graph; and from how many starts it was
        estimated where components are large, else 0.
    """
    import networkx

    most = (len(graph) - 1) * (len(graph) - 2) / 2
    found, sampled = [0.0] * len(graph), 0
    for members in components:
        if len(members) < 3:  # nobody stands between two bodies
            continue
        part: networkx.Graph[int] = networkx.Graph()
        part.add_nodes_from(members)
        part.add_edges_from((one, other) for one in members for other in graph[one])
        pivots = min(PIVOTS, len(members)) if len(members) > EXACT else None
        sampled = max(sampled, pivots or 0)
        for node, value in networkx.betweenness_centrality(part, k=pivots, normalized=False, seed=SEED).items():
            found[node] = rounded(value / most)
    return found, sampled


def components(graph: networkx.Graph[int]) -> list[list[int]]:
    """Connected components, in the order of :func:`ranked`."""
    import networkx

    return ranked(networkx.connected_components(graph))


def communities(graph: networkx.Graph[int]) -> list[list[int]]:
    """Communities by the method of Blondel et al. (2008), in the order of :func:`ranked`."""
    import networkx

    return ranked(networkx.community.louvain_communities(graph, weight=None, seed=SEED))


def modularity(graph: networkx.Graph[int], groups: Sequence[Sequence[int]]) -> float:
    """Modularity of a division (Newman and Girvan 2004); 0 where there is no edge."""
    import networkx

    if not graph.number_of_edges():
        return 0.0
    return rounded(networkx.community.modularity(graph, [set(group) for group in groups], weight=None))


def cores(graph: networkx.Graph[int]) -> dict[int, int]:
    """The greatest k of a k-core that each node belongs to (Seidman 1983)."""
    import networkx

    return dict(networkx.core_number(graph))


def cut_points(graph: networkx.Graph[int]) -> set[int]:
    """Nodes whose removal breaks their component (Hopcroft and Tarjan 1973)."""
    import networkx

    return set(networkx.articulation_points(graph))


def ranked(groups: Iterable[Iterable[int]]) -> list[list[int]]:
    """Groups by size, largest first, equal ones by their smallest node; nodes in order.

    >>> ranked([{4}, {2, 3}, {0, 1}])
    [[0, 1], [2, 3], [4]]
    """
    return sorted((sorted(group) for group in groups), key=lambda group: (-len(group), group[0]))


def numbered(groups: Sequence[Sequence[int]]) -> dict[int, int]:
    """Each node's group, counted from 1."""
    return {node: number for number, group in enumerate(groups, 1) for node in group}
