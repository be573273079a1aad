"""A graph on disk, for when memory ends: Oxigraph's store in a folder, filled once and then only read.

A file in the folder says which store in it is the whole one. A new store is filled beside the old one and becomes the
whole one when that file is replaced: a load that is cut short leaves what was there before, and whoever reads the old
store while a new one is filled reads on undisturbed.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

import portalocker
from pyoxigraph import DefaultGraph, NamedNode, Store

from gbakg.errors import FileError, StoreError
from gbakg.sources.engine import OxigraphSource, add_ontology, size
from gbakg.sources.files import default_data
from gbakg.sources.filling import Tell, add_derived, add_files
from gbakg.vocabulary import ONTOLOGY

ABOUT = "gbakg.json"
"""Which store is the whole one, what it was filled from, and how many triples each rule added."""

LOADING = "loading"
"""Begins the names of the folder of a store that is not whole yet, and of the lock of who fills it."""


class StoredSource(OxigraphSource):
    """A graph in a folder that answers SPARQL 1.1 by Oxigraph; several processes may read it at once.

    Attributes:
        where: the store itself, inside the folder; it stays there as long as the source lives.
    """

    def __init__(self, folder: str | Path) -> None:
        """Open the whole store of a folder.

        Raises:
            StoreError: the folder holds no store, or another program writes to it.
        """
        folder = Path(folder)
        about = _about(folder)
        self.where = where = folder / str(about["store"])
        try:
            _expect_unwritten(where)
            # Held as long as the source lives: a load then leaves this store where it is.
            self._reading = _locked(where.with_suffix(".lock"), portalocker.LockFlags.SHARED)
            store = Store.read_only(str(where))
        except (OSError, portalocker.LockException) as error:
            raise StoreError(str(folder), f"cannot be opened: {error}. Fill it anew with gbakg load.") from error
        super().__init__(store, tuple(about["origin"]), int(about["stated"]), about["derived"])


def load(
    folder: str | Path,
    files: Sequence[str | Path] = (),
    tell: Tell = lambda _: None,
    opened: Callable[[Path], IO[bytes]] = lambda path: path.open("rb"),
) -> StoredSource:
    """Fill a store from files, derive, and put it in place of what the folder held.

    Args:
        folder: made where it is missing.
        files: RDF files, merged; none means the shipped graph.
        tell: is told what comes next.
        opened: opens a file for reading; a caller that shows progress counts there.

    Returns:
        The store, opened for reading. What it states is counted without repetition.

    Raises:
        StoreError: another load fills the folder at the same time, or the folder holds something else.
        FileError: a file cannot be opened, or the folder not be written to.
        DataError: a file is not well formed; the folder is as before.
    """
    folder = Path(folder)
    if folder.exists() and not _ours(folder):
        raise StoreError(str(folder), "holds other files; name a folder that is empty or new.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder / f"{LOADING}.lock", portalocker.LockFlags.EXCLUSIVE):
            for left in folder.glob(f"{LOADING}-*"):  # by a load that was cut short
                shutil.rmtree(left, ignore_errors=True)
            # A name of its own: an engine that an error has left open in this process keeps its folder locked.
            filled = folder / f"{LOADING}-{uuid4().hex}"
            _place(filled, _filled(filled, [Path(file) for file in files] or [default_data()], tell, opened))
    except portalocker.LockException as error:
        raise StoreError(str(folder), "is being filled by another process; wait until that has ended.") from error
    except OSError as error:
        raise FileError(str(folder), f"cannot be written: {error.strerror or error}") from error
    return StoredSource(folder)


def _filled(folder: Path, files: Sequence[Path], tell: Tell, opened: Callable[[Path], IO[bytes]]) -> dict[str, object]:
    """Fill a new store; give what it says of itself."""
    store = Store(str(folder))
    add_files(store, files, tell, opened)
    stated = size(store)
    add_ontology(store, DefaultGraph(), NamedNode(ONTOLOGY))
    derived = add_derived(store, tell)
    tell("optimize")
    store.optimize()  # many small additions lie in many files; reading them as one is faster
    store.flush()
    return {"origin": [file.name for file in files], "stated": stated, "derived": derived}


def _place(filled: Path, about: dict[str, object]) -> None:
    """Make the filled store the whole one, then remove those that nobody reads."""
    folder = filled.parent
    numbers = [int(old.name.removeprefix("store-")) for old in folder.glob("store-*") if old.is_dir()]
    name = f"store-{max(numbers, default=0) + 1}"
    filled.rename(folder / name)
    (folder / name).with_suffix(".lock").touch()  # for readers who must not write here
    beside = folder / f".{ABOUT}"
    beside.write_text(json.dumps({"store": name, **about}, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    beside.replace(folder / ABOUT)
    for number in numbers:
        _remove(folder / f"store-{number}")


def _remove(store: Path) -> None:
    """Remove an old store; one that is still read stays until a later load."""
    lock = store.with_suffix(".lock")
    try:
        with _locked(lock, portalocker.LockFlags.EXCLUSIVE):
            shutil.rmtree(store)
    except portalocker.LockException:
        return
    lock.unlink()


def _about(folder: Path) -> dict[str, Any]:
    try:
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise StoreError(str(folder), "is no store. Fill one: gbakg load --store DIR FILE…") from error
    except (OSError, ValueError) as error:
        raise StoreError(str(folder), f"cannot be opened: {error}") from error
    return dict(about)


def _ours(folder: Path) -> bool:
    """Whether a folder is empty, or holds what a load makes."""
    names = {path.name for path in folder.iterdir()} if folder.is_dir() else {""}
    return not names or bool(names & {ABOUT, f"{LOADING}.lock"})


def _locked(path: Path, kind: portalocker.LockFlags) -> IO[str]:
    """A lock file, open and locked until it is closed.

    Raises:
        portalocker.LockException: another process holds a lock that excludes this one.
    """
    # Whoever only reads may be allowed no more than that; a lock to read needs no right to write.
    mode = "r" if kind is portalocker.LockFlags.SHARED and path.exists() else "a"
    file = path.open(mode, encoding="utf-8")
    portalocker.lock(file, kind | portalocker.LockFlags.NON_BLOCKING)
    return file


def _expect_unwritten(store: Path) -> None:
    """Refuse a store that a program other than ours has opened for writing: what one would read is undefined.

    Raises:
        StoreError: RocksDB's lock is held.
    """
    try:
        import fcntl
    except ImportError:  # Windows, where such a store cannot be opened anyway
        return
    lock = store / "LOCK"
    if not lock.exists():
        return
    with lock.open("rb") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError as error:
            raise StoreError(str(store), "is open for writing in another program; end that first.") from error
