"""A story: steps through the page, each with a caption and a state."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from gbakg.model import Card, Words
from gbakg.networks import Network
from gbakg.page import render
from gbakg.stories import PARTS, Step, Story, read
from gbakg.vocabulary import ID
from tests.conftest import ROOT
from tests.page.browser import Watched, lines, marks, settle
from tests.page.page import ABOUT, details
from tests.page.test_address import CHINESE_TEXT
from tests.page.test_axe import axe, violations

__all__ = ["axe"]

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def story() -> Story:
    return read(ROOT / "docs" / "story.toml")


@pytest.fixture(scope="module")
def telling(
    tmp_path_factory: pytest.TempPathFactory, networks: dict[str, Network], told: dict[str, Card], story: Story
) -> Path:
    """The shipped graph's page with the shipped story."""
    file = tmp_path_factory.mktemp("story") / "network.html"
    file.write_text(render(networks, told, about=ABOUT, story=story), encoding="utf-8")
    return file


def bar(page: Page, name: str = "导览") -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def go(page: Page, number: int) -> None:
    """From the beginning to a step, as a person goes."""
    button(page, "开始导览").click()
    for _ in range(number - 1):
        button(page, "下一步").click()
    expect(bar(page)).to_contain_text(f"第 {number} 步")
    settle(page)


def test_a_page_without_a_story_has_none(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "step=2")
    expect(bar(page)).to_have_count(0)
    button(page, "机构").click()
    settle(page)
    assert "step" not in page.url


def test_the_program_knows_every_part_of_a_state(watched: Watched, telling: Path) -> None:
    page = watched.open(telling)
    assert set(page.evaluate("globalThis.gbakg.state.keys()")) == PARTS


def test_through_the_story_and_back(watched: Watched, telling: Path, story: Story) -> None:
    page = watched.open(telling)
    expect(bar(page)).to_contain_text("导览：公函里的一座桥")
    assert page.url == telling.as_uri()
    number = len(story.steps)
    for at, step in enumerate(story.steps, 1):
        button(page, "下一步" if at > 1 else "开始导览").click()
        expect(bar(page)).to_contain_text(f"第 {at} 步，共 {number} 步")
        expect(bar(page)).to_contain_text(step.caption.zh)
        assert f"step={at}" in page.url
    expect(button(page, "下一步")).to_have_attribute("aria-disabled", "true")
    expect(button(page, "下一步")).to_be_focused()
    button(page, "下一步").click(force=True)
    button(page, "上一步").click()
    expect(bar(page)).to_contain_text(f"第 {number - 1} 步")
    page.go_back()
    expect(bar(page)).to_contain_text(f"第 {number} 步")
    button(page, "离开导览").click()
    expect(bar(page)).to_contain_text("导览：公函里的一座桥")
    expect(button(page, "开始导览")).to_be_focused()
    assert "step" not in page.url
    page.go_back()
    expect(bar(page)).to_contain_text(f"第 {number} 步")


@pytest.mark.parametrize("number", range(1, 7))
def test_every_step_shows_what_it_names(
    watched: Watched, telling: Path, told: dict[str, Card], story: Story, number: int
) -> None:
    assert len(story.steps) == 6
    page = watched.open(telling)
    go(page, number)
    state = dict(part.split("=", 1) for part in story.steps[number - 1].state.split("&") if part)
    if "focus" not in state:
        expect(details(page)).to_be_hidden()
        return
    focus = ID + state["focus"]
    expect(details(page).get_by_role("heading", level=2)).to_have_text(told[focus].names.zh)
    scene = page.evaluate(
        "(id) => { const { graph, scene } = gbakg; return [...graph.scene().near, scene.draws(graph.scene(), id)]; }",
        focus,
    )
    assert scene[-1] is True
    parties = {party.other.id for party in told[focus].parties if party.role.id.endswith("Partner")}
    assert parties <= set(scene)


def test_the_first_step_is_the_whole_bridge(watched: Watched, telling: Path, networks: dict[str, Network]) -> None:
    page = watched.open(telling)
    go(page, 1)
    assert set(marks(page)) == {node.id for node in networks["partnerships"].nodes}


def test_the_step_of_possible_pairs_draws_them_dotted(watched: Watched, telling: Path) -> None:
    page = watched.open(telling)
    go(page, 4)
    near = set(page.evaluate("[...gbakg.graph.scene().nearLines]"))
    assert {line["certainty"] for key, line in lines(page).items() if key in near} == {"possible"}
    assert len(near) == 3 * 6


