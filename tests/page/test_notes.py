"""What the page says about itself: letter, version and date of the data, counts; and what a card tells of each part."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

import gbakg
from gbakg.model import Card
from gbakg.networks import Network
from gbakg.page import About, render
from gbakg.vocabulary import ID
from tests.conftest import ROOT
from tests.page.browser import Watched
from tests.page.page import ABOUT, details

pytestmark = pytest.mark.browser


def notes(page: Page, language: str = "zh") -> Locator:
    name = "本页不说明什么" if language == "zh" else "What this page does not say"
    page.get_by_role("button", name=name).click()
    return page.get_by_role("dialog", name=name)


def write(folder: Path, networks: dict[str, Network], told: dict[str, Card], about: About) -> Path:
    file = folder / "page.html"
    file.write_text(render(networks, told, about=about), encoding="utf-8")
    return file


def test_version_and_date_of_the_shipped_graph(watched: Watched, tmp_path: Path) -> None:
    file = tmp_path / "network.html"
    gbakg.explore().write(file)
    dialog = notes(watched.open(file))
    for text in (
        "第20210089号提案答复函",
        f"数据随 gbakg {gbakg.__version__} 发布，{gbakg.__date__}",
        "43 家机构 · 27 项合作",
        "写明的合作对 38，计划中的 1，可能的 18",
        f"由 gbakg {gbakg.__version__} 生成",
    ):
        expect(dialog).to_contain_text(text)
    dialog = notes(watched.open(file, "lang=en"), "en")
    expect(dialog).to_contain_text(f"Data as released with gbakg {gbakg.__version__} on {gbakg.__date__}")


def test_of_other_data_only_the_files_are_told(watched: Watched, tmp_path: Path) -> None:
    own = tmp_path / "我的 data.ttl"
    own.write_bytes((ROOT / "data" / "triples.ttl").read_bytes())
    file = tmp_path / "network.html"
    gbakg.explore(gbakg.open_graph(own)).write(file)
    dialog = notes(watched.open(file))
    expect(dialog).to_contain_text("数据文件：我的 data.ttl")
    expect(dialog).not_to_contain_text(gbakg.__date__)
    assert str(tmp_path) not in file.read_text(encoding="utf-8"), "where a file lies is nobody's business"


def test_several_files_and_hostile_names(
    watched: Watched, tmp_path: Path, networks: dict[str, Network], told: dict[str, Card]
) -> None:
    files = ("a.ttl", "<img src=x onerror='globalThis.hacked = 1'>.ttl")
    page = watched.open(write(tmp_path, networks, told, replace(ABOUT, files=files)), "lang=en")
    expect(notes(page, "en")).to_contain_text(f"2 data files: {files[0]}, {files[1]}")
    assert page.evaluate("globalThis.hacked") is None


def entry(page: Page, name: str, panel: str = "详情") -> Locator:
    """What a body's card tells of one of its partnerships."""
    return details(page, panel).get_by_role("listitem").filter(has=page.get_by_role("button", name=name)).first


def test_a_bodys_card_tells_role_kind_status_date_and_money(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "focus=guangxi-science-department")
    fund = entry(page, "两省区设立粤桂科技合作联合资金")
    expect(fund).to_contain_text("合作方 · 联合资金 · 已实现 · 未注明日期")
    expect(fund).to_contain_text("资金：广东省科技厅：每年10,000,000 元；广西壮族自治区科学技术厅：每年10,000,000 元")
    course = entry(page, "共同举办面向东盟的实务培训班")
    expect(course).to_contain_text("合作方 · 联合活动 · 已实现 · 2020-10")
    expect(course).not_to_contain_text("资金")
    page = watched.open(plain, "focus=nanning-government&lang=en")
    park = entry(page, "Building Lihe Nanning Science Park", "Details")
    expect(park).to_contain_text("partner · joint platform · realised · undated")
    expect(park).to_contain_text(
        "money: Department of Science and Technology of Guangxi Zhuang Autonomous Region: 40,000,000 CNY"
    )


def test_every_bodys_card_tells_kind_and_status_of_every_partnership(
    watched: Watched, plain: Path, networks: dict[str, Network], told: dict[str, Card]
) -> None:
    page = watched.open(plain)
    deals = {node.id: node for node in networks["partnerships"].nodes if node.group == "partnership"}
    for iri, card in told.items():
        if card.group != "organization" or not card.parties:
            continue
        page.evaluate("(id) => gbakg.state.go({ focus: id })", iri)
        expect(details(page).get_by_role("heading", level=2)).to_have_text(card.names.zh)
        told_states = details(page).locator(".parties li > .lead + .state").all_inner_texts()
        assert len(told_states) == len(card.parties)
        for text, party in zip(told_states, card.parties, strict=True):
            parts = text.split(" · ")
            deal = deals[party.other.id]
            assert parts[0] == party.role.words.zh
            assert parts[2] == party.status.words.zh
            assert parts[1] in {name.words.zh for fact in told[deal.id].facts for name in fact.values}, "its kind"
            dates = " – ".join(filter(None, (deal.start, deal.end)))
            assert parts[3] == (dates or "未注明日期")


@pytest.mark.parametrize(
    ("partnership", "texts"),
    [
        ("p-gba-collective-agreement", ["第 1 方", "第 2 方", "广西单位与大湾区创新主体的合作协议", "一（一）二是"]),
        ("p-guangdong-guangxi-joint-fund", ["粤桂科技合作联合资金", "每年10,000,000 元", "一（五）一是"]),
        ("p-nanning-shenzhen-incubator", ["南宁市—中关村深圳协同创新中心", "11家", "一（四）一是"]),
    ],
)
def test_a_partnerships_card_tells_all_of_it(
    watched: Watched, plain: Path, told: dict[str, Card], partnership: str, texts: list[str]
) -> None:
    page = watched.open(plain, f"focus={partnership}")
    panel = details(page)
    for text in texts:
        expect(panel).to_contain_text(text)
    for party in told[ID + partnership].parties:
        expect(panel.get_by_role("button", name=party.other.words.zh, exact=True).first).to_be_visible()
