"""Where the engines of Debian's packages are: installed, or unpacked into ``build/engines`` by ``tests/engines.sh``."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from tests.conftest import ROOT

UNPACKED = ROOT / "build" / "engines"
"""Packages unpacked as a tree of their own, ``usr`` and all."""


def program(name: str) -> Path | None:
    """A program by its name, or None."""
    own = UNPACKED / "usr" / "bin" / name
    found = shutil.which(name) or (own if own.is_file() else None)
    return Path(found) if found else None


def jar(name: str) -> Path | None:
    """A Java library by its file's name without the ending, or None."""
    for root in (Path("/"), UNPACKED):
        path = root / "usr" / "share" / "java" / f"{name}.jar"
        if path.is_file():
            return path
    return None


def environment() -> Mapping[str, str]:
    """That of the tests, with the libraries of unpacked packages."""
    known = [os.environ["LD_LIBRARY_PATH"]] if "LD_LIBRARY_PATH" in os.environ else []
    folders = [str(path) for path in sorted((UNPACKED / "usr" / "lib").glob("*-linux-gnu*"))]
    return {**os.environ, **({"LD_LIBRARY_PATH": os.pathsep.join([*folders, *known])} if folders else {})}
