"""The files to take away: the graph in four forms, the networks for other tools, and their digests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from gbakg.description import Download, Release, dumps
from gbakg.dispatch import book, drawing
from gbakg.exports.dumps import dump
from gbakg.exports.formats import FORMATS
from gbakg.model import Words
from gbakg.selections import Selection
from gbakg.sources import Source

MEDIA = {
    "graphml": "application/graphml+xml",
    "gexf": "application/gexf+xml",
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "cytoscape": "application/json",
    "json": "application/json",
    "dot": "text/vnd.graphviz",
}
"""Media types of formats of networks; what has none of its own is bytes."""

VIEWS = {
    "partnerships": Words("机构与合作", "Organisations and partnerships"),
    "organizations": Words("机构对", "Pairs of organisations"),
    "full": Words("全部事物", "All things"),
}


def download_files(source: Source, edition: Release) -> Iterator[tuple[Download, str | bytes]]:
    """Each download with its size and digest, and its content.

    Args:
        source: where the graph is.
        edition: its version stands in the names.
    """
    for file in dumps(edition):
        yield measured(file, dump(source, file.path.rpartition(".")[2]))
    for view, words in VIEWS.items():
        drawn = drawing(source, Selection(), view=view)
        for form, format_ in FORMATS.items():
            for part in format_.parts if format_.needs == "drawing" else ():
                path = f"downloads/{'-'.join(filter(None, (view, part)))}{format_.ending}"
                yield measured(_download(path, form, words), format_.write(drawn, part))
    for form, format_ in FORMATS.items():
        if format_.needs == "book":
            file = _download(f"downloads/tables{format_.ending}", form, VIEWS["full"])
            yield measured(file, format_.write(book(source, Selection())))


def sums(files: Mapping[str, str | bytes]) -> str:
    """Digests as ``sha256sum --check`` reads them.

    Args:
        files: content by name.
    """
    lines = (f"{hashlib.sha256(_data(content)).hexdigest()}  {name}\n" for name, content in files.items())
    return "".join(sorted(lines, key=lambda line: line.partition("  ")[2]))


def measured(file: Download, content: str | bytes) -> tuple[Download, str | bytes]:
    """A download with its size and digest, and its content."""
    data = _data(content)
    return replace(file, size=len(data), sha256=hashlib.sha256(data).hexdigest()), content


def _download(path: str, form: str, words: Words) -> Download:
    media = MEDIA.get(form, "application/octet-stream")
    return Download(path, media, Words(f"{words.zh}，{form}", f"{words.en}, {form}"))


def _data(content: str | bytes) -> bytes:
    return content.encode("utf-8") if isinstance(content, str) else content
