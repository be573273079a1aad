"""The network for users of networkx; imported only when it is asked for, because networkx takes long to load."""

from __future__ import annotations

from collections.abc import Collection

import networkx

from gbakg.networks import Network


class PartnershipNetwork(networkx.MultiGraph):  # type: ignore[misc]  # networkx has no types
    """A ``networkx.MultiGraph`` of one view, ready for algorithms, that shows what it holds in a notebook.

    Nodes are IRIs and carry the attributes of :class:`gbakg.networks.Node`; edges are keyed by their ids and carry
    those of :class:`gbakg.networks.Edge`. Parallel partnerships stay parallel edges. The graph's own attributes are
    ``view`` and ``include``.
    """

    def simple(self) -> networkx.Graph[str]:
        """The same with one edge between any two nodes, for measures that know no parallel edges.

        Returns:
            A plain graph; ``weight`` of an edge is how many edges it stands for.
        """
        graph: networkx.Graph[str] = networkx.Graph(**self.graph)
        graph.add_nodes_from(self.nodes(data=True))
        for one, other in self.edges():
            weight = graph.get_edge_data(one, other, {"weight": 0})["weight"]
            graph.add_edge(one, other, weight=weight + 1)
        return graph

    def _repr_html_(self) -> str:
        from gbakg.exports.notebook import counts_html

        nodes = [data["group"] for _, data in self.nodes(data=True)]
        edges = [f"{data['relation']} ({data['certainty']})" for _, _, data in self.edges(data=True)]
        return counts_html(self.graph.get("view", ""), nodes, edges)


def to_networkx(network: Network, include: Collection[str]) -> PartnershipNetwork:
    """A view as a networkx graph.

    Args:
        network: any view.
        include: certainties of the edges to keep, of :data:`gbakg.networks.CERTAINTIES`; nodes stay all.
    """
    graph = PartnershipNetwork(view=network.view, include=tuple(include))
    for node in network.nodes:
        graph.add_node(node.id, **{name: value for name, value in vars(node).items() if name != "id"})
    for edge in network.edges:
        if edge.certainty in include:
            data = {name: value for name, value in vars(edge).items() if name not in ("id", "source", "target")}
            graph.add_edge(edge.source, edge.target, key=edge.id, **data)
    return graph
