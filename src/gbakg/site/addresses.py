"""Where each IRI lies in the folder: ``…/id/NAME`` is ``id/NAME.html``, so that a redirect needs no table."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from gbakg.vocabulary import GBAKG, ID, ONTOLOGY

PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,120}(?:\.[A-Za-z0-9_-]+){0,4}")
"""Names that every file system and host takes as they are."""


class Addresses:
    """Files of things, and links between them.

    Attributes:
        names: file name without its ending by IRI.
    """

    def __init__(self, iris: Iterable[str]) -> None:
        """Give each thing a name: its own, or one made of a digest where that is no plain name or is taken."""
        self.names: dict[str, str] = {}
        taken: set[str] = set()
        for iri in sorted(set(iris)):
            name = iri.removeprefix(ID)
            # Two names that differ by case alone are one file on many disks.
            if not iri.startswith(ID) or not PLAIN.fullmatch(name) or name.casefold() in taken:
                name = f"x-{hashlib.sha256(iri.encode('utf-8')).hexdigest()[:16]}"
            taken.add(name.casefold())
            self.names[iri] = name

    def file(self, iri: str, ending: str = "html") -> str:
        """A thing's file, from the folder's root."""
        return f"id/{self.names[iri]}.{ending}"

    def link(self, here: str, iri: str) -> str:
        """What to write as the link from a page to an IRI.

        Args:
            here: the page's file, from the folder's root.
            iri: a thing, a term of the ontology, or anything else.

        Returns:
            A relative link; an address elsewhere as it stands; empty where there is nothing to lead to.
        """
        if iri in self.names:
            return up(here) + self.file(iri)
        if iri == ONTOLOGY or iri.startswith(GBAKG):
            return up(here) + "ontology.html" + (f"#{iri.removeprefix(GBAKG)}" if iri.startswith(GBAKG) else "")
        return iri if iri.startswith(("http://", "https://")) and not iri.startswith(ID) else ""


def up(here: str) -> str:
    """The way from a page to the folder's root.

    >>> up("id/bgi.html")
    '../'
    """
    return "../" * here.count("/")
