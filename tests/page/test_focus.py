"""The neighbourhood of the focus, in every view and at every depth, beside the same reckoned by networkx."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import networkx
import pytest
from playwright.sync_api import Page, expect

from gbakg.networks import Network
from gbakg.vocabulary import ID
from tests.page.browser import Watched, settle
from tests.page.page import VIEWS, details

pytestmark = pytest.mark.browser

NEAR = """([view, ids]) => {
  const { scene, state } = globalThis.gbakg;
  const near = (focus, depth) => [...scene.of({ ...state.now(), view, focus, depth }).near || []];
  return Object.fromEntries(ids.map((id) => [id, [1, 2, 3].map((depth) => near(id, depth))]));
}"""


def distances(networks: dict[str, Network], view: str, focus: str) -> dict[str, float]:
    """How many steps each node is away: from body to body one, to and from a partnership half."""
    network = networks[view]
    deals = {node.id for node in networks["partnerships"].nodes if node.group == "partnership"}
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(node.id for node in network.nodes)
    drawn = [edge for edge in network.edges if edge.certainty != "possible"]
    for edge in drawn:
        graph.add_edge(edge.source, edge.target, steps=0.5 if {edge.source, edge.target} & deals else 1)
    if focus in graph:
        starts = {focus}
        begin = 0.5 if focus in deals else 0
    else:
        starts = set(chain.from_iterable((e.source, e.target) for e in drawn if e.partnership == focus))
        begin = 1
    if not starts:
        return {}
    found: dict[str, float] = networkx.multi_source_dijkstra_path_length(graph, starts, weight="steps")
    return {iri: begin + steps for iri, steps in found.items()}


@pytest.mark.parametrize("view", VIEWS)
def test_every_neighbourhood_is_right(watched: Watched, plain: Path, networks: dict[str, Network], view: str) -> None:
    ids = [node.id for node in networks["full"].nodes]
    found = watched.open(plain).evaluate(NEAR, [view, ids])
    grown = 0
    for iri in ids:
        away = distances(networks, view, iri)
        wanted = [{other for other, steps in away.items() if steps <= depth} for depth in (1, 2, 3)]
        assert [set(one) for one in found[iri]] == wanted, iri
        grown += len(wanted[0]) < len(wanted[1]) < len(wanted[2])
    assert grown > 5


def test_hidden_lines_lead_nowhere(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    page = watched.open(plain, "focus=guangxi-university&off=certainty.possible role.Facilitator")
    near = set(page.evaluate("() => [...globalThis.gbakg.graph.scene().near]"))
    edges = networks["partnerships"].edges
    deals = {edge.target for edge in edges if edge.source == ID + "guangxi-university"}
    assert near == {edge.source for edge in edges if edge.target in deals and edge.role != "Facilitator"} | deals


@pytest.mark.parametrize("view", ["partnerships", "full"])
def test_a_pair_is_lit_with_its_partnerships(
    watched: Watched, plain: Path, networks: dict[str, Network], view: str
) -> None:
    one, two = ID + "guangdong-science-department", ID + "guangxi-science-department"
    deals = {e.partnership for e in networks["organizations"].edges if (e.source, e.target) == (one, two)}
    assert len(deals) > 1
    page = watched.open(plain, f"view={view}&focus={one.removeprefix(ID)}~{two.removeprefix(ID)}")
    assert set(page.evaluate("() => [...globalThis.gbakg.graph.scene().near]")) == {one, two, *deals}
    expect(details(page).get_by_role("heading", name=f"{len(deals)} 项合作")).to_be_visible()


def test_a_collective_agreement_is_not_among_the_pairs_until_possible_ones_are_drawn(
    watched: Watched, plain: Path
) -> None:
    page = watched.open(plain, "view=organizations&focus=p-gba-collective-agreement")
    expect(details(page)).to_contain_text("图上目前没有画出此项")
    page.get_by_role("button", name="画出", exact=True).click()
    expect(details(page)).not_to_contain_text("图上目前没有画出此项")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def test_steps_by_keyboard_keep_their_place_and_the_focus_is_said(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "focus=bgi")
    expect(page.get_by_role("status")).to_contain_text("当前查看：深圳华大基因")
    details(page).get_by_role("button", name="2 步").focus()
    page.keyboard.press("Enter")
    settle(page)
    assert focused(page) == "2 步"
    assert "depth=2" in page.url
