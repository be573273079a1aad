"""The timeline: every dated partnership at its date, every undated one beside it, dated things when asked for."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from gbakg import query
from gbakg.model import Card
from gbakg.networks import Network, Node
from gbakg.sources import EmbeddedSource
from gbakg.vocabulary import ID
from tests.page.browser import Watched, settle
from tests.page.page import VIEWS, details, write

pytestmark = pytest.mark.browser

DATED, UNDATED, THINGS = "注明日期的合作", "公函未注明日期的合作", "注明日期的其他内容"
SWITCH = "同时显示注明日期的平台、活动、文件、机构"


def deals(networks: dict[str, Network]) -> list[Node]:
    return [node for node in networks["partnerships"].nodes if node.group == "partnership"]


def dated(nodes: list[Node]) -> list[Node]:
    return [node for node in nodes if node.start or node.end]


def part(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=re.compile(f"^{name}"))


def names(box: Locator) -> list[str]:
    """What a part lists, in its order; what an undated partnership made is not an entry of its own."""
    return box.locator(".lead").get_by_role("button").all_inner_texts()


def years(text: str) -> tuple[float, float]:
    """From when to when a date reaches, in years."""
    year, month = int(text[:4]), int(text[5:7] or 0)
    return (year + (month - 1) / 12, year + month / 12) if month else (year, year + 1)


def bar(box: Locator, name: str) -> tuple[float, float]:
    """Where the bar of an entry begins and ends, as a share of the axis."""
    row = box.locator(".moment").filter(has=box.page.get_by_role("button", name=name, exact=True))
    track, own = row.locator(".track").bounding_box(), row.locator(".bar").bounding_box()
    assert track
    assert own
    return (own["x"] - track["x"]) / track["width"], (own["x"] + own["width"] - track["x"]) / track["width"]


def test_every_partnership_is_there_with_its_date_or_as_undated(
    watched: Watched, plain: Path, networks: dict[str, Network], source: EmbeddedSource, told: dict[str, Card]
) -> None:
    page = watched.open(plain, "tab=timeline")
    wanted = {row["item_name"]: row["start"] for row in query("timeline", source) if row["type_name"] == "合作"}
    assert len(wanted) == 5
    assert sorted(names(part(page, DATED))) == sorted(wanted)
    for name, start in wanted.items():
        row = (
            part(page, DATED).get_by_role("listitem").filter(has=page.get_by_role("button", name=name, exact=True)).last
        )
        expect(row.get_by_role("time")).to_have_text(start)
        iri = next(node.id for node in deals(networks) if node.label == name)
        expect(row).to_contain_text(told[iri].evidence[0].locator)
    rest = [node.label for node in deals(networks) if node.label not in wanted]
    assert sorted(names(part(page, UNDATED))) == sorted(rest)
    expect(part(page, UNDATED).get_by_role("heading")).to_contain_text(f"{len(rest)} 项")


def test_dates_stand_in_their_order_and_at_their_place(
    watched: Watched, plain: Path, networks: dict[str, Network]
) -> None:
    page = watched.open(plain, "tab=timeline")
    box = part(page, DATED)
    by_label = {node.label: node.start for node in deals(networks)}
    order = [by_label[name] for name in names(box)]
    assert order == sorted(order)
    assert box.get_by_role("heading", level=3).all_inner_texts() == ["2020", "2021"]
    for name in names(box):
        start, end = years(by_label[name])
        found = bar(box, name)
        assert found[0] == pytest.approx((start - 2020) / 2, abs=0.005)
        assert found[1] == pytest.approx((end - 2020) / 2, abs=0.005)


SPANS = {
    "2018": (2018, 2019),
    "2018-02": (2018 + 1 / 12, 2018 + 2 / 12),
    "2017-03/2019-06": (2017 + 2 / 12, 2019 + 6 / 12),
    "2019/2020": (2019, 2021),
    "/2018-12": (2018 + 11 / 12, 2019),
}


def test_spans_open_ends_and_days(watched: Watched, tmp_path: Path) -> None:
    nodes = []
    for number, date in enumerate([*SPANS, "2017-07-01"]):
        start, _, end = date.partition("/")
        nodes.append(Node(f"{ID}p-{number}", "partnership", "Partnership", date, date, start=start, end=end))
    page = watched.open(write(tmp_path, {"partnerships": Network("partnerships", tuple(nodes), ())}), "tab=timeline")
    box = part(page, DATED)
    for number, (date, (first, last)) in enumerate(SPANS.items()):
        found = bar(box, f"p-{number}")  # a name stands on a card, and there is none
        assert found[0] == pytest.approx((first - 2017) / 4, abs=0.005), date
        assert found[1] == pytest.approx((last - 2017) / 4, abs=0.005), date
    day = bar(box, f"p-{len(SPANS)}")
    assert sum(day) / 2 == pytest.approx(0.5 / 4, abs=0.005), "a day is a point"
    expect(box.get_by_text("至 2018-12")).to_be_visible()
    assert box.get_by_role("heading", level=3).all_inner_texts() == ["2017", "2018", "2019"]


def test_names_of_years_do_not_overlap_on_a_long_axis(watched: Watched, tmp_path: Path) -> None:
    nodes = tuple(
        Node(f"{ID}p-{year}", "partnership", "Partnership", f"合作{year}", f"P {year}", start=str(year))
        for year in range(1958, 2022, 3)
    )
    for width in (1024, 2560):
        file = write(tmp_path, {"partnerships": Network("partnerships", nodes, ())})
        page = watched.open(file, "tab=timeline", width=width)
        boxes = [one.bounding_box() for one in page.locator(".year-name").all()]
        assert len(boxes) > 5
        for one, other in pairwise(boxes):
            assert one
            assert other
            assert one["x"] + one["width"] <= other["x"]


@pytest.mark.parametrize("width", [920, 1024, 1366])
def test_names_on_the_axis_do_not_overlap(watched: Watched, plain: Path, width: int) -> None:
    page = watched.open(plain, "tab=timeline&lang=en", width=width)
    boxes = [one.bounding_box() for one in page.locator(".year-name, .month-name").all()]
    places = sorted((one["x"], one["x"] + one["width"]) for one in boxes if one)
    assert len(places) == 8
    assert all(one[1] <= other[0] for one, other in pairwise(places))


def test_things_are_a_group_of_their_own(
    watched: Watched, plain: Path, networks: dict[str, Network], source: EmbeddedSource
) -> None:
    page = watched.open(plain, "tab=timeline")
    wanted = {row["item_name"]: row["start"] for row in query("timeline", source) if row["type_name"] != "合作"}
    expect(part(page, THINGS)).to_have_count(0)
    flip = page.get_by_role("switch", name=SWITCH)
    expect(flip).to_contain_text(str(len(wanted)))
    flip.click()
    expect(flip).to_be_focused()
    assert sorted(names(part(page, THINGS))) == sorted(wanted)
    assert sorted(names(part(page, DATED))) == sorted(node.label for node in dated(deals(networks)))
    for name, start in wanted.items():
        assert bar(part(page, THINGS), name)[0] == pytest.approx((years(start)[0] - 2020) / 2, abs=0.005)
    page.go_back()
    expect(part(page, THINGS)).to_have_count(0)


def test_an_entry_moves_the_focus(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "tab=timeline&dated=1")
    entry = part(page, DATED).get_by_role("button", name="共同举办技术转移实操培训")
    entry.focus()
    page.keyboard.press("Enter")
    expect(details(page).get_by_role("heading", level=2)).to_have_text("共同举办技术转移实操培训")
    expect(entry).to_be_focused()
    expect(page.locator("[aria-current=true]")).to_have_count(1)
    part(page, THINGS).get_by_role("button", name="南宁力合科技创新中心有限公司", exact=True).click()
    expect(details(page).get_by_role("heading", level=2)).to_have_text("南宁力合科技创新中心有限公司")


@pytest.mark.parametrize("view", VIEWS)
def test_filters_and_years_are_followed(watched: Watched, plain: Path, networks: dict[str, Network], view: str) -> None:
    page = watched.open(plain, f"tab=timeline&view={view}&dated=1&from=2021&off=certainty.possible status.Underway")
    kept = [node for node in deals(networks) if node.status != "Underway"]
    late = [node.label for node in dated(kept) if node.start >= "2021"]
    assert sorted(names(part(page, DATED))) == sorted(late)
    undated = [node.label for node in kept if not node.start]
    assert sorted(names(part(page, UNDATED))) == sorted(undated)
    things = [n for n in networks["full"].nodes if n.group != "partnership" and n.start >= "2021"]
    assert sorted(names(part(page, THINGS))) == sorted(node.label for node in things)


def test_a_selection_narrows_the_timeline(watched: Watched, plain: Path, networks: dict[str, Network]) -> None:
    some = [dated(deals(networks))[0], next(node for node in deals(networks) if not node.start)]
    picked = "~".join(node.id.removeprefix(ID) for node in some)
    page = watched.open(plain, f"tab=timeline&pick={picked}")
    assert names(part(page, DATED)) == [some[0].label]
    assert names(part(page, UNDATED)) == [some[1].label]
    page.get_by_role("button", name="取消选取").click()
    expect(part(page, UNDATED).get_by_role("heading")).to_contain_text("22 项")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_on_a_phone_it_is_a_list_by_year(
    watched: Watched, plain: Path, networks: dict[str, Network], language: str
) -> None:
    page = watched.open(
        plain, f"tab=timeline&dated=1&lang={language}", width=360, height=740, has_touch=True, is_mobile=True
    )
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    box = page.get_by_role("region", name=re.compile("^注明日期的合作|^Dated partnerships"))
    expect(box.locator(".track").first).to_be_hidden()
    assert box.get_by_role("heading", level=3).all_inner_texts() == ["2020", "2021"]
    for entry in page.locator(".timeline .lead").get_by_role("button").all():
        place = entry.bounding_box()
        assert place
        assert place["x"] >= 0
        assert place["x"] + place["width"] <= 360
    assert len(names(page.locator(".timeline"))) == len(deals(networks)) + 9


def test_paper_holds_the_whole_timeline(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "tab=timeline&theme=dark")
    page.emulate_media(media="print")
    settle(page)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.get_by_role("region", name="时间线").evaluate("(box) => box.scrollHeight - box.clientHeight") == 0
    expect(part(page, DATED).locator(".bar").first).to_be_visible()
    expect(page.get_by_role("switch", name=SWITCH)).to_be_hidden()


def test_a_graph_without_any_dates(
    watched: Watched, tmp_path: Path, networks: dict[str, Network], told: dict[str, Card]
) -> None:
    bare = {
        view: replace(one, nodes=tuple(replace(node, start="", end="") for node in one.nodes))
        for view, one in networks.items()
    }
    page = watched.open(write(tmp_path, bare, told), "tab=timeline")
    expect(page.get_by_text("显示的合作都没有注明日期。")).to_be_visible()
    expect(part(page, DATED)).to_have_count(0)
    expect(page.get_by_role("switch", name=SWITCH)).to_have_count(0)
    assert len(names(part(page, UNDATED))) == len(deals(networks))


def test_a_graph_without_regions_and_cards(watched: Watched, tmp_path: Path, networks: dict[str, Network]) -> None:
    bare = {view: replace(one, nodes=tuple(replace(n, region="") for n in one.nodes)) for view, one in networks.items()}
    page = watched.open(write(tmp_path, bare), "tab=timeline&dated=1")
    assert len(names(part(page, DATED))) == len(dated(deals(networks)))


def test_nothing_left_names_the_filter(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "tab=timeline&from=1990&to=1991&off=certainty.possible date.undated")
    expect(page.get_by_text("没有合作可显示").locator("visible=true")).to_contain_text("年份")


def test_an_empty_graph_says_so(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(write(tmp_path, {view: Network(view, (), ()) for view in VIEWS}), "tab=timeline")
    expect(page.get_by_text("此图没有机构，也没有合作。").locator("visible=true")).to_be_visible()
