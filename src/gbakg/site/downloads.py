"""The files to take away: the graph in four forms, the networks for other tools, and their digests."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from gbakg.description import Download, Release, dumps
from gbakg.exports.dumps import dump
from gbakg.exports.formats import FORMATS
from gbakg.model import Words
from gbakg.networks import Network
from gbakg.sources import Source

MEDIA = {"graphml": "application/graphml+xml"}
"""Media types of formats of networks; what has none of its own is bytes."""

VIEWS = {
    "partnerships": Words("机构与合作", "Organisations and partnerships"),
    "organizations": Words("机构对", "Pairs of organisations"),
    "full": Words("全部事物", "All things"),
}


def download_files(source: Source, networks: Mapping[str, Network], edition: Release) -> Iterator[tuple[Download, str]]:
    """Each download with its size and digest, and its content.

    Args:
        source: where the graph is.
        networks: views by name.
        edition: its version stands in the names.
    """
    for file in dumps(edition):
        yield measured(file, dump(source, file.path.rpartition(".")[2]))
    for form, write in FORMATS.items():
        for view, words in VIEWS.items():
            named = Words(f"{words.zh}，{form}", f"{words.en}, {form}")
            media = MEDIA.get(form, "application/octet-stream")
            yield measured(Download(f"downloads/{view}.{form}", media, named), write(networks[view]))


def sums(files: Mapping[str, str]) -> str:
    """Digests as ``sha256sum --check`` reads them.

    Args:
        files: content by name.
    """
    lines = (f"{hashlib.sha256(content.encode('utf-8')).hexdigest()}  {name}\n" for name, content in files.items())
    return "".join(sorted(lines, key=lambda line: line.partition("  ")[2]))


def measured(file: Download, content: str) -> tuple[Download, str]:
    """A download with its size and digest, and its content."""
    data = content.encode("utf-8")
    return replace(file, size=len(data), sha256=hashlib.sha256(data).hexdigest()), content
