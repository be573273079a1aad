"""Search, and what the panel tells."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import expect

from gbakg.letters import Letter
from gbakg.model import Card
from gbakg.networks import Network
from gbakg.vocabulary import ID
from tests.page.browser import Watched, labels, marks, settle
from tests.page.page import BGI, DATA_CENTRE, details, search

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("text", ["华大", "BGI", "bgi", "华大基因"])
def test_search_finds_and_focuses(watched: Watched, plain: Path, text: str) -> None:
    page = watched.open(plain)
    search(page, text)
    expect(details(page).get_by_role("heading", name="深圳华大基因", level=2)).to_be_visible()
    assert "focus=bgi" in page.url


def test_suggestions_tell_type_and_region(watched: Watched, plain: Path) -> None:
    page = watched.open(plain)
    box = page.get_by_role("combobox", name="按名称查找")
    box.fill("华大")
    expect(page.get_by_role("option", name="深圳华大基因 企业 · 广东")).to_be_visible()
    box.fill("没有的名字")
    expect(page.get_by_role("listbox").get_by_text("没有名称含“没有的名字”的内容")).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()


def test_a_click_shows_what_the_letter_says(watched: Watched, plain: Path, told: dict[str, Card]) -> None:
    page = watched.open(plain)
    x, y = marks(page)[BGI]
    page.mouse.click(x, y)
    panel = details(page)
    entry = panel.get_by_role("listitem").filter(has=page.get_by_role("button", name="共建药用植物大数据中心"))
    passage = told[DATA_CENTRE].evidence[0]
    for text in ("合作方", "进行中", "华大基因", passage.locator, f"{passage.start}–{passage.end}"):
        expect(entry.first).to_contain_text(text)
    entry.get_by_role("button", name="共建药用植物大数据中心").click()
    expect(panel.get_by_role("heading", name="共建药用植物大数据中心", level=2)).to_be_visible()
    for party in told[DATA_CENTRE].parties:
        expect(panel.get_by_role("button", name=party.other.words.zh, exact=True)).to_be_visible()
    evidence = panel.get_by_role("region", name="依据")
    for text in (passage.letter, passage.locator, f"{passage.start}–{passage.end}", passage.sha256, "--letter FILE"):
        expect(evidence).to_contain_text(text)


def test_a_click_on_a_label_is_a_click_on_its_mark(watched: Watched, plain: Path) -> None:
    page = watched.open(plain)
    left, top, right, bottom = labels(page)[BGI]
    page.mouse.click((left + right) / 2, (top + bottom) / 2)
    expect(details(page).get_by_role("heading", name="深圳华大基因", level=2)).to_be_visible()


def test_with_the_letter_the_passage_and_its_marked_names(
    watched: Watched, quoting: Path, told: dict[str, Card], letter: Letter
) -> None:
    card = told[DATA_CENTRE]
    page = watched.open(quoting, "focus=p-medicinal-plant-data-centre")
    evidence = details(page).get_by_role("region", name="依据")
    passage = card.evidence[0]
    assert evidence.get_by_role("blockquote").first.inner_text() == letter.passage(passage.start, passage.end)
    assert set(evidence.locator("mark").all_inner_texts()) == {party.mention for party in card.parties}
    expect(evidence).not_to_contain_text("--letter")
    page = watched.open(quoting, "focus=bgi")
    assert set(details(page).locator("mark").all_inner_texts()) == {party.mention for party in told[BGI].parties}


def test_money_counts_and_links(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "focus=p-lihe-nanning-park")
    expect(details(page)).to_contain_text("40,000,000 元")
    page = watched.open(plain, "focus=bgi&lang=en")
    for link in details(page, "Details").get_by_role("link").all():
        assert re.match(r"https?://", link.get_attribute("href") or "")
        assert "noopener" in (link.get_attribute("rel") or "")


def test_a_collective_agreement_has_sides_and_says_what_is_not_said(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "focus=p-gba-collective-agreement&lang=en")
    panel = details(page, "Details")
    expect(panel.get_by_role("heading", name="Side 1")).to_be_visible()
    expect(panel.get_by_role("heading", name="Side 2")).to_be_visible()
    expect(panel).to_contain_text("does not say who signed with whom")


def test_parallel_partnerships_open_from_their_pair(
    watched: Watched, plain: Path, networks: dict[str, Network]
) -> None:
    (one, two), number = Counter((e.source, e.target) for e in networks["organizations"].edges).most_common(1)[0]
    pair = "~".join(iri.removeprefix(ID) for iri in (one, two))
    page = watched.open(plain, f"view=organizations&focus={pair}")
    panel = details(page)
    expect(panel.get_by_role("heading", name=f"{number} 项合作")).to_be_visible()
    assert panel.get_by_role("listitem").count() == number


def test_the_neighbourhood_grows_by_steps(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "focus=guangxi-university")
    near = "globalThis.gbakg.graph.scene().near.size"
    sizes = [page.evaluate(near)]
    for steps in ("2 步", "3 步"):
        details(page).get_by_role("button", name=steps).click()
        settle(page)
        sizes.append(page.evaluate(near))
    assert sizes[0] == 5  # itself, the laboratory, its partner and two facilitators
    assert sizes[0] < sizes[1] <= sizes[2]


def test_what_the_page_does_not_say(watched: Watched, plain: Path) -> None:
    page = watched.open(plain)
    page.get_by_role("button", name="本页不说明什么").click()
    dialog = page.get_by_role("dialog", name="本页不说明什么")
    for text in ("可能的合作对不是写明的合作对", "一封公函只是一方的说法", "第20210089号提案答复函", "43 家机构"):
        expect(dialog).to_contain_text(text)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
