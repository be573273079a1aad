"""Files that are whole or not there: written beside and renamed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from gbakg.errors import FileError


def write_file(path: str | Path, content: str | bytes | Iterable[str] | Iterable[bytes]) -> None:
    """Write bytes, or text as UTF-8 with the line ends that it has; a failure leaves the old file as it was.

    Args:
        path: where to.
        content: what; in pieces, it need not fit into memory.

    Raises:
        FileError: the folder does not exist or does not let itself be written to.
    """
    path = Path(path)
    temporary = ""
    try:
        if path.exists() and not path.is_file():  # a pipe or a device is written to, never replaced
            with path.open("wb") as file:
                file.writelines(_pieces(content))
            return
        path = path.resolve()  # behind a symbolic link the file itself is renewed
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(13, "Permission denied")
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.writelines(_pieces(content))
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except OSError as error:
        raise FileError(str(path), f"cannot be written: {error.strerror or error}") from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _pieces(content: str | bytes | Iterable[str] | Iterable[bytes]) -> Iterator[bytes]:
    for piece in (content,) if isinstance(content, str | bytes) else content:
        yield piece.encode("utf-8") if isinstance(piece, str) else piece


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
