"""The program's own questions: what the network, the cards and the summary are built from.

They stand in ``queries/views/*.rq``, beside the catalogue for people, and run on any source.
"""

from __future__ import annotations

from collections.abc import Mapping

from gbakg.errors import QueryError
from gbakg.sources import Source, Table, Term
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
    answer = source.query(text(view), bindings)
    if not isinstance(answer, Table):
        raise QueryError(f"view {view} is no SELECT query.")
    return list(answer)


def text(view: str) -> str:
    """The query of one view, runnable in any SPARQL tool."""
    return (VIEWS / f"{view}.rq").read_text(encoding="utf-8")
