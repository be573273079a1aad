"""The matrix: partnerships of each two regions, and of each kind and status."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from gbakg import query
from gbakg.layout.palette import contrast
from gbakg.model import Card
from gbakg.networks import Network, Node, local
from gbakg.sources import EmbeddedSource
from gbakg.vocabulary import ID
from tests.page.browser import Watched, settle
from tests.page.page import VIEWS, details, write

pytestmark = pytest.mark.browser

CERTAINTY = {"partnersWith": "stated", "plansToPartnerWith": "planned", "mayPartnerWith": "possible"}
PARTS = {"": "stated", "计划": "planned", "集体": "possible"}
ALL_ONCE, NO_REGION, TOTAL = "合计（不重复）", "不属单一地区", "合计"
Counts = dict[tuple[str, str], dict[str, int]]


def regions(page: Page) -> Locator:
    return page.get_by_role("table", name="地区之间的合作")


def kinds(page: Page) -> Locator:
    return page.get_by_role("table", name="合作的类型与状态")


def figures(table: Locator) -> Counts:
    """What each cell says, by row and column: ``stated``, ``planned`` and ``possible``; empty cells are left out."""
    rows: list[list[list[str]]] = table.evaluate(
        """(table) => [...table.rows].map((row) => [...row.cells].map((cell) =>
             cell.tagName === "TH" ? [cell.innerText.trim()]
               : [...cell.querySelectorAll("b, small")].map((one) => one.textContent)))"""
    )
    heads = [cell[0] if cell else "" for cell in rows[0]]
    return {
        (row[0][0], head): {PARTS[" ".join(text.split()[:-1])]: int(text.split()[-1]) for text in cell}
        for row in rows[1:]
        for head, cell in zip(heads[1:], row[1:], strict=True)
        if cell
    }


def opened(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


def listed(box: Locator) -> list[str]:
    """The partnerships that the open cell lists."""
    return box.get_by_role("listitem").get_by_role("button").all_inner_texts()


def deals(networks: dict[str, Network]) -> dict[str, Node]:
    return {node.id: node for node in networks["partnerships"].nodes if node.group == "partnership"}


def labels(networks: dict[str, Network], ids: Iterable[str]) -> list[str]:
    return sorted(deals(networks)[iri].label for iri in ids)


Crossing = dict[tuple[str, str], dict[str, set[str]]]


def crossing(networks: dict[str, Network], kept: Iterable[str], seen: Iterable[str]) -> Crossing:
    """Partnerships by two regions and certainty, from the pairs between bodies that are seen; ``*`` is any region."""
    pairs = networks["organizations"]
    region = {node.id: node.region for node in pairs.nodes}
    shown, found = set(seen), defaultdict[tuple[str, str], dict[str, set[str]]](lambda: defaultdict(set))
    for edge in pairs.edges:
        if edge.partnership in set(kept) and {edge.source, edge.target} <= shown:
            one, other = region[edge.source], region[edge.target]
            for cell in ((one, other), (other, one), (one, "*"), (other, "*")):
                found[cell][edge.certainty].add(edge.partnership)
    return found


def counted(told: dict[str, Card], cells: Crossing) -> Counts:
    """The same with the regions' Chinese names, and counted."""

    def name(region: str) -> str:
        return {"": NO_REGION, "*": ALL_ONCE}.get(region) or told[ID + region].names.zh

    return {
        (name(row), name(column)): {certainty: len(ids) for certainty, ids in found.items()}
        for (row, column), found in cells.items()
    }


def bodies(networks: dict[str, Network]) -> set[str]:
    return {node.id for node in networks["organizations"].nodes}


def test_regions_agree_with_the_shipped_question(watched: Watched, plain: Path, source: EmbeddedSource) -> None:
    found = figures(regions(watched.open(plain, "tab=matrix")))
    asked: Counts = defaultdict(dict)
    for row in query("partnerships-by-region-pair", source):
        for cell in ((row["region_name"], row["other_region_name"]), (row["other_region_name"], row["region_name"])):
            asked[cell][CERTAINTY[local(row["pair"])]] = int(row["count"])
    assert len(asked) > 20
    assert {n for parts in asked.values() for n in parts} == {"stated", "planned", "possible"}
    assert {cell: parts for cell, parts in found.items() if not {NO_REGION, ALL_ONCE} & set(cell)} == asked


