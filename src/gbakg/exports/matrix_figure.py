"""The matrix as a picture for a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gbakg.exports.figures import DASH, EMPTY, LARGE, LEADING, SMALL, USUAL, WIDTH, footing, heading, lozenge, swatch
from gbakg.exports.sheet import Box, Mark, Sheet, Text, drawn
from gbakg.layout.palette import LIGHT, mix
from gbakg.layout.wrapping import plain, width, wrap
from gbakg.matrix import TOTAL, Cell, Matrix
from gbakg.model import Words
from gbakg.networks import local

GAP = 2.0
"""Between two cells."""

SHADES = (0.06, 0.13, 0.20, 0.27, 0.34)
"""Shares of the accent in the ground of a cell: as on the page, a fifth of the fullest cell each."""

TITLES = {
    "regions": Words("地区之间的合作", "Partnerships between regions"),
    "kinds": Words("合作的类型与状态", "Partnerships by kind and status"),
}
LEGEND = {
    "stated": Words("公函写明的合作", "stated"),
    "planned": Words("计划中的合作", "planned"),
    "possible": Words("集体协议，每一对只是可能", "collective agreement: each pair is only possible"),
}
NOTES = {
    "regions": (
        Words(
            "每格是两个地区各有合作方参加的合作项数，对角线上是同一地区有两个或更多合作方的；底色越深，写明的越多。",
            "A cell counts partnerships with a partner in each of its two regions, on the diagonal with two or more in "
            "one; the darker, the more stated ones.",
        ),
        Words(
            "三种数字不相加。一项合作可以落在几格，合计里只数一次。",
            "The three figures are not added up. A partnership in several cells counts once in the last column.",
        ),
    ),
    "kinds": (
        Words(
            "每项合作只有一种类型、一个状态；合计含各种状态。集体协议算一项。",
            "Each partnership has one kind and one status; totals hold all statuses. A collective agreement counts "
            "as one.",
        ),
    ),
}
OUTSIDE = Words("另有 {n} 项合作没有合作对，不在图中。", "Not shown: {n} without a pair of partners.")


def matrix_figure(matrix: Matrix, letters: Sequence[tuple[str, Words]], language: str, form: str) -> bytes:
    """A matrix as a picture.

    Args:
        matrix: what to draw.
        letters: identifier and title of each letter, for the source.
        language: ``zh`` or ``en``.
        form: one of :data:`gbakg.exports.sheet.FORMS`.

    Raises:
        MissingLibraryError: matplotlib is not installed.
        FontError: a PNG needs a font that is not installed.
    """
    marks: list[Mark] = [heading(TITLES[matrix.of][language])]
    y = 22.0
    if matrix.cells:
        if matrix.of == "regions":
            key, y = _key(matrix, language, y + 12)
            marks += key
        grid, y = _grid(matrix, language, y)
        marks += grid
    notes = [note[language] for note in (NOTES[matrix.of] if matrix.cells else (EMPTY,))]
    if matrix.outside:
        notes.append(OUTSIDE[language].format(n=len(matrix.outside)))
    foot, y = footing(notes, letters, language, y + 10)
    return drawn(Sheet(TITLES[matrix.of][language], max(WIDTH, _right(marks)), y, (*marks, *foot)), form, language)


def _key(matrix: Matrix, language: str, y: float) -> tuple[list[Mark], float]:
    """What the three figures are, each with how many partnerships it counts in all."""
    marks: list[Mark] = []
    x = 0.0
    for certainty in matrix.certainties:
        text, number = LEGEND[certainty][language], str(matrix.total(certainty))
        wide = max(16.0, width(number) * LARGE + 3)
        if x and x + wide + 4 + width(text) * SMALL > WIDTH:
            x, y = 0.0, y + 16
        marks += _figure(certainty, number, x + wide / 2, y)
        marks.append(Text(x + wide + 4, y, text, SMALL, LIGHT["text"]))
        x += wide + 4 + width(text) * SMALL + 14
    return marks, y + 10


def _figure(certainty: str, text: str, x: float, y: float) -> list[Mark]:
    """A number around ``x`` on the base line ``y``: bold when stated, else in a frame of its line."""
    if certainty in ("", "stated"):
        return [Text(x, y, text, LARGE, LIGHT["text"], "center", bold=True)]
    wide = _frame(text)
    frame = Box(x - wide / 2, y - 9.2, wide, 12.4, LIGHT["ground"], LIGHT["quiet"], DASH[certainty], 1.0, 3.0)
    return [frame, Text(x, y, text, SMALL, LIGHT["text"], "center")]


def _frame(text: str) -> float:
    """The width of the frame around a number."""
    return max(14.0, width(text) * SMALL + 8)


def _grid(matrix: Matrix, language: str, y: float) -> tuple[list[Mark], float]:
    """Heads and cells."""
    rows = [wrap(plain(row.words[language]), 7 if matrix.of == "regions" else 15) for row in matrix.rows]
    left = max(width(line) for lines in rows for line in lines) * USUAL + 20
    room = max(46.0, 2 * _frame(str(matrix.counted)) + 8)
    wide = min(84.0, max(room, (WIDTH - left) / len(matrix.columns)))
    high = 36.0 if matrix.certainties != ("",) else 21.0
    marks, y = _columns(matrix, language, left, wide, y)
    most = max((cell.count(matrix.certainties[0]) for cell in matrix.inner()), default=1)
    for row, lines in zip(matrix.rows, rows, strict=True):
        tall = max(high, LEADING * len(lines) + 6)
        middle = y + tall / 2
        if matrix.of == "regions":
            marks.append(swatch(row, 4, middle))
        first = middle + 3 - LEADING * (len(lines) - 1) / 2
        start = 12 if matrix.of == "regions" else 0
        quiet = LIGHT["quiet" if row.id == TOTAL.id else "text"]
        marks += [Text(start, first + LEADING * at, line, USUAL, quiet) for at, line in enumerate(lines)]
        for at, column in enumerate(matrix.columns):
            marks += _cell(matrix.at(row, column), (left + at * wide, y, wide, tall), most)
        y += tall
    return marks, y


def _columns(matrix: Matrix, language: str, left: float, wide: float, y: float) -> tuple[list[Mark], float]:
    """The heads of the columns: a region's dot or a status's mark above its name."""
    marks: list[Mark] = []
    heads = [wrap(plain(column.words[language]), wide / SMALL) for column in matrix.columns]
    y += 10
    for at, (column, lines) in enumerate(zip(matrix.columns, heads, strict=True)):
        middle = left + at * wide + wide / 2
        top = y + LEADING * (max(map(len, heads)) - len(lines))
        colour = LIGHT["quiet" if column.id == TOTAL.id else "text"]
        if column.id != TOTAL.id:
            marks.append(swatch(column, middle, top) if matrix.of == "regions" else lozenge(column, middle, top))
        marks += [
            Text(middle, top + LEADING * (nth + 1) + 2, line, SMALL, colour, "center") for nth, line in enumerate(lines)
        ]
    return marks, y + LEADING * max(map(len, heads)) + 8


def _cell(cell: Cell, place: tuple[float, float, float, float], most: int) -> list[Mark]:
    """One cell: its ground tells how many are stated."""
    x, y, wide, high = place
    middle = x + wide / 2
    total = TOTAL.id in (cell.row.id, cell.column.id)
    marks: list[Mark] = [] if total else [_ground(cell, place, most)]
    if not cell.partnerships:
        return [*marks, Text(middle, y + high / 2 + 3, "0", SMALL, LIGHT["control"], "center")]
    weaker = [certainty for certainty in cell.partnerships if certainty not in ("", "stated")]
    sure = cell.count("stated") or cell.count("")
    if sure:
        base = y + high / 2 + (-2.5 if weaker else 4)
        marks += _figure("stated", str(sure), middle, base)
    apart = max((_frame(str(cell.count(certainty))) for certainty in weaker), default=0) + 6
    for nth, certainty in enumerate(weaker):
        x = middle + apart * (nth - (len(weaker) - 1) / 2)
        marks += _figure(certainty, str(cell.count(certainty)), x, y + high / 2 + (12 if sure else 3.5))
    return marks


def _ground(cell: Cell, place: tuple[float, float, float, float], most: int) -> Mark:
    x, y, wide, high = place
    sure = cell.count("stated") or cell.count("")
    planned = local(cell.column.id) == "Planned"
    shade = SHADES[-(-len(SHADES) * sure // most) - 1] if sure and not planned else 0.0
    fill = mix(LIGHT["accent"], LIGHT["ground"], shade) if shade else LIGHT["surface"]
    box = (x + GAP / 2, y + GAP / 2, wide - GAP, high - GAP)
    if planned and sure:
        return Box(*box, LIGHT["ground"], LIGHT["partnership"], DASH["planned"], 0.9)
    return Box(*box, fill)


def _right(marks: Iterable[Mark]) -> float:
    """How far to the right the boxes reach."""
    return max((mark.x + mark.width for mark in marks if isinstance(mark, Box)), default=0.0)
