"""The program's verbs for Python and notebooks: how a graph leaves, as page, file, picture, site or edition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gbakg import networks
from gbakg.api import open_graph
from gbakg.cards import cards
from gbakg.letters import Letter
from gbakg.sources import Source

__all__ = ["Page", "describe", "explore", "export", "picture", "release", "site"]

if TYPE_CHECKING:
    from pyoxigraph import Triple

    from gbakg.pictures import Picture
    from gbakg.selections import Selection


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
    views = networks.networks(source)
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

    if source.shipped:
        return (__version__, __date__), ()
    return None, source.origin


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


def picture(of: str = "regions", source: Source | None = None, *, language: str = "zh", form: str = "svg") -> Picture:
    """A picture for a report: ``regions``, ``kinds`` or ``timeline``; see :func:`gbakg.pictures.picture`."""
    from gbakg import pictures

    return pictures.picture(source or open_graph(), of, language, form)


def site(folder: str | Path, source: Source | None = None, language: str = "zh", base: str = "") -> int:
    """Write the graph as a folder of pages and files; see :mod:`gbakg.site`.

    Args:
        folder: where to; made where it is missing, and taken over only where an earlier run wrote it.
        source: where the graph is; the shipped graph if none.
        language: ``zh`` or ``en``, which of the two stands first.
        base: the address at which the folder will be served; empty where none is known.

    Returns:
        How many files were written.

    Raises:
        FolderError: the folder holds what is not ours.
        FileError: a file cannot be written.
        UsageError: ``base`` is no address.
    """
    from gbakg.description import release
    from gbakg.exports.folders import write_folder
    from gbakg.site import site_files

    source = source or open_graph()
    edition = release(source, base)
    return write_folder(folder, site_files(source, explore(source, language).html, edition, language))


def release(folder: str | Path, source: Source | None = None, since: str | Path | None = None, base: str = "") -> int:
    """Write an edition of the data: four forms of the graph, their digests, the description, and what has changed.

    Args:
        folder: where to; as for :func:`site`.
        source: where the graph is; the shipped graph if none.
        since: the file of the edition before, ``triples-VERSION.ttl``; its name tells its version.
        base: the address at which the files will be served; empty where none is known.

    Returns:
        How many files were written.

    Raises:
        FolderError: the folder holds what is not ours.
        FileError: a file cannot be opened or written.
        DataError: the file of the edition before is not well formed.
        UsageError: ``base`` is no address.
    """
    from gbakg import description
    from gbakg.exports.folders import write_folder
    from gbakg.site import release_files
    from gbakg.sources.files import read_quads

    source = source or open_graph()
    version = re.fullmatch(r"triples-(.+)\.\w+", Path(since).name) if since else None
    edition = description.release(source, base, version[1] if version else "")
    before = list(read_quads(since)) if since else None
    return write_folder(folder, release_files(source, edition, before))


def describe(source: Source | None = None, base: str = "") -> tuple[Triple, ...]:
    """The graph as a data set, in DCAT 3 and VoID; see :func:`gbakg.description.description`.

    Args:
        source: where the graph is; the shipped graph if none.
        base: the address of the folder at which its files stand; empty where none is known.

    Raises:
        UsageError: ``base`` is no address.
    """
    from gbakg.description import description, dumps, release

    source = source or open_graph()
    edition = release(source, base)
    return description(source, edition, dumps(edition))
