"""Triples in the order in which they are said, grouped by subject."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Triple

from gbakg.model import Words
from gbakg.vocabulary import DESCRIPTION_PREFIXES, LANGUAGES, compact

Value = str | int | Words | NamedNode | Literal


class Sheet:
    """What is said about one data set.

    Attributes:
        dataset: the data set.
    """

    def __init__(self, dataset: str) -> None:
        self.dataset = NamedNode(dataset)
        self._said: dict[NamedNode, dict[NamedNode, dict[NamedNode | Literal, None]]] = {}

    def say(self, subject: NamedNode, **values: Value | Sequence[Value]) -> None:
        """Values by property, written ``prefix_local``; texts and numbers become literals, empty ones are left out."""
        for name, found in values.items():
            prefix, _, local = name.partition("_")
            verb = NamedNode(DESCRIPTION_PREFIXES[prefix] + local)
            for value in [found] if isinstance(found, str | int | Words | NamedNode | Literal) else found:
                for term in _terms(value):
                    self._said.setdefault(subject, {}).setdefault(verb, {})[term] = None

    def triples(self) -> tuple[Triple, ...]:
        """All that was said, each once, by subject and property in the order in which they came up."""
        return tuple(
            Triple(subject, verb, term)
            for subject, verbs in self._said.items()
            for verb, terms in verbs.items()
            for term in terms
        )

    def part(self, *names: str) -> NamedNode:
        """A part of the data set, by what it is about."""
        return NamedNode(
            f"{self.dataset.value}#{'-'.join(quote(compact(name).replace(':', '-', 1), safe='') for name in names)}"
        )


def _terms(value: Value) -> Iterator[NamedNode | Literal]:
    if isinstance(value, Words):
        yield from (Literal(value[language], language=language) for language in LANGUAGES if value[language])
    elif isinstance(value, int):
        yield Literal(value)
    elif isinstance(value, NamedNode | Literal):
        yield value
    elif value:
        yield Literal(value)
