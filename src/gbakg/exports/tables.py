"""CSV: one table of nodes and one of edges, for Gephi, spreadsheets, R and pandas.

RFC 4180. The first columns are called as Gephi's importer wants them (https://docs.gephi.org/desktop/User_Manual/Import/).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from gbakg.exports.columns import EDGE, Value, label, node_columns
from gbakg.exports.drawing import Drawing

BOM = "\ufeff"
"""By which Excel sees that a file is UTF-8."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With what a text begins that a spreadsheet takes for a formula, https://owasp.org/www-community/attacks/CSV_Injection."""


def nodes(drawing: Drawing, *, excel: bool = False) -> Iterator[str]:
    """The nodes: ``Id``, ``Label`` and the columns of :data:`gbakg.exports.columns.NODE`.

    Args:
        drawing: any view.
        excel: begin with a byte order mark, and put an apostrophe before texts that Excel would take for formulas.
    """
    columns = node_columns(drawing)[1:]
    heads = ("Id", "Label", *(column.name for column in columns))
    rows = (
        (node.id, label(drawing, node), *(one.of(drawing, node) for one in columns)) for node in drawing.network.nodes
    )
    return lines(heads, rows, excel=excel)


def edges(drawing: Drawing, *, excel: bool = False) -> Iterator[str]:
    """The edges: ``Source``, ``Target``, ``Type``, ``Id``, ``Label``, ``Weight`` and the other columns of edges."""
    columns = [column for column in EDGE if column.name not in ("label", "weight", "iri")]
    heads = ("Source", "Target", "Type", "Id", "Label", "Weight", *(column.name for column in columns))
    rows = (
        (
            *(edge.source, edge.target, "Undirected", edge.id, label(drawing, edge), 1.0),
            *(one.of(drawing, edge) for one in columns),
        )
        for edge in drawing.network.edges
    )
    return lines(heads, rows, excel=excel)


def lines(heads: Sequence[str], rows: Iterable[Sequence[Value]], *, excel: bool = False) -> Iterator[str]:
    """Rows as CSV, one line a row and more where a text has line ends."""
    if excel:
        yield BOM
    yield _line(heads)
    for cells in rows:
        yield _line([_guarded(cell) if excel else cell for cell in cells])


def _line(cells: Sequence[Value]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([str(cell).lower() if isinstance(cell, bool) else cell for cell in cells])
    return out.getvalue()


def _guarded(cell: Value) -> Value:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
