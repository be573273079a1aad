"""Files of RDF into a store: by the engine's own loaders where these report all that our own reader would."""

from __future__ import annotations

import mmap
from collections.abc import Callable
from pathlib import Path
from typing import IO

from pyoxigraph import RdfFormat, Store

from gbakg.errors import DataError, FileError
from gbakg.sources.engine import BULK, fill
from gbakg.sources.files import FORMATS, data_error, read_quads

NEEDS_READER = (b"\xef\xbb\xbf", b"<<")
"""A byte order mark, and what may be a triple term of RDF 1.2: such files go through our own reader, which tells."""


def load_file(store: Store, file: Path, opened: Callable[[Path], IO[bytes]] = lambda path: path.open("rb")) -> None:
    """Put one file into a store.

    Args:
        store: where to; after an error it holds a part of the file.
        file: its format is told by its name.
        opened: opens a file for reading; a caller that shows progress counts there.

    Raises:
        UsageError: the name's ending is none of :data:`gbakg.sources.files.FORMATS`.
        FileError: the file cannot be opened.
        DataError: the content is not well formed.
    """
    form = FORMATS.get(file.suffix.lower())
    if form not in (RdfFormat.TURTLE, RdfFormat.N_TRIPLES) or _needs_reader(file):
        fill(store, read_quads(file))
        return
    try:
        load = store.bulk_load if file.stat().st_size > BULK else store.load
        with opened(file) as content:
            load(content, form)  # without a base, so that a relative IRI is an error
    except SyntaxError as error:
        raise _told(file, data_error(file, error)) from error
    except OSError as error:
        raise FileError(str(file), error.strerror or str(error)) from error


def _told(file: Path, error: DataError) -> DataError:
    """An error of the engine's loader, in the words of our own reader where that finds more to say of it."""
    try:
        for _ in read_quads(file):
            continue
    except DataError as better:
        return DataError(str(file), better.message, error.line, error.column)
    return error


def _needs_reader(file: Path) -> bool:
    try:
        with file.open("rb") as content:
            if not content.seek(0, 2):
                return False
            with mmap.mmap(content.fileno(), 0, access=mmap.ACCESS_READ) as text:
                return text[:3] == NEEDS_READER[0] or text.find(NEEDS_READER[1]) >= 0
    except OSError as error:
        raise FileError(str(file), error.strerror or str(error)) from error
