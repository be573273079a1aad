"""The bridge: where everything of a view stands, in pixels at natural size, the middle of the water at (0, 0).

Positions are computed here, once, when the page is written: same network, same picture. The page only stretches
the water to the width of its window. Three forms differ in the water's width and the labels' breadth: ``wide`` for
a desk, ``medium`` beside an open panel, ``narrow`` for a phone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from gbakg.layout.banks import LEFT, RIGHT, Banks, Groups
from gbakg.layout.forms import (
    AIR,
    BETWEEN,
    CROWDED,
    DRIFT,
    GAP,
    HEAD,
    PAD,
    SHORE,
    SLOT,
    STREAM_CELL,
    THING_CELL,
    THING_ROW,
    THINGS_ABREAST,
    Band,
    Form,
    Picture,
    Place,
)
from gbakg.layout.grid import Grid, column, grid
from gbakg.layout.marks import radius
from gbakg.layout.things import attached
from gbakg.layout.wrapping import width, wrap
from gbakg.networks import Network, Node

MARK = 13.0
"""Half the room of a mark."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


def picture(network: Network, order: Banks, form: Form, language: str) -> Picture:
    """Place everything of a view.

    Args:
        network: the view.
        order: who stands where; see :func:`gbakg.layout.banks.banks`.
        form: the shape of the picture.
        language: ``zh`` or ``en``.
    """
    return _Draughtsman(network, order, form, language).draw()


