"""An edition of the data, and the files that hold it."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256

from gbakg import __date__, __version__
from gbakg.description.citation import TITLE
from gbakg.errors import UsageError
from gbakg.model import Words
from gbakg.sources import Source
from gbakg.trig import whole
from gbakg.vocabulary import DATASET


@dataclass(frozen=True)
class Download:
    """A file that holds the data.

    Attributes:
        path: where it lies, from the site's root.
        media: its media type.
        words: what it holds.
        size: bytes, where the file is at hand.
        sha256: its digest likewise.
    """

    path: str
    media: str
    words: Words
    size: int | None = None
    sha256: str = ""


@dataclass(frozen=True)
class Release:
    """What is known of an edition of the data.

    Attributes:
        iri: the data set; it holds no version.
        title: its name.
        version: the program's, which the shipped data share; empty for any other graph.
        issued: date, ``YYYY-MM-DD``; likewise empty.
        previous: the version before it, where one is told.
        base: the address of the site that offers it, ending in ``/``; empty where none is known.
    """

    iri: str
    title: Words
    version: str = ""
    issued: str = ""
    previous: str = ""
    base: str = ""


def release(source: Source, base: str = "", previous: str = "") -> Release:
    """The edition that a source holds.

    Args:
        source: where the graph is. Only the shipped graph has a version; any other is named by its digest
            (https://www.rfc-editor.org/rfc/rfc6920) where no address is given.
        base: the address of the site; a ``/`` at its end is added.
        previous: the version before it.

    Raises:
        UsageError: ``base`` is no address.
    """
    if base:
        if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", base):
            raise UsageError(f"{base}: give the site's address, such as https://example.org/gbakg/.")
        base = base.rstrip("/") + "/"
    if source.shipped:
        before = "" if previous == __version__ else previous  # no edition comes before itself
        return Release(DATASET, TITLE, __version__, __date__, before, base)
    files = ", ".join(source.origin)
    digest = sha256(whole(source).encode("utf-8")).digest()
    name = f"ni:///sha-256;{urlsafe_b64encode(digest).decode().rstrip('=')}"
    title = Words(f"合作图谱 {files}".strip(), f"Graph of partnerships {files}".strip())
    return Release(f"{base}dataset" if base else name, title, base=base)


FORMS = {
    "ttl": (
        "text/turtle",
        Words("公函所说与编者补充的三元组，Turtle", "What the letter says and the curators add, as Turtle"),
    ),
    "nt": ("application/n-triples", Words("同上，N-Triples", "The same as N-Triples")),
    "jsonld": ("application/ld+json", Words("同上，JSON-LD", "The same as JSON-LD")),
    "trig": (
        "application/trig",
        Words(
            "录入的、推出的与本体，各自分列，TriG",
            "What is entered, what is derived and the ontology, each apart, as TriG",
        ),
    ),
}
"""File name ending to media type and what such a file holds."""


def dumps(edition: Release) -> tuple[Download, ...]:
    """The files that hold the whole graph, in the order of :data:`FORMS`; their names hold the version."""
    stem = f"downloads/triples-{edition.version}" if edition.version else "downloads/triples"
    return tuple(Download(f"{stem}.{ending}", media, words) for ending, (media, words) in FORMS.items())
