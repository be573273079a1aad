"""Forms and parts of a picture: how labels are set, how wide the water is, what a picture consists of."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Type:
    """How labels are set in one language.

    Attributes:
        size: of the type, in pixels.
        line: distance of lines.
        bank: breadth of a label on a bank, in em.
        cell: breadth of a label in a row, in em.
    """

    size: float
    line: float
    bank: float
    cell: float


@dataclass(frozen=True)
class Form:
    """One of the shapes that a picture can have.

    Attributes:
        name: its name.
        stream: width of the water.
        zh: type of Chinese labels.
        en: type of English labels.
    """

    name: str
    stream: float
    zh: Type
    en: Type


FORMS = (
    Form("wide", 680, Type(13, 17, 13.2, 10.6), Type(12, 15, 20.5, 11.9)),
    Form("medium", 480, Type(13, 17, 11.2, 7.2), Type(12, 15, 17.5, 11.9)),
    Form("narrow", 136, Type(12, 15, 7.2, 7.2), Type(11, 13, 8.3, 8.3)),
)
"""All forms, the widest first."""

FULL = Form("wide", 1180, Type(17, 21, 13.2, 9.6), Type(16, 19, 17.5, 11.9))
"""The form of the view of everything; it has only this one."""

GAP, BETWEEN, PAD, HEAD = 8.0, 14.0, 6.0, 24.0
"""Between a mark and its label; between two bands; inside a band; for a band's heading."""

AIR = {"wide": 8.0, "medium": 8.0, "narrow": 8.0}
"""Between two rows of a bank, by form."""

SLOT = 16.0
"""Least distance of two partnerships."""

CROWDED = 3
"""Rows above or below the water with which it is full; more of them reach across the banks."""

SHORE = 26.0
"""Between the rows above or below and the water."""

STREAM_CELL = 64.0
"""Breadth of a column of partnerships, where there are several."""

DRIFT = 0.2
"""How far a partnership of one bank alone stands off the middle, as a share of the water's width."""

THINGS_ABREAST, THING_ROW, THING_CELL = 3, 22.0, 240.0
"""Things beside the partnership that makes them: how many abreast, height of a row, width of a cell."""


@dataclass(frozen=True)
class Place:
    """Where a node stands.

    Attributes:
        x: to the right of the middle.
        y: below the middle.
        side: where its label stands: ``left``, ``right``, ``above`` or ``below``.
        lines: the lines of its label.
    """

    x: float
    y: float
    side: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Band:
    """The ground under the bodies of one region.

    Attributes:
        region: local name of the region, empty for none.
        side: ``left``, ``right``, ``above`` or ``below``.
        box: left, top, right, bottom.
    """

    region: str
    side: str
    box: tuple[float, float, float, float]


@dataclass
class Picture:
    """One view in one form and language.

    Attributes:
        form: name of the form.
        language: of the labels.
        size: of the type, in pixels.
        line: distance of lines.
        stream: width of the water.
        places: by IRI.
        bands: the grounds.
        box: left, top, right and bottom of everything.
    """

    form: str
    language: str
    size: float
    line: float
    stream: float
    places: dict[str, Place] = field(default_factory=dict)
    bands: list[Band] = field(default_factory=list)
    box: tuple[float, float, float, float] = (-200.0, -120.0, 200.0, 120.0)
