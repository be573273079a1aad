"""The path between two bodies: the same chains as ``gbakg path`` tells, asked for by panel, address and picture."""

from __future__ import annotations

from itertools import groupby, permutations
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pyoxigraph import NamedNode

from gbakg.model import Card
from gbakg.networks import Edge, Network, Node
from gbakg.paths import CHAINS, paths
from gbakg.sources import EmbeddedSource
from gbakg.vocabulary import ID
from tests.page.browser import Watched, lines, marks, settle
from tests.page.page import DATA_CENTRE, VIEWS, details, organizations, search, write

pytestmark = pytest.mark.browser

UNIVERSITY, AGRICULTURE, MACAU, PHARMA, BOTANY, SCIENCE, GUANGXI_SCIENCE, BGI = (
    ID + name
    for name in (
        "guangxi-university",
        "south-china-agricultural-university",
        "university-of-macau",
        "guangzhou-pharmaceutical",
        "guangxi-medicinal-botanical-garden",
        "guangdong-science-department",
        "guangxi-science-department",
        "bgi",
    )
)
BETWEEN = """(asked) => {
  const pairs = (step) => step.pairs.map((pair) => [pair.partnership, pair.certainty]);
  return asked.map(([start, goal, via]) => globalThis.gbakg.chains.between(start, goal, new Set(via)).chains
    .map((steps) => steps.map((step) => [step.from, step.to, pairs(step)])));
}"""
NEAR = "() => [...globalThis.gbakg.graph.scene().near || []]"
WEAKER: tuple[list[str], ...] = ([], ["planned"], ["possible"], ["planned", "possible"])

Chain = list[list[Any]]


def asked(start: str, goal: str, more: str = "") -> str:
    return f"path={start.removeprefix(ID)}~{goal.removeprefix(ID)}{more}"


def chains_of(source: EmbeddedSource, start: str, goal: str, include: list[str]) -> list[Chain]:
    """Chains as the program tells them: of each step its ends, and its partnerships with their certainty."""
    rows = paths(source, NamedNode(start), NamedNode(goal), ("stated", *include))
    steps = [(key, list(group)) for key, group in groupby(rows, key=lambda row: (row["chain"], row["step"]))]
    return [
        [
            [group[0]["from"], group[0]["to"], [[row["partnership"], row["certainty"]] for row in group]]
            for _, group in chain
        ]
        for _, chain in groupby(steps, key=lambda step: step[0][0])
    ]


def test_chains_are_those_of_the_program(
    watched: Watched, plain: Path, source: EmbeddedSource, networks: dict[str, Network]
) -> None:
    bodies = sorted(organizations(networks))
    questions = [
        (start, goal, via)
        for number, (start, goal) in enumerate(permutations(bodies, 2))
        for via in WEAKER
        if number % 97 == 0 or {start, goal} <= {UNIVERSITY, MACAU, PHARMA, SCIENCE}
    ]
    wanted = [chains_of(source, *question) for question in questions]
    assert {len(chains[0]) if chains else 0 for chains in wanted} >= {0, 1, 2, 3}
    assert max(map(len, wanted)) > 2
    assert watched.open(plain).evaluate(BETWEEN, questions) == wanted


def grid(side: int) -> Network:
    """Bodies in a square, each a partner of its neighbours: very many shortest chains lead across it."""
    names = {(x, y): f"{ID}b{x:02}-{y:02}" for x in range(side) for y in range(side)}
    nodes = tuple(Node(iri, "organization", "Company", iri[-6:], iri[-6:], "guangxi") for iri in names.values())
    steps = [(one, (one[0] + dx, one[1] + dy)) for one in names for dx, dy in ((0, 1), (1, 0))]
    edges = tuple(
        Edge(f"{ID}p#{one}{other}", names[one], names[other], "pair", "stated", "x", "x", partnership=ID + "p")
        for one, other in steps
        if other in names
    )
    return Network("organizations", nodes, edges)


