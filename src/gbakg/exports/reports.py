"""The matrix and the timeline as tables: to read, for a spreadsheet, and one fact a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import count

from pyoxigraph import Literal, NamedNode

from gbakg.matrix import Cell, Matrix
from gbakg.model import Name, Words
from gbakg.partnerships import Partnership
from gbakg.sources import Table, Term
from gbakg.timeline import Timeline
from gbakg.vocabulary import XSD, compact

CERTAINTY = {
    "stated": Words("写明", "stated"),
    "planned": Words("计划", "planned"),
    "possible": Words("集体", "collective"),
}
"""How a cell calls what it counts, as on the page: a pair of a collective agreement is only possible."""

AXES = {
    "regions": (Words("地区", "region"), "region", "other_region"),
    "kinds": (Words("类型", "kind"), "kind", "status"),
}
"""What a matrix's rows are called to people, and its rows and columns in the long table."""

TIMELINE = {
    "start": Words("开始", "start"),
    "end": Words("结束", "end"),
    "partnership": Words("标识", "identifier"),
    "partnership_name": Words("合作", "partnership"),
    "kind": Words("类型", "kind"),
    "kind_name": Words("类型", "kind"),
    "status": Words("状态", "status"),
    "status_name": Words("状态", "status"),
    "regions": Words("合作方所在地区", "regions of the partners"),
    "locators": Words("出处", "locator"),
}
"""Columns of the timeline's table, and what they are called to people."""

COMMA = Words("、", ", ")

PRECISION = {4: "gYear", 7: "gYearMonth", 10: "date"}
"""Length of a date to its datatype."""

UNFIT = re.compile("[^0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u3400-\u9fff]+")
"""Signs that the name of a column cannot have in SPARQL's formats."""

KEY = Words(
    "没有标字的数字是公函写明的合作；“计划”是计划中的，“集体”是集体协议，每一对只是可能；三者不相加。",
    "A number without a word counts stated partnerships; a collective one is an agreement of two sides, in which each "
    "pair is only possible. The three are not added up.",
)
"""What the cells of :func:`matrix_table` mean."""

Row = tuple[Term | None, ...]


def matrix_table(matrix: Matrix, language: str) -> Table:
    """A matrix to read: each cell in words, a certainty apart from the other.

    Args:
        matrix: what to tell.
        language: ``zh`` or ``en``.

    Returns:
        A row for each of its rows; cells like ``16 · 计划 1 · 集体 1``, the number without a word being stated ones.
    """
    columns = (AXES[matrix.of][0], *(column.words for column in matrix.columns))
    rows = (
        (
            _said(row.words[language], language),
            *(_said(figures(matrix.at(row, one), language)) for one in matrix.columns),
        )
        for row in matrix.rows
    )
    return Table(tuple(words[language] for words in columns), tuple(rows))


def figures(cell: Cell, language: str) -> str:
    """What a cell counts, in words; ``0`` where it is empty."""
    told = []
    for certainty, found in cell.partnerships.items():
        told.append(str(len(found)) if certainty in ("", "stated") else in_words(certainty, len(found), language))
    return " · ".join(told) or "0"


def in_words(certainty: str, number: int, language: str) -> str:
    """A number of one certainty, e.g. ``计划 1`` or ``1 planned``."""
    words = CERTAINTY[certainty][language]
    return f"{number} {words}" if language == "en" else f"{words} {number}"


def matrix_wide(matrix: Matrix, language: str) -> Table:
    """A matrix for a spreadsheet: numbers only.

    Returns:
        A row for each of its rows; a column for each of its columns and certainties, e.g. ``广东_写明`` and
        ``广东_计划``. A column of planned or possible ones that counts none is left out.
    """
    some = {(cell.column.id, certainty) for cell in matrix.cells.values() for certainty in cell.partnerships}
    heads = [
        (column, certainty)
        for column in matrix.columns
        for certainty in matrix.certainties
        if certainty == matrix.certainties[0] or (column.id, certainty) in some
    ]
    named = [AXES[matrix.of][0][language]]
    named += [_joined(column.words[language], CERTAINTY.get(one, Words("", ""))[language]) for column, one in heads]
    rows = (
        (_said(row.words[language], language), *(_number(matrix.at(row, column).count(one)) for column, one in heads))
        for row in matrix.rows
    )
    return Table(_apart(named), tuple(rows))