def test_the_step_of_plans_leaves_only_the_planned(
    watched: Watched, telling: Path, networks: dict[str, Network]
) -> None:
    page = watched.open(telling)
    go(page, 5)
    planned = {n.id for n in networks["partnerships"].nodes if n.group == "partnership" and n.status == "Planned"}
    assert {iri for iri in marks(page) if iri.startswith(ID + "p-")} == planned
    assert len(planned) == 1


def test_by_keyboard(watched: Watched, telling: Path) -> None:
    page = watched.open(telling)
    button(page, "开始导览").focus()
    page.keyboard.press("Enter")
    expect(bar(page)).to_contain_text("第 1 步")
    page.keyboard.press("ArrowLeft")
    for number in (2, 3, 4):
        page.keyboard.press("ArrowRight")
        expect(bar(page)).to_contain_text(f"第 {number} 步")
    page.keyboard.press("ArrowLeft")
    expect(bar(page)).to_contain_text("第 3 步")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(bar(page)).to_contain_text("导览：")


def test_what_is_told_is_announced(watched: Watched, telling: Path, story: Story) -> None:
    page = watched.open(telling)
    live = bar(page).locator("[aria-live=polite]")
    live.evaluate("(element) => { globalThis.kept = element; }")
    go(page, 2)
    expect(live).to_have_text(f"第 2 步，共 6 步 {story.steps[1].caption.zh}")
    assert live.evaluate("(element) => element === globalThis.kept"), "a screen reader hears changes of what was there"


def test_a_copied_link_opens_the_same_step(watched: Watched, telling: Path, story: Story) -> None:
    page = watched.open(telling)
    go(page, 4)
    button(page, "English").click()
    settle(page)
    again = watched.open(telling, page.url.partition("#")[2])
    for one in (page, again):
        expect(bar(one, "Story")).to_contain_text("Step 4 of 6")
        expect(bar(one, "Story")).to_contain_text(story.steps[3].caption.en)
    assert marks(page) == marks(again)


def test_language_and_theme_stay_the_readers_own(watched: Watched, telling: Path) -> None:
    page = watched.open(telling, "lang=en&theme=dark")
    button(page, "Start").click()
    button(page, "Next").click()
    expect(bar(page, "Story")).to_contain_text("Step 2 of 6")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("state", ["", "step=1", "step=3&focus=p-medicinal-plant-data-centre"])
def test_the_language_switch_changes_the_story_too(watched: Watched, telling: Path, state: str) -> None:
    page = watched.open(telling, state)
    button(page, "English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    settle(page)
    assert page.evaluate(CHINESE_TEXT) == []


@pytest.mark.parametrize("step", ["0", "7", "-1", "x", "1e0", "99999999999999999999"])
def test_a_step_that_there_is_not_is_ignored(watched: Watched, telling: Path, step: str) -> None:
    page = watched.open(telling, f"step={step}")
    expect(button(page, "开始导览")).to_be_visible()


@pytest.mark.parametrize("state", ["", "step=4&view=organizations&off=&focus=p-gba-collective-agreement"])
@pytest.mark.parametrize("size", [(1366, 768), (360, 740), (2560, 1300)])
def test_nothing_serious_and_nothing_cut_off(
    watched: Watched,
    telling: Path,
    axe: str,
    state: str,
    size: tuple[int, int],
) -> None:
    page = watched.open(telling, f"lang=en&{state}", width=size[0], height=size[1])
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    box = bar(page, "Story").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    assert not violations(page, axe)


def test_hostile_captions_are_only_text(
    watched: Watched, tmp_path: Path, networks: dict[str, Network], told: dict[str, Card]
) -> None:
    bad = "<img src=x onerror='globalThis.hacked = 1'></script><script>globalThis.hacked = 2</script>" + "w" * 2000
    story = Story("x", Words(bad, bad), (Step(f"focus={bad}&off=%00&view=x&step=9", Words(bad, bad)),))
    file = tmp_path / "page.html"
    file.write_text(render(networks, told, about=ABOUT, story=story), encoding="utf-8")
    page = watched.open(file, width=360, height=740)
    button(page, "开始导览").click()
    expect(bar(page)).to_contain_text("第 1 步，共 1 步")
    expect(bar(page)).to_contain_text(bad)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.evaluate("globalThis.hacked") is None
