"""GraphML that Gephi, yEd, Cytoscape, igraph and networkx read alike.

One fixed type a column, every column on every node and edge, nothing missing, no characters that XML 1.0 forbids
(https://www.w3.org/TR/xml/#charsets). The document is http://graphml.graphdrawing.org/specification.html.
"""

from __future__ import annotations

import io
import re

from gbakg.networks import Network

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold."""


def graphml(network: Network) -> str:
    """A network as GraphML.

    Args:
        network: any view.

    Returns:
        The document. Nodes have ``label`` (Chinese), ``label_en``, ``group``, ``type``, ``region``, ``kind``,
        ``status``, ``start``, ``end`` as strings, ``weight`` as int; edges have ``label``, ``label_en``, ``relation``,
        ``interaction`` (the same, for Cytoscape), ``iri`` (the id again), ``certainty``, ``role``, ``status``,
        ``partnership`` as strings, ``side`` as int and ``weight`` as double. Node ids are IRIs, edge ids those of
        :class:`gbakg.networks.Edge`.
    """
    import networkx

    plain: networkx.MultiGraph[str] = networkx.MultiGraph()
    for node in network.nodes:
        plain.add_node(node.id, **{k: clean(v) for k, v in vars(node).items() if k != "id"})
    for edge in network.edges:
        data = {k: clean(v) for k, v in vars(edge).items() if k not in ("id", "source", "target")}
        # The id stands in a column too: igraph 1.0 misreads the id attribute of edges.
        key = clean(edge.id)
        plain.add_edge(edge.source, edge.target, key=key, **data, iri=key, interaction=edge.relation, weight=1.0)
    out = io.BytesIO()
    # The standard library's writer: lxml's, taken by write_graphml where it happens to be installed, differs in form.
    networkx.write_graphml_xml(plain, out)
    return out.getvalue().decode("utf-8") + "\n"


def clean(value: str | int) -> str | int:
    """A value without characters that XML cannot hold; each is replaced by U+FFFD.

    >>> clean("a\\x00b")
    'a�b'
    """
    return ILLEGAL.sub("\ufffd", value) if isinstance(value, str) else value