def matrix_long(matrix: Matrix, language: str) -> Table:
    """A matrix one number a row, with the partnerships that it counts; empty cells and totals are left out.

    Returns:
        For regions the columns ``region``, ``other_region`` (both ways round), ``certainty``, ``count`` and
        ``partnerships``; for kinds ``kind``, ``status``, ``count`` and ``partnerships``. Names stand beside their
        identifiers in columns that end in ``_name``; partnerships are identifiers with a space between.
    """
    _, one, other = AXES[matrix.of]
    apart = ("certainty", "certainty_name") if matrix.of == "regions" else ()
    columns = (one, f"{one}_name", other, f"{other}_name", *apart, "count", "partnerships")
    rows = []
    for cell in matrix.inner():
        for certainty, found in cell.partnerships.items():
            sure = (_said(certainty), _said(CERTAINTY[certainty][language], language)) if apart else ()
            ids = " ".join(compact(deal.id) for deal in found)
            rows.append(
                (*_name(cell.row, language), *_name(cell.column, language), *sure, _number(len(found)), _said(ids))
            )
    return Table(columns, tuple(rows))


def timeline_table(timeline: Timeline, language: str, undated: bool = False, people: bool = False) -> Table:
    """The timeline, a partnership a row.

    Args:
        timeline: what to tell.
        language: ``zh`` or ``en``.
        undated: whether those without a date follow.
        people: whether the columns are called as people call them.

    Returns:
        Columns :data:`TIMELINE`, without those of identifiers for people; dates keep the letter's precision.
    """
    deals = [moment.partnership for moment in timeline.dated] + (list(timeline.undated) if undated else [])
    rows = tuple(_moment(deal, language) for deal in deals)
    if not people:
        return Table(tuple(TIMELINE), rows)
    kept = [number for number, column in enumerate(TIMELINE) if f"{column}_name" not in TIMELINE]
    heads = [words[language] for words in TIMELINE.values()]
    return Table(tuple(heads[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in rows))


def _moment(deal: Partnership, language: str) -> Row:
    regions = COMMA[language].join(region.words[language] for region in deal.regions)
    return (
        _date(deal.start),
        _date(deal.end),
        *_name(Name(deal.id, deal.words), language),
        *_name(deal.kind, language),
        *_name(deal.status, language),
        _said(regions, language) if regions else None,
        _said(COMMA.zh.join(deal.locators), "zh") if deal.locators else None,
    )


def _name(name: Name, language: str) -> tuple[Term | None, Term]:
    return NamedNode(name.id) if name.id else None, _said(name.words[language], language)


def _date(text: str) -> Term | None:
    if not text:
        return None
    kind = PRECISION.get(len(text))
    return Literal(text, datatype=NamedNode(XSD + kind)) if kind else Literal(text)


def _said(text: str, language: str | None = None) -> Term:
    return Literal(text, language=language) if language else Literal(text)


def _number(number: int) -> Term:
    return Literal(str(number), datatype=NamedNode(XSD + "integer"))


def _joined(*parts: str) -> str:
    """A column's name out of words, e.g. ``广西_写明``."""
    return "_".join(part for part in (UNFIT.sub("_", part).strip("_") for part in parts) if part) or "_"


def _apart(names: Iterable[str]) -> tuple[str, ...]:
    """Names of columns, those that are there already with more dashes."""
    found: list[str] = []
    for name in names:
        dashes = next(number for number in count() if name + "_" * number not in found)
        found.append(name + "_" * dashes)
    return tuple(found)


def outside(deals: Sequence[Partnership], language: str) -> str:
    """That a matrix of regions leaves partnerships out, and which."""
    names = COMMA[language].join(f"{deal.words[language]} ({compact(deal.id)})" for deal in deals)
    if language == "en":
        many = (
            "partnerships have no pair of partners and are"
            if len(deals) > 1
            else "partnership has no pair of partners and is"
        )
        return f"{len(deals)} more {many} not in this table: {names}"
    return f"另有 {len(deals)} 项合作没有合作对，不在此表中：{names}"


def undated(number: int, language: str) -> str:
    """How many partnerships the timeline leaves out, and how to see them."""
    if language == "en":
        return f"{number} more without a date in the letter; --undated lists them."
    return f"另有 {number} 项合作公函未注明日期；用 --undated 列出。"
