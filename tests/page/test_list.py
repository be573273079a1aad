"""The list twin."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from gbakg.networks import Network
from tests.page.browser import Watched
from tests.page.page import VIEWS, details, organizations

pytestmark = pytest.mark.browser


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
