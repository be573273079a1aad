"""What crosses what: the partnerships of each two regions, and of each kind and status.

The page counts the same in its ``crossings.js``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gbakg.errors import UnknownNameError
from gbakg.model import Name, Words
from gbakg.networks import CERTAINTIES, Network, networks
from gbakg.partnerships import Partnership, partnerships, region_rank, status_rank
from gbakg.sources import Source
from gbakg.vocabulary import ID

MATRICES = ("regions", "kinds")
"""What a matrix can be of: regions by regions, kinds by statuses."""

ONCE = Name("*", Words("合计（不重复）", "all, each once"))
TOTAL = Name("*", Words("合计", "total"))

Place = tuple[str, str]
"""The ``id`` of a row and of a column."""


@dataclass(frozen=True)
class Cell:
    """Where a row and a column cross.

    Attributes:
        row: its row.
        column: its column.
        partnerships: what it counts, by certainty; certainties without any are left out, none is ever added to
            another. In the matrix of kinds, whose columns tell how real a partnership is, the one key is empty.
            Partnerships in the order of the letter.
    """

    row: Name
    column: Name
    partnerships: Mapping[str, tuple[Partnership, ...]]

    def count(self, certainty: str) -> int:
        """How many partnerships it counts of one certainty."""
        return len(self.partnerships.get(certainty, ()))


@dataclass(frozen=True)
class Matrix:
    """Partnerships by two of their sides.

    Attributes:
        of: one of :data:`MATRICES`.
        rows: heads of the rows; a last one with the id ``*`` counts whole columns.
        columns: heads of the columns; a last one with the id ``*`` counts whole rows.
        certainties: those that some cell has, in the order of :data:`gbakg.networks.CERTAINTIES`.
        cells: by row and column; empty ones are left out.
        counted: how many partnerships are in some cell.
        outside: partnerships that are in no cell, in the order of the letter.
    """

    of: str
    rows: tuple[Name, ...]
    columns: tuple[Name, ...]
    certainties: tuple[str, ...]
    cells: Mapping[Place, Cell]
    counted: int
    outside: tuple[Partnership, ...]

    def at(self, row: Name, column: Name) -> Cell:
        """The cell of a row and a column, empty or not."""
        return self.cells.get((row.id, column.id), Cell(row, column, {}))

    def total(self, certainty: str) -> int:
        """How many partnerships the cells count of one certainty, each once."""
        return len({deal.id for cell in self.inner() for deal in cell.partnerships.get(certainty, ())})

    def inner(self) -> Iterator[Cell]:
        """The cells that are not empty and no totals, row by row."""
        for row in self.rows:
            for column in self.columns:
                if (row.id, column.id) in self.cells and TOTAL.id not in (row.id, column.id):
                    yield self.cells[row.id, column.id]


def matrix(source: Source, of: str = "regions") -> Matrix:
    """Count the partnerships of a source's graph.

    Args:
        source: where the graph is.
        of: ``regions``: a partnership is in the cell of two regions where one of its pairs of partners joins them, so
            that it can be in several, and the table is symmetric; of a collective agreement only the pairs across its
            two sides are possible ones. ``kinds``: each partnership is in the one cell of its kind and its status.

    Raises:
        UnknownNameError: no such matrix.
    """
    if of not in MATRICES:
        raise UnknownNameError("matrix", of, MATRICES)
    views = networks(source, ("partnerships",) if of == "kinds" else ("partnerships", "organizations"))
    deals = partnerships(source, views["partnerships"])
    return kinds(deals) if of == "kinds" else regions(deals, views["organizations"])


def regions(deals: Sequence[Partnership], pairs: Network) -> Matrix:
    """Partnerships by the regions of their pairs; see :func:`matrix`.

    Args:
        deals: the partnerships, in the order in which cells are to list them.
        pairs: the view ``organizations`` of the same graph.
    """
    certainty = {edge.partnership: edge.certainty for edge in pairs.edges}
    region = {node.id: ID + node.region if node.region else "" for node in pairs.nodes}
    found: dict[Place, set[str]] = defaultdict(set)
    for edge in pairs.edges:
        one, other = region[edge.source], region[edge.target]
        for place in ((one, other), (other, one), (one, ONCE.id), (other, ONCE.id)):
            found[place].add(edge.partnership)
    names = {name for deal in deals for name in deal.regions if (name.id, ONCE.id) in found}
    heads = tuple(sorted(names, key=region_rank))
    return _matrix(
        "regions",
        (heads, (*heads, ONCE) if heads else ()),
        [deal for deal in deals if deal.id in certainty],
        found,
        certainty,
        tuple(deal for deal in deals if deal.id not in certainty),
    )


def kinds(deals: Sequence[Partnership]) -> Matrix:
    """Partnerships by kind, the most frequent first, and by status; see :func:`matrix`."""
    frequent = Counter(deal.kind for deal in deals)
    rows = sorted(frequent, key=lambda kind: (not kind.id, -frequent[kind], kind.id))
    columns = sorted({deal.status for deal in deals}, key=status_rank)
    found: dict[Place, set[str]] = defaultdict(set)
    for deal in deals:
        for row in (deal.kind, TOTAL):
            for column in (deal.status, TOTAL):
                found[row.id, column.id].add(deal.id)
    heads = ((*rows, TOTAL), (*columns, TOTAL)) if deals else ((), ())
    return _matrix("kinds", heads, deals, found, dict.fromkeys((deal.id for deal in deals), ""), ())


def _matrix(
    of: str,
    heads: tuple[tuple[Name, ...], tuple[Name, ...]],
    deals: Sequence[Partnership],
    found: Mapping[Place, set[str]],
    certainty: Mapping[str, str],
    outside: tuple[Partnership, ...],
) -> Matrix:
    """The found partnerships as cells, each in the order of the letter."""
    certainties = tuple(one for one in (*CERTAINTIES, "") if one in {certainty[deal.id] for deal in deals})
    cells = {}
    for row in heads[0]:
        for column in heads[1]:
            own = [deal for deal in deals if deal.id in found.get((row.id, column.id), ())]
            told = {one: tuple(deal for deal in own if certainty[deal.id] == one) for one in certainties}
            if own:
                cells[row.id, column.id] = Cell(row, column, {one: ids for one, ids in told.items() if ids})
    return Matrix(of, *heads, certainties, cells, len(deals), outside)
