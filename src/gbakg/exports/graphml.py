"""GraphML that Gephi, Gephi Lite, yEd, Cytoscape, igraph, graphology and networkx read alike.

One fixed type a column, every column on every node and edge, no two keys of one name
(http://graphml.graphdrawing.org/specification.html). Colours stand twice, as ``color`` and as ``r``, ``g``, ``b``:
Gephi reads only the latter. yEd shows labels only where they stand in its own element, so each node has one
(https://yed.yworks.com/support/manual/custom_properties.html). Written line by line: a graph need not fit into a text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from gbakg.exports.columns import EDGE, Column, Item, Value, hexadecimal, label, node_columns
from gbakg.exports.drawing import Drawing, colour, size
from gbakg.exports.xml import escaped
from gbakg.networks import Node

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xmlns:y="http://www.yworks.com/xml/graphml" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""

YED = '<key id="yed" for="node" yfiles.type="nodegraphics"/>\n'


def graphml(drawing: Drawing) -> Iterator[str]:
    """A network as GraphML.

    Args:
        drawing: any view.

    Yields:
        The document, line by line. Columns are those of :mod:`gbakg.exports.columns`; node ids are IRIs, edge ids those
        of :class:`gbakg.networks.Edge`; the graph is undirected and keeps parallel edges.
    """
    columns = node_columns(drawing)
    yield HEAD
    yield from _keys("node", columns)
    yield from _keys("edge", EDGE)
    yield YED
    yield '<graph edgedefault="undirected">\n'
    data = _writer("node", columns)
    for node in drawing.network.nodes:
        # yEd's element comes first: networkx takes places from it, as texts, until the columns say better.
        yield f'<node id="{escaped(node.id)}">{_yed(drawing, node)}{data(drawing, node)}</node>\n'
    data_of_edge = _writer("edge", EDGE)
    for edge in drawing.network.edges:
        ends = f'source="{escaped(edge.source)}" target="{escaped(edge.target)}"'
        yield f'<edge id="{escaped(edge.id)}" {ends}>{data_of_edge(drawing, edge)}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _keys(of: str, columns: Sequence[Column[Item]]) -> Iterator[str]:
    for column in columns:
        yield f'<key id="{of}-{column.name}" for="{of}" attr.name="{column.name}" attr.type="{column.type}"/>\n'


def _writer(of: str, columns: Sequence[Column[Item]]) -> Callable[[Drawing, Item], str]:
    """What writes all values of one node or edge."""
    form = "".join(f'<data key="{of}-{column.name}">%s</data>' for column in columns)
    values = [column.of for column in columns]

    def written(drawing: Drawing, item: Item) -> str:
        return form % tuple([_text(value(drawing, item)) for value in values])

    return written


def _text(value: Value) -> str:
    if isinstance(value, str):
        return escaped(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _yed(drawing: Drawing, node: Node) -> str:
    """What yEd draws: y is down, and a place is the upper left corner."""
    x, y = drawing.places.get(node.id, (0.0, 0.0))
    wide = size(node)
    return (
        f'<data key="yed"><y:ShapeNode><y:Geometry height="{wide}" width="{wide}" x="{x - wide / 2:.1f}" '
        f'y="{-y - wide / 2:.1f}"/><y:Fill color="{hexadecimal(colour(node))}"/>'
        f'<y:NodeLabel modelName="sides" modelPosition="s">{escaped(label(drawing, node))}</y:NodeLabel>'
        f"</y:ShapeNode></data>"
    )
