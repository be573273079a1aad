"""Filters beyond the legend's marks: kind, years with their undated, field, letter, words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from gbakg.model import Card
from gbakg.networks import Network, Node
from gbakg.vocabulary import GBAKG
from tests.page.browser import Watched, marks, settle
from tests.page.page import BGI, DATA_CENTRE

pytestmark = pytest.mark.browser


def deals(networks: dict[str, Network]) -> dict[str, Node]:
    return {node.id: node for node in networks["partnerships"].nodes if node.group == "partnership"}


def legend(page: Page) -> Locator:
    return page.get_by_role("region", name="图例与筛选")


def unfold(page: Page) -> None:
    legend(page).get_by_text("更多筛选").click()


def shown(page: Page, networks: dict[str, Network]) -> set[str]:
    settle(page)
    return set(marks(page)) & deals(networks).keys()


def counts(group: Locator) -> dict[str, str]:
    """What each switch of a group says: its name and its count."""
    rows = [text.rsplit("\n", 1) for text in group.get_by_role("switch").all_inner_texts()]
    return {row[0].strip(): row[1].strip() for row in rows}


def test_kinds_fields_and_letters_are_counted_as_in_the_graph(
    watched: Watched, plain: Path, networks: dict[str, Network], told: dict[str, Card]
) -> None:
    page = watched.open(plain)
    unfold(page)
    kinds = Counter(node.kind for node in deals(networks).values())
    assert sorted(counts(page.get_by_role("group", name="类型")).values()) == sorted(map(str, kinds.values()))
    topics: Counter[str] = Counter()
    for iri in deals(networks):
        own = {
            value.words.zh for fact in told[iri].facts if fact.property.id == GBAKG + "topic" for value in fact.values
        }
        topics.update(own or {"未归入领域"})
    assert counts(page.get_by_role("group", name="领域")) == {name: str(n) for name, n in topics.items()}
    assert counts(page.get_by_role("group", name="公函")) == {"第20210089号提案答复函": str(len(deals(networks)))}
    dated = sum(bool(node.start or node.end) for node in deals(networks).values())
    assert 0 < dated < len(deals(networks))
    assert counts(page.get_by_role("group", name="日期")) == {
        "注明日期": str(dated),
        "未注明日期": str(len(deals(networks)) - dated),
    }


def test_a_kind_switched_off_removes_exactly_its_partnerships(
    watched: Watched, plain: Path, networks: dict[str, Network]
) -> None:
    page = watched.open(plain)
    unfold(page)
    first = page.get_by_role("group", name="类型").get_by_role("switch").first
    key = first.get_attribute("data-key") or ""
    first.click()
    gone = deals(networks).keys() - shown(page, networks)
    assert gone == {iri for iri, node in deals(networks).items() if f"kind.{node.kind}" == key}


def test_a_range_of_years_keeps_the_undated_until_they_are_switched_off(
    watched: Watched, plain: Path, networks: dict[str, Network]
) -> None:
    page = watched.open(plain)
    unfold(page)
    undated = {iri for iri, node in deals(networks).items() if not node.start and not node.end}
    years = {iri: node.start or node.end for iri, node in deals(networks).items() if iri not in undated}
    last = max(year[:4] for year in years.values())
    page.get_by_role("combobox", name="从哪一年起").select_option(last)
    late = {iri for iri in years if last in (deals(networks)[iri].start[:4], deals(networks)[iri].end[:4])}
    assert late < years.keys()
    assert shown(page, networks) == late | undated
    page.get_by_role("switch", name="未注明日期").click()
    assert shown(page, networks) == late
    page.go_back()
    assert shown(page, networks) == late | undated


def test_years_hold_for_spans(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    for from_year, to_year in ((2017, 2018), (2020, 2020), (2020, 2021), (2021, 2030)):
        page = watched.open(plain, f"from={from_year}&to={to_year}&off=certainty.possible date.undated")
        wanted = set()
        for iri, node in deals(networks).items():
            ends = [int(date[:4]) for date in (node.start or node.end, node.end or node.start) if date]
            if ends and ends[0] <= to_year and ends[1] >= from_year:
                wanted.add(iri)
        assert shown(page, networks) == wanted, (from_year, to_year)


def test_words_leave_what_bears_them_and_what_is_joined_to_it(
    watched: Watched, plain: Path, networks: dict[str, Network]
) -> None:
    page = watched.open(plain)
    page.get_by_role("searchbox", name="只看含有这些字的内容").fill("华大基因")
    expect(page.get_by_role("status")).to_contain_text("显示")
    settle(page)
    edges = networks["partnerships"].edges
    joined = {edge.target for edge in edges if edge.source == BGI}
    assert DATA_CENTRE in joined
    assert set(marks(page)) == joined | {edge.source for edge in edges if edge.target in joined}


def test_counts_follow_the_other_filters(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    page = watched.open(plain, "off=certainty.possible status.Underway status.Planned")
    realised = [node for node in deals(networks).values() if node.status == "Realised"]
    unfold(page)
    kinds = Counter(node.kind for node in realised)
    said = counts(page.get_by_role("group", name="类型"))
    assert sum(int(text.split("/")[0]) for text in said.values()) == len(realised) == sum(kinds.values())
    statuses = counts(page.get_by_role("group", name="合作状态 · 线型"))
    assert all("/" not in text for text in statuses.values()), "a filter does not count against itself"


def test_an_empty_result_names_the_filter_that_emptied_it(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "from=1990&to=1991&off=certainty.possible date.undated status.Planned")
    notice = page.get_by_text("没有合作可显示")
    expect(notice).to_contain_text("年份")
    expect(notice).not_to_contain_text("合作状态")
    page.get_by_role("button", name="取消“年份”筛选").click()
    expect(notice).to_be_hidden()


def test_bodies_without_a_line_can_be_left_out(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    page = watched.open(plain, "off=certainty.possible status.Realised status.Underway")
    bodies = set(marks(page)) - deals(networks).keys()
    unfold(page)
    page.get_by_role("switch", name="当前没有连线的机构").click()
    settle(page)
    planned = {iri for iri, node in deals(networks).items() if node.status == "Planned"}
    held = {edge.source for edge in networks["partnerships"].edges if edge.target in planned}
    assert set(marks(page)) - deals(networks).keys() == held < bodies


def test_the_view_of_pairs_follows_the_filters_of_partnerships(
    watched: Watched, plain: Path, networks: dict[str, Network]
) -> None:
    page = watched.open(plain, "view=organizations&off=status.Underway status.Planned")
    left = page.evaluate("globalThis.gbakg.graph.scene().edges.map((one) => one.partnership)")
    wanted = {
        e.partnership for e in networks["organizations"].edges if deals(networks)[e.partnership].status == "Realised"
    }
    assert set(left) == wanted


def test_what_is_hidden_leads_nowhere(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    """Possible pairs are not drawn: a body that only they would join to the focus is not lit."""
    page = watched.open(plain, "view=organizations&focus=bgi")
    lit = set(page.evaluate("() => [...globalThis.gbakg.graph.scene().near]"))
    pairs = [edge for edge in networks["organizations"].edges if BGI in (edge.source, edge.target)]
    stated = {end for edge in pairs if edge.certainty == "stated" for end in (edge.source, edge.target)}
    assert {edge.certainty for edge in pairs} == {"stated", "possible"}
    assert lit == stated
