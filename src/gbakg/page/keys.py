"""What names are also found by: how each Chinese name is read, and which Traditional forms its characters have.

Both are computed when the page is written, and are small: the page itself cuts readings into initials and puts a query
into simplified characters (``scripts/keys.js``).
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from gbakg.model import Card
from gbakg.networks import Network
from gbakg.vocabulary import SKOS

HAN = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""A Chinese character; ``scripts/keys.js`` has the same ranges, so that characters and syllables are counted alike."""

RUN = re.compile(f"{HAN.pattern}+")

READINGS = {
    "朝阳": "chao yang",
    "长三角": "chang san jiao",
    "长洲": "chang zhou",
    "都安": "du an",
    "都匀": "du yun",
    "尖沙咀": "jian sha zui",
}
"""Names of the region that pypinyin 0.55 reads wrongly, as its readings of single characters are."""

FORMS = ("t2s", "hk2s", "tw2s")
"""OpenCC's ways to Simplified: from its own standard, from Hong Kong's forms, from Taiwan's; the first that differs."""

CHARACTERS = [chr(code) for code in range(0x4E00, 0xA000)]
"""Characters that a person can be expected to type: https://www.unicode.org/charts/PDF/U4E00.pdf."""


def keys(networks: Iterable[Network], cards: Mapping[str, Card]) -> dict[str, Any]:
    """What the page's search needs beside the names themselves.

    Returns:
        ``readings``: by name, a syllable for each of its Chinese characters, without tones, ü as v, empty where there
        is none; ``traditional``: by simplified character, the characters that stand for it.
    """
    names = sorted({name for name in _names(networks, cards) if HAN.search(_plain(name))})
    return {
        "readings": {name: reading(name) for name in names},
        "traditional": traditional("".join(names)),
    }


def reading(name: str) -> str:
    """A name's syllables, read as whole phrases.

    >>> reading("重庆银行（广西）")
    'chong qing yin hang guang xi'
    """
    from pypinyin import lazy_pinyin

    syllables: list[str] = []
    for run in RUN.findall(_plain(name)):
        read = lazy_pinyin(run, errors=_unread)
        for phrase, right in READINGS.items():
            for found in re.finditer(phrase, run):
                read[found.start() : found.end()] = right.split(" ")
        syllables += read
    return " ".join(syllables)


def _unread(text: str) -> Any:  # noqa: ANN401 -- pypinyin's own annotation leaves out that a list is taken too
    """A syllable for each character without a known reading: an empty one."""
    return [""] * len(text)


def traditional(text: str) -> dict[str, str]:
    """Which characters a person may type instead of those of a text.

    >>> traditional("里台")
    {'台': '枱檯臺颱', '里': '裏裡'}
    """
    simple = _simple()
    wanted = {simple.get(character, character) for character in _plain(text)}
    found: dict[str, str] = defaultdict(str)
    for character, target in simple.items():
        if target in wanted:
            found[target] += character
    return dict(sorted(found.items()))


@cache
def _simple() -> dict[str, str]:
    """Simplified character by every other form of it."""
    from opencc import OpenCC

    simple: dict[str, str] = {}
    for form in FORMS:
        targets, convert = set(simple.values()), OpenCC(form).convert
        for character in CHARACTERS:
            target = convert(character)  # one at a time: in a longer text it would look for phrases too
            if target != character and character not in targets and len(target) == 1:
                simple.setdefault(character, target)
    return {character: simple.get(target, target) for character, target in sorted(simple.items())}


def _plain(name: str) -> str:
    """As the page reads it: compatibility forms of characters replaced."""
    return unicodedata.normalize("NFKC", name)


def _names(networks: Iterable[Network], cards: Mapping[str, Card]) -> Iterable[str]:
    """All labels and alternative labels in all languages."""
    for network in networks:
        for node in network.nodes:
            yield from (node.label, node.label_en)
    for card in cards.values():
        for fact in card.facts:
            if fact.property.id == SKOS + "altLabel":
                for value in fact.values:
                    yield from (value.words.zh, value.words.en)
