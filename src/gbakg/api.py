"""The program's verbs for Python and notebooks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gbakg import networks, questions
from gbakg.cards import card, cards
from gbakg.errors import GbakgError, QueryError, UnknownNameError
from gbakg.letters import Letter
from gbakg.model import Card
from gbakg.names import resolve
from gbakg.sources import EmbeddedSource, Source, Table, open_files

__all__ = [
    "GbakgError",
    "Page",
    "Source",
    "Table",
    "explore",
    "export",
    "graph",
    "measure",
    "network",
    "open_graph",
    "picture",
    "query",
    "show",
]

if TYPE_CHECKING:
    from gbakg.graphs import PartnershipNetwork
    from gbakg.pictures import Picture
    from gbakg.rdf import PartnershipGraph
    from gbakg.selections import Selection


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


def picture(of: str = "regions", source: Source | None = None, *, language: str = "zh", form: str = "svg") -> Picture:
    """A picture for a report: ``regions``, ``kinds`` or ``timeline``; see :func:`gbakg.pictures.picture`."""
    from gbakg import pictures

    return pictures.picture(source or open_graph(), of, language, form)


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


@dataclass(frozen=True)
class Page:
    """The network page; in a notebook it shows itself.

    Attributes:
        html: the whole file.
    """

    html: str

    def write(self, path: str | Path) -> None:
        """Write the page to a file.

        Raises:
            FileError: the file cannot be written.
        """
        from gbakg.exports.files import write_file

        write_file(path, self.html)

    def _repr_html_(self) -> str:
        from gbakg.exports.notebook import frame

        return frame(self.html)


def explore(
    source: Source | None = None,
    language: str = "zh",
    letters: Mapping[str, Letter] | None = None,
    story: str | Path | None = None,
    engine: str | Path | bool = True,
) -> Page:
    """The network page.

    Args:
        source: where the graph is; the shipped graph if none.
        language: ``zh`` or ``en``, in which the page opens.
        letters: the user's copies by the letter's IRI; passages are shown in their words.
        story: a TOML file of steps through the page; see :mod:`gbakg.stories`.
        engine: folder of the npm package ``oxigraph``, which answers SPARQL in the page's console; True looks for it
            in ``node_modules``, False leaves it out.

    Raises:
        FileError: the story cannot be opened, or the folder that ``engine`` names does not hold the package.
        DataError: the story is not TOML.
        StoryError: it cannot be told; the step is named.
    """
    from gbakg import stories
    from gbakg.measures import measured
    from gbakg.page import About, render
    from gbakg.page.engine import find, read
    from gbakg.summary import summary
    from gbakg.workings import workings

    source = source or open_graph()
    views = {view: networks.network(source, view) for view in networks.VIEWS}
    released, files = _origin(source)
    about = About(summary(source).letters, with_passages=bool(letters), released=released, files=files)
    told = cards(source, letters)
    steps = stories.read(story) if story else None
    if steps:
        stories.check(steps, told)
    folder = (find() if engine else None) if isinstance(engine, bool) else engine
    html = render(
        views,
        told,
        language=language,
        about=about,
        story=steps,
        workings=workings(source),
        engine=read(folder) if folder else None,
        measures=measured(views["organizations"]),
    )
    return Page(html)


def _origin(source: Source) -> tuple[tuple[str, str] | None, tuple[str, ...]]:
    """Version and date of the shipped graph; of any other nothing is claimed, and its files' names are told."""
    from gbakg import __date__, __version__

    if not isinstance(source, EmbeddedSource):
        return None, ()
    if source.shipped:
        return (__version__, __date__), ()
    return None, tuple(Path(file).name for file in source.files)


def export(
    form: str,
    path: str | Path,
    source: Source | None = None,
    *,
    view: str = "partnerships",
    language: str = "zh",
    selection: Selection | None = None,
) -> list[Path]:
    """Write the graph for other tools.

    Args:
        form: a name of :data:`gbakg.exports.formats.FORMATS`, e.g. ``graphml``, ``xlsx``, ``csv``, ``turtle``.
        path: the file; a format of several files puts the name of each before the ending.
        source: where the graph is; the shipped graph if none.
        view: of nodes and edges; see :func:`gbakg.networks.network`.
        language: of the names that tools show.
        selection: what to choose; see :func:`gbakg.selections.named`.

    Returns:
        The files that were written.

    Raises:
        UnknownNameError: no such format or view.
        FileError: a file cannot be written.
    """
    from gbakg.dispatch import prepared, targets
    from gbakg.exports.files import write_file

    thing, format_ = prepared(form, source or open_graph(), selection, view=view, language=language)
    files = targets(format_, Path(path))
    for part, file in files.items():
        write_file(file, format_.parts[part](thing))
    return list(files.values())


def graph(*files: str | Path) -> PartnershipGraph:
    """The same triples, stated, derived and the ontology's, as an ``rdflib.Graph``.

    >>> import gbakg
    >>> len(gbakg.graph()) == len(gbakg.open_graph().triples())
    True
    """
    from gbakg.rdf import to_rdflib

    return to_rdflib(open_files(files).triples())
