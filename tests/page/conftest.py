"""The pages that the tests open, and the browser that opens them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from gbakg.cards import cards
from gbakg.letters import Letter
from gbakg.model import Card
from gbakg.networks import Network, network
from gbakg.page import render
from gbakg.page.engine import PACKAGE, Engine, read
from gbakg.sources import EmbeddedSource
from gbakg.vocabulary import ID
from gbakg.workings import Workings, workings
from tests.conftest import ROOT
from tests.page.browser import Watched
from tests.page.crowd import crowd, tell
from tests.page.page import ABOUT, VIEWS, write


@pytest.fixture(scope="session")
def windows(browser: Browser) -> Watched:
    """The windows of a process, which go from test to test."""
    return Watched(browser)


@pytest.fixture
def watched(windows: Watched) -> Iterator[Watched]:
    """Opens pages; afterwards none of them may have asked for or complained of anything."""
    windows.complaints.clear()
    yield windows
    windows.leave()
    assert not windows.complaints


@pytest.fixture(scope="session")
def networks(source: EmbeddedSource) -> dict[str, Network]:
    return {view: network(source, view) for view in VIEWS}


@pytest.fixture(scope="session")
def told(source: EmbeddedSource) -> dict[str, Card]:
    return cards(source)


@pytest.fixture(scope="session")
def behind(source: EmbeddedSource) -> Workings:
    return workings(source)


@pytest.fixture(scope="session")
def plain(
    tmp_path_factory: pytest.TempPathFactory, networks: dict[str, Network], told: dict[str, Card], behind: Workings
) -> Path:
    """The shipped graph's page, without the letter's words."""
    file = tmp_path_factory.mktemp("page") / "network.html"
    file.write_text(render(networks, told, about=ABOUT, workings=behind), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def quoting(tmp_path_factory: pytest.TempPathFactory, source: EmbeddedSource, letter: Letter, behind: Workings) -> Path:
    """The shipped graph's page, with the letter's words."""
    networks = {view: network(source, view) for view in VIEWS}
    quoted = cards(source, {ID + "letter-20210089": letter})
    file = tmp_path_factory.mktemp("page") / "quoting.html"
    file.write_text(
        render(networks, quoted, about=replace(ABOUT, with_passages=True), workings=behind), encoding="utf-8"
    )
    return file


@pytest.fixture(scope="session")
def engine() -> Engine:
    """What answers SPARQL in the page, which npm brings."""
    folder = ROOT / PACKAGE
    if shutil.which("npm") is None:
        pytest.skip("npm is not at hand, which brings the engine of the console")
    assert folder.is_dir(), "run make test, or npm ci, to set up oxigraph"
    return read(folder)


@pytest.fixture(scope="session")
def asking(
    tmp_path_factory: pytest.TempPathFactory,
    networks: dict[str, Network],
    told: dict[str, Card],
    behind: Workings,
    engine: Engine,
) -> Path:
    """The shipped graph's page with the engine in it."""
    file = tmp_path_factory.mktemp("page") / "asking.html"
    file.write_text(render(networks, told, about=ABOUT, workings=behind, engine=engine), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a network of 3,000 bodies and 1,500 partnerships."""
    many = crowd(3000, 1500)
    return write(tmp_path_factory.mktemp("crowd"), many, tell(many))
