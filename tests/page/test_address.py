"""Language, theme, and the state in the address."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from gbakg.model import Card
from gbakg.networks import Network
from gbakg.page import render
from tests.page.browser import Watched, lines, marks, settle
from tests.page.page import ABOUT, HAN, details, search

pytestmark = pytest.mark.browser


def test_both_languages_have_the_same_texts_and_no_text_in_common(watched: Watched, plain: Path) -> None:
    words: dict[str, dict[str, str]] = watched.open(plain).evaluate("globalThis.gbakg.words")
    assert words["zh"].keys() == words["en"].keys()
    assert not [key for key, text in words["zh"].items() if text == words["en"][key]]
    assert not [key for key, text in words["en"].items() if HAN.search(text) and key != "language"]
    fields = re.compile(r"\{\w+\}")
    for key, text in words["zh"].items():
        assert set(fields.findall(text)) == set(fields.findall(words["en"][key])), key


CHINESE_TEXT = """() => {
  const found = [];
  const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const box = walk.currentNode.parentElement;
    if (!box.closest('script, style, noscript, [lang^="zh"]:not(html)')) found.push(walk.currentNode.data);
  }
  for (const element of document.querySelectorAll("*")) {
    for (const name of ["aria-label", "title", "placeholder", "data-label"]) {
      found.push(element.getAttribute(name) || "");
    }
  }
  return found.filter((text) => /[\\u3400-\\u9fff]/.test(text));
}"""


@pytest.mark.parametrize(
    "state",
    [
        "",
        "view=organizations",
        "view=full",
        "tab=list",
        "tab=list&view=full",
        "tab=matrix&cell=regions+guangxi+guangdong",
        "tab=matrix&cell=regions+-+-&pick=bgi",
        "tab=matrix&cell=kinds+JointPlatform+*",
        "tab=timeline&dated=1",
        "focus=bgi",
        "focus=p-gba-collective-agreement",
        "focus=guangxi",
        "focus=p-guangdong-guangxi-joint-fund",
        "tab=console",
        "tab=console&ask=partners&given=org%3Dbgi",
        "tab=console&ask=partners&given=org%3Dnobody",
        "view=organizations&focus=guangdong-science-department~guangxi-science-department",
        "path=guangxi-university~university-of-macau",
        "path=guangzhou-pharmaceutical~university-of-macau&via=planned possible&off=region.macao",
        "tab=list&pick=bgi&only=picked&bodies=zzz",
    ],
)
def test_the_language_switch_changes_every_text(watched: Watched, plain: Path, state: str) -> None:
    page = watched.open(plain, state)
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="What this page does not say").click()
    settle(page)
    assert page.title() == "Guangxi and the Greater Bay Area: who works with whom"
    assert page.evaluate(CHINESE_TEXT) == []


def test_english_when_written_in_english(
    watched: Watched, tmp_path: Path, networks: dict[str, Network], told: dict[str, Card]
) -> None:
    file = tmp_path / "page.html"
    file.write_text(render(networks, told, language="en", about=ABOUT), encoding="utf-8")
    page = watched.open(file)
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("button", name="中文").click()
    expect(page.get_by_role("button", name="本页不说明什么")).to_be_visible()
    assert "lang=zh" in page.url


def test_the_language_is_remembered_and_said_in_the_address(watched: Watched, plain: Path) -> None:
    page = watched.open(plain)
    page.get_by_role("button", name="English").click()
    again = page.context.new_page()
    again.goto(plain.as_uri())
    expect(again.get_by_role("button", name="What this page does not say")).to_be_visible()
    assert "lang=en" in again.url
    again.goto(f"{plain.as_uri()}#lang=zh")
    expect(again.get_by_role("button", name="本页不说明什么")).to_be_visible()


def test_dark_follows_the_system_and_the_switch(watched: Watched, plain: Path) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page = watched.open(plain, color_scheme="dark")
    assert page.evaluate(ground) == "rgb(18, 23, 30)"
    page.get_by_role("button", name="换成浅色").click()
    settle(page)
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    expect(page.get_by_role("button", name="换成深色")).to_be_visible()


def test_the_address_opened_again_gives_the_same(watched: Watched, plain: Path) -> None:
    page = watched.open(plain)
    page.get_by_role("button", name="机构", exact=True).click()
    page.get_by_role("switch", name="企业").click()
    search(page, "澳门大学")
    details(page).get_by_role("button", name="2 步").click()
    page.get_by_role("button", name="English").click()
    page.get_by_role("button", name="Dark theme").click()
    settle(page)
    again = watched.open(plain, page.url.partition("#")[2])
    for one in (page, again):
        expect(details(one, "Details").get_by_role("heading", level=2)).to_have_text("University of Macau")
        expect(one.get_by_role("button", name="2 steps")).to_have_attribute("aria-pressed", "true")
        expect(one.get_by_role("switch", name="company")).to_have_attribute("aria-checked", "false")
        expect(one.get_by_role("button", name="Organisations")).to_have_attribute("aria-pressed", "true")
    assert marks(page) == marks(again)
    assert lines(page) == lines(again)


def test_back_and_forward(watched: Watched, plain: Path) -> None:
    page = watched.open(plain)
    search(page, "华大")
    details(page).get_by_role("button", name="共建药用植物大数据中心").click()
    heading = details(page).get_by_role("heading", level=2)
    expect(heading).to_have_text("共建药用植物大数据中心")
    page.go_back()
    expect(heading).to_have_text("深圳华大基因")
    page.go_back()
    expect(details(page)).to_be_hidden()
    page.go_forward()
    expect(heading).to_have_text("深圳华大基因")


def test_an_address_that_makes_no_sense_is_ignored(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "view=nonsense&focus=%3Cscript%3E&depth=99&lang=fr&off=x.y&theme=pink")
    expect(page.get_by_role("button", name="合作", exact=True)).to_have_attribute("aria-pressed", "true")
    expect(details(page)).to_be_hidden()
