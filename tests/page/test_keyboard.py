"""Keyboard alone, and a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from gbakg.vocabulary import ID
from tests.page.browser import Watched, marks
from tests.page.page import details, search

pytestmark = pytest.mark.browser


def test_by_keyboard_alone(watched: Watched, plain: Path) -> None:
    page = watched.open(plain)
    search(page, "BGI")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "共建药用植物大数据中心":
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(details(page).get_by_role("region", name="依据")).to_be_visible()
    page.keyboard.press("Escape")
    expect(details(page)).to_be_hidden()
    expect(page.get_by_role("application")).to_be_focused()
    page.get_by_role("switch", name="澳门").focus()
    page.keyboard.press("Shift+Enter")
    expect(page.get_by_role("switch", name="广西 17")).to_have_attribute("aria-checked", "false")
    expect(page.get_by_role("switch", name="澳门")).to_have_attribute("aria-checked", "true")


def test_arrow_keys_walk_from_mark_to_mark(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "focus=guangxi-university")
    page.get_by_role("application").focus()
    heading = details(page).get_by_role("heading", level=2)
    page.keyboard.press("ArrowDown")
    expect(heading).to_have_text("梧州市人民政府")
    page.keyboard.press("ArrowUp")
    expect(heading).to_have_text("广西大学")


def test_everything_can_be_reached_by_tab(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "focus=bgi")
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.outerHTML.slice(0, 400)"))
    buttons = page.locator("button:visible, input:visible, a:visible, summary:visible, [tabindex='0']:visible")
    missing = [
        html
        for html in buttons.evaluate_all("(all) => all.map((e) => e.outerHTML.slice(0, 400))")
        if html not in reached
    ]
    enabled = [html for html in missing if "disabled" not in html]
    assert not enabled


@pytest.mark.parametrize(
    "state",
    [
        "",
        "view=organizations",
        "focus=bgi",
        "tab=list",
        "tab=list&pick=bgi",
        "path=bgi~guangdong-science-department",
        "focus=p-gba-collective-agreement&lang=en",
    ],
)
def test_nothing_is_cut_off_at_360_pixels(watched: Watched, plain: Path, state: str) -> None:
    page = watched.open(plain, state, width=360, height=740, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    outside = page.locator("button:visible, a:visible, input:visible, h1, h2, p:visible, td, th").evaluate_all(
        """(all) => all.map((e) => [e.textContent, e.getBoundingClientRect()])
          .filter(([, box]) => box.width > 1 && (box.left < -0.5 || box.right > 360.5)).map(([text]) => text)"""
    )
    assert outside == []


def test_a_tap_on_a_phone_opens_the_sheet(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, width=360, height=740, has_touch=True)
    x, y = marks(page)[ID + "guangxi-university"]
    page.touchscreen.tap(x, y)
    expect(details(page).get_by_role("heading", name="广西大学", level=2)).to_be_visible()
    page.get_by_role("button", name="关闭").click()
    expect(details(page)).to_be_hidden()
