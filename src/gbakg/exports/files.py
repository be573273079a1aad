"""Files that are whole or not there: written beside and renamed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from gbakg.errors import FileError


def write_file(path: str | Path, content: str | bytes) -> None:
    """Write bytes, or text as UTF-8 with ``\\n`` line ends; a failure leaves the old file as it was.

    Args:
        path: where to.
        content: what.

    Raises:
        FileError: the folder does not exist or does not let itself be written to.
    """
    path, data = Path(path), content.encode("utf-8") if isinstance(content, str) else content
    temporary = ""
    try:
        if path.exists() and not path.is_file():  # a pipe or a device is written to, never replaced
            path.write_bytes(data)
            return
        path = path.resolve()  # behind a symbolic link the file itself is renewed
        if path.exists() and not os.access(path, os.W_OK):
            raise PermissionError(13, "Permission denied")
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(temporary).chmod(mode)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise FileError(str(path), f"cannot be written: {error.strerror or error}") from error


def _umask() -> int:
    """The process's umask, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
