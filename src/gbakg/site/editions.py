"""An edition of the data to keep: the graph in four forms, its description, its digests, and what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pyoxigraph import Quad

from gbakg.description import Release, description, dumps
from gbakg.exports.description import description_text
from gbakg.exports.dumps import changes, dump, stated
from gbakg.site.downloads import measured, sums
from gbakg.sources import Source
from gbakg.trig import quads


def release_files(
    source: Source, edition: Release, before: Iterable[Quad] | None = None
) -> Iterator[tuple[str, str | bytes]]:
    """Every file of an edition.

    Args:
        source: where the graph is.
        edition: its version stands in the names.
        before: the edition before, if there was one.

    Returns:
        Names and texts: the forms of the graph, ``dataset.ttl``, ``changes.rdfp`` where an edition before is given, and
        ``SHA256SUMS`` over all of them.
    """
    texts, downloads = {}, []
    for file in dumps(edition):
        ending = file.path.rpartition(".")[2]
        flat = replace(file, path=file.path.removeprefix("downloads/"))
        download, texts[flat.path] = measured(flat, dump(source, ending))
        downloads.append(download)
    texts["dataset.ttl"] = description_text(description(source, edition, downloads))
    if before is not None:
        texts["changes.rdfp"] = changes(stated(before), stated(quads(source)))
    yield from texts.items()
    yield "SHA256SUMS", sums(texts)
