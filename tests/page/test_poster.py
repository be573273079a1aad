"""The picture that leaves the page: drawn from positions, text as text, the same lines as in the window; and paper."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from gbakg.layout.palette import DARK, LIGHT, REGIONS
from gbakg.networks import Network
from tests.page.browser import Watched, lines, marks, settle
from tests.page.downloads import SVG, groups, pixels, take, written
from tests.page.page import VIEWS, details, organizations

pytestmark = pytest.mark.browser

FILTERED = "off=certainty.possible region.macao status.Planned"


@pytest.mark.parametrize("state", ["", FILTERED])
@pytest.mark.parametrize("view", VIEWS)
def test_svg_draws_exactly_what_is_visible(
    watched: Watched, plain: Path, networks: dict[str, Network], view: str, state: str
) -> None:
    page = watched.open(plain, f"view={view}&{state}")
    drawing = take(page, "svg").drawing
    assert [group.get("data-iri") for group in groups(drawing, "mark")] == [
        node.id for node in networks[view].nodes if node.id in marks(page)
    ]
    assert len(groups(drawing, "line")) == len(lines(page))
    edges = {iri for group in groups(drawing, "line") for iri in (group.get("data-iri") or "").split()}
    assert edges == set(page.evaluate("globalThis.gbakg.graph.scene().edges.map((edge) => edge.id)"))
    texts = {group.get("data-iri"): "".join(written(group)) for group in groups(drawing, "label")}
    names = {node.id: node.label for node in networks[view].nodes}
    bodies = organizations(networks).keys() & marks(page).keys()
    assert {iri: texts[iri].replace(" ", "") for iri in bodies} == {iri: names[iri].replace(" ", "") for iri in bodies}
    assert texts.keys() >= set(page.evaluate("[...globalThis.gbakg.labels.boxes().keys()]"))


def test_svg_is_plain_enough_for_office_programs(watched: Watched, plain: Path) -> None:
    drawing = take(watched.open(plain, "view=organizations&off="), "svg").drawing
    plain_attributes = re.compile(
        "d|fill|stroke|(fill|stroke)-opacity|stroke-(width|linejoin|linecap|dasharray)|transform"
    )
    type_attributes = re.compile("x|y|text-anchor|font-(family|size|weight)|aria-hidden")
    for element in drawing.iter():
        if element.tag in (f"{SVG}path", f"{SVG}text"):
            known = [plain_attributes, type_attributes]
            assert all(any(one.fullmatch(key) for one in known) for key in element.attrib)
    colours = {element.get(key) for element in drawing.iter() for key in ("fill", "stroke")} - {None, "none"}
    assert all(re.fullmatch("#[0-9a-f]{6}", colour or "") for colour in colours)
    assert drawing[0].tag == f"{SVG}title"
    assert drawing[1].tag == f"{SVG}desc"


def test_possible_pairs_are_dotted_and_planned_ones_dashed(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "view=organizations&off=")
    drawn = groups(take(page, "svg").drawing, "line")
    dashes = {"possible": "2 4", "planned": "7 5", "stated": None}
    wanted = sorted(str(dashes[line["certainty"]]) for line in lines(page).values())
    assert sorted(str(group.find(f"{SVG}path").get("stroke-dasharray")) for group in drawn) == wanted  # type: ignore[union-attr]
    assert len(set(wanted)) == 3


def centre(mark: ElementTree.Element) -> tuple[float, float]:
    """Where a mark's outline is moved to."""
    path = mark.find(f"{SVG}path")
    assert path is not None
    x, y = re.findall(r"-?[\d.]+", path.get("transform", ""))[-2:]
    return float(x), float(y)


