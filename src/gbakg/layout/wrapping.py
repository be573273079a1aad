"""Lines of a label: broken where a reader would break them, and never longer than allowed.

Widths are estimates in em, since no font is at hand when the page is written; they are a little too wide
rather than too narrow, so that what is kept apart here stays apart on the screen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

NARROW, SMALL, CAPITAL, WIDE = 0.31, 0.56, 0.68, 1.0
"""Estimated advance of a thin sign, a small Latin letter, a capital, and a Chinese character, in em."""

THIN = set(" ,.;:'’‘!|ijlI()[]/-")
"""Latin signs of about a third of an em."""

NO_START = set("，。、；：！？）》〉」』”’—…·,.;:!?)]}%")
"""Signs that never begin a line (GB/T 15834-2011, section 5.1)."""

NO_END = set("（《〈「『“‘([{")
"""Signs that never end a line."""

HEADS = (
    "有限公司", "委员会", "管委会", "办公室", "实验室", "科学技术", "国家重点", "人民政府", "技术转移", "研究院",
    "研究所", "先进技术", "动物研究", "联合会议", "合作特别", "单一地区",
)  # fmt: skip
"""Beginnings of words before which a Chinese name may well be broken."""

RAGGED, FAIR, CLUMSY = 0.4, 6.0, 14.0
"""What a square em of unevenness costs, a break before one of :data:`HEADS`, and a break inside a Chinese word."""

UNSEEN = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u00ad\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]"
)
"""Control signs, among them those that turn the direction of writing."""


def plain(text: str) -> str:
    """A label in one line, without control signs."""
    return " ".join(UNSEEN.sub("", text.replace("\n", " ")).split())


def width(text: str) -> float:
    """The estimated width of a text, in em."""
    return sum(_advance(sign) for sign in text)


@lru_cache(maxsize=1 << 16)
def wrap(text: str, limit: float, most: int = 8) -> tuple[str, ...]:
    """Break a label into as few lines as fit, of about the same length.

    Args:
        text: the label.
        limit: width of a line in em; a longer word is cut.
        most: at most this many lines; the last one ends in an ellipsis where more would be needed.

    Returns:
        The lines, at least one.

    >>> wrap("中药质量研究国家重点实验室（澳门科技大学）", 13)
    ('中药质量研究国家重点实验室', '（澳门科技大学）')
    >>> wrap("Guangxi Medicinal Botanical Garden", 12)
    ('Guangxi Medicinal', 'Botanical Garden')
    """
    units = _units(plain(text), limit)
    lines = _lines(units, limit)
    if len(lines) > most:
        last = lines[most - 1]
        while last and width(last + "…") > limit:
            last = last[:-1]
        lines = [*lines[: most - 1], last.rstrip() + "…"]
    return tuple(lines) or ("",)


@lru_cache(maxsize=4096)
def _advance(sign: str) -> float:
    if unicodedata.combining(sign):
        return 0.0
    if unicodedata.east_asian_width(sign) in "WFA":
        return WIDE
    return NARROW if sign in THIN else CAPITAL if sign.isupper() else SMALL


def _units(text: str, limit: float) -> list[str]:
    """Pieces that are never broken: a Chinese character with its punctuation, a Latin word with its space."""
    units: list[str] = []
    for piece in re.findall(r"[ -\u024f\u2010-\u2013’‘]+|.", text):
        units += re.findall(r"[^ –/-]*[ –/-]+|[^ –/-]+", piece) if piece[0] <= "\u2013" else [piece]
    joined: list[str] = []
    for unit in units:
        if joined and (unit[0] in NO_START or joined[-1][-1] in NO_END):
            joined[-1] += unit
        else:
            joined.append(unit)
    return [part for unit in joined for part in _cut(unit, limit)]


def _cut(unit: str, limit: float) -> list[str]:
    """A word that is longer than a line, in pieces."""
    parts = [""]
    for sign in unit:
        if width((parts[-1] + sign).rstrip()) > limit and parts[-1]:
            parts.append("")
        parts[-1] += sign
    return parts


def _lines(units: Sequence[str], limit: float) -> list[str]:
    """The cheapest way to break, as few lines as possible first."""
    starts = list(accumulate(map(width, units), initial=0.0))
    ends = [start + width(unit.rstrip()) for start, unit in zip(starts, units, strict=False)]
    if not units or ends[-1] <= limit:
        return [line for line in ["".join(units).strip()] if line]
    target = starts[-1] / max(1, -(-starts[-1] // limit))
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(units) + 1):
        options = []
        for start in range(end - 1, -1, -1):
            line = ends[end - 1] - starts[start]
            if line > limit and start < end - 1:
                break
            # Rounded, so that equally good breaks are told apart by their place and not by the last bit.
            options.append((round(best[start][0] + 1000 + RAGGED * (line - target) ** 2, 6), -start))
        cost, start = min(options)
        best.append((cost + _clumsy(units, end), -start))
    return _joined(units, best)


def _joined(units: Sequence[str], best: Sequence[tuple[float, int]]) -> list[str]:
    """The lines that the cheapest breaks give; each of ``best`` tells where the line begins that ends there."""
    lines: list[str] = []
    end = len(units)
    while end > 0:
        start = best[end][1]
        lines.insert(0, "".join(units[start:end]).strip())
        end = start
    return [line for line in lines if line]


def _clumsy(units: Sequence[str], at: int) -> float:
    """What a break before a unit costs."""
    if at >= len(units) or units[at - 1][-1] in " –/-）”—" or units[at][0] in "（“":
        return 0.0
    return FAIR if "".join(units[at : at + 4]).startswith(HEADS) else CLUMSY