def test_where_there_are_very_many_the_first_are_told_as_by_the_program(watched: Watched, tmp_path: Path) -> None:
    import networkx

    network = grid(8)
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(sorted(node.id for node in network.nodes))
    graph.add_edges_from(sorted((edge.source, edge.target) for edge in network.edges))
    ends = (f"{ID}b00-00", f"{ID}b07-07")
    wanted = sorted(networkx.all_shortest_paths(graph, *ends))[:CHAINS]
    page = watched.open(write(tmp_path, {"organizations": network}))
    found = page.evaluate(BETWEEN, [(*ends, [])])[0]
    assert [[chain[0][0], *(step[1] for step in chain)] for chain in found] == wanted
    page = watched.open(tmp_path / "page.html", asked(*ends))
    expect(details(page)).to_contain_text(f"同样短的链不止 {CHAINS} 条")


def test_among_three_thousand_bodies_the_answer_comes_at_once(watched: Watched, crowded: Path) -> None:
    usual = watched.open(crowded, "tab=list").evaluate(
        """() => {
          const { chains, data } = globalThis.gbakg;
          const bodies = data.views.get("organizations").nodes.map((node) => node.id);
          const between = (start, goal) => chains.between(start, goal, new Set());
          between(bodies[0], bodies[1]);
          const times = Array.from({ length: 40 }, (_, n) => {
            const before = performance.now();
            between(bodies[n * 17], bodies[bodies.length - 1 - n * 31]);
            return performance.now() - before;
          });
          return times.sort((one, other) => one - other)[20];
        }"""
    )
    assert usual < 50


def test_no_chain_leads_from_guangxi_university_to_macau(watched: Watched, plain: Path) -> None:
    """The letter names Guangxi University once, as a partner of South China Agricultural University alone."""
    page = watched.open(plain)
    search(page, "广西大学")
    box = details(page).get_by_role("combobox", name="到另一机构的路径")
    box.fill("澳门大学")
    box.press("Enter")
    panel = details(page)
    expect(panel.get_by_role("heading", level=2)).to_have_text("广西大学 → 澳门大学")
    expect(panel).to_contain_text("公函写明的合作不能把两者连起来。加上计划中和可能的合作也连不起来。")
    expect(page.get_by_role("status")).to_contain_text("路径：广西大学 → 澳门大学。公函写明的合作不能")
    for name in ("也算计划中的合作", "也算可能的合作"):
        panel.get_by_role("switch", name=name).click()
        expect(panel.get_by_role("switch", name=name)).to_have_attribute("aria-checked", "true")
    expect(panel).to_contain_text("公函写明的、计划中的和可能的合作不能把两者连起来。没有别的合作可加。")
    assert set(page.evaluate(NEAR)) == {UNIVERSITY, MACAU}


def test_a_weaker_chain_is_only_told_when_asked_for_and_marked(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, asked(PHARMA, MACAU))
    panel = details(page)
    expect(panel).to_contain_text("公函写明的合作不能把两者连起来。加上可能的合作就有链，但这样的链只是可能。")
    assert panel.get_by_role("listitem").count() == 0
    panel.get_by_role("switch", name="也算可能的合作").press("Enter")
    expect(panel).to_contain_text("公函写明和可能的合作把两者连起来：最短 2 步，列出 3 条链。")
    expect(panel.get_by_role("switch", name="也算可能的合作")).to_be_focused()
    for at in (1, 2, 3):
        expect(panel.get_by_role("heading", name=f"第 {at} 条链含可能的合作")).to_be_visible()
    weak = panel.get_by_role("listitem").filter(has_text="可能")
    assert weak.locator(".stroke.possible").count() > 0
    stated = panel.get_by_role("listitem").filter(has=page.get_by_role("button", name="共建药用植物大数据中心"))
    expect(stated.last).to_contain_text("公函写明 · 进行中")
    assert "via=possible" in page.url
    page.go_back()
    expect(panel).to_contain_text("公函写明的合作不能把两者连起来")
    assert panel.get_by_role("switch", name="也算可能的合作").get_attribute("aria-checked") == "false"


def test_another_question_begins_with_what_is_stated(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, asked(PHARMA, MACAU, "&via=planned possible&focus=guangzhou-pharmaceutical"))
    page.keyboard.press("Escape")
    expect(details(page).get_by_role("heading", level=2)).to_have_text("广州医药集团")
    assert "via" not in page.url
    assert "path" not in page.url


