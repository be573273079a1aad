"""The tables: they find, select, walk by keys and drive the network, and thousands of rows do not slow them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from gbakg.model import Card
from gbakg.networks import Network
from gbakg.vocabulary import ID
from tests.page.browser import Watched, marks, settle
from tests.page.page import BGI, DATA_CENTRE, details, organizations

pytestmark = pytest.mark.browser

LIT = "() => [...globalThis.gbakg.graph.scene().near || []]"
PICKED = "() => [...globalThis.gbakg.state.now().pick]"


def table(page: Page, name: str = "机构") -> Locator:
    return page.get_by_role("table", name=name)


def names(page: Page, name: str = "机构") -> list[str]:
    return table(page, name).get_by_role("rowheader").all_inner_texts()


def test_organisations_tell_class_region_place_and_number(
    watched: Watched, plain: Path, networks: dict[str, Network]
) -> None:
    page = watched.open(plain, "tab=list")
    row = table(page).get_by_role("row").filter(has=page.get_by_role("rowheader", name="深圳华大基因"))
    cells = row.get_by_role("cell").all_inner_texts()
    weight = organizations(networks)[BGI].weight
    assert cells[1:] == ["BGI", "企业", "广东", "深圳", str(weight), "2"]


def test_partnerships_tell_kind_status_date_parties_money_and_place_in_the_letter(
    watched: Watched, plain: Path, told: dict[str, Card]
) -> None:
    page = watched.open(plain, "tab=list")
    name = told[ID + "p-lihe-nanning-park"].names.zh
    row = table(page, "合作").get_by_role("row").filter(has=page.get_by_role("rowheader", name=name))
    expect(row).to_contain_text("40,000,000 元")
    expect(row).to_contain_text(told[ID + "p-lihe-nanning-park"].evidence[0].locator)
    heads = table(page, "合作").get_by_role("columnheader").all_inner_texts()
    assert heads[1:] == ["名称", "类型", "状态", "日期", "参与方", "资金", "出处"]


def test_each_table_has_a_box_that_finds_in_any_column(
    watched: Watched, plain: Path, networks: dict[str, Network]
) -> None:
    page = watched.open(plain, "tab=list")
    page.get_by_role("searchbox", name="在“机构”表中查找").fill("ＭＡＣＡＯ")
    expect(table(page)).to_contain_text("/ 43")
    wanted = {node.label for node in organizations(networks).values() if "macao" in node.label_en.lower()}
    expect(table(page).get_by_role("rowheader")).to_have_count(len(wanted))
    assert set(names(page)) == wanted
    assert len(names(page, "合作")) == 27
    page.reload()
    expect(page.get_by_role("searchbox", name="在“机构”表中查找")).to_have_value("ＭＡＣＡＯ")
    assert set(names(page)) == wanted
    page.get_by_role("searchbox", name="在“机构”表中查找").fill("没有这样的一行")
    expect(page.get_by_text("没有符合条件的行").first).to_be_visible()
    expect(table(page)).to_contain_text("显示 0 / 43")


def test_what_is_ticked_is_lit_and_what_is_picked_is_ticked(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "tab=list")
    table(page, "合作").get_by_role("checkbox", name="选取“共建药用植物大数据中心”").check()
    expect(page.get_by_role("region", name="名单").get_by_text("已选取：1 项合作。")).to_be_visible()
    assert len(names(page)) == 43, "ticking hides nothing"
    page.get_by_role("button", name="网络图", exact=True).click()
    settle(page)
    assert DATA_CENTRE in page.evaluate(LIT)
    page.keyboard.down("Control")
    page.mouse.click(*marks(page)[BGI])
    page.keyboard.up("Control")
    settle(page)
    assert set(page.evaluate(PICKED)) == {DATA_CENTRE, BGI}
    page.get_by_role("button", name="名单", exact=True).click()
    expect(table(page).get_by_role("checkbox", name="选取“深圳华大基因”")).to_be_checked()
    table(page).get_by_role("checkbox", name="选取“深圳华大基因”").uncheck()
    settle(page)
    assert page.evaluate(PICKED) == [DATA_CENTRE]
    page.go_back()
    expect(table(page).get_by_role("checkbox", name="选取“深圳华大基因”")).to_be_checked()


def test_all_that_is_shown_is_ticked_at_once(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    page = watched.open(plain, "tab=list&bodies=澳门")
    macao = names(page)
    assert 3 < len(macao) < 43
    every = page.get_by_role("checkbox", name="选取显示的全部：机构")
    table(page).get_by_role("checkbox", name=f"选取“{macao[0]}”").check()
    assert every.evaluate("(one) => one.indeterminate")
    every.check()
    settle(page)
    bodies = organizations(networks)
    assert {bodies[iri].label for iri in page.evaluate(PICKED)} == set(macao)
    assert not every.evaluate("(one) => one.indeterminate")
    expect(every).to_be_checked()
    every.uncheck()
    settle(page)
    assert page.evaluate(PICKED) == []


def test_only_the_selection_when_asked_for(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "tab=list&pick=bgi~university-of-macau")
    assert len(names(page)) == 43
    page.get_by_role("switch", name="只看选取的").click()
    expect(table(page).get_by_role("rowheader")).to_have_count(2)
    assert "only=picked" in page.url
    for name in ("深圳华大基因", "澳门大学"):
        table(page).get_by_role("checkbox", name=f"选取“{name}”").click()
    expect(table(page).get_by_role("rowheader")).to_have_count(43)
    assert "only" not in page.url


def test_by_keys_from_row_to_row(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "tab=list")
    rows = names(page)
    page.get_by_role("searchbox", name="在“机构”表中查找").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = table(page).get_by_role("checkbox", name=f"选取“{rows[1]}”")
    expect(second).to_be_focused()
    page.keyboard.press("Space")
    expect(second).to_be_checked()
    expect(second).to_be_focused()
    page.keyboard.press("End")
    expect(table(page).get_by_role("checkbox", name=f"选取“{rows[-1]}”")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(table(page).get_by_role("button", name=rows[1], exact=True)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(details(page).get_by_role("heading", level=2)).to_have_text(rows[1])
    expect(second).to_be_focused()
    expect(table(page).get_by_role("row").and_(page.locator("[aria-current]"))).to_contain_text(rows[1])
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox", name="在“机构”表中查找")).to_be_focused()


@pytest.mark.parametrize("column", ["名称", "类别", "地区", "所在地", "作为合作方（写明）", "全部参与"])
def test_heads_sort_and_say_so(watched: Watched, plain: Path, column: str) -> None:
    page = watched.open(plain, "tab=list&lang=zh")
    head = table(page).get_by_role("columnheader", name=column)
    head.get_by_role("button").click()
    expect(head).not_to_have_attribute("aria-sort", "none")
    first = names(page)
    order = head.get_attribute("aria-sort") or ""
    head.get_by_role("button").click()
    expect(head).not_to_have_attribute("aria-sort", order)
    assert {order, head.get_attribute("aria-sort")} == {"ascending", "descending"}
    assert sorted(first) == sorted(names(page))
    assert first != names(page)
    expect(head.get_by_role("button")).to_be_focused()
    sorts = table(page).get_by_role("columnheader").evaluate_all("(all) => all.map((one) => one.ariaSort)")
    assert sum(sort in ("ascending", "descending") for sort in sorts) == 1


def test_the_order_stands_in_the_address(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "tab=list&lang=zh")
    table(page).get_by_role("columnheader", name="类别").get_by_role("button").click()
    page.wait_for_url("**bodies-sort=class*")
    expect(table(page).get_by_role("columnheader", name="类别")).to_have_attribute("aria-sort", "ascending")
    rows = names(page)
    page = watched.open(plain, page.url.partition("#")[2])
    assert names(page) == rows
    expect(table(page).get_by_role("columnheader", name="类别")).to_have_attribute("aria-sort", "ascending")


def test_three_thousand_rows_are_listed_by_the_hundred(watched: Watched, crowded: Path) -> None:
    page = watched.open(crowded, "tab=list")
    rows = table(page).get_by_role("rowheader")
    expect(rows).to_have_count(100)
    expect(table(page).locator("caption")).to_have_text("机构显示 3000 / 3000 · 列出第 1–100 行")
    page.get_by_role("button", name="往后再列出 100 行").first.click()
    expect(rows).to_have_count(200)
    page.get_by_role("searchbox", name="在“机构”表中查找").fill("第2718家")
    expect(rows).to_have_count(1)
    page.get_by_role("searchbox", name="在“机构”表中查找").fill("")
    expect(rows).to_have_count(100)


def test_the_row_in_focus_is_listed_wherever_it_is(watched: Watched, crowded: Path) -> None:
    page = watched.open(crowded, "tab=list")
    page.evaluate("() => globalThis.gbakg.state.go({ focus: 'https://w3id.org/gbakg/id/b02718' })")
    current = table(page).locator("[aria-current=true]")
    expect(current).to_contain_text("第2718家机构")
    expect(current).to_be_in_viewport()
    expect(table(page).get_by_role("rowheader")).to_have_count(100)
    page.get_by_role("button", name="往前再列出 100 行").click()
    expect(table(page).get_by_role("rowheader")).to_have_count(200)
