"""From what a person calls something to its IRI."""

from __future__ import annotations

import unicodedata

from pyoxigraph import NamedNode

from gbakg.errors import AmbiguousNameError, UnknownNameError
from gbakg.sources import Source
from gbakg.views import ask
from gbakg.vocabulary import GBAKG, GROUPS, ID, ORG, compact, expand

WORDS = {
    "Organization": "organisation",
    "Partnership": "partnership",
    "Place": "place",
    "Thing": "thing",
}
"""Classes as an error message names them."""


def resolve(source: Source, name: str, class_name: str | None = None) -> NamedNode:
    """The one thing that a name means.

    Tried in this order: an IRI or ``prefix:local``; a local name of the project (``bgi``); a label, alternative label,
    title or identifier in any language, exactly; the same without regard to case, width and quotation marks. A text
    that a name only contains names nothing: a sponsor inside another body's name is not that body.

    Args:
        source: where to look.
        name: what the person typed.
        class_name: local name of the class that it must have, or None for any node of the network.

    Raises:
        UnknownNameError: nothing bears the name; the nearest names are given.
        AmbiguousNameError: several things bear it.
    """
    for iri in filter(None, (expand(name), ID + name if name.isascii() and name.replace("-", "").isalnum() else None)):
        if _exists(source, iri, class_name):
            return NamedNode(iri)
    found = _names(source, class_name)
    key = _key(name)
    for alike in (lambda label: label == name, lambda label: _key(label) == key):
        things = sorted({iri for iri, label in found if alike(label)})
        if len(things) == 1:
            return NamedNode(things[0])
        if things:
            raise AmbiguousNameError(name, [compact(thing) for thing in things])
    raise UnknownNameError(WORDS.get(class_name or "", (class_name or "thing").lower()), name, _nearest(key, found))


def _exists(source: Source, iri: str, class_name: str | None) -> bool:
    try:
        bindings = {"thing": NamedNode(iri)}
    except ValueError:  # what the person typed only looks like an identifier
        return False
    if class_name:
        bindings["class"] = _class(class_name)
    return source.query("ASK { ?thing a ?class }", bindings) is True


def _names(source: Source, class_name: str | None) -> list[tuple[str, str]]:
    """Pairs of IRI and name."""
    bindings = {"class": _class(class_name)} if class_name else {}
    rows = ask(source, "find", bindings)
    named = (row for row in rows if ":" in row["thing"])  # a blank node cannot be named from outside
    return [(row["thing"], row["name"]) for row in named if class_name or row["class"] in GROUPS]


def _class(class_name: str) -> NamedNode:
    return NamedNode((ORG if class_name == "Organization" else GBAKG) + class_name)


def _key(name: str) -> str:
    """A name without what people leave out: case, character width, spaces, quotation marks, dashes."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(
        c for c in folded if not (c.isspace() or unicodedata.category(c) in ("Pi", "Pf", "Pd") or c in "\"'《》")
    )


def _nearest(key: str, found: list[tuple[str, str]]) -> list[str]:
    """Names that contain the text, shortest first, then those that share the most characters in order."""
    import difflib

    labels = {_key(label): label for _, label in found}
    containing = sorted(
        (label for label in labels if len(key) > 1 and key in label), key=lambda label: (len(label), label)
    )
    close = difflib.get_close_matches(key, labels, n=3, cutoff=0.4)
    return [labels[label] for label in dict.fromkeys([*containing[:6], *close])]
