"""The timeline as a picture for a report: one row a partnership, its bar as long as the letter's date is vague."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gbakg.exports.figures import EMPTY, LEADING, SMALL, USUAL, WIDTH, footing, heading, status_look, swatch
from gbakg.exports.sheet import Box, Dot, Line, Mark, Sheet, Text, drawn
from gbakg.layout.palette import LIGHT
from gbakg.layout.wrapping import plain, width, wrap
from gbakg.model import Name, Words
from gbakg.partnerships import Partnership
from gbakg.timeline import Moment, Stretch, Timeline

LEFT = 206.0
"""Where the axis begins."""

NAMED = 8
"""How many years the axis can name one by one."""

MONTHLY = 3
"""Up to how many years it names quarters as well."""

QUARTERS = ((3, Words("4月", "Apr")), (6, Words("7月", "Jul")), (9, Words("10月", "Oct")))
"""Months that are named beside the year's own name: months gone, and the name."""

THICK, THIN, DAY = 9.0, 4.5, 3.6
"""Height of a bar, height of a year's bar, radius of a day's dot."""

TITLE = Words("注明日期的合作", "Dated partnerships")
ITEMS = Words("（{n} 项）", " ({n})")
UNTIL = Words("至 {date}", "until {date}")
UNDATED = Words("公函未注明日期的合作", "Partnerships without a date in the letter")
NO_DATES = Words("没有注明日期的合作。", "No partnership is dated.")
LEFT_OUT = Words("另有 {n} 项合作公函未注明日期，不在图中。", "Not shown: {n} without a date in the letter.")
PRECISION = {
    "year": Words("公函只写年份", "only the year is given"),
    "month": Words("写到月份", "the month is given"),
    "day": Words("写到日", "the day is given"),
    "span": Words("写明起止", "start and end are given"),
}
NOTE = Words(
    "只用公函给合作本身注明的日期，并保持公函的精确程度；只写明开始的，不推断何时结束。",
    "Only dates that the letter gives to a partnership itself, as precisely as it gives them; no end is inferred.",
)


