"""Odd graphs and hostile labels."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from gbakg.model import Card, Name, Words
from gbakg.networks import Edge, Network, Node
from gbakg.vocabulary import ID
from tests.page.browser import Watched, labels
from tests.page.page import BGI, DATA_CENTRE, VIEWS, details, organizations, search, write

pytestmark = pytest.mark.browser


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
    "w" * 10_000,
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
