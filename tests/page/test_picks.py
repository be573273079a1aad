"""A selection: it lights up partnerships with their parties, narrows the list, and stands in the address."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from gbakg.networks import Network
from gbakg.vocabulary import ID
from tests.page.browser import Watched, settle
from tests.page.page import DATA_CENTRE, organizations

pytestmark = pytest.mark.browser

LIT = "() => [...globalThis.gbakg.graph.scene().near || []]"


def parties(networks: dict[str, Network], partnership: str) -> set[str]:
    return {edge.source for edge in networks["partnerships"].edges if edge.target == partnership}


@pytest.mark.parametrize("view", ["partnerships", "full"])
def test_a_picked_partnership_is_lit_with_its_parties(
    watched: Watched, plain: Path, networks: dict[str, Network], view: str
) -> None:
    page = watched.open(plain, f"view={view}&pick={DATA_CENTRE.removeprefix(ID)}")
    lit = set(page.evaluate(LIT))
    assert lit >= {DATA_CENTRE, *parties(networks, DATA_CENTRE)}
    bodies = {node.id for node in networks["partnerships"].nodes if node.group == "organization"}
    assert lit & bodies == parties(networks, DATA_CENTRE)
    expect(page.get_by_text("已选取：1 项合作。")).to_be_visible()


def test_in_the_view_of_pairs_its_partners_are_lit(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    page = watched.open(plain, f"view=organizations&pick={DATA_CENTRE.removeprefix(ID)}")
    edges = [edge for edge in networks["organizations"].edges if edge.partnership == DATA_CENTRE]
    assert set(page.evaluate(LIT)) == {end for edge in edges for end in (edge.source, edge.target)}


def test_an_answer_narrows_the_list_and_is_undone(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    page = watched.open(plain, "tab=list")
    page.evaluate("(iri) => globalThis.gbakg.picks.show([iri])", DATA_CENTRE)
    rows = page.get_by_role("table", name="机构").get_by_role("rowheader")
    expect(rows).to_have_count(len(parties(networks, DATA_CENTRE)))
    narrow = page.get_by_role("switch", name="只看选取的")
    expect(narrow).to_have_attribute("aria-checked", "true")
    narrow.click()
    expect(rows).to_have_count(len(organizations(networks)))
    narrow.click()
    expect(rows).to_have_count(len(parties(networks, DATA_CENTRE)))
    page.get_by_role("button", name="网络图", exact=True).click()
    page.get_by_role("button", name="取消选取").click()
    settle(page)
    assert page.evaluate(LIT) == []
    assert "pick" not in page.url
    assert "only" not in page.url
    page.go_back()
    settle(page)
    assert DATA_CENTRE in page.evaluate(LIT)
    page.keyboard.press("Escape")
    settle(page)
    assert page.evaluate(LIT) == []


def test_what_is_not_in_the_graph_is_not_picked(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "pick=nothing-of-this-name")
    assert page.evaluate(LIT) == []
