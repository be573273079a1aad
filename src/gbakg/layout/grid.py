"""How many columns a picture has: one on each bank and one in the water, until more of them can be read better."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from gbakg.layout.forms import AIR, GAP, HEAD, PAD, Form, Type

MOST = 24
"""Columns of a bank or of the water at the most."""

WINDOWS = {"wide": (1140.0, 680.0), "medium": (770.0, 640.0)}
"""The window that a form is meant for, in pixels; the narrow form has none, since a phone's page scrolls."""

TALL = 1.25
"""Lines of an average label."""


@dataclass(frozen=True)
class Grid:
    """Columns of a picture.

    Attributes:
        bank: columns of each bank.
        stream: columns of partnerships.
        water: width of the water.
    """

    bank: int
    stream: int
    water: float


def grid(form: Form, kind: Type, *, bodies: int, water: float, cell: float) -> Grid:
    """The columns with which a picture is largest in the window it is meant for.

    Args:
        form: the shape of the picture.
        kind: how its labels are set.
        bodies: on the fuller bank.
        water: height of all partnerships, one below the other.
        cell: breadth of a column of partnerships, where there are several.
    """
    one = Grid(1, 1, form.stream)
    if form.name not in WINDOWS:
        return one
    wide, high = WINDOWS[form.name]
    best, largest = one, 0.0
    for bank, stream in product(range(1, MOST + 1), repeat=2):
        across = form.stream if stream == 1 else max(form.stream, (stream + 1) * cell)
        rows = -(-bodies // bank) * (TALL * kind.line + AIR[form.name])
        breadth = across + 2 * (bank * column(kind) + HEAD + PAD)
        scale = min(wide / breadth, high / max(rows, water / stream, 1.0))
        if scale > largest * 1.001:
            best, largest = Grid(bank, stream, across), scale
    return best


def column(kind: Type) -> float:
    """Breadth of one column of a bank: a label, its mark and the space between."""
    return kind.bank * kind.size + 3 * GAP
