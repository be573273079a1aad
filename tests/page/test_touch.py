"""Fingers on a phone, a long press and its menu, the other mouse button, and the network that moves."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Locator, Page, expect

from gbakg.vocabulary import ID
from tests.page.browser import Watched, labels, marks, settle
from tests.page.page import BGI, DATA_CENTRE, details

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740, "has_touch": True, "is_mobile": True}
MACAU = ID + "university-of-macau"
VIEW = """() => {
  const network = globalThis.gbakg.graph.network();
  return { scale: network.getScale(), ...network.getViewPosition() };
}"""

Point = tuple[float, float]


def send(session: CDPSession, kind: str, *points: Point) -> None:
    touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def drag(page: Page, start: Point, end: Point) -> None:
    """One finger from here to there."""
    session = page.context.new_cdp_session(page)
    send(session, "touchStart", start)
    (x, y), (to_x, to_y) = start, end
    for step in range(1, 11):
        send(session, "touchMove", (x + (to_x - x) * step / 10, y + (to_y - y) * step / 10))
    send(session, "touchEnd")
    settle(page)


def press(page: Page, iri: str) -> None:
    """One finger on a mark, held until its menu is there, and lifted."""
    page.evaluate("(y) => scrollBy(0, y - 200)", marks(page)[iri][1])
    settle(page)
    session = page.context.new_cdp_session(page)
    send(session, "touchStart", marks(page)[iri])
    expect(menu(page)).to_be_visible()
    send(session, "touchEnd")
    settle(page)


def pinch(page: Page, centre: Point, begin: float, end: float) -> None:
    """Two fingers, from so far apart to so far."""
    session = page.context.new_cdp_session(page)
    x, y = centre
    send(session, "touchStart", (x - begin, y), (x + begin, y))
    for step in range(1, 11):
        apart = begin + (end - begin) * step / 10
        send(session, "touchMove", (x - apart, y), (x + apart, y))
    send(session, "touchEnd")
    settle(page)


def menu(page: Page) -> Locator:
    return page.get_by_role("group", name="可做的事")


def phone(watched: Watched, file: Path, fragment: str = "") -> Page:
    return watched.open(file, fragment, **PHONE)


def test_a_tap_focuses(watched: Watched, plain: Path) -> None:
    page = phone(watched, plain)
    page.touchscreen.tap(*marks(page)[ID + "guangxi-university"])
    expect(details(page).get_by_role("heading", level=2)).to_have_text("广西大学")
    expect(menu(page)).to_be_hidden()


def test_a_long_press_tells_and_offers_and_is_no_click(watched: Watched, plain: Path) -> None:
    page = phone(watched, plain)
    press(page, MACAU)
    expect(menu(page)).to_contain_text("高校 · 澳门")
    expect(details(page)).to_be_hidden()
    expect(menu(page).get_by_role("button")).to_have_text(["查看详情", "加入选取"])
    box = menu(page).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    menu(page).get_by_role("button", name="加入选取").tap()
    settle(page)
    assert "pick=university-of-macau" in page.url
    expect(menu(page)).to_be_hidden()
    press(page, MACAU)
    menu(page).get_by_role("button", name="查看详情").tap()
    expect(details(page).get_by_role("heading", level=2)).to_have_text("澳门大学")


def test_a_long_press_asks_for_the_path_from_the_focus(watched: Watched, plain: Path) -> None:
    page = phone(watched, plain, "focus=bgi")
    press(page, MACAU)
    menu(page).get_by_role("button", name="从“深圳华大基因”到这里的路径").tap()
    expect(details(page).get_by_role("heading", level=2)).to_have_text("深圳华大基因 → 澳门大学")


@pytest.mark.parametrize("fragment", ["focus=university-of-macau", "path=university-of-macau~bgi"])
def test_a_link_opens_with_its_mark_above_the_panel(watched: Watched, plain: Path, fragment: str) -> None:
    page = phone(watched, plain, fragment)
    page.wait_for_function("scrollY > 0")
    panel = details(page).bounding_box()
    assert panel
    assert 0 < marks(page)[MACAU][1] < panel["y"]


def test_two_fingers_zoom_the_picture_and_not_the_page(watched: Watched, plain: Path) -> None:
    page = phone(watched, plain)
    before = page.evaluate(VIEW)
    pinch(page, (180, 400), 30, 90)
    assert page.evaluate(VIEW)["scale"] > 1.5 * before["scale"]
    assert page.evaluate("visualViewport.scale") == 1
    pinch(page, (180, 400), 90, 30)
    assert page.evaluate(VIEW)["scale"] < 1.5 * before["scale"]


def test_one_finger_scrolls_the_page_where_the_picture_is_whole(watched: Watched, plain: Path) -> None:
    page = phone(watched, plain)
    before = page.evaluate(VIEW)
    assert page.evaluate("document.documentElement.scrollHeight > innerHeight")
    drag(page, (180, 600), (180, 350))
    page.wait_for_function("scrollY > 100")
    assert page.evaluate(VIEW) == before


def test_one_finger_moves_the_picture_where_there_is_more_of_it_and_lets_go_at_its_end(
    watched: Watched, plain: Path
) -> None:
    page = phone(watched, plain)
    page.get_by_role("application").focus()
    for _ in range(3):
        page.keyboard.press("+")
    settle(page)
    before, scrolled = page.evaluate(VIEW), page.evaluate("scrollY")
    drag(page, (180, 600), (180, 450))
    assert page.evaluate(VIEW)["y"] > before["y"] + 20
    assert page.evaluate("scrollY") == scrolled
    for _ in range(12):
        drag(page, (180, 700), (180, 260))
    page.wait_for_function("(before) => scrollY > before + 100", arg=scrolled)


def test_a_finger_does_not_carry_marks_away(watched: Watched, plain: Path) -> None:
    page = phone(watched, plain)
    places = "() => globalThis.gbakg.graph.network().getPositions()"
    before = page.evaluate(places)
    x, y = marks(page)[ID + "guangxi-university"]
    drag(page, (x, y), (x + 120, y))
    assert page.evaluate(places) == before


def test_the_other_mouse_button_opens_the_menu_and_escape_closes_it_first(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "focus=bgi")
    page.mouse.click(*marks(page)[MACAU], button="right")
    expect(menu(page)).to_be_visible()
    expect(menu(page).get_by_role("button").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu(page)).to_be_hidden()
    expect(page.get_by_role("application")).to_be_focused()
    expect(details(page)).to_be_visible()
    page.mouse.click(*marks(page)[DATA_CENTRE], button="right")
    expect(menu(page).get_by_role("button")).to_have_text(["查看详情", "加入选取"])
    page.mouse.click(*marks(page)[BGI])
    expect(menu(page)).to_be_hidden()


def test_the_space_bar_picks_what_is_in_focus(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "focus=bgi")
    page.get_by_role("application").focus()
    page.keyboard.press("Space")
    settle(page)
    assert "pick=bgi" in page.url
    page.keyboard.press("Space")
    settle(page)
    assert "pick" not in page.url


def test_the_network_moves_when_asked_and_goes_back_to_its_places(watched: Watched, plain: Path) -> None:
    page = watched.open(plain)
    assert page.get_by_role("button", name="让网络自行移动").count() == 0, "nobody who wants less motion is offered any"
    page.emulate_media(reduced_motion="no-preference")
    page.reload()
    page.wait_for_function("globalThis.gbakg?.graph?.network()")
    settle(page)
    before = marks(page)
    button = page.get_by_role("button", name="让网络自行移动")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.wait_for_function(
        """([id, x, y]) => {
          const { graph } = globalThis.gbakg;
          const at = graph.network().canvasToDOM(graph.network().getPositions([id])[id]);
          const frame = graph.container.getBoundingClientRect();
          return Math.hypot(at.x + frame.left - x, at.y + frame.top - y) > 15;
        }""",
        arg=[BGI, *before[BGI]],
    )
    follows = page.evaluate(
        """(id) => new Promise((done) => globalThis.gbakg.graph.network().once("afterDrawing", () => {
          const { graph, labels } = globalThis.gbakg;
          const { y } = graph.network().getPositions([id])[id];
          const box = labels.boxes().get(id);
          done(Math.abs((box.top + box.bottom) / 2 - y));
        }))""",
        BGI,
    )
    assert follows < 3, "labels follow their marks"
    page.get_by_role("switch", name="企业").click()
    page.get_by_role("switch", name="企业").click()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert "move" not in page.url
    button.click()
    settle(page)
    assert marks(page) == before
    assert labels(page).keys() >= {BGI}
