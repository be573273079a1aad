"""The page, as a person meets it: in Chromium, from disk, found by role and name."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from gbakg.cards import Card, Name, cards
from gbakg.letters import Letter
from gbakg.networks import Edge, Network, Node, network
from gbakg.page import About, render
from gbakg.page.palette import DARK, LIGHT, REGIONS, contrast
from gbakg.page.wrapping import width, wrap
from gbakg.questions import Words
from gbakg.sources import EmbeddedSource
from gbakg.vocabulary import ID
from tests.browser import Watched, chromium, labels, lines, marks, settle

pytestmark = pytest.mark.browser

VIEWS = ("partnerships", "organizations", "full")
BGI, DATA_CENTRE = ID + "bgi", ID + "p-medicinal-plant-data-centre"
HAN = re.compile(r"[\u3400-\u9fff]")
ABOUT = About(letters=(("20210089", Words("来函", "Letter in reply")),))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    """Opens pages; afterwards none of them may have asked for or complained of anything."""
    watch = Watched(browser)
    yield watch
    for context in browser.contexts:
        context.close()
    assert not watch.complaints


@pytest.fixture(scope="session")
def networks(source: EmbeddedSource) -> dict[str, Network]:
    return {view: network(source, view) for view in VIEWS}


@pytest.fixture(scope="session")
def told(source: EmbeddedSource) -> dict[str, Card]:
    return cards(source)


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory, networks: dict[str, Network], told: dict[str, Card]) -> Path:
    """The shipped graph's page, without the letter's words."""
    file = tmp_path_factory.mktemp("page") / "network.html"
    file.write_text(render(networks, told, about=ABOUT), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def quoting(tmp_path_factory: pytest.TempPathFactory, source: EmbeddedSource, letter: Letter) -> Path:
    """The shipped graph's page, with the letter's words."""
    networks = {view: network(source, view) for view in VIEWS}
    quoted = cards(source, {ID + "letter-20210089": letter})
    file = tmp_path_factory.mktemp("page") / "quoting.html"
    file.write_text(render(networks, quoted, about=replace(ABOUT, with_passages=True)), encoding="utf-8")
    return file


def write(folder: Path, networks: dict[str, Network], told: dict[str, Card] | None = None) -> Path:
    file = folder / "page.html"
    file.write_text(render(networks, told or {}, about=About()), encoding="utf-8")
    return file


def search(page: Page, text: str) -> None:
    """As a person does: slash, the words, Enter."""
    page.keyboard.press("/")
    page.keyboard.type(text)
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Enter")
    settle(page)


def details(page: Page, name: str = "详情") -> Locator:
    return page.get_by_role("complementary", name=name)


def organizations(networks: dict[str, Network]) -> dict[str, Node]:
    return {node.id: node for node in networks["partnerships"].nodes if node.group == "organization"}


# What is in the file


def test_the_file_asks_no_network_and_forbids_it(plain: Path) -> None:
    text = plain.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.search(r'<(?:script|img|iframe|link)[^>]+(?:src|href)="(?!data:)', text)
    assert "sourceMappingURL" not in text


def test_the_same_input_gives_the_same_bytes(networks: dict[str, Network], told: dict[str, Card], plain: Path) -> None:
    assert render(networks, told, about=ABOUT) == plain.read_text(encoding="utf-8")
    program = (
        "import hashlib\n"
        "from gbakg.cards import cards\nfrom gbakg.networks import network\n"
        "from gbakg.page import About, render\nfrom gbakg.sources import open_files\n"
        "source = open_files()\n"
        f"networks = {{view: network(source, view) for view in {VIEWS}}}\n"
        "page = render(networks, cards(source), about=About())\n"
        "print(hashlib.sha256(page.encode()).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout.strip()
        for seed in ("1", "2")
    }
    assert digests == {hashlib.sha256(render(networks, told, about=About()).encode()).hexdigest()}


def test_no_word_of_the_letter_without_the_letter(plain: Path, told: dict[str, Card], letter: Letter) -> None:
    text = plain.read_text(encoding="utf-8")
    passages = {(one.start, one.end) for card in told.values() for one in card.evidence}
    assert not [place for place in passages if place[1] - place[0] > 25 and letter.passage(*place) in text]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_stand_out(colours: dict[str, str]) -> None:
    for name in (*REGIONS, "elsewhere", "partnership", "accent", "control"):
        assert contrast(colours[name], colours["ground"]) >= 3, name
    for name in ("text", "quiet", "accent", *REGIONS):
        assert contrast(colours[name], colours["ground"]) >= 4.5, name
    for ground in ("surface", "raised", "wash", "marked"):
        assert contrast(colours["text"], colours[ground]) >= 4.5, ground
    assert contrast(colours["on-accent"], colours["accent"]) >= 4.5


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("广西大学", 12, ("广西大学",)),
        ("中科鑫玺医疗科技（深圳）有限公司", 12, ("中科鑫玺医疗科技", "（深圳）有限公司")),
        ("深圳前海天使岛投资有限公司", 12, ("深圳前海天使岛投资", "有限公司")),
        ("Guangxi University", 20, ("Guangxi University",)),
        ("", 5, ("",)),
        ("\u202eabc\u2066 x\u200b", 9, ("abc x",)),
    ],
)
def test_labels_break_where_a_reader_would(text: str, limit: float, lines: tuple[str, ...]) -> None:
    assert wrap(text, limit) == lines


def test_no_line_is_longer_than_allowed(networks: dict[str, Network]) -> None:
    for node in networks["full"].nodes:
        for text in (node.label, node.label_en, "A" * 300, "<b>" * 40):
            for limit in (7.2, 13.2):
                assert all(width(line) <= limit for line in wrap(text, limit, 3))
                assert len(wrap(text, limit, 3)) <= 3


# The first picture


def test_guangxi_stands_left_of_the_bay_area(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    at = marks(watched.open(plain))
    bodies = organizations(networks)
    assert set(at) == {node.id for node in networks["partnerships"].nodes}
    left = max(at[iri][0] for iri, node in bodies.items() if node.region == "guangxi")
    stream = [at[node.id][0] for node in networks["partnerships"].nodes if node.group == "partnership"]
    right = min(at[iri][0] for iri, node in bodies.items() if node.region in ("guangdong", "hong-kong", "macao"))
    assert left < min(stream) < max(stream) < right
    heights = {
        region: [at[iri][1] for iri, node in bodies.items() if node.region == region]
        for region in ("guangdong", "hong-kong", "macao", "beijing")
    }
    assert max(heights["guangdong"]) < min(heights["hong-kong"])
    assert max(heights["hong-kong"]) < min(heights["macao"])
    assert max(heights["beijing"]) < min(at[node.id][1] for node in networks["partnerships"].nodes if node.kind)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("view", ["partnerships", "organizations"])
@pytest.mark.parametrize(("wide", "high"), [(1366, 768), (1920, 1080), (1024, 768), (360, 740)])
def test_no_two_labels_overlap_and_none_is_clipped(
    watched: Watched, plain: Path, networks: dict[str, Network], language: str, view: str, wide: int, high: int
) -> None:
    page = watched.open(plain, f"lang={language}&view={view}", width=wide, height=high)
    bodies = organizations(networks)
    boxes = {iri: box for iri, box in labels(page).items() if iri in bodies}
    assert boxes.keys() == bodies.keys()
    for (one, a), (two, b) in combinations(boxes.items(), 2):
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] + 0.5 or b[3] <= a[1] + 0.5
        assert apart, (bodies[one].label, bodies[two].label)
    frame = page.locator("canvas").bounding_box()
    assert frame
    for iri, (left, top, right, bottom) in boxes.items():
        assert frame["x"] <= left < right <= frame["x"] + frame["width"], bodies[iri].label
        assert frame["y"] <= top < bottom <= frame["y"] + frame["height"], bodies[iri].label


def test_marks_do_not_stand_on_labels(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    page = watched.open(plain)
    boxes = {iri: box for iri, box in labels(page).items() if iri in organizations(networks)}
    for iri, (x, y) in marks(page).items():
        on = [other for other, box in boxes.items() if box[0] < x < box[2] and box[1] < y < box[3]]
        assert not on, (iri, on)


# Legend and filters


def test_the_legend_counts_what_the_network_holds(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    page = watched.open(plain, "lang=en")
    nodes, edges = networks["partnerships"].nodes, networks["partnerships"].edges
    regions = Counter(node.region for node in nodes if node.group == "organization")
    types = Counter(node.type for node in nodes)
    statuses = Counter(node.status for node in nodes if node.group == "partnership")
    roles = Counter(edge.role for edge in edges)
    known = {"GovernmentBody", "University", "ResearchInstitute", "Company", "Partnership", "CollectiveAgreement"}
    wanted = {
        "Guangxi": regions["guangxi"],
        "Guangdong": regions["guangdong"],
        "Hong Kong": regions["hong-kong"],
        "Macao": regions["macao"],
        "Beijing": regions["beijing"],
        "Yunnan": regions["yunnan"],
        "no single region": regions[""],
        "government": types["GovernmentBody"],
        "university": types["University"],
        "research institute": types["ResearchInstitute"],
        "company": types["Company"],
        "hospital, fund …": sum(number for name, number in types.items() if name not in known),
        "partnership": types["Partnership"] + types["CollectiveAgreement"],
        "realised": statuses["Realised"],
        "under way": statuses["Underway"],
        "planned": statuses["Planned"],
        "partner": roles["Partner"],
        "facilitator": roles["Facilitator"],
        "host, funder …": len(edges) - roles["Partner"] - roles["Facilitator"],
    }
    switches = page.get_by_role("region", name="Legend and filters").get_by_role("switch")
    said = [re.findall(r"(.+?)\s*(\d+)$", text.strip()) for text in switches.all_inner_texts()]
    assert {name: int(number) for ((name, number),) in said} == wanted


def test_the_pairs_are_counted_once_a_pair(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    page = watched.open(plain, "view=organizations")
    pairs = Counter(
        certainty for _, _, certainty in {(e.source, e.target, e.certainty) for e in networks["organizations"].edges}
    )
    group = page.get_by_role("group", name="合作对 · 线型")
    for name, certainty in (("来函写明", "stated"), ("计划中", "planned"), ("可能", "possible")):
        expect(group.get_by_role("switch", name=f"{name} {pairs[certainty]}")).to_be_visible()


def test_planned_off_removes_exactly_the_planned(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    page = watched.open(plain)
    before = set(marks(page))
    page.get_by_role("group", name="合作状态 · 线型").get_by_role("switch", name="计划中").click()
    settle(page)
    planned = {node.id for node in networks["partnerships"].nodes if node.status == "Planned"}
    assert planned
    assert before - set(marks(page)) == planned
    left = {line["partnership"] for line in lines(page).values()}
    assert not left & planned
    expect(page.get_by_role("status")).to_contain_text("26 / 27")
    page.get_by_role("button", name="全部恢复").click()
    settle(page)
    assert set(marks(page)) == before


def test_double_click_shows_only_this(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    page = watched.open(plain)
    page.get_by_role("switch", name="澳门").dblclick()
    settle(page)
    bodies = organizations(networks)
    assert {bodies[iri].region for iri in marks(page) if iri in bodies} == {"macao"}


def test_status_tells_the_line(watched: Watched, plain: Path) -> None:
    drawn = lines(watched.open(plain)).values()
    assert all(line["connected"] for line in drawn)
    partners = [line for line in drawn if line["role"] == "Partner"]
    assert all(bool(line["dashes"]) == (line["status"] == "Planned") for line in partners)
    widths = {
        status: {line["width"] for line in partners if line["status"] == status} for status in ("Realised", "Underway")
    }
    assert min(widths["Realised"]) > max(widths["Underway"])
    assert max(line["width"] for line in drawn if line["role"] == "Facilitator") < min(widths["Underway"])


def test_possible_pairs_are_dotted_and_drawn_only_when_asked_for(
    watched: Watched, plain: Path, networks: dict[str, Network]
) -> None:
    assert not [line for line in lines(watched.open(plain)).values() if line["certainty"] == "possible"]
    page = watched.open(plain, "view=organizations")
    assert not [line for line in lines(page).values() if line["certainty"] == "possible"]
    page.get_by_role("button", name="画出").click()
    settle(page)
    drawn = lines(page).values()
    possible = {(e.source, e.target) for e in networks["organizations"].edges if e.certainty == "possible"}
    dotted = [line for line in drawn if line["certainty"] == "possible"]
    assert len(dotted) == len(possible)
    assert all(line["dashes"] and line["dashes"][0] < 3 for line in dotted)
    assert all(line["dashes"][0] > 3 for line in drawn if line["certainty"] == "planned")
    assert not any(line["dashes"] for line in drawn if line["certainty"] == "stated")


def test_when_everything_is_filtered_away_the_page_says_so(watched: Watched, plain: Path) -> None:
    page = watched.open(plain)
    for name in ("政府机构", "高校", "科研院所", "企业", "医院、基金等", "合作 27"):
        page.get_by_role("group", name="类别 · 形状").get_by_role("switch", name=name).click()
    expect(page.get_by_text("筛选把全部内容都隐藏了。")).to_be_visible()
    page.get_by_role("region", name="网络图").get_by_role("button", name="全部恢复").click()
    expect(page.get_by_text("筛选把全部内容都隐藏了。")).to_be_hidden()


# Search and details


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
    expect(page.get_by_text("没有名称含“没有的名字”的内容")).to_be_visible()
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
    evidence = panel.get_by_role("region", name="出处")
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
    evidence = details(page).get_by_role("region", name="出处")
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
    for text in ("可能的合作对不是写明的合作对", "一封来函只是一方的说法", "第 20210089 号来函", "43 家机构"):
        expect(dialog).to_contain_text(text)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


# The list


@pytest.mark.parametrize("view", VIEWS)
def test_the_list_holds_everything(watched: Watched, plain: Path, networks: dict[str, Network], view: str) -> None:
    page = watched.open(plain, f"tab=list&view={view}")
    bodies = page.get_by_role("table", name="机构").get_by_role("rowheader")
    assert sorted(bodies.all_inner_texts()) == sorted(node.label for node in organizations(networks).values())
    partnerships = page.get_by_role("table", name="合作").get_by_role("rowheader")
    wanted = [node.label for node in networks["partnerships"].nodes if node.group == "partnership"]
    assert sorted(partnerships.all_inner_texts()) == sorted(wanted)


def test_the_list_follows_filters_sorts_and_moves_the_focus(
    watched: Watched, plain: Path, networks: dict[str, Network]
) -> None:
    page = watched.open(plain, "tab=list")
    page.get_by_role("switch", name="广西 17").click()
    table = page.get_by_role("table", name="机构")
    expect(table.get_by_role("rowheader")).to_have_count(len(organizations(networks)) - 17)
    head = table.get_by_role("columnheader", name="地区")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    regions = table.get_by_role("cell").filter(has_text=re.compile("^(广东|澳门|香港)$")).all_inner_texts()
    assert regions == sorted(regions, key=["澳门", "广东", "香港"].index)
    table.get_by_role("button", name="深圳华大基因").click()
    expect(details(page).get_by_role("heading", name="深圳华大基因", level=2)).to_be_visible()


# Language, theme, address


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
        "focus=bgi",
        "focus=p-gba-collective-agreement",
        "focus=guangxi",
        "focus=p-guangdong-guangxi-joint-fund",
        "view=organizations&focus=guangdong-science-department~guangxi-science-department",
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


def test_dark_follows_the_system_and_the_switch(watched: Watched, plain: Path) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    page = watched.open(plain, color_scheme="dark")
    assert page.evaluate(ground) == "rgb(18, 23, 30)"
    page.get_by_role("button", name="换成浅色").click()
    settle(page)
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    expect(page.get_by_role("button", name="换成深色")).to_be_visible()


def test_paper_is_white(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    expect(page.get_by_role("combobox")).to_be_hidden()
    expect(page.get_by_role("region", name="图例与筛选")).to_be_visible()


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


# Keyboard, phone


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
    expect(details(page).get_by_role("region", name="出处")).to_be_visible()
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
    "state", ["", "view=organizations", "focus=bgi", "tab=list", "focus=p-gba-collective-agreement&lang=en"]
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


# Odd graphs, hostile labels


def body(name: str, label: str = "某公司", label_en: str = "Some company", region: str = "") -> Node:
    return Node(ID + name, "organization", "Company", label, label_en, region)


@pytest.mark.parametrize("tab", ["picture", "list"])
def test_an_empty_graph_says_so(watched: Watched, tmp_path: Path, tab: str) -> None:
    page = watched.open(write(tmp_path, {view: Network(view, (), ()) for view in VIEWS}), f"tab={tab}")
    expect(page.get_by_text("此图没有机构，也没有合作。").locator("visible=true")).to_be_visible()


def test_no_view_at_all_is_a_page_too(watched: Watched, tmp_path: Path) -> None:
    expect(watched.open(write(tmp_path, {})).get_by_text("此图没有机构，也没有合作。")).to_be_visible()


def test_one_body_alone(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(
        write(tmp_path, {"partnerships": Network("partnerships", (body("solo", region="guangxi"),), ())})
    )
    ((left, top, right, bottom),) = labels(page).values()
    frame = page.locator("canvas").bounding_box()
    assert frame
    assert frame["x"] < left < right < frame["x"] + frame["width"]
    assert frame["y"] < top < bottom < frame["y"] + frame["height"]


def test_a_graph_without_regions(
    watched: Watched, tmp_path: Path, networks: dict[str, Network], told: dict[str, Card]
) -> None:
    nodes = tuple(replace(node, region="") for node in networks["partnerships"].nodes)
    page = watched.open(write(tmp_path, {"partnerships": replace(networks["partnerships"], nodes=nodes)}, told))
    boxes = [box for iri, box in labels(page).items() if iri in organizations(networks)]
    assert len(boxes) == len(organizations(networks))
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] + 0.5 or b[3] <= a[1] + 0.5


HOSTILE = [
    "</script><script>globalThis.hacked = 1</script>",
    "<img src=x onerror='globalThis.hacked = 2'>",
    "{{ 7 * 7 }}<!--",
    "\u202egnirts desrever\u2066",
    "长" * 400,
    "w" * 600,
    "javascript:globalThis.hacked=3",
]


@pytest.fixture
def hostile(tmp_path: Path, told: dict[str, Card]) -> Path:
    """A page whose every label, passage and link means harm."""
    nodes = [body(f"h{number}", label=label, label_en=label, region="guangxi") for number, label in enumerate(HOSTILE)]
    deal = Node(ID + "p-deal", "partnership", "Partnership", HOSTILE[0], HOSTILE[1], status="Realised")
    edges = tuple(
        Edge(f"{deal.id}.{node.id}", node.id, deal.id, "participation", "stated", HOSTILE[0], HOSTILE[1], "Partner")
        for node in nodes
    )
    card = told[DATA_CENTRE]
    party, fact = card.parties[0], card.facts[1]
    names = {node.id: Name(node.id, Words(node.label, node.label_en)) for node in (*nodes, deal)}
    lure = replace(fact, values=(Name("javascript:globalThis.hacked=4", Words("x", "x")),))
    evidence = replace(card.evidence[0], text=HOSTILE[0] + HOSTILE[1], locator=HOSTILE[1], letter=HOSTILE[0])
    cards = {
        deal.id: replace(
            card,
            id=deal.id,
            names=names[deal.id].words,
            parties=tuple(replace(party, other=names[node.id], mention="<img src=x") for node in nodes),
            facts=(*card.facts, lure),
            evidence=(evidence,),
        )
    }
    for node in nodes:
        parties = (replace(party, other=names[deal.id]),)
        cards[node.id] = replace(told[BGI], id=node.id, names=names[node.id].words, parties=parties)
    return write(tmp_path, {"partnerships": Network("partnerships", (*nodes, deal), edges)}, cards)


def test_hostile_labels_are_only_text(watched: Watched, hostile: Path) -> None:
    page = watched.open(hostile, "focus=p-deal")
    expect(details(page).get_by_role("heading", level=2)).to_have_text(HOSTILE[0])
    assert details(page).locator("img, script").count() == 0
    assert details(page).locator("a[href^=javascript]").count() == 0
    assert "<img src=x" in details(page).locator("mark").all_inner_texts()
    search(page, "<img")
    page.get_by_role("button", name="名单").click()
    expect(page.get_by_role("table", name="机构").get_by_role("rowheader")).to_have_count(len(HOSTILE))
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("globalThis.hacked") is None


def test_the_policy_stops_what_slips_in(browser: Browser, plain: Path) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(plain.as_uri())
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "globalThis.hacked = 5";
          document.body.append(script);
          const box = document.createElement("div");
          box.innerHTML = '<img src="data:,x" onerror="globalThis.hacked = 6">';
          document.body.append(box);
        }"""
    )
    page.wait_for_timeout(100)
    assert page.evaluate("globalThis.hacked") is None
    assert page.evaluate("fetch('http://127.0.0.1:9/').then(() => 'out', () => 'stopped')") == "stopped"
    context.close()
