"""Passages in the letter's own words, taken from the user's copy."""

from __future__ import annotations

from collections.abc import Mapping

from pyoxigraph import Literal

from gbakg.errors import UsageError
from gbakg.letters import Letter
from gbakg.sources import Table
from gbakg.sources.answers import text

NEEDED = ("letter", "start", "end")
"""Columns that tell where a passage stands."""


def with_words(table: Table, letters: Mapping[str, Letter]) -> Table:
    """A table with a column ``words`` of what its passages say.

    Args:
        table: with columns :data:`NEEDED`.
        letters: copies by the letter's IRI; a passage of another letter gets no words.

    Raises:
        UsageError: a column is missing.
    """
    if missing := [column for column in NEEDED if column not in table.columns]:
        raise UsageError(f"--letter needs a question with the columns letter, start and end; {missing[0]} is missing.")
    letter, start, end = (table.columns.index(column) for column in NEEDED)
    rows = []
    for row in table.rows:
        where = [row[letter], row[start], row[end]]
        words = None
        if all(cell is not None for cell in where):
            iri, first, last = (text(cell) for cell in where if cell is not None)
            copy = letters.get(iri)
            words = Literal(copy.passage(int(first), int(last)), language="zh") if copy else None
        rows.append((*row, words))
    return Table((*table.columns, "words"), tuple(rows))
