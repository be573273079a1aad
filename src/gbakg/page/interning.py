"""The island made small: every IRI and every text once, rows of numbers that point to them.

A large graph says the same things over and over: roles, statuses, names, the lines of a label in six pictures. With
each said once, a page of 3,000 marks is a third as large. ``scripts/unpack.js`` is the other half.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gbakg.vocabulary import ID

Json = dict[str, Any]
Row = list[Any]

IRIS = ("id", "from", "to", "partnership")
"""Columns of nodes and edges that hold IRIs."""

ABSENT = -1
"""Points to nothing."""


def interned(data: Mapping[str, Any]) -> Json:
    """The island with its views, cards and names as rows of numbers.

    Args:
        data: as :mod:`gbakg.page.island` gives it.

    Returns:
        The same keys, and ``iris`` and ``texts``: what the numbers point to. An IRI stands without the beginning that
        all of this project's have.
    """
    store = _Store()
    views = {name: _view(store, view) for name, view in data["views"].items()}
    cards = [_card(store, iri, card) for iri, card in data["cards"].items()]
    names = [[store.iri(iri), store.text(zh), store.text(en)] for iri, (zh, en) in data["names"].items()]
    tables = {"iris": list(store.iris), "texts": list(store.texts)}
    return {**data, **tables, "views": views, "cards": cards, "names": names}


class _Store:
    """What was said so far, and at which place."""

    def __init__(self) -> None:
        self.iris: dict[str, int] = {}
        self.texts: dict[str, int] = {}

    def iri(self, iri: str) -> int:
        if not iri:
            return ABSENT
        short = iri.removeprefix(ID)
        return self.iris.setdefault(iri if ":" in short else short, len(self.iris))

    def text(self, text: str | None) -> int:
        return ABSENT if text is None else self.texts.setdefault(text, len(self.texts))


def _view(store: _Store, view: Mapping[str, Any]) -> Json:
    return {
        "nodes": _table(store, view["nodes"]),
        "edges": _table(store, view["edges"]),
        "pictures": [
            {**picture, "places": [_place(store, place) for place in picture["places"]]} for picture in view["pictures"]
        ],
    }


def _place(store: _Store, place: Sequence[Any]) -> Row:
    x, y, side, lines = place
    return [x, y, store.text(side), [store.text(line) for line in lines]]


def _table(store: _Store, rows: Sequence[Mapping[str, Any]]) -> Json:
    """Rows of the same columns: pointers to IRIs, pointers to texts, numbers; a number that is absent is 0."""
    columns = dict.fromkeys(column for row in rows for column in row)
    numbers = [column for column in columns if any(isinstance(row.get(column), int | float) for row in rows)]
    texts = [column for column in columns if column not in IRIS and column not in numbers]
    iris = [column for column in IRIS if column in columns]
    return {
        "iris": iris,
        "texts": texts,
        "numbers": numbers,
        "rows": [
            [
                *(store.iri(row.get(column, "")) for column in iris),
                *(store.text(row.get(column)) for column in texts),
                *(row.get(column, 0) for column in numbers),
            ]
            for row in rows
        ],
    }


def _card(store: _Store, iri: str, card: Mapping[str, Any]) -> Row:
    return [
        store.iri(iri),
        store.text(card["group"]),
        store.iri(card["type"]),
        [_party(store, party) for party in card["parties"]],
        [[_name(store, fact["property"]), _names(store, fact["values"])] for fact in card["facts"]],
        [_evidence(store, one) for one in card["evidence"]],
    ]


def _party(store: _Store, party: Mapping[str, Any]) -> Row:
    names = [store.iri(party[key]) for key in ("other", "role", "status")]
    return [*names, party["side"], store.text(party["mention"]), store.text(party["locator"])]


def _names(store: _Store, names: Iterable[str | list[str]]) -> Row:
    return [_name(store, name) for name in names]


def _name(store: _Store, name: str | list[str]) -> int | Row:
    """An IRI that has a name, or the texts in both languages with their IRI."""
    if isinstance(name, str):
        return store.iri(name)
    zh, en, iri = name
    return [store.text(zh), store.text(en), store.iri(iri)]


def _evidence(store: _Store, one: Mapping[str, Any]) -> Row:
    claim = [store.text(text) for text in one["claim"]] if one["claim"] else []
    texts = [store.text(one[key]) for key in ("letter", "locator", "sha256", "text")]
    return [*texts, one["start"], one["end"], claim]