def test_bodies_of_no_single_region_have_a_row_and_totals_count_once(
    watched: Watched, plain: Path, networks: dict[str, Network], told: dict[str, Card]
) -> None:
    page = watched.open(plain, "tab=matrix")
    wanted = counted(told, crossing(networks, deals(networks), bodies(networks)))
    assert figures(regions(page)) == wanted
    assert wanted[("广西", NO_REGION)]["stated"] > 0
    row = sum(parts["stated"] for (one, other), parts in wanted.items() if one == "广西" and other != ALL_ONCE)
    assert wanted[("广西", ALL_ONCE)]["stated"] < row, "a partnership in several cells is counted once"
    paired = {edge.partnership for edge in networks["organizations"].edges}
    expect(regions(page).get_by_role("caption")).to_contain_text(f"{len(paired)} 项合作")
    alone = deals(networks).keys() - paired
    expect(page.get_by_text(f"另有 {len(alone)} 项合作")).to_be_visible()
    page.get_by_role("button", name="逐项列出").click()
    assert sorted(listed(opened(page, "没有合作对的合作"))) == labels(networks, alone)


def test_kinds_agree_with_the_shipped_questions(watched: Watched, plain: Path, source: EmbeddedSource) -> None:
    found = {cell: parts["stated"] for cell, parts in figures(kinds(watched.open(plain, "tab=matrix"))).items()}
    wanted: Counter[tuple[str, str]] = Counter()
    for row in query("partnerships-by-kind", source):
        for one in (row["kind_name"], TOTAL):
            for other in (row["status_name"], TOTAL):
                wanted[(one, other)] += int(row["count"])
    assert found == wanted
    for row in query("partnerships-by-status", source):
        if row["type_name"] == "合作":
            assert found[(TOTAL, row["status_name"])] == int(row["count"])


def test_every_cell_opens_exactly_its_partnerships(
    watched: Watched, plain: Path, networks: dict[str, Network], told: dict[str, Card]
) -> None:
    page = watched.open(plain, "tab=matrix")
    wanted = crossing(networks, deals(networks), bodies(networks))
    cells = regions(page).get_by_role("button")
    expect(cells).to_have_count(len(wanted))
    for cell in cells.all():
        key = (cell.get_attribute("data-held") or "").split()[1:]
        row, column = ("" if one == "none" else one for one in key)
        cell.click()
        expect(cell).to_have_attribute("aria-expanded", "true")
        own = wanted[(row, column)]
        box = page.get_by_role("region").filter(has=page.get_by_role("button", name="关闭这一格"))
        box = box.filter(has_not=page.get_by_role("table"))
        groups = dict(
            zip(box.get_by_role("heading", level=3).all_inner_texts(), box.get_by_role("list").all(), strict=True)
        )
        assert {title.split("（")[0]: sorted(listed(one)) for title, one in groups.items()} == {
            {"stated": "公函写明的合作", "planned": "计划中的合作", "possible": "集体协议"}[certainty]: labels(
                networks, ids
            )
            for certainty, ids in own.items()
        }


def test_a_cell_lists_in_the_order_of_the_letter(
    watched: Watched, plain: Path, networks: dict[str, Network], told: dict[str, Card]
) -> None:
    box = opened(watched.open(plain, "tab=matrix&cell=regions+guangxi+guangdong"), "广西 × 广东")
    starts = {node.label: told[iri].evidence[0].start for iri, node in deals(networks).items()}
    found = [starts[name] for name in listed(box.get_by_role("list").first)]
    assert len(found) == 16
    assert found == sorted(found)