@pytest.mark.parametrize("view", VIEWS)
def test_lines_begin_and_end_at_their_marks(watched: Watched, plain: Path, view: str) -> None:
    page = watched.open(plain, f"view={view}&off=")
    at = {group.get("data-iri"): centre(group) for group in groups(take(page, "svg").drawing, "mark")}
    drawn = groups(take(page, "svg").drawing, "line")
    assert len(drawn) == len(lines(page)) > 40
    for group in drawn:
        path = group.find(f"{SVG}path")
        assert path is not None
        numbers = [float(one) for one in re.findall(r"-?[\d.]+", path.get("d", ""))]
        ends = [at[group.get("data-from")], at[group.get("data-to")]]
        for (x, y), (wanted_x, wanted_y) in zip((numbers[:2], numbers[-2:]), ends, strict=True):
            assert abs(x - wanted_x) < 0.1
            assert abs(y - wanted_y) < 0.1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_png_has_twice_the_pixels_and_the_regions_colours(watched: Watched, plain: Path, theme: str) -> None:
    page = watched.open(plain, f"theme={theme}")
    drawing = take(page, "svg").drawing
    found = pixels(page, take(page, "png").contents)
    assert found["size"] == [2 * int(drawing.get("width", "0")), 2 * int(drawing.get("height", "0"))]
    palette = LIGHT if theme == "light" else DARK
    assert found["first"] == palette["ground"]
    assert {palette[region] for region in REGIONS} <= set(found["colours"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_title_legend_counts_and_source_are_on_it(watched: Watched, plain: Path, language: str) -> None:
    page = watched.open(plain, f"{FILTERED}&from=2018&lang={language}")
    opener, button = ("导出", "") if language == "zh" else ("Export", "Drawing (SVG)")
    drawing = take(page, "svg", opener=opener, button=button).drawing
    (head,), (foot,), (legend,) = (groups(drawing, part) for part in ("head", "foot", "legend"))
    said = "\n".join(written(head) + written(foot))
    assert page.title() in said
    assert page.get_by_role("status").first.inner_text().strip() in said
    for text in (
        ("只看 2018 年及以后", "地区：澳门", "虚线", "20210089", "公函（")
        if language == "zh"
        else ("only 2018 and later", "Region: Macao", "Dashed", "20210089", "Letter in reply (")
    ):
        assert text in said
    keys = {group.get("data-key") for group in groups(legend, "key")}
    assert {"region.guangxi", "mark.partnership", "status.Realised", "role.Partner"} <= keys
    assert not keys & {"region.macao", "status.Planned"}
    labels = [text for text in written(legend) if text]
    assert page.get_by_role("switch").first.inner_text().split("\n")[0] in labels


def test_a_dragged_mark_stays_where_it_was_put(watched: Watched, plain: Path) -> None:
    page = watched.open(plain)
    iri, (x, y) = next(iter(marks(page).items()))
    before = take(page, "svg").contents
    page.keyboard.press("Escape")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 90, y + 60, steps=4)
    page.mouse.up()
    settle(page)
    page.keyboard.press("Escape")
    drawing = take(page, "svg").drawing
    place = page.evaluate("(id) => globalThis.gbakg.graph.network().getPosition(id)", iri)
    group = next(group for group in groups(drawing, "mark") if group.get("data-iri") == iri)
    assert centre(group) == (place["x"], place["y"])
    assert before != take(page, "svg").contents


def paper(page: Page) -> None:
    page.emulate_media(media="print")
    settle(page)


def test_paper_is_white_with_legend_source_and_date(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "lang=zh", color_scheme="dark")
    paper(page)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    found = pixels(page, page.screenshot())
    assert found["first"] == "#ffffff"
    assert {LIGHT["guangxi"], LIGHT["guangdong"]} <= set(found["colours"])
    for control in ("combobox", "button", "switch"):
        expect(page.get_by_role(control).locator("visible=true")).to_have_count(0)
    sheet = page.locator("figure svg")
    for text in ("香港", "已实现", "促成方", "来源：公函（第20210089号提案答复函）"):
        expect(sheet.locator("text", has_text=re.compile(f"^{re.escape(text)}$")).first).to_be_visible()
    year = page.evaluate("new Date().getFullYear()")
    expect(page.get_by_text(re.compile(f"打印日期：{year}年"))).to_be_visible()
    expect(page.get_by_text("#lang=zh")).to_be_visible()
    page.emulate_media(media="screen")
    settle(page)
    expect(page.get_by_role("figure")).to_have_count(0)
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    expect(page.get_by_role("button", name="导出")).to_be_visible()


def test_a_list_is_printed_as_tables_with_repeated_heads(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "tab=list&lang=en")
    paper(page)
    table = page.get_by_role("table", name="Organisations")
    expect(table).to_be_visible()
    assert table.locator("thead").evaluate("(head) => getComputedStyle(head).display") == "table-header-group"
    sheet = page.locator("figure svg")
    expect(sheet.locator("text", has_text="Hong Kong")).to_be_visible()
    expect(sheet.locator("g[data-is=mark]")).to_have_count(0)
    expect(page.get_by_text(re.compile("^Printed on"))).to_be_visible()


def test_a_printer_gets_the_paper_and_the_details(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "focus=bgi")
    page.evaluate(
        """() => globalThis.addEventListener("beforeprint", () => {
          globalThis.printed = document.querySelectorAll("figure svg text").length;
        })"""
    )
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    assert page.evaluate("globalThis.printed") > 40
    expect(page.locator("figure svg")).to_have_count(0)
    paper(page)
    expect(details(page)).to_be_visible()


def test_the_print_button_prints(watched: Watched, plain: Path) -> None:
    page = watched.open(plain)
    page.evaluate("globalThis.print = () => { globalThis.asked = true; }")
    page.get_by_role("button", name="导出").click()
    page.get_by_role("dialog").get_by_role("button", name="打印").click()
    assert page.evaluate("globalThis.asked")
    expect(page.get_by_role("dialog")).to_have_count(0)
