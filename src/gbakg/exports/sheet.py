"""A sheet of paper that matplotlib draws: texts and shapes at their places in points, as SVG or PNG.

Same sheet, same bytes: no date, no version of a library, no identifier by chance.
"""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from gbakg.errors import FontError, MissingLibraryError, UsageError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMS = ("svg", "png")
"""Formats of figures."""

DPI = 200
"""Dots per inch of a PNG."""

MARGIN = 6.0
"""White around a sheet, in points."""

LARGEST = 65_535
"""Dots that a side of a PNG can have at the most, a limit of matplotlib."""

DASHES = {"solid": "solid", "dashed": (0, (2.8, 1.8)), "dotted": (0, (1.0, 1.5))}
"""Lines by how sure something is: stated, planned, possible. Lengths in widths of the line."""

CHINESE = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "Microsoft YaHei",
    "Hiragino Sans GB",
    "SimHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Noto Sans CJK JP",
    "Arial Unicode MS",
)
"""Fonts with Chinese characters, the best first; older matplotlib knows Noto's collection by its first face alone."""

LATIN = ("Noto Sans", "Source Sans 3", "Helvetica Neue", "Arial", "Liberation Sans")
"""Fonts for English, the best first; where none has all signs, those for Chinese follow."""

LAST = ("DejaVu Sans",)
"""What matplotlib brings along."""

Anchor = Literal["left", "center", "right"]


@dataclass(frozen=True)
class Text:
    """One line of text; ``y`` is its base line."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    anchor: Anchor = "left"
    bold: bool = False


@dataclass(frozen=True)
class Box:
    """A rectangle by its upper left corner; ``round`` is the radius of its corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str = "none"
    edge: str = "none"
    dash: str = "solid"
    stroke: float = 1.0
    round: float = 0.0


@dataclass(frozen=True)
class Line:
    """A straight line."""

    x: float
    y: float
    x2: float
    y2: float
    colour: str
    stroke: float = 0.6


@dataclass(frozen=True)
class Diamond:
    """A partnership's mark, around its middle."""

    x: float
    y: float
    radius: float
    fill: str = "none"
    edge: str = "none"
    dash: str = "solid"
    stroke: float = 1.0


@dataclass(frozen=True)
class Dot:
    """A circle around its middle."""

    x: float
    y: float
    radius: float
    fill: str = "none"
    edge: str = "none"
    dash: str = "solid"
    stroke: float = 1.0


Mark = Text | Box | Line | Diamond | Dot


@dataclass(frozen=True)
class Sheet:
    """What is to be drawn.

    Attributes:
        title: what the picture is called by programs that read aloud.
        width: in points of 1/72 inch.
        height: likewise; y grows downwards.
        marks: from below to above.
    """

    title: str
    width: float
    height: float
    marks: tuple[Mark, ...]


def drawn(sheet: Sheet, form: str, language: str) -> bytes:
    """A sheet as a file.

    Args:
        sheet: what to draw.
        form: ``svg``, whose text stays text, or ``png`` with 200 dots an inch.
        language: ``zh`` or ``en``, which says what fonts come first.

    Raises:
        MissingLibraryError: matplotlib is not installed.
        FontError: a PNG has signs that no installed font has.
        UsageError: a PNG would be too large.
    """
    try:
        import matplotlib
    except ImportError as error:
        raise MissingLibraryError("matplotlib", "plot") from error
    if form == "png" and (max(sheet.width, sheet.height) + 2 * MARGIN) * DPI / 72 > LARGEST:
        raise UsageError("this picture is too large for PNG; write it as SVG instead.")
    families = (CHINESE + LATIN if language == "zh" else LATIN + CHINESE) + LAST
    with warnings.catch_warnings(), _quiet(), matplotlib.rc_context():
        warnings.simplefilter("ignore")  # an SVG may name fonts that only its reader has
        matplotlib.rcdefaults()
        matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "gbakg", "font.family": "sans-serif"})
        matplotlib.rcParams["font.sans-serif"] = list(families) if form == "svg" else _installed(sheet, families)
        return _saved(_figure(sheet), form, sheet.title)


def _figure(sheet: Sheet) -> Figure:
    from matplotlib.figure import Figure

    wide, high = sheet.width + 2 * MARGIN, sheet.height + 2 * MARGIN
    figure = Figure(figsize=(wide / 72, high / 72), dpi=DPI, facecolor="white")
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(-MARGIN, sheet.width + MARGIN)
    axes.set_ylim(sheet.height + MARGIN, -MARGIN)
    for depth, mark in enumerate(sheet.marks):
        if isinstance(mark, Text):
            axes.text(
                mark.x,
                mark.y,
                mark.text,
                size=mark.size,
                color=mark.colour,
                ha=mark.anchor,
                va="baseline",
                weight="bold" if mark.bold else "normal",
                parse_math=False,
                zorder=depth,
            )
        else:
            _shape(axes, mark, depth)
    return figure


def _shape(axes: Axes, mark: Box | Diamond | Dot | Line, depth: int) -> None:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Circle, FancyBboxPatch, Patch, Polygon

    if isinstance(mark, Line):
        axes.add_line(
            Line2D(
                [mark.x, mark.x2],
                [mark.y, mark.y2],
                color=mark.colour,
                linewidth=mark.stroke,
                zorder=depth,
                clip_on=False,
            )
        )
        return
    patch: Patch
    if isinstance(mark, Diamond):
        x, y, r = mark.x, mark.y, mark.radius
        patch = Polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], closed=True)
    elif isinstance(mark, Dot):
        patch = Circle((mark.x, mark.y), mark.radius)
    else:
        style = f"round,pad=0,rounding_size={mark.round}" if mark.round else "square,pad=0"
        patch = FancyBboxPatch((mark.x, mark.y), mark.width, mark.height, boxstyle=style)
    patch.set(facecolor=mark.fill, edgecolor=mark.edge, zorder=depth, clip_on=False)
    patch.set(linewidth=mark.stroke if mark.edge != "none" else 0, linestyle=DASHES[mark.dash])
    axes.add_patch(patch)


def _installed(sheet: Sheet, families: Sequence[str]) -> list[str]:
    """The first font that has every sign, with matplotlib's own behind it.

    Raises:
        FontError: no installed font has them all.
    """
    from matplotlib.font_manager import FontProperties, findfont, get_font

    missing = {sign for mark in sheet.marks if isinstance(mark, Text) for sign in mark.text if not sign.isspace()}
    missing -= {sign for sign in missing if get_font(findfont(FontProperties(family=LAST))).get_char_index(ord(sign))}
    wanted = sorted(missing)
    for family in families:
        try:
            font = get_font(findfont(FontProperties(family=family), fallback_to_default=False))
        except ValueError:  # not installed
            continue
        if all(font.get_char_index(ord(sign)) for sign in wanted):
            return [family, *LAST]
    raise FontError(
        f"no installed font has the signs {''.join(wanted[:8])}, which a PNG needs. Install a Chinese font such as "
        "Noto Sans CJK SC (package fonts-noto-cjk), or write SVG with -o FILE.svg, or English with --lang en."
    )


def _saved(figure: Figure, form: str, title: str) -> bytes:
    """The file, without what would change from day to day or from version to version."""
    out = io.BytesIO()
    told = {"Title": title, "Date": None, "Creator": None} if form == "svg" else {"Software": None}
    figure.savefig(out, format=form, metadata=told)
    return out.getvalue()


@contextmanager
def _quiet() -> Iterator[None]:
    """Without matplotlib's word for every font of a list that is not installed."""
    log = logging.getLogger("matplotlib.font_manager")
    before = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(before)