@dataclass(frozen=True)
class Axis:
    """Whole years from left to right.

    Attributes:
        first: the first year.
        years: how many.
    """

    first: int
    years: int

    @property
    def every(self) -> int:
        """From one named year to the next."""
        return -(-self.years // NAMED)

    def place(self, moment: float) -> float:
        """Where a moment stands, in points."""
        return LEFT + (WIDTH - LEFT) * (moment - self.first) / self.years


def timeline_figure(
    timeline: Timeline, letters: Sequence[tuple[str, Words]], language: str, form: str, undated: bool = False
) -> bytes:
    """The timeline as a picture.

    Args:
        timeline: what to draw.
        letters: identifier and title of each letter, for the source.
        language: ``zh`` or ``en``.
        form: one of :data:`gbakg.exports.sheet.FORMS`.
        undated: whether partnerships without a date have rows too; else the caption counts them.

    Raises:
        MissingLibraryError: matplotlib is not installed.
        FontError: a PNG needs a font that is not installed.
        UsageError: a PNG would be too large.
    """
    marks: list[Mark] = [heading(TITLE[language] + ITEMS[language].format(n=len(timeline.dated)))]
    first, last = timeline.years()
    axis = Axis(first, last - first + 1)
    y = 22.0
    if timeline.dated:
        marks += [*_key(timeline.dated, language, y + 12), *_scale(axis, language, y + 34)]
        y += 40
    for moment in timeline.dated:
        row, y = _row(moment.partnership, moment.stretch, axis, language, y)
        marks += row
    if undated and timeline.undated:
        y += 24
        marks.append(heading(UNDATED[language] + ITEMS[language].format(n=len(timeline.undated)), y - 7, USUAL))
        for deal in timeline.undated:
            row, y = _row(deal, None, axis, language, y)
            marks += row
    foot, y = footing(_notes(timeline, undated, language), letters, language, y + 8)
    return drawn(Sheet(TITLE[language], WIDTH, y, (*marks, *foot)), form, language)


def _notes(timeline: Timeline, undated: bool, language: str) -> list[str]:
    if not timeline.dated and not timeline.undated:
        return [EMPTY[language]]
    left = len(timeline.undated)
    notes = [(NOTE if timeline.dated else NO_DATES)[language]]
    return notes + ([LEFT_OUT[language].format(n=left)] if left and not undated else [])


def _key(moments: Sequence[Moment], language: str, y: float) -> list[Mark]:
    """What the bars mean: fill and line say how real, length says how precise the letter is."""
    marks: list[Mark] = []
    x = 0.0

    def entry(sign: Mark, wide: float, words: Words) -> None:
        nonlocal x
        marks.extend((sign, Text(x + wide + 5, y, words[language], SMALL, LIGHT["text"])))
        x += wide + 5 + width(words[language]) * SMALL + 12

    for status in dict.fromkeys(moment.partnership.status for moment in moments):
        entry(_bar(status, "month", x, x + 22, y - 3), 22, status.words)
    for precision, words in PRECISION.items():
        if any(moment.stretch.precision == precision for moment in moments):
            wide = {"year": 26.0, "month": 9.0, "day": 2 * DAY, "span": 26.0}[precision]
            bar = Dot(x + DAY, y - 3, DAY, LIGHT["quiet"]) if precision == "day" else None
            high = THIN if precision == "year" else THICK
            entry(bar or Box(x, y - 3 - high / 2, wide, high, LIGHT["quiet"], round=1.5), wide, words)
    return marks


def _scale(axis: Axis, language: str, y: float) -> list[Mark]:
    """Names of years and, on a short axis, of quarters."""
    marks: list[Mark] = []
    for year in range(axis.first, axis.first + axis.years, axis.every):
        if axis.place(year) + 20 > WIDTH:
            break
        marks.append(Text(axis.place(year) + 2, y, str(year), SMALL, LIGHT["text"], bold=True))
        if axis.years <= MONTHLY:
            marks += [
                Text(axis.place(year + months / 12) + 2, y, words[language], SMALL, LIGHT["quiet"])
                for months, words in QUARTERS
            ]
    return marks


def _row(deal: Partnership, stretch: Stretch | None, axis: Axis, language: str, y: float) -> tuple[list[Mark], float]:
    """A partnership with what it is, its bar on the axis, and where the row ends."""
    marks: list[Mark] = [Line(0, y, WIDTH, y, LIGHT["rule"])]
    base = y + 1
    for line in wrap(plain(deal.words[language]), (LEFT - 10) / USUAL):
        base += LEADING
        marks.append(Text(0, base, line, USUAL, LIGHT["text"]))
    told = [deal.kind.words[language], deal.status.words[language]]
    for line in wrap(" · ".join(([_when(deal, language)] if stretch else []) + told), (LEFT - 10) / SMALL):
        base += LEADING
        marks.append(Text(0, base, line, SMALL, LIGHT["quiet"]))
    places, base = _regions(deal.regions, language, base)
    end = base + 6
    if stretch:
        marks += _lines(axis, y, end)
        x, x2 = axis.place(stretch.start), axis.place(stretch.end)
        marks.append(_bar(deal.status, stretch.precision, x, x2, (y + end) / 2))
    return [*marks, *places], end


def _regions(regions: Sequence[Name], language: str, base: float) -> tuple[list[Mark], float]:
    """The partners' regions with their dots, in as many lines as they need."""
    marks: list[Mark] = []
    x = LEFT
    for region in regions:
        text = region.words[language]
        wide = 9 + width(text) * SMALL + 7
        if x + wide > LEFT - 4:
            x, base = 0.0, base + LEADING
        marks += [swatch(region, x + 3, base - 3, 2.8), Text(x + 9, base, text, SMALL, LIGHT["quiet"])]
        x += wide
    return marks, base


def _lines(axis: Axis, y: float, end: float) -> list[Mark]:
    """The lines of the years that are named and, on a short axis, of the months."""
    months = 1 if axis.years <= MONTHLY else 12 * axis.every
    moments = [axis.first + number / 12 for number in range(0, 12 * axis.years + 1, months)]
    return [
        Line(axis.place(at), y, axis.place(at), end, LIGHT["control" if at == int(at) else "rule"], 0.5)
        for at in moments
    ]


def _bar(status: Name, precision: str, x: float, x2: float, middle: float) -> Mark:
    """A date's bar: thin over a whole year, a dot for a day, else thick; never too short to be seen."""
    fill, dash = status_look(status)
    if precision == "day":
        return Dot(x, middle, DAY, fill, LIGHT["partnership"], dash)
    high = THIN if precision == "year" else THICK
    wide = max(4.0, x2 - x) - 1  # with its edge it covers just its date
    return Box(x + 0.5, middle - high / 2 + 0.5, wide, high - 1, fill, LIGHT["partnership"], dash, 1.0, 1.0)


def _when(deal: Partnership, language: str) -> str:
    """Its dates as the letter has them; an end alone is said to be one."""
    if not deal.start:
        return UNTIL[language].format(date=deal.end)
    return " – ".join(date for date in (deal.start, deal.end) if date)
