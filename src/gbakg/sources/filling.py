"""A store on disk filled: files, two at once, then what the rules make of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO

from pyoxigraph import NamedNode, Store

from gbakg.sources.derivation import derive, rules
from gbakg.sources.engine import add
from gbakg.sources.loading import load_file
from gbakg.vocabulary import DERIVED

AT_ONCE = 2
"""Files that are read at once: the engine lets go of Python while it reads one, on one processor."""

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
    """Apply the rules one after the other, then list apart what they have made.

    Side by side, those of which none builds on the other would take as long and more memory: the engine puts its files
    in order meanwhile, on the other processor.

    Args:
        store: with the ontology and all that is stated.
        tell: is told each rule's name.

    Returns:
        How many triples each rule has added, by its name, in the order of the rules.
    """
    numbers, lines = {}, b""
    for rule in rules():
        tell(rule.stem)
        made = derive(store, rule.read_text(encoding="utf-8"))
        numbers[rule.stem] = made.count(b"\n")
        lines += made
    tell("derived")
    add(store, lines, NamedNode(DERIVED))
    return numbers
