"""Nodes and edges as pyvis keeps them for vis-network, with what the page needs to know about each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gbakg.layout.marks import mark, radius
from gbakg.networks import Edge, Network, Node

if TYPE_CHECKING:
    from pyvis.network import Network as Drawing


def drawing(network: Network) -> Drawing:
    """A pyvis network of a view: every node and every edge, parallel ones too, without physics.

    Args:
        network: the view.
    """
    from pyvis.network import Network as Drawing

    drawn = Drawing(directed=True, cdn_resources="in_line")  # an undirected one drops parallel edges
    drawn.toggle_physics(False)
    for node in network.nodes:
        drawn.add_node(node.id, label=node.label, shape="custom", group=mark(node), size=radius(node), **_node(node))
    for edge in network.edges:
        drawn.add_edge(edge.source, edge.target, id=edge.id, arrows="", **_edge(edge))
    return drawn


def _node(node: Node) -> dict[str, Any]:
    """What the page knows about a node, beside what vis-network does; empty values are left out."""
    known = {
        "en": node.label_en,
        "is": node.group,
        "region": node.region,
        "kind": node.kind,
        "status": node.status,
        "start": node.start,
        "end": node.end,
        "weight": node.weight,
    }
    return {key: value for key, value in known.items() if value}


def _edge(edge: Edge) -> dict[str, Any]:
    known = {
        "title": edge.label,
        "en": edge.label_en,
        "relation": edge.relation,
        "certainty": edge.certainty,
        "role": edge.role,
        "status": edge.status,
        "partnership": edge.partnership,
        "side": edge.side,
    }
    return {key: value for key, value in known.items() if value}
