"""A window that goes from test to test is as good as a new one."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.page.browser import Watched
from tests.page.page import search

pytestmark = pytest.mark.browser

STATE = """() => ({
  history: history.length, stored: [localStorage.length, sessionStorage.length], left: globalThis.left,
  media: ["print", "(prefers-reduced-motion)", "(prefers-color-scheme: dark)"].map((one) => matchMedia(one).matches),
  language: document.documentElement.lang, address: location.href, size: [innerWidth, innerHeight], scroll: scrollY,
})"""


def test_a_wiped_window_is_as_good_as_new(browser: Browser, plain: Path) -> None:
    watched = Watched(browser)
    page = watched.open(plain)
    new = page.evaluate(STATE)
    page.get_by_role("button", name="English").click()
    search(page, "BGI")
    page.evaluate("globalThis.left = 1; sessionStorage.setItem('left', '1'); history.pushState(null, '', '#left')")
    page.emulate_media(media="print", reduced_motion="no-preference")
    page.context.new_page()
    used = page.evaluate(STATE)
    assert [name for name in new if new[name] == used.get(name)] == ["size", "scroll"]
    watched.leave()
    again = watched.open(plain)
    assert again == page, "the window is kept"
    assert again.evaluate(STATE) == new
    assert again.context.pages == [again]
    other = watched.open(plain)
    assert other.context != again.context, "two pages of a test share nothing"
    again.context.close()
    other.context.close()


def test_a_window_is_watched_from_page_to_page(browser: Browser, plain: Path) -> None:
    watched = Watched(browser)
    for _ in range(2):
        page = watched.open(plain)
        assert watched.complaints == []
        page.evaluate("console.log('said'); setTimeout(() => { throw new Error('thrown'); })")
        watched.leave()
        assert watched.complaints == ["console: said", "error: thrown"]
        watched.complaints.clear()
    page.context.close()
