"""No serious violation of the accessibility rules, by axe-core (https://github.com/dequelabs/axe-core)."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import ROOT
from tests.page.browser import Watched, marks, settle
from tests.page.page import BGI

pytestmark = pytest.mark.browser

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"

STATES = [
    "",
    "view=organizations",
    "view=full",
    "tab=list",
    "focus=bgi",
    "focus=p-medicinal-plant-data-centre",
    "lang=en&focus=p-medicinal-plant-data-centre",
    "theme=dark&focus=bgi",
    "theme=dark&tab=list&lang=en",
    "path=guangzhou-pharmaceutical~university-of-macau&via=possible",
    "theme=dark&path=guangxi-university~university-of-macau",
    "tab=list&pick=bgi~p-medicinal-plant-data-centre",
    "tab=matrix&cell=regions+guangxi+guangdong",
    "theme=dark&tab=matrix&lang=en",
    "tab=timeline&dated=1&focus=p-tto-training",
    "theme=dark&tab=timeline&lang=en",
    "tab=console",
    "theme=dark&tab=console&lang=en&ask=partners&given=org%3Dnobody",
    "from=1990&to=1991&off=date.undated",
]


@pytest.fixture(scope="module")
def axe() -> str:
    if shutil.which("npm") is None:
        pytest.skip("npm is not at hand, which brings axe-core")
    assert AXE.exists(), "run make test, or npm ci, to set up axe-core"
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, axe: str) -> list[str]:
    """Serious and critical findings, each with where it is."""
    page.evaluate(axe)
    found: dict[str, Any] = page.evaluate("globalThis.axe.run(document, { resultTypes: ['violations'] })")
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("fragment", STATES)
def test_nothing_serious(watched: Watched, quoting: Path, axe: str, fragment: str) -> None:
    assert not violations(watched.open(quoting, fragment), axe)


@pytest.mark.parametrize("fragment", ["focus=bgi", "tab=matrix", "tab=timeline"])
def test_nothing_serious_on_a_phone(watched: Watched, quoting: Path, axe: str, fragment: str) -> None:
    page = watched.open(quoting, fragment, width=360, height=740, has_touch=True, is_mobile=True)
    assert not violations(page, axe)


def test_nothing_serious_in_what_opens(watched: Watched, quoting: Path, axe: str) -> None:
    page = watched.open(quoting)
    page.get_by_text("更多筛选").click()
    page.keyboard.press("/")
    page.keyboard.type("大学")
    settle(page)
    assert not violations(page, axe)
    page.keyboard.press("Escape")
    page.mouse.click(*marks(page)[BGI], button="right")
    assert not violations(page, axe)
    page.get_by_role("button", name="查看详情").click()
    page.get_by_role("combobox", name="到另一机构的路径").fill("大学")
    assert not violations(page, axe)
    page.get_by_role("button", name="本页不说明什么").click()
    assert not violations(page, axe)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="导出").click()
    expect(page.get_by_role("dialog", name="导出")).to_be_visible()
    assert not violations(page, axe)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="背后的查询").click()
    expect(page.get_by_role("dialog", name="背后的查询")).to_be_visible()
    assert not violations(page, axe)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_serious_in_an_answer(watched: Watched, asking: Path, axe: str, theme: str) -> None:
    page = watched.open(asking, f"theme={theme}&tab=console&ask=partners&given=org%3Dbgi")
    expect(page.get_by_role("table", name="查询结果")).to_be_visible()
    assert not violations(page, axe)
    page.get_by_text("查询语句", exact=True).click()
    page.get_by_role("textbox", name="查询语句").fill("SELECT ?x WHERE { ?x")
    page.get_by_role("textbox", name="查询语句").press("Control+Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    assert not violations(page, axe)
