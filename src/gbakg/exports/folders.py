"""A folder of files that knows what it wrote: old files go, and what is not its own is left alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gbakg.errors import FolderError
from gbakg.exports.files import write_file

MANIFEST = ".gbakg-files"
"""The list of the files that were written, one path a line."""


def write_folder(folder: str | Path, files: Iterable[tuple[str, str | bytes]]) -> int:
    """Write files, each whole or not at all, and remove those that an earlier run wrote and this one did not.

    Args:
        folder: where to; made where it is missing.
        files: paths from the folder's root, and contents.

    Returns:
        How many files were written.

    Raises:
        FolderError: the folder holds files and no list of ours.
        FileError: a file cannot be written.
    """
    folder = Path(folder)
    before = _written(folder)
    written: list[str] = []
    made: set[Path] = set()
    for path, text in files:
        target = folder / path
        if target.parent not in made:
            _make(target.parent)
            made.add(target.parent)
        if not written:  # a run that is cut short leaves a folder that the next one knows
            write_file(folder / MANIFEST, "".join(f"{name}\n" for name in sorted({*before, path})))
        write_file(target, text)
        written.append(path)
    for path in sorted(set(before) - set(written)):
        _remove(folder, path)
    if written or before:
        write_file(folder / MANIFEST, "".join(f"{name}\n" for name in sorted(written)))
    return len(written)


def _written(folder: Path) -> list[str]:
    """What an earlier run wrote there."""
    if not folder.exists():
        return []
    if not folder.is_dir():
        raise FolderError(str(folder), "is a file; name a folder.")
    manifest = folder / MANIFEST
    if manifest.is_file():
        return manifest.read_text(encoding="utf-8").splitlines()
    if any(folder.iterdir()):
        raise FolderError(str(folder), "is not empty and was not written by gbakg; name a new or an empty folder.")
    return []


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FolderError(str(folder), f"cannot be made: {error.strerror or error}") from error


def _remove(folder: Path, path: str) -> None:
    """Remove an old file, and its folder where that is empty now; nothing outside of the folder."""
    target = folder / path
    if not target.resolve().is_relative_to(folder.resolve()):
        return
    try:
        target.unlink(missing_ok=True)
        if target.parent != folder and not any(target.parent.iterdir()):
            target.parent.rmdir()
    except OSError as error:
        raise FolderError(str(target), f"cannot be removed: {error.strerror or error}") from error
