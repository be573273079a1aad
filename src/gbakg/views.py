"""The program's own questions: what the network, the cards and the summary are built from.

They stand in ``queries/views/*.rq``, beside the catalogue for people, and run on any source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode

from gbakg.errors import QueryError
from gbakg.sources import Source, Table, Term
from gbakg.sources.binding import among
from gbakg.vocabulary import HERE

VIEWS = HERE / "queries" / "views"
"""Where the views stand."""


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
    return list(_rows(source, view, text(view), bindings))


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
    for query in among(text(view), variable, map(NamedNode, iris)):
        yield from _rows(source, view, query)


def _rows(source: Source, view: str, query: str, bindings: Mapping[str, Term] | None = None) -> Table:
    answer = source.query(query, bindings)
    if not isinstance(answer, Table):
        raise QueryError(f"view {view} is no SELECT query.")
    return answer


def text(view: str) -> str:
    """The query of one view, runnable in any SPARQL tool."""
    return (VIEWS / f"{view}.rq").read_text(encoding="utf-8")
