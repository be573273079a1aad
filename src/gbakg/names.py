"""From what a person calls something to its IRI."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping

from pyoxigraph import Literal, NamedNode

from gbakg.errors import AmbiguousNameError, UnknownNameError
from gbakg.sources import Source, Term
from gbakg.views import ask
from gbakg.vocabulary import GBAKG, GROUPS, ID, LANGUAGES, ORG, compact, expand

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
    # The name as it stands is looked up; all names are read only where that finds nothing.
    if things := _called(source, name, class_name):
        return _only(name, things)
    found, key = _names(source, class_name), _key(name)
    if things := {iri for iri, label in found if _key(label) == key}:
        return _only(name, things)
    raise UnknownNameError(WORDS.get(class_name or "", (class_name or "thing").lower()), name, _nearest(key, found))


def _only(name: str, things: Collection[str]) -> NamedNode:
    """The one thing among those that a name fits.

    Raises:
        AmbiguousNameError: there are several.
    """
    if len(things) > 1:
        raise AmbiguousNameError(name, [compact(thing) for thing in sorted(things)])
    return NamedNode(next(iter(things)))


def _called(source: Source, name: str, class_name: str | None) -> set[str]:
    """The things that bear just this name, in a language of the graph or in none."""
    spoken = (Literal(name), *(Literal(name, language=language) for language in LANGUAGES))
    return {iri for one in spoken for iri, _ in _names(source, class_name, {"name": one})}


def _exists(source: Source, iri: str, class_name: str | None) -> bool:
    try:
        bindings = {"thing": NamedNode(iri)}
    except ValueError:  # what the person typed only looks like an identifier
        return False
    if class_name:
        bindings["class"] = _class(class_name)
    return source.query("ASK { ?thing a ?class }", bindings) is True


def _names(source: Source, class_name: str | None, given: Mapping[str, Term] | None = None) -> list[tuple[str, str]]:
    """Pairs of IRI and name; the name is empty where it is what is given."""
    bindings = {"class": _class(class_name)} if class_name else {}
    rows = ask(source, "find", {**bindings, **(given or {})})
    named = (row for row in rows if ":" in row["thing"])  # a blank node cannot be named from outside
    return [(row["thing"], row.get("name", "")) for row in named if class_name or row["class"] in GROUPS]


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
