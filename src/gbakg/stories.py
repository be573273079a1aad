"""A story: steps through the page, each with a caption and the state to show, read from a small TOML file.

.. code-block:: toml

    title.zh = "一座桥"
    title.en = "A bridge"

    [[steps]]
    state = "focus=bgi&depth=1"
    caption.zh = "华大基因参与的合作。"
    caption.en = "What BGI takes part in."

A state is what stands behind ``#`` in a link copied from the page; the whole link may be given as well.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from gbakg.errors import DataError, FileError, StoryError
from gbakg.model import Words
from gbakg.vocabulary import ID, LANGUAGES

NAMING = ("focus", "pick", "path")
"""Parts of a state that name things, by IRI or by what follows :data:`~gbakg.vocabulary.ID`."""

PARTS = frozenset((
    "view", "tab", "focus", "depth", "lang", "theme", "off", "from", "to", "text", "pick", "only", "path", "via",
    "bodies", "bodies-sort", "deals", "deals-sort", "things", "things-sort", "cell", "dated",
    "ask", "given", "sparql", "step",
))  # fmt: skip
"""Every part of a state, by its name in the address."""

BETWEEN = "~"
"""What stands between two of them."""


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        state: of the page, as in its address behind ``#``; empty for the page as it opens.
        caption: what is said about it.
    """

    state: str
    caption: Words


@dataclass(frozen=True)
class Story:
    """Steps in the order in which they are told.

    Attributes:
        path: the file.
        title: what it is called.
        steps: one or more.
    """

    path: str
    title: Words
    steps: tuple[Step, ...]


def read(path: str | Path) -> Story:
    """Read a story.

    Raises:
        FileError: the file cannot be opened.
        DataError: it is not TOML in UTF-8; line and column are given.
        StoryError: a key is missing, unknown or of the wrong sort.
    """
    path = str(path)
    told = _keys(path, _table(Path(path)), ("title", "steps"))
    steps = told["steps"]
    if not isinstance(steps, list) or not steps:
        raise StoryError(path, "a story has one or more [[steps]].")
    return Story(
        path=path,
        title=_words(path, "title", told["title"]),
        steps=tuple(_step(path, step, number) for number, step in enumerate(steps, 1)),
    )


def check(story: Story, known: Collection[str]) -> None:
    """See that every step's state has parts that the page knows, and names what there is.

    Args:
        story: as read.
        known: IRIs of everything that the page can show.

    Raises:
        StoryError: a state has an unknown part, or names what is not known; the nearest names are given.
    """
    for number, step in enumerate(story.steps, 1):
        for key, value in parse_qsl(step.state, keep_blank_values=True):
            if key not in PARTS:
                nearest = difflib.get_close_matches(key, sorted(PARTS), n=3)
                raise StoryError(story.path, f"state has no part called {key!r}.", number, nearest)
            for name in value.split(BETWEEN) if key in NAMING else ():
                if (name if name.startswith(("http://", "https://")) else ID + name) not in known:
                    nearest = difflib.get_close_matches(name, [iri.removeprefix(ID) for iri in known], n=3)
                    raise StoryError(
                        story.path, f"{key} names {name!r}, which the graph does not hold.", number, nearest
                    )


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise FileError(str(path), error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise DataError(str(path), "the file is not UTF-8. Save it as UTF-8 text.") from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r" \(at line (\d+), column (\d+)\)$", str(error))
        if place is None:
            raise DataError(str(path), f"not TOML: {error}") from error
        raise DataError(str(path), f"not TOML: {str(error)[: place.start()]}", int(place[1]), int(place[2])) from error


def _step(path: str, step: object, number: int) -> Step:
    told = _keys(path, step, ("state", "caption"), number)
    state = told["state"]
    if not isinstance(state, str):
        raise StoryError(path, "state must be the text behind # of a copied link, in quotation marks.", number)
    return Step(state.rpartition("#")[2].strip(), _words(path, "caption", told["caption"], number))


def _words(path: str, key: str, told: object, number: int | None = None) -> Words:
    texts = _keys(path, told, LANGUAGES, number, f"{key}.")
    for language, text in texts.items():
        if not isinstance(text, str) or not text.strip():
            raise StoryError(path, f"{key}.{language} must be a text that says something.", number)
    return Words(*(" ".join(texts[language].split()) for language in LANGUAGES))


def _keys(
    path: str, told: object, wanted: Sequence[str], number: int | None = None, prefix: str = ""
) -> dict[str, Any]:
    """A table that has exactly these keys."""
    names = ", ".join(prefix + key for key in wanted)
    if not isinstance(told, dict):
        raise StoryError(path, f"{prefix.rstrip('.') or 'each of the steps'} must be a table with {names}.", number)
    for key in told:
        if key not in wanted:
            nearest = difflib.get_close_matches(key, wanted, n=1)
            raise StoryError(path, f"{prefix}{key} is unknown. Wanted are {names}.", number, nearest)
    for key in wanted:
        if key not in told:
            raise StoryError(path, f"{prefix}{key} is missing. Wanted are {names}.", number)
    return told
