"""A store on disk filled on several processors: files, then rules, two at once.

The engine works on one processor at a time and lets go of Python while it does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import IO

from pyoxigraph import NamedNode, Store

from gbakg.sources.derivation import builds_on, derive, rules
from gbakg.sources.engine import add
from gbakg.sources.loading import load_file
from gbakg.vocabulary import DERIVED

AT_ONCE = 2
"""Files that are read at once, or rules that are asked: each needs memory of its own."""

Tell = Callable[[str], None]
"""Is told what a load is about to do: a file's name, a rule's name."""


def add_files(store: Store, files: Sequence[Path], tell: Tell, opened: Callable[[Path], IO[bytes]]) -> None:
    """Put files into a store.

    Args:
        store: where to; after an error it holds a part.
        files: RDF files.
        tell: is told each file's name.
        opened: opens a file for reading.

    Raises:
        FileError: a file cannot be opened; the first one of the list, where there are several.
        DataError: a file is not well formed; likewise.
    """

    def read(file: Path) -> None:
        tell(file.name)
        load_file(store, file, opened)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        done = [pool.submit(read, file) for file in files]
        try:
            for one in done:
                one.result()
        finally:
            pool.shutdown(cancel_futures=True)


def add_derived(store: Store, tell: Tell) -> dict[str, int]:
    """Apply the rules, each when those that it builds on are through; list apart what they have made.

    Args:
        store: with the ontology and all that is stated.
        tell: is told each rule's name.

    Returns:
        How many triples each rule has added, by its name, in the order of the rules.
    """
    made: dict[str, Future[int]] = {}
    listed: list[Future[None]] = []

    def apply(rule: Path) -> int:
        text = rule.read_text(encoding="utf-8")
        for earlier in builds_on(text):
            made[earlier].result()
        tell(rule.stem)
        lines = derive(store, text)
        listed.append(beside.submit(add, store, lines, NamedNode(DERIVED)))
        return lines.count(b"\n")

    with ThreadPoolExecutor(1) as beside, ThreadPoolExecutor(AT_ONCE) as pool:
        for rule in rules():
            made[rule.stem] = pool.submit(apply, rule)
        numbers = {name: number.result() for name, number in made.items()}
    for done in listed:
        done.result()
    return numbers
