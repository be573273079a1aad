"""The program's own questions: what the network, the cards and the summary are built from.

They stand in ``queries/views/*.rq``, beside the catalogue for people, and run on any source. The last line of a
view, ORDER BY, is done here: an engine on disk looks a name up again for each comparison, and so takes longer to
put the rows in order than to find them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from gbakg.errors import QueryError
from gbakg.sources import Source, Table, Term
from gbakg.sources.answers import text as bare
from gbakg.sources.binding import among
from gbakg.vocabulary import HERE, XSD

VIEWS = HERE / "queries" / "views"
"""Where the views stand."""

INTEGER = NamedNode(XSD + "integer")


def ask(source: Source, view: str, bindings: Mapping[str, Term] | None = None) -> list[dict[str, str]]:
    """The rows of one view.

    Args:
        source: where to ask.
        view: the file's name without its ending.
        bindings: values for variables, by name.

    Returns:
        One dictionary a row, column to bare text; unbound columns are left out. Rows in the view's order.

    Raises:
        QueryError: the file holds no SELECT query.
    """
    query, order = _parted(view)
    return list(_rows(source, view, query, order, bindings))


def ask_among(source: Source, view: str, variable: str, iris: Iterable[str]) -> Iterator[dict[str, str]]:
    """The rows of one view about many things at once, instead of about the whole graph.

    Args:
        source: where to ask.
        view: the file's name without its ending.
        variable: the variable that the things are values of, without its question mark.
        iris: the things; none of them makes no row.

    Returns:
        As of :func:`ask`; rows in the view's order among each :data:`gbakg.sources.binding.MANY` of the things.

    Raises:
        QueryError: the file holds no SELECT query.
    """
    asked, order = _parted(view)
    for query in among(asked, variable, map(NamedNode, iris)):
        yield from _rows(source, view, query, order)


def text(view: str) -> str:
    """The query of one view, runnable in any SPARQL tool."""
    return (VIEWS / f"{view}.rq").read_text(encoding="utf-8")


def _parted(view: str) -> tuple[str, list[str]]:
    """The query without its ORDER BY, and the columns named there; a view may have none."""
    query, found, order = text(view).rpartition("\nORDER BY ")
    return (query, order.replace("?", "").split()) if found else (order, [])


def _rows(
    source: Source, view: str, query: str, order: list[str], bindings: Mapping[str, Term] | None = None
) -> Iterator[dict[str, str]]:
    answer = source.query(query, bindings)
    if not isinstance(answer, Table):
        raise QueryError(f"view {view} is no SELECT query.")
    at = [answer.columns.index(column) for column in order if column in answer.columns]  # what is bound is no column
    rows = sorted(answer.rows, key=lambda row: [_place(row[number]) for number in at])
    return iter(Table(answer.columns, tuple(rows)))


def _place(cell: Term | None) -> tuple[int, int, str]:
    """Where a cell comes in its column: nothing, blank nodes, IRIs, whole numbers, other literals.

    https://www.w3.org/TR/sparql11-query/#modOrderBy, which leaves open what comes first among literals.
    """
    if cell is None:
        return (0, 0, "")
    if isinstance(cell, Literal):
        whole = cell.datatype == INTEGER and cell.value.isdecimal()
        return (3, int(cell.value), "") if whole else (4, 0, cell.value)
    return (2 if isinstance(cell, NamedNode) else 1, 0, bare(cell))
