"""Pictures of the page to look at, written to ``pictures/`` by every run of the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.page.browser import Watched

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STATES = {
    "partnerships": "",
    "organizations": "view=organizations",
    "everything": "view=full",
    "body": "focus=bgi",
    "partnership": "focus=p-medicinal-plant-data-centre",
    "list": "tab=list",
    "matrix": "tab=matrix",
    "cell": "tab=matrix&cell=regions+guangxi+guangdong",
    "timeline": "tab=timeline&dated=1",
    "console": "tab=console&ask=partners&given=org%3Dbgi",
    "dark": "theme=dark&focus=university-of-macau",
    "path": "path=guangzhou-pharmaceutical~university-of-macau&via=possible",
    "filtered": "from=2018&to=2020&off=certainty.possible date.undated",
}
"""What is photographed: name to the state of the page."""

SIZES = {"desk": (1366, 768), "phone": (360, 740)}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_pictures_are_written(watched: Watched, quoting: Path, language: str, size: str) -> None:
    folder = ROOT / "pictures"
    folder.mkdir(exist_ok=True)
    width, height = SIZES[size]
    for name, state in STATES.items():
        page = watched.open(quoting, f"{state}&lang={language}", width=width, height=height)
        picture = folder / f"{name}-{size}-{language}.png"
        page.screenshot(path=picture)
        assert picture.stat().st_size > 10_000, "an empty picture is smaller"
        watched.leave()