def test_a_cell_of_kinds_opens_its_partnerships_with_their_partners(
    watched: Watched, plain: Path, networks: dict[str, Network]
) -> None:
    page = watched.open(plain, "tab=matrix&cell=kinds+JointPlatform+Underway")
    box = opened(page, "共建平台 × 进行中")
    own = {iri for iri, n in deals(networks).items() if (n.kind, n.status) == ("JointPlatform", "Underway")}
    assert sorted(listed(box)) == labels(networks, own)
    names = {node.id: node.label for node in networks["organizations"].nodes}
    partners = {e.source for e in networks["partnerships"].edges if e.target in own and e.role == "Partner"}
    for body in partners:
        expect(box).to_contain_text(names[body])
    box.get_by_role("button", name="共建药用植物大数据中心").click()
    expect(details(page).get_by_role("heading", level=2)).to_have_text("共建药用植物大数据中心")
    expect(box).to_be_visible()


def test_the_open_cell_stands_in_the_address(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "tab=matrix")
    regions(page).get_by_role("button", name="广西 × 澳门").click()
    expect(opened(page, "广西 × 澳门")).to_be_visible()
    again = watched.open(plain, page.url.partition("#")[2])
    expect(opened(again, "广西 × 澳门")).to_be_visible()
    page.go_back()
    expect(opened(page, "广西 × 澳门")).to_be_hidden()
    page.go_forward()
    page.get_by_role("button", name="关闭这一格").click()
    expect(opened(page, "广西 × 澳门")).to_be_hidden()


