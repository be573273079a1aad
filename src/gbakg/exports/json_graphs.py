"""Networks as JSON: Cytoscape's form and networkx's node-link form, one node or edge a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from gbakg.exports.columns import EDGE, Column, Item, Value, node_columns
from gbakg.exports.drawing import Drawing


def cytoscape(drawing: Drawing) -> Iterator[str]:
    """Cytoscape.js JSON, which Cytoscape desktop opens as well.

    https://js.cytoscape.org/#notation/elements-json. ``id``, ``source`` and ``target`` are the edge's and the nodes'
    IRIs; y is down, as on a screen.

    Args:
        drawing: any view.

    Yields:
        The document, line by line.
    """
    columns = node_columns(drawing)
    head = {"name": f"gbakg {drawing.network.view}", "shared_name": f"gbakg {drawing.network.view}"}
    yield f'{{"format_version": "1.0", "generated_by": "gbakg", "data": {_text(head)}, "elements": {{\n"nodes": [\n'
    yield from _listed(
        {
            "data": {"id": node.id, "name": node.id, **_values(drawing, node, columns)},
            "position": dict(zip("xy", _screen(drawing.places.get(node.id, (0.0, 0.0))), strict=True)),
        }
        for node in drawing.network.nodes
    )
    yield '],\n"edges": [\n'
    yield from _listed(
        {"data": {"id": edge.id, "source": edge.source, "target": edge.target, **_values(drawing, edge, EDGE)}}
        for edge in drawing.network.edges
    )
    yield "]\n}}\n"


def node_link(drawing: Drawing) -> Iterator[str]:
    """Node-link JSON, as ``networkx.node_link_graph(data, edges="edges")`` and D3 read it.

    Args:
        drawing: any view.

    Yields:
        The document, line by line.
    """
    columns = node_columns(drawing)
    view = _text({"view": drawing.network.view})
    yield f'{{"directed": false, "multigraph": true, "graph": {view},\n"nodes": [\n'
    yield from _listed({"id": node.id, **_values(drawing, node, columns)} for node in drawing.network.nodes)
    yield '],\n"edges": [\n'
    yield from _listed(
        {"source": edge.source, "target": edge.target, "key": edge.id, **_values(drawing, edge, EDGE)}
        for edge in drawing.network.edges
    )
    yield "]}\n"


def _screen(place: tuple[float, float]) -> tuple[float, float]:
    return place[0], -place[1] + 0.0


def _values(drawing: Drawing, item: Item, columns: Iterable[Column[Item]]) -> dict[str, Value]:
    return {column.name: column.of(drawing, item) for column in columns}


def _listed(things: Iterable[object]) -> Iterator[str]:
    """Things of a JSON list, one a line, commas between."""
    between = ""
    for thing in things:
        yield between + _text(thing)
        between = ",\n"
    if between:
        yield "\n"


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