def test_each_step_has_its_partnerships_with_status_certainty_and_place_in_the_letter(
    watched: Watched, quoting: Path, told: dict[str, Card]
) -> None:
    page = watched.open(quoting, asked(BGI, MACAU))
    row = details(page).get_by_role("listitem").filter(has=page.get_by_role("button", name="共建药用植物大数据中心"))
    passage = told[DATA_CENTRE].evidence[0]
    for text in ("公函写明", "进行中", passage.locator, f"{passage.start}–{passage.end}"):
        expect(row.last).to_contain_text(text)
    row.last.get_by_text("原文").click()
    assert {"华大基因", "澳门大学"} <= set(row.last.locator("mark").all_inner_texts())


@pytest.mark.parametrize("view", VIEWS)
def test_the_chains_are_lit_and_all_else_is_faint(
    watched: Watched, plain: Path, source: EmbeddedSource, networks: dict[str, Network], view: str
) -> None:
    page = watched.open(plain, asked(SCIENCE, MACAU, f"&view={view}"))
    chains = chains_of(source, SCIENCE, MACAU, [])
    steps = [step for chain in chains for step in chain]
    deals = {deal for step in steps for deal, _ in step[2]}
    drawn = {node.id for node in networks[view].nodes}
    assert set(page.evaluate(NEAR)) == {end for step in steps for end in step[:2]} | (deals & drawn)
    lit = page.evaluate("() => [...globalThis.gbakg.graph.scene().nearLines]")
    parts = {(end, deal) for step in steps for deal, _ in step[2] for end in step[:2]}
    if view == "organizations":
        ends = {tuple(line.split("~")[:2]) for line in lit}
        assert ends == {tuple(sorted(step[:2])) for step in steps}
    else:
        edges = {edge.id: edge for edge in networks[view].edges}
        assert {(edges[line].source, edges[line].target) for line in lit} == parts
        assert {edges[line].role for line in lit} == {"Partner"}
    assert len(lit) < len(lines(page))


def test_the_path_is_what_the_letter_says_whatever_the_filters_hide(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, asked(BGI, MACAU, "&off=certainty.possible region.guangdong status.Underway"))
    panel = details(page)
    expect(panel).to_contain_text("最短 1 步，列出 1 条链")
    expect(panel).to_contain_text("筛选隐藏了链上的：深圳华大基因、共建药用植物大数据中心。")


def test_shift_and_click_ask_in_the_picture(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, f"focus={BGI.removeprefix(ID)}")
    page.keyboard.down("Shift")
    page.mouse.click(*marks(page)[MACAU])
    page.keyboard.up("Shift")
    heading = details(page).get_by_role("heading", level=2)
    expect(heading).to_have_text("深圳华大基因 → 澳门大学")
    details(page).get_by_role("button", name="澳门大学").first.click()
    expect(heading).to_have_text("澳门大学")
    page.go_back()
    expect(heading).to_have_text("深圳华大基因 → 澳门大学")
    page.get_by_role("button", name="关闭").click()
    expect(heading).to_have_text("深圳华大基因")


def test_from_a_pair(watched: Watched, plain: Path) -> None:
    pair = f"{SCIENCE}~{GUANGXI_SCIENCE}".replace(ID, "")
    page = watched.open(plain, f"view=organizations&focus={pair}")
    details(page).get_by_role("button", name="两者之间的路径").click()
    expect(details(page)).to_contain_text("最短 1 步，列出 1 条链")


@pytest.mark.parametrize(
    "text", ["bgi~bgi", "bgi", "bgi~p-medicinal-plant-data-centre", "bgi~no-such-body", "~", "a~b~c"]
)
def test_what_is_no_question_is_ignored(watched: Watched, plain: Path, text: str) -> None:
    page = watched.open(plain, f"path={text}")
    expect(details(page)).to_be_hidden()
    assert page.evaluate(NEAR) == []


def escape_order(page: Page) -> list[str]:
    """What the address still holds after each Escape."""
    found = []
    for _ in range(4):
        held = [part for part in ("path", "focus", "pick") if f"{part}=" in page.url]
        found.append(" ".join(held))
        page.keyboard.press("Escape")
        settle(page)
    return found


def test_escape_leaves_the_dialog_then_the_path_then_the_focus_then_the_selection(
    watched: Watched, plain: Path
) -> None:
    page = watched.open(plain, asked(BGI, MACAU, "&focus=bgi&pick=bgi"))
    page.get_by_role("button", name="本页不说明什么").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert escape_order(page) == ["path focus pick", "focus pick", "pick", ""]
