"""Measures as tables: for machines with identifiers and plain numbers, for people with headings in their language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode

from gbakg.cards import TRUTH
from gbakg.exports.results import for_people, markdown, write
from gbakg.measures import MEASURES, REFERENCES, Measure, Measures, Value, Values, of
from gbakg.model import Name, Words
from gbakg.networks import Network
from gbakg.sources import Table, Term
from gbakg.sources.answers import text
from gbakg.vocabulary import XSD

PEOPLE = ("table", "md")
"""Formats that people read: what is counted stands above the table."""

SORTED_BY = {"organizations": "degree", "brokerage": "brokered"}
"""The tables of bodies, and the measure by which each is sorted, the greatest first."""

HEADINGS = {
    "organization_name": Words("机构", "organisation"),
    "region_name": Words("地区", "region"),
    "other_region_name": Words("另一地区", "other region"),
    "measure_name": Words("度量", "measure"),
    "value": Words("值", "value"),
}
"""Headings of the columns that are no measures."""

SMALL = 0.0001
"""Below this a fraction is shown to people with its power of ten instead of four decimals."""

SECTIONS = {
    "organizations": "机构 Organisations",
    "brokerage": "居间 Brokerage",
    "regions": "每两个地区 Every two regions",
    "whole": "全网 The whole network",
}
"""Headings of the page of definitions."""

COLUMNS = ("名称 Name", "标题 Heading", "定义 Definition", "来源 Source")

DEFINITIONS = """# 度量 · Measures

由 `gbakg.measures.MEASURES` 生成。除非另行指明，只计公函写明的合作对；网络是简单无向图，机构为点，合作对为边。\
发函机构自然出现在公函所述的多数合作中：它的领先既说明谁在合作，也说明谁在执笔。公函没有写到的合作不等于没有。

Made from `gbakg.measures.MEASURES`. Only pairs that the letter states count, unless asked otherwise; the network is \
a simple undirected graph of organisations and their pairs. The body that signs a letter stands in most of what the \
letter tells: its lead says as much about who writes as about who cooperates. That a letter tells of no partnership \
does not mean that there is none.
"""

Row = tuple[Term | None, ...]


def measures_table(
    found: Measures, network: Network, regions: Mapping[str, Name], table: str = "organizations", language: str = "zh"
) -> Table:
    """One table of measures.

    Args:
        found: the measures of the network.
        network: the view ``organizations`` that they were taken of, for the names.
        regions: regions by their local names; a region that is missing is shown by that name alone.
        table: one of :data:`gbakg.measures.TABLES`.
        language: ``zh`` or ``en``, for the names.

    Returns:
        Identifier and name of what is measured, then a column a measure, named as :data:`gbakg.measures.MEASURES` does.
        Bodies by :data:`SORTED_BY`, then by name.
    """
    if table == "whole":
        return _whole(found.whole, language)
    columns = tuple(measure.name for measure in of(table))
    if table == "regions":
        rows = [
            (
                *_named(regions, each.region, language),
                *_named(regions, each.other, language),
                *_cells(each.values, columns),
            )
            for each in found.regions
        ]
        return Table(("region", "region_name", "other_region", "other_region_name", *columns), tuple(rows))
    nodes = [(node.label_en if language == "en" else node.label, node) for node in network.nodes]
    nodes.sort(key=lambda two: (-found.organizations[two[1].id][SORTED_BY[table]], two[0], two[1].id))
    bodies = tuple(
        (
            _thing(node.id),
            Literal(label, language=language),
            *_named(regions, node.region, language),
            *_cells(found.organizations[node.id], columns),
        )
        for label, node in nodes
    )
    return Table(("organization", "organization_name", "region", "region_name", *columns), bodies)


def definitions_markdown() -> str:
    """The page of definitions, in both languages side by side.

    Returns:
        GitHub Flavored Markdown: the measures table by table, then the references.
    """
    parts = [DEFINITIONS]
    for table, heading in SECTIONS.items():
        rows = tuple(tuple(map(Literal, _defined(measure))) for measure in of(table))
        parts.append(f"## {heading}\n\n{markdown(Table(COLUMNS, rows))}")
    references = "".join(f"- **{key}**: {reference}\n" for key, reference in REFERENCES.items())
    return "\n".join([*parts, f"## 来源 Sources\n\n{references}"])


def measures_text(found: Measures, table: Table, form: str, language: str) -> str:
    """A table of measures as text.

    Args:
        found: the measures; in a format for people their heading stands above the table, in others a last column
            ``included`` says which pairs count, so that a file does not lose it.
        table: as :func:`measures_table` makes it.
        form: a key of :data:`gbakg.exports.results.TABLES`.
        language: ``zh`` or ``en``.
    """
    if form in PEOPLE:
        return f"{found.heading[language]}\n\n{write(headed(table, language), form)}"
    included = Literal(" ".join(found.include))
    return write(Table((*table.columns, "included"), tuple((*row, included) for row in table.rows)), form)


def headed(table: Table, language: str) -> Table:
    """A table as people read it: no identifiers, headings and yes or no in their language, rounded numbers."""
    words = {**{measure.name: measure.words for measure in MEASURES}, **HEADINGS}
    shown = for_people(table)
    columns = tuple(words[column][language] if column in words else column for column in shown.columns)
    return Table(columns, tuple(tuple(_readable(cell, language) for cell in row) for row in shown.rows))


def _defined(measure: Measure) -> tuple[str, ...]:
    """The cells of one row of the page of definitions."""
    words, definition = measure.words, measure.definition
    return f"`{measure.name}`", f"{words.zh} {words.en}", f"{definition.zh} {definition.en}", measure.source


def _whole(values: Values, language: str) -> Table:
    rows = tuple(
        (Literal(measure.name), Literal(measure.words[language], language=language), _cell(values[measure.name]))
        for measure in of("whole")
    )
    return Table(("measure", "measure_name", "value"), rows)


def _named(regions: Mapping[str, Name], region: str, language: str) -> Row:
    """A region's IRI and name; nothing for no region."""
    if region in regions:
        return _thing(regions[region].id), Literal(regions[region].words[language], language=language)
    return None, Literal(region) if region else None


def _thing(identifier: str) -> NamedNode | BlankNode:
    """A node's own term; the label of a blank node has no colon."""
    return NamedNode(identifier) if ":" in identifier else BlankNode(identifier)


def _cells(values: Values, columns: Iterable[str]) -> list[Literal]:
    return [_cell(values[column]) for column in columns]


def _cell(value: Value) -> Literal:
    """A number as a literal."""
    return Literal(f"{value:g}", datatype=NamedNode(XSD + "double")) if isinstance(value, float) else Literal(value)


def _readable(cell: Term | None, language: str) -> Term | None:
    kind = cell.datatype.value.removeprefix(XSD) if isinstance(cell, Literal) else ""
    if cell is None or kind not in ("double", "boolean"):
        return cell
    if kind == "boolean":
        return Literal(TRUTH[text(cell)][language])
    value = float(text(cell))
    return Literal(f"{value:.4f}" if not value or abs(value) >= SMALL else f"{value:.1e}")
