"""GEXF 1.3, Gephi's own format: colours, positions and sizes as such, and dates as time.

https://gexf.net/schema.html. What has a date in the letter is there from that date on; what has none is always there,
because nothing is known of its time. A year or a month begins with its first day and ends with its last; the
precision of the letter stands in the columns ``start`` and ``end``.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence

from gbakg.exports.columns import EDGE, Column, Item, label, node_columns
from gbakg.exports.drawing import Colour, Drawing, colour, edge_colour, size
from gbakg.exports.xml import escaped
from gbakg.networks import Edge, Node

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
<graph defaultedgetype="undirected" mode="dynamic" timeformat="date" timerepresentation="interval">
"""

OWN = ("label", "weight", "x", "y", "size", "color", "r", "g", "b")
"""Columns that GEXF has attributes or elements of its own for; a node's weight is no such thing."""


def gexf(drawing: Drawing) -> Iterator[str]:
    """A network as GEXF.

    Args:
        drawing: any view.

    Yields:
        The document, line by line.
    """
    nodes = [column for column in node_columns(drawing) if column.name not in OWN or column.name == "weight"]
    edges = [column for column in EDGE if column.name not in OWN]
    yield HEAD
    yield from _declared("node", nodes)
    yield from _declared("edge", edges)
    yield "<nodes>\n"
    for node in drawing.network.nodes:
        yield _node(drawing, node, nodes)
    yield "</nodes>\n<edges>\n"
    for edge in drawing.network.edges:
        yield _edge(drawing, edge, edges)
    yield "</edges>\n</graph>\n</gexf>\n"


def _declared(of: str, columns: Sequence[Column[Item]]) -> Iterator[str]:
    types = {"int": "integer"}
    yield f'<attributes class="{of}">\n'
    for column in columns:
        yield f'<attribute id="{column.name}" title="{column.name}" type="{types.get(column.type, column.type)}"/>\n'
    yield "</attributes>\n"


def _node(drawing: Drawing, node: Node, columns: Sequence[Column[Node]]) -> str:
    x, y = drawing.places.get(node.id, (0.0, 0.0))
    looks = f'{_colour(colour(node))}<viz:position x="{x}" y="{y}" z="0.0"/><viz:size value="{size(node)}"/>'
    name = escaped(label(drawing, node))
    time = _time(node.start, node.end)
    return f'<node id="{escaped(node.id)}" label="{name}"{time}>{_values(drawing, node, columns)}{looks}</node>\n'


def _edge(drawing: Drawing, edge: Edge, columns: Sequence[Column[Edge]]) -> str:
    deal = drawing.deals.get(edge.partnership)
    time = _time(deal.start, deal.end) if deal else ""
    ends = f'source="{escaped(edge.source)}" target="{escaped(edge.target)}"'
    name = f'label="{escaped(label(drawing, edge))}" weight="1.0" kind="{escaped(edge.relation)}"'
    looks = _colour(edge_colour(drawing, edge))
    return f'<edge id="{escaped(edge.id)}" {ends} {name}{time}>{_values(drawing, edge, columns)}{looks}</edge>\n'


def _values(drawing: Drawing, item: Item, columns: Sequence[Column[Item]]) -> str:
    """Every column, those of empty texts too: readers differ in what they make of a missing one."""
    values = "".join(
        f'<attvalue for="{column.name}" value="{escaped(_text(column.of(drawing, item)))}"/>' for column in columns
    )
    return f"<attvalues>{values}</attvalues>"


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _colour(value: Colour) -> str:
    red, green, blue = value
    return f'<viz:color r="{red}" g="{green}" b="{blue}"/>'


def _time(start: str, end: str) -> str:
    """From the first to the last day; without a start that is known, none is given."""
    first = f' start="{day(start)}"' if start else ""
    last = f' end="{day(end, last=True)}"' if end else ""
    return first + last


def day(date: str, *, last: bool = False) -> str:
    """The first or the last day of a year or a month.

    >>> day("2020"), day("2020-02", last=True), day("2020-06-01")
    ('2020-01-01', '2020-02-29', '2020-06-01')
    """
    year, _, rest = date[:10].partition("-")
    month, _, number = rest.partition("-")
    month = month or ("12" if last else "01")
    number = number or (f"{calendar.monthrange(int(year), int(month))[1]:02}" if last else "01")
    return f"{year}-{month}-{number}"