def test_a_cell_shows_itself_in_the_network(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    page = watched.open(plain, "tab=matrix&cell=regions+guangxi+macao")
    own = set().union(*crossing(networks, deals(networks), bodies(networks))[("guangxi", "macao")].values())
    page.get_by_role("button", name=f"在网络图中看这 {len(own)} 项").click()
    expect(page.get_by_text(f"已选取：{len(own)} 项合作。")).to_be_visible()
    settle(page)
    lit = page.evaluate("[...globalThis.gbakg.graph.scene().near]")
    assert {iri for iri in lit if iri in deals(networks)} == own
    page.get_by_role("button", name="矩阵").click()
    expect(opened(page, "矩阵").get_by_text(f"已选取：{len(own)} 项合作。")).to_be_visible()
    assert figures(kinds(page))[(TOTAL, TOTAL)] == {"stated": len(own)}
    page.get_by_role("button", name="取消选取").click()
    expect(kinds(page)).to_contain_text(str(len(deals(networks))))


@pytest.mark.parametrize("view", VIEWS)
def test_the_filters_are_followed(
    watched: Watched, plain: Path, networks: dict[str, Network], told: dict[str, Card], view: str
) -> None:
    page = watched.open(plain, f"tab=matrix&view={view}&off=certainty.possible status.Underway region.hong-kong")
    kept = {iri for iri, node in deals(networks).items() if node.status != "Underway"}
    seen = {node.id for node in networks["organizations"].nodes if node.region != "hong-kong"}
    assert figures(regions(page)) == counted(told, crossing(networks, kept, seen))
    assert figures(kinds(page))[(TOTAL, TOTAL)] == {"stated": len(kept)}


def test_an_open_cell_that_the_filters_empty_says_so(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "tab=matrix&cell=kinds+JointPlatform+Underway&off=certainty.possible status.Underway")
    expect(page.get_by_text("按现在的筛选，这一格没有合作。")).to_be_visible()


def test_nothing_left_names_the_filter(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "tab=matrix&from=1990&to=1991&off=certainty.possible date.undated")
    expect(page.get_by_text("没有合作可显示").locator("visible=true")).to_contain_text("年份")
    expect(page.get_by_role("table")).to_have_count(0)


@pytest.mark.parametrize("cell", ["regions guangxi", "nonsense a b", "regions <b> x", "kinds Realised JointPlatform"])
def test_a_cell_that_makes_no_sense_is_ignored(watched: Watched, plain: Path, cell: str) -> None:
    page = watched.open(plain, f"tab=matrix&cell={cell}")
    expect(regions(page)).to_be_visible()
    expect(page.get_by_role("button", name="关闭这一格")).to_have_count(0)


def test_the_keyboard_alone_opens_and_closes_a_cell(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "tab=matrix")
    first = regions(page).get_by_role("button").first
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    cell = regions(page).get_by_role("button", name="香港 × 广东")
    expect(cell).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(regions(page).get_by_role("button", name="香港 × 澳门")).to_be_focused()  # over the empty cell between
    page.keyboard.press("Enter")
    expect(opened(page, "香港 × 澳门")).to_be_visible()
    expect(regions(page).get_by_role("button", name="香港 × 澳门")).to_be_focused()
    page.keyboard.press("Escape")
    expect(opened(page, "香港 × 澳门")).to_be_hidden()
    expect(regions(page).get_by_role("button", name="香港 × 澳门")).to_be_focused()


COLOURS = """() => {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const hex = (colour) => {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    return "#" + [...context.getImageData(0, 0, 1, 1).data].slice(0, 3)
      .map((one) => one.toString(16).padStart(2, "0")).join("");
  };
  return [...document.querySelectorAll("table button b, table button small")].map((one) =>
    [hex(getComputedStyle(one).color), hex(getComputedStyle(one.closest("button")).backgroundColor)]);
}"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_figures_keep_their_contrast(watched: Watched, plain: Path, theme: str) -> None:
    found: list[tuple[str, str]] = watched.open(plain, f"tab=matrix&theme={theme}").evaluate(COLOURS)
    assert len({ground for _, ground in found}) > 4, "figures are shaded by value"
    assert min(contrast(text, ground) for text, ground in found) >= 4.5


@pytest.mark.parametrize("language", ["zh", "en"])
def test_on_a_phone_every_cell_can_be_reached(watched: Watched, plain: Path, language: str) -> None:
    page = watched.open(plain, f"tab=matrix&lang={language}", width=360, height=740, has_touch=True, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    cells = page.get_by_role("table").get_by_role("button")
    for cell in (cells.first, cells.last, page.get_by_role("table").first.get_by_role("button").nth(7)):
        cell.scroll_into_view_if_needed()
        box = cell.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    head = page.get_by_role("table").first.get_by_role("rowheader").first.bounding_box()
    assert head
    assert head["x"] >= 0, "the row's name stays where the table is scrolled"
    cells.first.tap()
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_paper_holds_the_whole_matrix(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "tab=matrix&theme=dark&cell=regions+guangxi+guangdong")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert opened(page, "矩阵").evaluate("(box) => box.scrollHeight - box.clientHeight") == 0
    expect(opened(page, "广西 × 广东").get_by_role("listitem").last).to_be_visible()


def test_a_graph_without_regions(
    watched: Watched, tmp_path: Path, networks: dict[str, Network], told: dict[str, Card]
) -> None:
    bare = {
        view: replace(one, nodes=tuple(replace(node, region="") for node in one.nodes))
        for view, one in networks.items()
    }
    page = watched.open(write(tmp_path, bare, told), "tab=matrix")
    assert figures(regions(page)) == counted(told, crossing(bare, deals(bare), bodies(bare)))
    assert {row for row, _ in figures(regions(page))} == {NO_REGION}


def test_a_page_without_the_view_of_pairs_has_the_kinds_alone(
    watched: Watched, tmp_path: Path, networks: dict[str, Network]
) -> None:
    page = watched.open(write(tmp_path, {"partnerships": networks["partnerships"]}), "tab=matrix")
    expect(page.get_by_role("table")).to_have_count(1)
    assert figures(kinds(page))[(TOTAL, TOTAL)] == {"stated": len(deals(networks))}


def test_an_empty_graph_says_so(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(write(tmp_path, {view: Network(view, (), ()) for view in VIEWS}), "tab=matrix")
    expect(page.get_by_text("此图没有机构，也没有合作。").locator("visible=true")).to_be_visible()
