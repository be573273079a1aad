"""The timeline: dated partnerships in the order of their dates, undated ones apart.

The page's ``dates.js`` reads dates in the same way: as stretches on an axis that is counted in years, as long as the
letter is vague. A date belongs to what it dates; dates of things that a partnership made are no dates of its own.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from gbakg.partnerships import Partnership, partnerships
from gbakg.sources import Source

DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?![0-9])")
"""``2021``, ``2021-05`` or ``2021-05-26``; what stands behind, a time zone say, is left out."""

MONTHS = 12


@dataclass(frozen=True)
class Stretch:
    """What a date covers.

    Attributes:
        start: from when, in years: 2021.0 is the first moment of 2021.
        end: until when.
        precision: ``year``, ``month`` or ``day``; ``span`` where a start and an end are given.
    """

    start: float
    end: float
    precision: str


@dataclass(frozen=True)
class Moment:
    """A dated partnership and what its dates cover."""

    partnership: Partnership
    stretch: Stretch


@dataclass(frozen=True)
class Timeline:
    """Partnerships by date.

    Attributes:
        dated: by when they begin; of those that begin together the longer first, then by IRI.
        undated: those that the letter does not date, in the order of the letter.
    """

    dated: tuple[Moment, ...]
    undated: tuple[Partnership, ...]

    def years(self) -> tuple[int, int]:
        """The first year and the last one that the dates touch; 0 and -1 where nothing is dated."""
        stretches = [moment.stretch for moment in self.dated]
        if not stretches:
            return 0, -1
        last = max(stretch.end for stretch in stretches)
        return floor(min(stretch.start for stretch in stretches)), ceil(last - 1e-9) - 1


def timeline(source: Source) -> Timeline:
    """The partnerships of a source's graph, by date."""
    return in_time(partnerships(source))


def in_time(deals: Iterable[Partnership]) -> Timeline:
    """Partnerships by date.

    Args:
        deals: in the order of the letter.
    """
    dated, undated = [], []
    for deal in deals:
        stretch = extent(deal.start, deal.end)
        if stretch:
            dated.append(Moment(deal, stretch))
        else:
            undated.append(deal)
    dated.sort(key=lambda moment: (moment.stretch.start, -moment.stretch.end, moment.partnership.id))
    return Timeline(tuple(dated), tuple(undated))


def extent(start: str, end: str) -> Stretch | None:
    """What a start and an end cover; an end that is not given is not made up.

    Args:
        start: a date with its precision, or empty.
        end: likewise.

    Returns:
        None where neither is a date.

    >>> extent("2021", "")
    Stretch(start=2021.0, end=2022.0, precision='year')
    >>> extent("2019", "2020").precision
    'span'
    """
    first, last = stretch(start), stretch(end)
    if first is None or last is None:
        return first or last
    return Stretch(first.start, max(first.end, last.end), "span")


def stretch(text: str) -> Stretch | None:
    """What one date covers: a year, a month or a day; None for what is no date."""
    found = DATE.match(text)
    year, month, day = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    if not year:
        return None
    if not month:
        return Stretch(float(year), year + 1.0, "year")
    start = year + (month - 1) / MONTHS
    if not day:
        return Stretch(start, start + 1 / MONTHS, "month")
    days = MONTHS * monthrange(year, (month - 1) % MONTHS + 1)[1]
    return Stretch(start + (day - 1) / days, start + day / days, "day")
