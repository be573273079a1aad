"""The description of the data set as Turtle and as JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import RdfFormat, Triple, serialize

from gbakg.vocabulary import DESCRIPTION_PREFIXES

DESCRIPTIONS = {"turtle": RdfFormat.TURTLE, "jsonld": RdfFormat.JSON_LD}
"""Name of a format to the format."""


def description_text(triples: Iterable[Triple], form: str = "turtle") -> str:
    """Triples in the order given, an empty line between subjects.

    Args:
        triples: see :func:`gbakg.description.description`.
        form: a key of :data:`DESCRIPTIONS`.
    """
    written = (serialize(triples, format=DESCRIPTIONS[form], prefixes=DESCRIPTION_PREFIXES) or b"").decode("utf-8")
    if form != "turtle":
        return written + "\n"
    lines: list[str] = []
    for line in written.splitlines():  # line ends inside of literals are escaped
        new = not line.startswith(("\t", "@prefix"))
        lines += ["", line] if new else [line.replace("\t", "    ", 1)]
    return "\n".join(lines) + "\n"
