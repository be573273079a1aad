"""DOT for Graphviz: ``neato -n2`` keeps the places, every layout the colours.

https://graphviz.org/doc/info/lang.html.
"""

from __future__ import annotations

from collections.abc import Iterator

from gbakg.exports.columns import hexadecimal, label
from gbakg.exports.drawing import Drawing, colour, edge_colour, size
from gbakg.layout.marks import mark
from gbakg.networks import Edge, Node

SHAPES = {
    "government": "circle",
    "university": "triangle",
    "institute": "star",
    "company": "box",
    "other": "hexagon",
    "partnership": "diamond",
    "thing": "square",
    "place": "house",
    "topic": "circle",
}
"""Mark to Graphviz's name of a shape near to it."""

STYLES = {"stated": "solid", "planned": "dashed", "possible": "dotted"}
"""Certainty to the line's style, as on the page."""

POINTS = 72.0
"""Points in an inch: Graphviz has sizes in inches and places in points."""


def dot(drawing: Drawing) -> Iterator[str]:
    """A network as DOT.

    Args:
        drawing: any view.

    Yields:
        The document, line by line.
    """
    yield f"graph {quoted('gbakg ' + drawing.network.view)} {{\n"
    yield '  node [fontname="Noto Sans CJK SC,Microsoft YaHei,PingFang SC,sans-serif", fontsize=10, style=filled];\n'
    yield "  edge [penwidth=1.2];\n"
    for node in drawing.network.nodes:
        yield _node(drawing, node)
    for edge in drawing.network.edges:
        yield _edge(drawing, edge)
    yield "}\n"


def quoted(text: str) -> str:
    r"""A text in quotation marks; only they and backslashes have a meaning inside.

    >>> print(quoted('say "华\\n"'))
    "say \"华\\n\""
    """
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\x00", "\ufffd") + '"'


def _node(drawing: Drawing, node: Node) -> str:
    x, y = drawing.places.get(node.id, (0.0, 0.0))
    shown = {
        "label": "",
        "xlabel": label(drawing, node),
        "shape": SHAPES[mark(node)],
        "fillcolor": hexadecimal(colour(node)),
        "color": hexadecimal(colour(node)),
        "width": f"{size(node) / POINTS:.3f}",
        "height": f"{size(node) / POINTS:.3f}",
        "pos": f"{x},{y}!",
        "group": node.group,
        "region": node.region,
        "status": node.status,
    }
    return f"  {quoted(node.id)} [{_listed(shown)}];\n"


def _edge(drawing: Drawing, edge: Edge) -> str:
    shown = {
        "id": edge.id,
        "tooltip": label(drawing, edge),
        "style": STYLES[edge.certainty],
        "color": hexadecimal(edge_colour(drawing, edge)),
        "relation": edge.relation,
        "role": edge.role,
        "certainty": edge.certainty,
        "status": edge.status,
    }
    return f"  {quoted(edge.source)} -- {quoted(edge.target)} [{_listed(shown)}];\n"


def _listed(values: dict[str, str]) -> str:
    return ", ".join(f"{name}={quoted(value)}" for name, value in values.items() if value or name == "label")
