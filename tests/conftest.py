"""What several tests need: the shipped graph, the letter where it is at hand, the program run as a person runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from gbakg.letters import Letter, read
from gbakg.sources import EmbeddedSource, open_files

ROOT = Path(__file__).resolve().parent.parent
"""The checkout."""

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests first, then those with many: at the end no process is to wait for another's long file."""
    count = Counter(item.path for item in items)
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: (item.path not in slow, -count[item.path], item.path))


@pytest.fixture(scope="session")
def source() -> EmbeddedSource:
    """The shipped graph; nobody writes to it."""
    return open_files()


@pytest.fixture(scope="session")
def letter_path() -> Path:
    """The letter's own text, which is not part of the project."""
    folders = [Path(os.environ["GBAKG_LETTERS"])] if "GBAKG_LETTERS" in os.environ else []
    folders.append(ROOT.parent / "shared" / "letters")
    for folder in folders:
        if (folder / "20210089.txt").is_file():
            return folder / "20210089.txt"
    pytest.skip("the letter 20210089.txt is not at hand; set GBAKG_LETTERS to its folder to run this test")


@pytest.fixture(scope="session")
def letter(letter_path: Path) -> Letter:
    return read(letter_path)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process: Playwright does not start twice in one."""
    from tests.page.browser import chromium

    with chromium() as found:
        yield found


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run ``gbakg`` in an empty folder, as a process of its own, with UTF-8 pipes."""

    def gbakg(
        *arguments: str | Path, stdin: str | None = None, environment: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        names = {key: value for key, value in os.environ.items() if not key.startswith("GBAKG_")}
        return subprocess.run(
            [sys.executable, "-m", "gbakg", *map(str, arguments)],
            cwd=tmp_path,
            env={**names, **(environment or {})},
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return gbakg
