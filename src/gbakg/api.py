"""The program's verbs for Python and notebooks: to open a graph, to ask it, to reckon."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from gbakg import networks, questions
from gbakg.cards import card
from gbakg.errors import GbakgError, QueryError, UnknownNameError
from gbakg.letters import Letter
from gbakg.model import Card
from gbakg.names import resolve
from gbakg.sources import EmbeddedSource, Source, Table, open_files

__all__ = [
    "GbakgError",
    "Source",
    "Table",
    "graph",
    "measure",
    "network",
    "open_endpoint",
    "open_graph",
    "open_store",
    "query",
    "show",
]

if TYPE_CHECKING:
    from gbakg.graphs import PartnershipNetwork
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


def open_endpoint(url: str, headers: Mapping[str, str] | None = None, timeout: float = 60.0) -> Source:
    """A graph behind a SPARQL 1.1 endpoint, to be asked like any other.

    Args:
        url: the query endpoint; the triples that the rules derive must stand there too.
        headers: sent with each request; credentials may also stand in ``~/.netrc``.
        timeout: seconds without a sign of life after which it counts as not answering.
    """
    from gbakg.sources.endpoint import EndpointSource

    return EndpointSource(url, headers or {}, timeout)


def open_store(folder: str | Path) -> Source:
    """A graph on disk, as ``gbakg load`` fills it, to be asked like any other.

    Args:
        folder: where it is.

    Raises:
        StoreError: the folder holds no store, or another program writes to it.
    """
    from gbakg.sources.stored import StoredSource

    return StoredSource(folder)


def query(name: str, source: Source | None = None, **parameters: str) -> Table:
    """Ask a question of the catalogue that is answered by a table.

    Args:
        name: its name; ``gbakg queries`` lists them.
        source: where to ask; the shipped graph if none.
        parameters: e.g. ``org="华大基因"``, ``lang="en"``.

    Returns:
        A table; iterating gives one dictionary of text a row, ``to_pandas()`` and ``to_polars()`` a frame.

    Raises:
        UnknownNameError: no such question, or no such thing.
        ParameterError: a parameter is unknown, missing or malformed.
        QueryError: the question is answered by triples or by yes or no.
    """
    answer = questions.run(source or open_graph(), name, parameters)
    if not isinstance(answer, Table):
        raise QueryError(f"query {name!r} is not answered by a table; ask it with gbakg.questions.run.")
    return answer


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


def network(
    view: str = "partnerships", source: Source | None = None, *, include: Collection[str] = ("stated",)
) -> PartnershipNetwork:
    """The graph as a network, ready for the algorithms of networkx.

    Args:
        view: see :func:`gbakg.networks.network`, which gives the same as plain values.
        source: where the graph is; the shipped graph if none.
        include: how sure an edge has to be: any of ``stated``, ``planned`` and ``possible``. What is only planned or
            possible is never mixed in unasked.

    Raises:
        UnknownNameError: no such view or certainty.

    >>> import gbakg
    >>> pairs = gbakg.network("organizations")
    >>> len(pairs), pairs.graph["include"]
    (43, ('stated',))
    """
    from gbakg.graphs import to_networkx

    for certainty in include:
        if certainty not in networks.CERTAINTIES:
            raise UnknownNameError("certainty", certainty, networks.CERTAINTIES)
    return to_networkx(networks.network(source or open_graph(), view), include)


def measure(
    table: str = "organizations",
    source: Source | None = None,
    *,
    include: Collection[str] = ("stated",),
    language: str = "zh",
) -> Table:
    """Measures of the network of organisations, each as :data:`gbakg.measures.MEASURES` defines it.

    Args:
        table: ``organizations``, ``brokerage``, ``regions`` or ``whole``.
        source: where the graph is; the shipped graph if none.
        include: which pairs count: ``stated``, and what is ``planned`` or ``possible`` only when asked for.
        language: of the names.

    Returns:
        A row each organisation, each two regions, or each measure of the whole.

    Raises:
        UnknownNameError: no such table.
        UsageError: no such certainty.

    >>> import gbakg
    >>> [row["organization_name"] for row in gbakg.measure("brokerage")][:2]
    ['广西壮族自治区科学技术厅', '梧州市人民政府']
    """
    from gbakg.exports.measures import measures_table
    from gbakg.measures import TABLES, measures
    from gbakg.summary import places

    if table not in TABLES:
        raise UnknownNameError("table of measures", table, TABLES)
    source = source or open_graph()
    pairs = networks.network(source, "organizations")
    return measures_table(measures(pairs, include), pairs, places(source), table, language)


def graph(*files: str | Path) -> PartnershipGraph:
    """The same triples, stated, derived and the ontology's, as an ``rdflib.Graph``.

    >>> import gbakg
    >>> len(gbakg.graph()) == len(gbakg.open_graph().triples())
    True
    """
    from gbakg.rdf import to_rdflib

    return to_rdflib(open_files(files).triples())
