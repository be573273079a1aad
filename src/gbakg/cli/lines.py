"""Text in lines of a terminal, where a Chinese character takes two columns and may begin a line anywhere."""

from __future__ import annotations

import re
import unicodedata

from gbakg.layout.wrapping import NO_START


def filled(text: str, width: int) -> list[str]:
    """A text in lines.

    Args:
        text: one paragraph, Chinese or English.
        width: columns of a line; a Latin word that is longer stays whole.

    >>> filled("Two of its partners", 12)
    ['Two of its', 'partners']
    >>> filled("两家伙伴，不分次序。", 10)
    ['两家伙伴，', '不分次序。']
    """
    lines = [""]
    for unit in _units(text):
        if lines[-1] and columns((lines[-1] + unit).rstrip()) > width:
            lines.append("")
        lines[-1] += unit
    return [line.strip() for line in lines]


def columns(text: str) -> int:
    """How many columns a text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _units(text: str) -> list[str]:
    """Pieces that stay whole: a Chinese character with the punctuation behind it, a Latin word with its space."""
    units: list[str] = []
    for piece in re.findall(r"[^\s\u2e80-\uffef]+\s*|.\s*", text):
        if units and piece[0] in NO_START and not units[-1].endswith(" "):
            units[-1] += piece
        else:
            units.append(piece)
    return units
