"""The graph as a network: nodes and edges of plain values, between RDF and every way it leaves.

Three views of one graph. A partnership is a node; pairs of organisations are derived from it, one edge a
partnership, and an edge says whether the pair is stated, planned or only possible.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from gbakg.errors import UnknownNameError
from gbakg.networks.edges import CERTAINTIES, VIEWS, Edge
from gbakg.networks.nodes import Node, local, nodes
from gbakg.sources import Source
from gbakg.views import ask

__all__ = ["CERTAINTIES", "VIEWS", "Edge", "Network", "Node", "local", "network", "networks"]

GROUPS_OF = {"organizations": ("organization",), "partnerships": ("organization", "partnership")}
"""The groups of nodes that a view has; one that is not here has all."""


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
    return networks(source, (view,))[view]


def networks(source: Source, views: Collection[str] = tuple(VIEWS)) -> dict[str, Network]:
    """Several views of a source's graph, by name; what they share is asked once.

    Args:
        source: where the graph is.
        views: see :func:`network`.

    Raises:
        UnknownNameError: no such view.
    """
    for view in views:
        if view not in VIEWS:
            raise UnknownNameError("view", view, list(VIEWS))
    parts = ask(source, "participations")
    found = nodes(source, parts)
    ordered = sorted(found.values(), key=lambda node: (node.group, node.id))
    made = {}
    for view in views:
        edges = sorted(VIEWS[view](source, found, parts), key=lambda edge: edge.id)
        kept = (node for node in ordered if node.group in GROUPS_OF.get(view, (node.group,)))
        made[view] = Network(view, tuple(kept), tuple(edges))
    return made
