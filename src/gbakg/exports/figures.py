"""What the pictures for reports have in common: sizes, title, notes and source, and the marks of the page.

A picture fits half a page of A4 and has no text below 8 points. What the letter states is solid, what is planned
dashed, what is only possible dotted; each has a number of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gbakg import __version__
from gbakg.exports.sheet import Diamond, Dot, Mark, Text
from gbakg.layout.palette import LIGHT, REGIONS
from gbakg.layout.wrapping import wrap
from gbakg.model import Name, Words
from gbakg.networks import local

WIDTH = 442.0
"""Width of a picture in points, without its margin: with it 16 cm, the type area of A4."""

SMALL, USUAL, LARGE, HEADING = 8.0, 8.5, 11.0, 11.0
"""Sizes of type in points."""

LEADING = 11.5
"""From one base line to the next, for small type."""

DASH = {"stated": "solid", "planned": "dashed", "possible": "dotted"}
"""The line of each certainty, as on the page."""

EMPTY = Words("没有合作可显示。", "There is no partnership to show.")
SOURCE = Words("来源：", "Source: ")
STOP = Words("；", "; ")
MORE = Words("；另 {n} 封公函", "; further letters: {n}")

FEW = 3
"""Letters that the source names."""


def heading(title: str, y: float = 13.0, size: float = HEADING) -> Text:
    """A title on the base line ``y``."""
    return Text(0, y, title, size, LIGHT["text"], bold=True)


def footing(
    notes: Iterable[str], letters: Sequence[tuple[str, Words]], language: str, y: float
) -> tuple[list[Mark], float]:
    """Notes and the source below a picture, each on lines of its own.

    Returns:
        The marks, and where they end.
    """
    told = STOP[language].join(_letter(*letter, language) for letter in letters[:FEW])
    if len(letters) > FEW:
        told += MORE[language].format(n=len(letters) - FEW)
    source = f"{SOURCE[language]}{told}{STOP[language]}gbakg {__version__}" if told else f"gbakg {__version__}"
    lines = [line for text in (*notes, source) for line in wrap(text, WIDTH / SMALL)]
    marks: list[Mark] = [Text(0, y + LEADING * (1 + at), line, SMALL, LIGHT["quiet"]) for at, line in enumerate(lines)]
    return marks, y + LEADING * len(lines) + 5


def _letter(identifier: str, title: Words, language: str) -> str:
    text = title[language] or title.zh
    if not text:
        return identifier
    return f"{text} ({identifier})" if language == "en" else f"《{text}》（{identifier}）"


def swatch(region: Name, x: float, y: float, radius: float = 3.2) -> Mark:
    """A region's dot around its middle, in its colour on the page."""
    name = local(region.id)
    colour = LIGHT[name if name in REGIONS else "elsewhere"]
    return Dot(x, y, radius, colour)


def lozenge(status: Name, x: float, y: float) -> Mark:
    """A partnership's mark around its middle: full when realised, hollow when under way, dashed when planned."""
    fill, dash = status_look(status)
    return Diamond(x, y, 4.6, fill, LIGHT["partnership"], dash)


def status_look(status: Name) -> tuple[str, str]:
    """Fill and line of what has a status."""
    name = local(status.id)
    hollow = name in ("Underway", "Planned")
    return (LIGHT["ground"] if hollow else LIGHT["partnership"]), DASH["planned" if name == "Planned" else "stated"]
