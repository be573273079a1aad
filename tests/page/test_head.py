"""The head has room for every view, five tabs, the search and some tools."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.page.browser import Watched, settle

pytestmark = pytest.mark.browser

FILLED = """(texts) => {
  const add = (box, text, look) => {
    const button = document.createElement("button");
    button.textContent = text;
    button.className = look;
    document.querySelector(box).append(button);
  };
  while (document.querySelectorAll(".tabs button").length < 5) add(".tabs", texts[0], "");
  while (document.querySelectorAll(".tools button").length < 4) add(".tools", texts[1], "tool");
}"""
"""Fills the head up to five tabs and four tools."""

BOXES = """() => [...document.querySelectorAll(".title, .head .switch button, .query, .tool")].map((one) => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  return { name: one.textContent || one.className, left, right, top, bottom,
    cut: one.matches(".query") ? 0 : one.scrollWidth - Math.ceil(right - left) };
})"""


def head(page: Page, language: str) -> list[dict[str, float]]:
    page.evaluate(FILLED, ["Query", "Save"] if language == "en" else ["查询", "导出"])
    settle(page)
    found: list[dict[str, float]] = page.evaluate(BOXES)
    assert len(found) == 1 + 3 + 5 + 1 + 4
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [1024, 1100, 1200, 1366, 2560])
def test_one_line_on_a_desk(watched: Watched, plain: Path, language: str, width: int) -> None:
    page = watched.open(plain, f"tab=matrix&lang={language}", width=width)
    boxes = sorted(head(page, language), key=lambda box: box["left"])
    assert max(box["bottom"] for box in boxes) <= 60
    assert all(one["right"] <= other["left"] for one, other in pairwise(boxes)), boxes
    assert boxes[-1]["right"] <= width
    assert not [box for box in boxes if box["cut"] > 0]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [360, 480, 620, 768, 900, 1000])
def test_nothing_is_cut_off_in_narrow_windows(watched: Watched, plain: Path, language: str, width: int) -> None:
    page = watched.open(plain, f"tab=matrix&lang={language}", width=width, height=740)
    boxes = head(page, language)
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert min(box["left"] for box in boxes) >= 0
    assert max(box["right"] for box in boxes) <= width
    assert not [box for box in boxes if box["cut"] > 0]


def test_the_tabs_open_their_sheets(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, width=360, height=740)
    for name in ("名单", "矩阵", "时间线"):
        page.get_by_role("group", name="查看方式").get_by_role("button", name=name).click()
        expect(page.get_by_role("region", name=name, exact=True)).to_be_visible()