class _Draughtsman:
    """Draws one picture: first the heights of all parts, then the parts from above to below."""

    def __init__(self, network: Network, order: Banks, form: Form, language: str) -> None:
        self.nodes = {node.id: node for node in network.nodes}
        self.network, self.order, self.form, self.language = network, order, form, language
        self.type = form.en if language == "en" else form.zh
        self.air = AIR[form.name]
        self.made = attached(network) if network.view == "full" else {}
        self.grid = self._grid()
        self.across = form.name == "narrow" or not (order.left or order.right) or self._crowded()
        self.out = Picture(form.name, language, self.type.size, self.type.line, self.grid.water)

    def draw(self) -> Picture:
        above, below = self._rows(self.order.above, "above"), self._rows(self.order.below, "below")
        above, below = (height + SHORE if height else 0.0 for height in (above, below))
        banks = max(self._bank_height(self.order.left), self._bank_height(self.order.right))
        water = self._water() + (0 if self.across else above + below)
        inner = max(banks, water)
        outer = inner + (above + below if self.across else 0)
        top, bottom = -outer / 2, outer / 2
        self._rows(self.order.above, "above", top)
        self._rows(self.order.below, "below", bottom - max(0.0, below - SHORE))
        middle = (above - below) / 2 if self.across else 0.0
        self._bank(self.order.left, "left", inner, middle)
        self._bank(self.order.right, "right", inner, middle)
        self._stream(top + above, bottom - below)
        self._rest(bottom)
        self.out.box = self._box() or self.out.box
        return self.out

    def _box(self) -> Box | None:
        """Around the grounds and what stands outside of them, with its label."""
        boxes = [band.box for band in self.out.bands] + [self._around(place) for place in self.out.places.values()]
        if not boxes:
            return None
        left, top, right, bottom = zip(*boxes, strict=True)
        return min(left), min(top), max(right), max(bottom)

    def _around(self, place: Place) -> Box:
        """The room of a mark and, where it stands beside it, its label; those above and below lie in their ground."""
        beside = place.side in ("left", "right") and bool(place.lines[0])
        wide = max(width(line) for line in place.lines) * self.type.size + GAP + MARK if beside else MARK
        left, right = (wide, MARK) if place.side == "left" else (MARK, wide)
        return place.x - left, place.y - MARK, place.x + right, place.y + MARK

    def _label(self, node: Node, limit: float, most: int = 8) -> tuple[str, ...]:
        return wrap(node.label_en if self.language == "en" else node.label, limit, most)

    def _grid(self) -> Grid:
        """The columns; they come from the order alone, so that a body keeps its place when the view changes."""
        bodies = max(sum(len(members) for _, members in groups) for groups in (self.order.left, self.order.right))
        full = self.form.name == "wide" and bool(self.made)
        water = sum(self._slot(len(self.made.get(iri, ()))) for iri in self.order.stream)
        cell = THINGS_ABREAST * THING_CELL if full else STREAM_CELL
        return grid(self.form, self.type, bodies=bodies, water=water, cell=cell)

    def _crowded(self) -> bool:
        """Whether the rows need the whole breadth, because they would fill the water between the banks."""
        cell = self.type.cell * self.type.size + 18
        most = max(sum(len(members) for _, members in groups) for groups in (self.order.above, self.order.below))
        return most * cell > CROWDED * self.grid.water

    # Banks

    def _row_height(self, iri: str) -> float:
        node = self.nodes[iri]
        lines = len(self._label(node, self.type.bank))
        return max(lines * self.type.line, 2 * radius(node)) + self.air

    def _bank_rows(self, members: tuple[str, ...]) -> list[tuple[tuple[str, ...], float]]:
        """A region's bodies in rows, the first of each at the water, with the height of each row."""
        rows = [members[start : start + self.grid.bank] for start in range(0, len(members), self.grid.bank)]
        return [(row, max(map(self._row_height, row))) for row in rows]

    def _bank_height(self, groups: Groups) -> float:
        rows = sum(height for _, members in groups for _, height in self._bank_rows(members))
        return rows + len(groups) * 2 * PAD + max(0, len(groups) - 1) * BETWEEN

    def _bank(self, groups: Groups, side: str, whole: float, middle: float) -> None:
        """One bank from above to below, spread over the whole height."""
        rows = {region: self._bank_rows(members) for region, members in groups}
        count = sum(map(len, rows.values()))
        if not count:
            return
        least = self._bank_height(groups)
        spare = min((whole - least) / count, self.type.line * 2)
        y, sign = middle - (least + spare * count) / 2, -1 if side == "left" else 1
        x = sign * self.grid.water / 2
        reach = self._reach([iri for _, members in groups for iri in members])
        for region, lines in rows.items():
            top = y
            y += PAD
            for row, height in lines:
                for rank, iri in enumerate(row):
                    self._put(iri, x + sign * rank * column(self.type), y + (height + spare) / 2, side, self.type.bank)
                y += height + spare
            y += PAD
            inner, outer = x - sign * 20, x + sign * reach
            self.out.bands.append(Band(region, side, (min(inner, outer), top, max(inner, outer), y)))
            y += BETWEEN

    def _reach(self, members: list[str]) -> float:
        """How far a bank's labels and heading go outwards."""
        widest = max(width(line) for iri in members for line in self._label(self.nodes[iri], self.type.bank))
        biggest = max(radius(self.nodes[iri]) for iri in members)
        return (self.grid.bank - 1) * column(self.type) + widest * self.type.size + biggest + GAP + PAD + HEAD

    # Rows above and below

    def _rows(self, groups: Groups, side: str, top: float | None = None) -> float:
        """Rows of bodies across the water; with ``top`` they are placed, without it only measured.

        Returns:
            Their height.
        """
        cell = self.type.cell * self.type.size + 18
        room = self.grid.water + (2 * (self.grid.bank * column(self.type) + HEAD) if self.across else -30)
        bodies = [(region, iri) for region, members in groups for iri in members]
        most = max(1, int(room // cell))
        abreast = -(-len(bodies) // max(1, -(-len(bodies) // most))) or 1
        height = 0.0
        for start in range(0, len(bodies), abreast):
            row = bodies[start : start + abreast]
            deep = self._row_depth([iri for _, iri in row])
            if top is not None:
                self._row(row, side, top + height, deep, cell)
            height += deep + (10 if start + abreast < len(bodies) else 0)
        return height

    def _row_depth(self, members: list[str]) -> float:
        lines = max(len(self._label(self.nodes[iri], self.type.cell)) for iri in members)
        return lines * self.type.line + 2 * max(radius(self.nodes[iri]) for iri in members) + GAP + 2 * PAD + 20

    def _row(self, row: list[tuple[str, str]], side: str, top: float, deep: float, cell: float) -> None:
        """One row: the marks at the water's edge, the labels behind them."""
        left = -len(row) * cell / 2
        biggest = max(radius(self.nodes[iri]) for _, iri in row)
        y = top + deep - PAD - biggest if side == "above" else top + PAD + biggest
        spans: dict[str, list[float]] = defaultdict(list)
        for rank, (region, iri) in enumerate(row):
            x = left + (rank + 0.5) * cell
            spans[region].append(x)
            self._put(iri, x, y, side, self.type.cell)
        for region, xs in spans.items():
            box = (min(xs) - cell / 2 + 4, top, max(xs) + cell / 2 - 4, top + deep)
            self.out.bands.append(Band(region, side, box))

    # The water

    def _water(self) -> float:
        """The height that the partnerships need, and the things beside them."""
        return max((height for _, height in self._columns()), default=0.0)

    def _slot(self, things: int) -> float:
        rows = max(1, -(-things // THINGS_ABREAST))
        return rows * (THING_ROW if self.network.view == "full" else SLOT)

    def _columns(self) -> list[tuple[list[str], float]]:
        """The partnerships in columns of about the same height, in order from above to below, with their heights."""
        columns: list[tuple[list[str], float]] = [([], 0.0) for _ in range(self.grid.stream)]
        for iri in self.order.stream:
            if iri in self.nodes:
                least = min(range(len(columns)), key=lambda number: columns[number][1])
                members, height = columns[least]
                columns[least] = ([*members, iri], height + self._slot(len(self.made.get(iri, ()))))
        return columns

    def _stream(self, top: float, bottom: float) -> None:
        lean = _leanings(self.network)
        for number, (stream, height) in enumerate(self._columns()):
            spare = max(0.0, (bottom - top - height) / max(1, len(stream)))
            y = top + max(0.0, bottom - top - height - spare * len(stream)) / 2
            for iri in stream:
                slot = self._slot(len(self.made.get(iri, ()))) + spare
                x = self._across(number, lean.get(iri, 0.0))
                self._put(iri, x, y + slot / 2, "left" if x > 0 else "right", *self._space())
                self._beside(self.made.get(iri, ()), x, y + slot / 2)
                y += slot

    def _across(self, number: int, lean: float) -> float:
        """How far to the right a partnership stands: in its column, or off the middle where there is only one."""
        if self.grid.stream > 1:
            return ((number + 1) / (self.grid.stream + 1) - 0.5) * self.grid.water
        return (-0.31 if self.made else DRIFT * lean) * self.grid.water

    def _space(self) -> tuple[float, int]:
        """Breadth in em and number of lines that a partnership's label may take."""
        if self.network.view == "full":
            return 9.5, 1
        return (40.0, 1) if self.form.name == "wide" else ((self.form.stream / 2 - 20) / self.type.size, 4)

    def _beside(self, things: tuple[str, ...], start: float, middle: float) -> None:
        """Things to the right of the partnership that makes them."""
        rows = -(-len(things) // THINGS_ABREAST)
        for rank, iri in enumerate(things):
            row, beside = divmod(rank, THINGS_ABREAST)
            x = start + 0.15 * self.form.stream + beside * THING_CELL
            self._put(iri, x, middle + (row - (rows - 1) / 2) * THING_ROW, "right", 12.5, 1)

    def _rest(self, bottom: float) -> None:
        """What no partnership makes, and fields and places, in rows below everything."""
        left = [node for node in self.network.nodes if node.id not in self.out.places]
        y = bottom + 40
        for group, cell, em in (("thing", 270.0, 14.5), ("topic", 220.0, 11.5), ("place", 190.0, 9.5)):
            members = sorted((node for node in left if node.group == group), key=lambda node: (node.type, node.id))
            room = self.grid.water + 400
            abreast = max(1, min(len(members), int(room // cell)))
            for rank, node in enumerate(members):
                row, column = divmod(rank, abreast)
                self._put(node.id, (column - abreast / 2) * cell + 10, y + row * THING_ROW, "right", em, 1)
            y += -(-len(members) // abreast) * THING_ROW + 24 if members else 0

    def _put(self, iri: str, x: float, y: float, side: str, limit: float, most: int = 8) -> None:
        self.out.places[iri] = Place(round(x, 1), round(y, 1), side, self._label(self.nodes[iri], limit, most))


def _leanings(network: Network) -> Mapping[str, float]:
    """Which bank a partnership leans to: -1 the left one alone, 1 the right one alone, 0 both or neither."""
    region = {node.id: node.region for node in network.nodes}
    sides: dict[str, set[int]] = defaultdict(set)
    for edge in network.edges:
        if edge.relation == "participation" and edge.role == "Partner":
            where = region.get(edge.source, "")
            sides[edge.target].add(-1 if where in LEFT else 1 if where in RIGHT else 0)
    return {iri: float(sum(found - {0})) for iri, found in sides.items()}
