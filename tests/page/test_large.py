"""A large graph: columns on the banks, what is drawn and what is said of the rest, moving without painting anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from bench.graphs import turtle
from gbakg.cards import cards
from gbakg.networks import Network, network
from gbakg.page import render
from gbakg.sources import EmbeddedSource, open_files
from gbakg.vocabulary import ID
from tests.page.browser import Watched, labels, marks, settle
from tests.page.page import ABOUT, details, search

pytestmark = [pytest.mark.browser, pytest.mark.slow]

BODIES, DEALS = 2100, 1300
"""More than a picture draws."""

PAINTED = """() => {
  const { prototype } = CanvasRenderingContext2D;
  globalThis.painted = 0;
  for (const name of ["stroke", "fill", "fillRect", "fillText"]) {
    const usual = prototype[name];
    prototype[name] = function paint(...wishes) { globalThis.painted += 1; return usual.apply(this, wishes); };
  }
  const { setTimeout } = globalThis;
  globalThis.held = [];
  globalThis.setTimeout = (act, wait, ...rest) =>
    wait > 100 ? held.push(() => act(...rest)) : setTimeout(act, wait, ...rest);
}"""
"""Counts what is painted, and holds back what waits for rest: a slow machine would rest at every step."""


@pytest.fixture(scope="module")
def large_source(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedSource:
    file = tmp_path_factory.mktemp("graph") / "large.ttl"
    file.write_text(turtle(BODIES, DEALS), encoding="utf-8")
    return open_files([file])


@pytest.fixture(scope="module")
def view(large_source: EmbeddedSource) -> Network:
    return network(large_source, "partnerships")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory, large_source: EmbeddedSource, view: Network) -> Path:
    file = tmp_path_factory.mktemp("page") / "large.html"
    views = {"partnerships": view, "organizations": network(large_source, "organizations")}
    file.write_text(render(views, cards(large_source), about=ABOUT), encoding="utf-8")
    return file


def drag(page: Page) -> float:
    """How many times the whole picture is painted in a drag of twenty steps that does not rest."""
    page.mouse.move(222, 400)
    page.mouse.down()
    page.evaluate(PAINTED)
    page.mouse.move(226, 400)
    settle(page)
    whole = page.evaluate("() => { painted = 0; gbakg.motion.stop(); gbakg.graph.network().redraw(); return painted; }")
    page.mouse.move(228, 400)
    settle(page)
    page.evaluate("painted = 0")
    for step in range(20):
        page.mouse.move(226 + 4 * step, 400)
        page.evaluate("new Promise(requestAnimationFrame)")
    return float(page.evaluate("painted")) / float(whole)


def test_it_draws_the_busiest_and_says_so(watched: Watched, large: Path, view: Network) -> None:
    page = watched.open(large)
    shown = page.evaluate("() => [...globalThis.gbakg.graph.scene().marks]")
    assert 2500 < len(shown) <= 3000
    expect(page.get_by_text(f"{len(shown):,} / {len(view.nodes):,} 项")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text(f"{BODIES} 家机构 · {DEALS} 项合作")
    drawn = set(shown)
    deals = {node.id for node in view.nodes if node.group == "partnership"} & drawn
    parties = {edge.source for edge in view.edges if edge.target in deals}
    assert parties <= drawn, "a partnership is drawn with all its parties"
    busiest = max((node for node in view.nodes if node.group == "organization"), key=lambda node: node.weight)
    assert busiest.id in drawn


def test_what_is_selected_is_drawn(watched: Watched, large: Path, view: Network) -> None:
    page = watched.open(large)
    drawn = set(page.evaluate("() => [...globalThis.gbakg.graph.scene().marks]"))
    left = next(node for node in view.nodes if node.group == "organization" and node.id not in drawn)
    search(page, left.label)
    expect(details(page).get_by_role("heading", level=2)).to_have_text(left.label)
    assert left.id in set(page.evaluate("() => [...globalThis.gbakg.graph.scene().marks]"))
    assert left.id in labels(page)


def test_filters_make_room(watched: Watched, large: Path, view: Network) -> None:
    page = watched.open(large)
    page.get_by_role("switch", name="广东").dblclick()
    settle(page)
    regions = {node.id: node.region for node in view.nodes if node.group == "organization"}
    shown = {iri for iri in page.evaluate("() => [...globalThis.gbakg.graph.scene().marks]") if iri in regions}
    assert shown == {iri for iri, region in regions.items() if region == "guangdong"}
    expect(page.get_by_text("内容较多")).to_be_hidden()


def test_what_comes_bit_by_bit_comes_whole(watched: Watched, large: Path, view: Network) -> None:
    page = watched.open(large, "view=organizations")
    page.evaluate("gbakg.state.go({ view: 'partnerships' })")
    count = page.evaluate("new Promise((done) => setTimeout(() => done(gbakg.graph.scene().marks.size), 100))")
    assert count > 2500
    page.evaluate(
        """async (count) => {
          while (Object.keys(gbakg.graph.network().getPositions()).length < count) {
            await new Promise((done) => setTimeout(done, 20));
          }
        }""",
        count,
    )
    page.evaluate("gbakg.state.go({ tab: 'timeline' })")
    deals = [node for node in view.nodes if node.group == "partnership"]
    expect(page.locator(".timeline [data-of]")).to_have_count(len(deals))
    body = page.locator(".timeline [data-of]").last
    name = body.get_by_role("button").first
    name.click()
    expect(body).to_have_attribute("aria-current", "true")
    expect(page.locator(".timeline [aria-current]")).to_have_count(1)


def test_the_banks_have_columns_and_stay_apart(watched: Watched, large: Path, view: Network) -> None:
    page = watched.open(large)
    at = marks(page)
    regions = {node.id: node.region for node in view.nodes}
    left = {round(x) for iri, (x, _) in at.items() if regions[iri] == "guangxi"}
    right = {round(x) for iri, (x, _) in at.items() if regions[iri] in ("guangdong", "hong-kong", "macao")}
    stream = {round(x) for iri, (x, _) in at.items() if iri.startswith(f"{ID}p-")}
    assert len(left) > 3
    assert len(right) > 3
    assert max(left) < min(stream) < max(stream) < min(right)
    assert 5 < len(labels(page)) <= 48


def test_dragging_moves_a_copy_and_paints_again_at_rest(watched: Watched, large: Path, plain: Path) -> None:
    page = watched.open(large)
    before = page.evaluate("() => globalThis.gbakg.graph.network().getViewPosition()")
    moving = drag(page)
    assert moving < 2, "the picture is not painted while it moves"
    page.evaluate("held.forEach((act) => act())")
    settle(page)
    assert page.evaluate("painted") > 1000
    page.mouse.up()
    after = page.evaluate("() => globalThis.gbakg.graph.network().getViewPosition()")
    assert after["x"] != before["x"]
    assert drag(watched.open(plain)) > 10, "a small picture is painted at every step"


def test_the_copy_stands_where_the_picture_would(watched: Watched, large: Path) -> None:
    page = watched.open(large)
    for turn in (-120, 240, -120):
        page.mouse.move(800, 420)
        page.mouse.wheel(0, turn)
        page.evaluate("new Promise(requestAnimationFrame)")
    page.mouse.move(700, 400)
    page.mouse.down()
    page.mouse.move(760, 430)
    page.mouse.move(764, 432)
    page.evaluate("new Promise(requestAnimationFrame)")
    best = page.evaluate(
        """() => {
          const canvas = document.querySelector("canvas");
          const [wide, high, edge] = [240, 120, 10];
          const look = () => {
            const ctx = new OffscreenCanvas(wide, high).getContext("2d");
            ctx.drawImage(canvas, 0, 0, wide, high);
            return ctx.getImageData(0, 0, wide, high).data;
          };
          const moving = look();
          globalThis.gbakg.motion.stop();
          globalThis.gbakg.graph.network().redraw();
          const rested = look();
          const apart = (dx, dy) => {
            let sum = 0;
            for (let y = edge; y < high - edge; y += 1) {
              for (let x = edge; x < wide - edge; x += 1) {
                const [one, other] = [4 * (y * wide + x), 4 * ((y + dy) * wide + x + dx)];
                sum += Math.abs(moving[one] - rested[other]) + Math.abs(moving[one + 2] - rested[other + 2]);
              }
            }
            return sum;
          };
          const shifts = [-3, -2, -1, 0, 1, 2, 3].flatMap((dx) => [-2, -1, 0, 1, 2].map((dy) => [dx, dy]));
          return shifts.sort((a, b) => apart(...a) - apart(...b))[0];
        }"""
    )
    page.mouse.up()
    assert best == [0, 0], "the copy fits best where it stands"
