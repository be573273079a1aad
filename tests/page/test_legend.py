"""The legend counts and filters."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import expect

from gbakg.networks import Network
from tests.page.browser import Watched, lines, marks, settle
from tests.page.page import organizations

pytestmark = pytest.mark.browser


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
        "hospital, foundation …": sum(number for name, number in types.items() if name not in known),
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
    for name, certainty in (("公函写明", "stated"), ("计划中", "planned"), ("可能", "possible")):
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
    page.get_by_role("button", name="重置筛选").click()
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
    for name in ("政府机构", "高校", "科研院所", "企业", "医院、基金会等", "合作 27"):
        page.get_by_role("group", name="类别 · 形状").get_by_role("switch", name=name).click()
    expect(page.get_by_text("筛选把全部内容都隐藏了。")).to_be_visible()
    page.get_by_role("region", name="网络图").get_by_role("button", name="重置筛选").click()
    expect(page.get_by_text("筛选把全部内容都隐藏了。")).to_be_hidden()
