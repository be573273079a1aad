"""What is copied: citation, link, triples, queries; and that the queries give what is to be seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pyoxigraph import NamedNode, RdfFormat, parse

from gbakg.model import Card
from gbakg.networks import Network
from gbakg.sources import EmbeddedSource, Table
from gbakg.vocabulary import GBAKG, ID, PREFIXES
from tests.page.browser import Watched, lines, marks, settle
from tests.page.page import BGI, DATA_CENTRE, details

pytestmark = pytest.mark.browser

CLIPBOARD = "navigator.clipboard.readText()"
CENTRE = f"focus={DATA_CENTRE.removeprefix(ID)}"


def copied(page: Page, button: str, what: str) -> str:
    """What stands in the clipboard after a press."""
    details(page).get_by_role("button", name=button).click()
    expect(page.get_by_text(f"已复制：{what}")).to_be_visible()
    return str(page.evaluate(CLIPBOARD))


def opened(watched: Watched, file: Path, fragment: str) -> Page:
    return watched.open(file, fragment, permissions=["clipboard-read", "clipboard-write"])


def queries(page: Page) -> dict[str, str]:
    """The queries of the window that is open, by their headings."""
    window = page.get_by_role("dialog", name="背后的查询")
    expect(window).to_be_visible()
    parts = window.get_by_role("region").all()
    return {part.get_by_role("heading").inner_text(): part.get_by_role("code").inner_text() for part in parts}


def rows(source: EmbeddedSource, sparql: str) -> list[dict[str, str]]:
    answer = source.query(sparql)
    assert isinstance(answer, Table)
    return list(answer)


def test_a_citation_says_who_what_and_where(watched: Watched, plain: Path, told: dict[str, Card]) -> None:
    page = opened(watched, plain, CENTRE)
    text = copied(page, "引文", "引文")
    card = told[DATA_CENTRE]
    for wanted in (
        *(card.names.zh, card.names.en, DATA_CENTRE, "第20210089号", "进行中", "深圳华大基因（合作方）"),
        *(one.locator for one in card.evidence),
        *(f"字符 {one.start}–{one.end}" for one in card.evidence),
    ):
        assert wanted in text
    assert "file:" not in text, "a path on this computer is of no use to others"
    page = opened(watched, plain, "focus=bgi")
    text = copied(page, "引文", "引文")
    assert text.startswith("深圳华大基因 / BGI\n")
    assert told[DATA_CENTRE].names.zh in text
    assert BGI in text


def test_a_citation_of_a_collective_agreement_says_that_its_pairs_are_possible(watched: Watched, plain: Path) -> None:
    page = opened(watched, plain, "focus=p-gba-collective-agreement&lang=zh")
    text = copied(page, "引文", "引文")
    assert "第 1 方：" in text
    assert "第 2 方：" in text
    assert "没有写明谁与谁签约" in text


def test_a_link_opens_this_view(watched: Watched, plain: Path) -> None:
    page = opened(watched, plain, f"{CENTRE}&off=certainty.possible status.Planned")
    link = copied(page, "当前视图的链接", "链接")
    again = opened(watched, plain, link.partition("#")[2])
    expect(details(again)).to_be_visible()
    assert marks(again) == marks(page)


def test_the_triples_of_a_thing_are_those_of_the_graph(watched: Watched, plain: Path, source: EmbeddedSource) -> None:
    page = opened(watched, plain, CENTRE)
    text = copied(page, "三元组（Turtle）", "三元组")
    triples = {quad.triple for quad in parse(text.encode(), format=RdfFormat.TURTLE)}
    assert triples <= set(source.triples())
    subjects = {triple.subject for triple in triples}
    whole = {triple for triple in source.triples() if triple.subject in subjects}
    assert triples == whole
    own = {triple.object for triple in whole if triple.subject == NamedNode(DATA_CENTRE)}
    parts = {iri for iri in own if isinstance(iri, NamedNode) and f"{DATA_CENTRE}." in iri.value}
    passages = {
        triple.object for triple in whole if triple.predicate.value == GBAKG + "evidence" and triple.subject in subjects
    }
    assert parts
    assert passages
    assert parts | passages <= subjects
    declared = {line.split()[1] for line in text.splitlines() if line.startswith("@prefix")}
    body = "\n".join(line for line in text.splitlines() if not line.startswith("@prefix"))
    assert declared == {f"{prefix}:" for prefix in PREFIXES if f" {prefix}:" in body or f"\n{prefix}:" in body}


def test_a_body_brings_its_participations_and_says_what_is_derived(
    watched: Watched, plain: Path, source: EmbeddedSource
) -> None:
    page = opened(watched, plain, "focus=bgi")
    text = copied(page, "三元组（Turtle）", "三元组")
    triples = {quad.triple for quad in parse(text.encode(), format=RdfFormat.TURTLE)}
    member = {
        one.subject for one in source.triples() if one.object == NamedNode(BGI) and "member" in str(one.predicate)
    }
    assert member
    assert member <= {triple.subject for triple in triples}
    stated, _, derived = text.partition("# id:derived\n")
    assert "gbakg:partnersWith" not in stated
    assert "gbakg:partnersWith" in derived


@pytest.mark.parametrize("view", ["partnerships", "organizations", "full"])
@pytest.mark.parametrize(
    "off", ["certainty.possible", "region.guangdong status.Planned role.Facilitator kind.JointFund"]
)
def test_the_queries_of_a_view_give_what_it_shows(
    watched: Watched, plain: Path, source: EmbeddedSource, view: str, off: str
) -> None:
    page = watched.open(plain, f"view={view}&off={off}")
    shown, drawn = set(marks(page)), lines(page)
    page.get_by_role("button", name="背后的查询").click()
    texts = queries(page)
    assert {row["node"] for row in rows(source, texts.pop("有哪些机构、合作和其他内容"))} == shown
    found = {heading: rows(source, text) for heading, text in texts.items()}
    parts = {row["participation"] for row in found.pop("谁以什么角色参与哪项合作", [])}
    assert parts == {key for key, line in drawn.items() if line["role"]}
    pairs = {tuple(map(row.get, ("one", "other", "certainty"))) for row in found.pop("哪两家机构是一对，有多确定", [])}
    assert pairs == ({tuple(key.split("~")) for key in drawn} if view == "organizations" else set())
    relations = found.pop("其他关系", [])
    assert len(relations) == (len(drawn) - len(parts) if view == "full" else 0)
    assert not found


def test_the_queries_of_a_thing_give_what_its_panel_tells(
    watched: Watched, plain: Path, source: EmbeddedSource, told: dict[str, Card]
) -> None:
    page = watched.open(plain, CENTRE)
    details(page).get_by_role("button", name="查询语句（SPARQL）").click()
    texts = queries(page)
    card = told[DATA_CENTRE]
    assert {row["node"] for row in rows(source, texts["有哪些机构、合作和其他内容"])} == {DATA_CENTRE}
    parties = rows(source, texts["谁以什么角色参与哪项合作"])
    assert sorted(row["organization"] for row in parties) == sorted(party.other.id for party in card.parties)
    assert {row["partnership"] for row in parties} == {DATA_CENTRE}
    places = {(int(row["start"]), int(row["end"])) for row in rows(source, texts["依据在公函何处"])}
    assert places == {(one.start, one.end) for one in card.evidence if not one.claim}
    assert {row["subject"] for row in rows(source, texts["基本信息"])} == {DATA_CENTRE}


def test_the_queries_of_a_pair(watched: Watched, plain: Path, source: EmbeddedSource) -> None:
    names = "bgi", "guangxi-medicinal-botanical-garden"
    page = watched.open(plain, f"view=organizations&focus={'~'.join(names)}")
    details(page).get_by_role("button", name="查询语句（SPARQL）").click()
    (text,) = queries(page).values()
    assert {(row["one"], row["other"]) for row in rows(source, text)} == {(ID + names[0], ID + names[1])}


def test_a_query_is_copied_and_opened_in_the_console(watched: Watched, asking: Path) -> None:
    page = opened(watched, asking, CENTRE)
    details(page).get_by_role("button", name="查询语句（SPARQL）").click()
    window = page.get_by_role("dialog", name="背后的查询")
    part = window.get_by_role("region", name="谁以什么角色参与哪项合作")
    part.get_by_role("button", name="复制查询语句").click()
    expect(page.get_by_text("已复制：查询语句")).to_be_visible()
    copied_text = page.evaluate(CLIPBOARD)
    assert copied_text.rstrip() == part.get_by_role("code").inner_text().rstrip()
    part.get_by_role("button", name="在“查询”中打开").click()
    expect(window).to_be_hidden()
    expect(page.get_by_role("textbox", name="查询语句")).to_have_value(copied_text)
    page.get_by_role("button", name="运行", exact=True).click()
    expect(page.get_by_role("table", name="查询结果")).to_contain_text("id:bgi")


def test_escape_closes_the_window_and_nothing_else(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, CENTRE)
    page.get_by_role("button", name="背后的查询").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(details(page)).to_be_visible()


def test_where_the_clipboard_is_closed_the_text_is_selected(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, CENTRE)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    details(page).get_by_role("button", name="引文").click()
    window = page.get_by_role("dialog", name="浏览器没有让本页写入剪贴板")
    field = window.get_by_role("textbox")
    expect(field).to_be_focused()
    assert DATA_CENTRE in field.input_value()
    selected = page.evaluate("[document.activeElement.selectionStart, document.activeElement.selectionEnd]")
    assert selected == [0, len(field.input_value())]
    window.get_by_role("button", name="关闭").click()
    settle(page)
    expect(window).to_be_hidden()


def test_a_page_without_workings_still_copies_citation_and_link(
    watched: Watched, tmp_path: Path, networks: dict[str, Network], told: dict[str, Card]
) -> None:
    from tests.page.page import write

    page = watched.open(write(tmp_path, networks, told), CENTRE)
    group = details(page).get_by_role("region", name="复制")
    expect(group.get_by_role("button")).to_have_text(["引文", "当前视图的链接"])
    expect(page.get_by_role("button", name="背后的查询")).to_be_hidden()
    expect(page.get_by_role("button", name="查询", exact=True)).to_have_count(0)
