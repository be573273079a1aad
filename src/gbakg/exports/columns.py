"""The columns of nodes and edges in every table and file that a network leaves in: one fixed type, no value missing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from gbakg.exports.drawing import Drawing, colour, edge_colour, size
from gbakg.measures import Measure, of
from gbakg.model import Evidence, Words
from gbakg.networks import Edge, Node

Value = str | int | float | bool
Type = Literal["string", "int", "double", "boolean"]
Item = TypeVar("Item", Node, Edge)

TYPES: dict[type, Type] = {int: "int", float: "double", bool: "boolean"}
"""Type of a measure to that of its column."""


@dataclass(frozen=True)
class Column(Generic[Item]):
    """A column.

    Attributes:
        name: as it stands in files.
        type: of all its values, in the words of GraphML.
        words: what it is called in tables for people.
        of: its value.
    """

    name: str
    type: Type
    words: Words
    of: Callable[[Drawing, Item], Value]


def label(drawing: Drawing, item: Node | Edge) -> str:
    """The name in the drawing's language."""
    return item.label_en if drawing.language == "en" else item.label


def hexadecimal(value: tuple[int, int, int]) -> str:
    """A colour as CSS has it.

    >>> hexadecimal((0, 103, 165))
    '#0067a5'
    """
    return "#{:02x}{:02x}{:02x}".format(*value)


NODE: tuple[Column[Node], ...] = (
    Column("label", "string", Words("名称", "Name"), label),
    Column("label_zh", "string", Words("中文名", "Chinese name"), lambda _, node: node.label),
    Column("label_en", "string", Words("英文名", "English name"), lambda _, node: node.label_en),
    Column("group", "string", Words("组", "Group"), lambda _, node: node.group),
    Column("type", "string", Words("类别", "Class"), lambda _, node: node.type),
    Column("region", "string", Words("地区", "Region"), lambda _, node: node.region),
    Column("kind", "string", Words("合作类型", "Kind"), lambda _, node: node.kind),
    Column("status", "string", Words("状态", "Status"), lambda _, node: node.status),
    Column("start", "string", Words("开始", "Start"), lambda _, node: node.start),
    Column("end", "string", Words("结束", "End"), lambda _, node: node.end),
    Column("letter", "string", Words("公函", "Letter"), lambda drawing, node: letters(_of(drawing, node))),
    Column("locator", "string", Words("出处", "Locator"), lambda drawing, node: locators(_of(drawing, node))),
    Column("weight", "int", Words("权重", "Weight"), lambda _, node: node.weight),
    Column("x", "double", Words("横坐标", "x"), lambda drawing, node: drawing.places.get(node.id, (0.0, 0.0))[0]),
    Column("y", "double", Words("纵坐标", "y"), lambda drawing, node: drawing.places.get(node.id, (0.0, 0.0))[1]),
    Column("size", "double", Words("大小", "Size"), lambda _, node: size(node)),
    Column("color", "string", Words("颜色", "Colour"), lambda _, node: hexadecimal(colour(node))),
    Column("r", "int", Words("红", "Red"), lambda _, node: colour(node)[0]),
    Column("g", "int", Words("绿", "Green"), lambda _, node: colour(node)[1]),
    Column("b", "int", Words("蓝", "Blue"), lambda _, node: colour(node)[2]),
)
"""Columns of nodes; measures follow where a drawing has them."""

EDGE: tuple[Column[Edge], ...] = (
    Column("label", "string", Words("名称", "Name"), label),
    Column("label_zh", "string", Words("中文名", "Chinese name"), lambda _, edge: edge.label),
    Column("label_en", "string", Words("英文名", "English name"), lambda _, edge: edge.label_en),
    Column("relation", "string", Words("关系", "Relation"), lambda _, edge: edge.relation),
    # Cytoscape writes this column on its lines.
    Column("interaction", "string", Words("关系", "Interaction"), lambda _, edge: edge.relation),
    Column("certainty", "string", Words("确定程度", "Certainty"), lambda _, edge: edge.certainty),
    Column("role", "string", Words("角色", "Role"), lambda _, edge: edge.role),
    Column("status", "string", Words("状态", "Status"), lambda _, edge: edge.status),
    Column("partnership", "string", Words("合作", "Partnership"), lambda _, edge: edge.partnership),
    Column("side", "int", Words("方别", "Side"), lambda _, edge: edge.side),
    Column("start", "string", Words("开始", "Start"), lambda drawing, edge: _dates(drawing, edge)[0]),
    Column("end", "string", Words("结束", "End"), lambda drawing, edge: _dates(drawing, edge)[1]),
    Column("letter", "string", Words("公函", "Letter"), lambda drawing, edge: letters(drawing.passages(edge))),
    Column("locator", "string", Words("出处", "Locator"), lambda drawing, edge: locators(drawing.passages(edge))),
    Column("passage", "string", Words("段落", "Passage"), lambda drawing, edge: passages(drawing.passages(edge))),
    Column("weight", "double", Words("权重", "Weight"), lambda _drawing, _edge: 1.0),
    Column("color", "string", Words("颜色", "Colour"), lambda drawing, edge: hexadecimal(edge_colour(drawing, edge))),
    Column("r", "int", Words("红", "Red"), lambda drawing, edge: edge_colour(drawing, edge)[0]),
    Column("g", "int", Words("绿", "Green"), lambda drawing, edge: edge_colour(drawing, edge)[1]),
    Column("b", "int", Words("蓝", "Blue"), lambda drawing, edge: edge_colour(drawing, edge)[2]),
    # The id stands in a column too: igraph 1.0 misreads the id attribute of edges.
    Column("iri", "string", Words("标识", "Identifier"), lambda _, edge: edge.id),
)
"""Columns of edges."""


def node_columns(drawing: Drawing) -> tuple[Column[Node], ...]:
    """Columns of a drawing's nodes: the fixed ones, then those of its measures."""
    measured = of("organizations", "brokerage") if drawing.measures else ()
    return (*NODE, *(_measured(measure) for measure in measured))


def _measured(measure: Measure) -> Column[Node]:
    name = measure.name
    return Column(name, TYPES[measure.type], measure.words, lambda drawing, node: drawing.measures[node.id][name])


def letters(evidence: Sequence[Evidence]) -> str:
    """Numbers of the letters, each once."""
    return "; ".join(dict.fromkeys(one.letter for one in evidence))


def locators(evidence: Sequence[Evidence]) -> str:
    """Part, section and item of each passage, each once."""
    return "; ".join(dict.fromkeys(one.locator for one in evidence))


def passages(evidence: Sequence[Evidence]) -> str:
    """IRIs of the passages."""
    return "; ".join(one.id for one in evidence)


def _of(drawing: Drawing, node: Node) -> Sequence[Evidence]:
    return drawing.evidence.get(node.id, ())


def _dates(drawing: Drawing, edge: Edge) -> tuple[str, str]:
    """Those of the partnership, where the edge belongs to one that is known."""
    node = drawing.deals.get(edge.partnership)
    return (node.start, node.end) if node else ("", "")
