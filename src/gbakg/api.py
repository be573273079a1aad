"""The program's verbs for Python and notebooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gbakg import networks, questions
from gbakg.cards import Card, card
from gbakg.errors import GbakgError, QueryError
from gbakg.letters import Letter
from gbakg.names import resolve
from gbakg.sources import EmbeddedSource, Source, Table, open_files

__all__ = ["GbakgError", "Source", "Table", "graph", "network", "open_graph", "query", "show"]

if TYPE_CHECKING:
    from gbakg.rdf import PartnershipGraph


def open_graph(*files: str | Path) -> EmbeddedSource:
    """A graph to ask, with its derived triples.

    Args:
        files: RDF files, merged; none means the shipped graph.

    Raises:
        FileError: a file cannot be opened.
        DataError: a file is not well formed.
    """
    return open_files(files)


def query(name: str, source: Source | None = None, **parameters: str) -> Table:
    """Ask a question of the catalogue that is answered by a table.

    Args:
        name: its name; ``gbakg queries`` lists them.
        source: where to ask; the shipped graph if none.
        parameters: e.g. ``org="华大基因"``, ``lang="en"``.

    Returns:
        A table; iterating gives one dictionary of text a row.

    Raises:
        UnknownNameError: no such question, or no such thing.
        ParameterError: a parameter is unknown, missing or malformed.
        QueryError: the question is answered by triples or by yes or no.
    """
    answer = questions.run(source or open_graph(), name, parameters)
    if not isinstance(answer, Table):
        raise QueryError(f"query {name!r} is not answered by a table; ask it with gbakg.questions.run.")
    return answer


def network(view: str = "partnerships", source: Source | None = None) -> networks.Network:
    """The graph as a network; see :func:`gbakg.networks.network`.

    >>> import gbakg
    >>> len(gbakg.network("organizations").nodes)
    43
    """
    return networks.network(source or open_graph(), view)


def show(name: str, source: Source | None = None, letters: dict[str, Letter] | None = None) -> Card:
    """Everything about one organisation, partnership or thing.

    Args:
        name: a label in either language, or an identifier.
        source: where to look; the shipped graph if none.
        letters: the user's copies by the letter's IRI.

    Raises:
        UnknownNameError: nothing bears the name.
        AmbiguousNameError: several things do.
    """
    source = source or open_graph()
    return card(source, resolve(source, name), letters)


def graph(*files: str | Path) -> PartnershipGraph:
    """The same triples, stated, derived and the ontology's, as an ``rdflib.Graph``.

    >>> import gbakg
    >>> len(gbakg.graph()) == len(gbakg.open_graph().triples())
    True
    """
    from gbakg.rdf import to_rdflib

    return to_rdflib(open_files(files).triples())
