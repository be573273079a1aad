"""What a source answers: a table, yes or no, or triples.

The terms are pyoxigraph's (RDF 1.1 terms as plain immutable values), whatever engine stands behind the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

if TYPE_CHECKING:
    import pandas
    import polars

Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True)
class Table:
    """The answer to a SELECT query.

    Attributes:
        columns: names of the projected variables, in the query's order.
        rows: one tuple a solution, one cell a column; None where the variable is unbound.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, str]]:
        """Rows as plain dictionaries of text; unbound cells are left out."""
        for row in self.rows:
            yield {column: text(cell) for column, cell in zip(self.columns, row, strict=True) if cell is not None}

    def to_pandas(self) -> pandas.DataFrame:
        """The table as a pandas frame; see :func:`gbakg.exports.frames.to_pandas`.

        Raises:
            MissingLibraryError: pandas is not installed.
        """
        from gbakg.exports.frames import to_pandas

        return to_pandas(self)

    def to_polars(self) -> polars.DataFrame:
        """The table as a polars frame; see :func:`gbakg.exports.frames.to_polars`.

        Raises:
            MissingLibraryError: polars is not installed.
        """
        from gbakg.exports.frames import to_polars

        return to_polars(self)

    def _repr_html_(self) -> str:
        from gbakg.exports.notebook import table_html

        return table_html(self)


@dataclass(frozen=True)
class Triples:
    """The answer to a CONSTRUCT or DESCRIBE query, without repetition.

    Attributes:
        triples: in the order in which the engine gave them.
    """

    triples: tuple[Triple, ...]

    def __len__(self) -> int:
        return len(self.triples)


Answer = Table | Triples | bool


class Source(Protocol):
    """Anything that answers SPARQL 1.1 queries over a graph with its derived triples."""

    @property
    def origin(self) -> tuple[str, ...]:
        """What a person calls where the graph comes from: names of files, a folder, an address; may be empty."""
        ...

    @property
    def shipped(self) -> bool:
        """Whether it is the graph that comes with the program."""
        ...

    @property
    def derived(self) -> Mapping[str, int]:
        """How many triples each rule added, by the rule's name, in the order of application; empty where unknown."""
        ...

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Ask a SELECT, ASK, CONSTRUCT or DESCRIBE query.

        Args:
            text: SPARQL 1.1; the prefixes of :data:`gbakg.vocabulary.PREFIXES` need no declaration.
            bindings: values for variables of the query, by name without the question mark.

        Raises:
            QueryError: the text is no query, or asks for what the source does not offer.
        """
        ...


def text(term: Term) -> str:
    """A term's bare text: the IRI, the literal's characters, the blank node's label."""
    return str(term) if isinstance(term, Triple) else term.value
