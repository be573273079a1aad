"""Take away: each file opens in what people open it with, and holds exactly what is visible."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import igraph
import networkx
import pytest
from playwright.sync_api import Page, expect

from gbakg.exports.drawing import Drawing
from gbakg.exports.graphml import graphml
from gbakg.model import Card, Words
from gbakg.networks import Edge, Network, Node
from gbakg.vocabulary import ID
from tests.page.browser import Watched, lines, marks, settle
from tests.page.downloads import FORMATS, File, groups, take
from tests.page.page import BGI, DATA_CENTRE, HAN, VIEWS, write

pytestmark = pytest.mark.browser

FILTERED = "off=certainty.possible region.macao status.Planned"
EVERYTHING = "off="


def shown(page: Page) -> tuple[set[str], set[str]]:
    """Nodes and edges that the page shows, by id."""
    found: list[list[str]] = page.evaluate(
        "(({ seen, edges }) => [[...seen], edges.map((edge) => edge.id)])(globalThis.gbakg.graph.scene())"
    )
    return set(found[0]), set(found[1])


def parsed(file: File) -> networkx.MultiGraph[str]:
    graph: networkx.MultiGraph[str] = networkx.parse_graphml(file.text, force_multigraph=True)
    return graph


def test_the_menu_is_worked_by_keyboard_and_escape_only_closes_it(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "focus=bgi")
    opener = page.get_by_role("button", name="导出")
    opener.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="导出")
    button = dialog.get_by_role("button", name="矢量图（SVG）")
    expect(button).to_have_accessible_description(re.compile("文字仍是文字"))
    with page.expect_download() as download:
        button.press("Enter")
    assert download.value.suggested_filename == "gbakg-partnerships-深圳华大基因-zh.svg"
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    assert "focus=bgi" in page.url


def test_the_menu_speaks_english(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "lang=en&view=organizations&focus=bgi&from=2018")
    page.get_by_role("button", name="Export").click()
    dialog = page.get_by_role("dialog", name="Export")
    expect(dialog).to_contain_text("In focus: BGI")
    expect(dialog).to_contain_text("only 2018 and later")
    assert not HAN.search(dialog.inner_text())
    page.keyboard.press("Escape")
    svg = take(page, "svg", opener="Export", button="Drawing (SVG)")
    assert svg.name == "gbakg-organizations-filtered-BGI-en.svg"
    assert not HAN.search("".join(svg.drawing.itertext()))


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("", "gbakg-partnerships-zh.json"),
        ("view=full&lang=en", "gbakg-full-en.json"),
        (FILTERED, "gbakg-partnerships-filtered-zh.json"),
        ("pick=p-medicinal-plant-data-centre&tab=list", "gbakg-partnerships-selection-zh.json"),
        (
            "view=organizations&focus=guangdong-science-department~guangxi-science-department",
            "gbakg-organizations-广东省科技厅-广西壮族自治区科学技术厅-zh.json",
        ),
    ],
)
def test_files_are_named_after_the_view(watched: Watched, plain: Path, state: str, name: str) -> None:
    page = watched.open(plain, state)
    opener, button = ("Export", "Marks and lines (JSON)") if "lang=en" in state else ("导出", "")
    assert take(page, "json", opener=opener, button=button).name == name


@pytest.mark.parametrize("state", [EVERYTHING, FILTERED])
@pytest.mark.parametrize("view", VIEWS)
def test_the_tables_hold_exactly_what_is_visible(watched: Watched, plain: Path, view: str, state: str) -> None:
    page = watched.open(plain, f"view={view}&{state}")
    nodes, edges = shown(page)
    assert {row["id"] for row in take(page, "nodes.csv").rows} == nodes
    assert {row["id"] for row in take(page, "edges.csv").rows} == edges
    held = json.loads(take(page, "json").text)
    assert {node["id"] for node in held["nodes"]} == nodes
    assert {edge["key"] for edge in held["edges"]} == edges
    graph = parsed(take(page, "graphml"))
    assert set(graph) == nodes
    assert {key for _, _, key in graph.edges(keys=True)} == edges


def attributes(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in ("x", "y")}


@pytest.mark.parametrize("view", VIEWS)
def test_graphml_equals_the_programs(
    watched: Watched, plain: Path, tmp_path: Path, networks: dict[str, Network], view: str
) -> None:
    page = watched.open(plain, f"view={view}&{EVERYTHING}")
    file = take(page, "graphml")
    text = "".join(graphml(Drawing(networks[view])))
    own, program = parsed(file), networkx.parse_graphml(text, force_multigraph=True)
    assert list(own) == list(program)
    for node, data in own.nodes(data=True):
        assert attributes(data).items() <= program.nodes[node].items()
    for graph in (own, program):
        assert all(key == data["iri"] for _, _, key, data in graph.edges(keys=True, data=True))
    theirs = {key: ({a, b}, data) for a, b, key, data in program.edges(keys=True, data=True)}
    assert own.number_of_edges() == len(theirs)
    for one, other, key, data in own.edges(keys=True, data=True):
        assert {one, other} == theirs[key][0]
        assert data.items() <= theirs[key][1].items()
    places = {(data["x"], data["y"]) for _, data in own.nodes(data=True)}
    assert len(places) == len(own)
    path = tmp_path / "page.graphml"
    path.write_bytes(file.contents)
    read = igraph.Graph.Read_GraphML(str(path))
    assert (read.vcount(), read.ecount()) == (own.number_of_nodes(), own.number_of_edges())
    assert sorted(read.es["iri"]) == sorted(edge.id for edge in networks[view].edges)


def test_csv_is_what_excel_reads_and_every_edge_leads_to_its_evidence(
    watched: Watched, plain: Path, networks: dict[str, Network], told: dict[str, Card]
) -> None:
    page = watched.open(plain, f"view=full&{EVERYTHING}")
    nodes, edges = take(page, "nodes.csv"), take(page, "edges.csv")
    for file in (nodes, edges):
        assert file.contents.startswith(b"\xef\xbb\xbf")
        assert file.contents.count(b"\r\n") == file.contents.count(b"\n") == len(file.rows) + 1
    centre = next(row for row in nodes.rows if row["id"] == DATA_CENTRE)
    assert (centre["label_zh"], centre["class_en"], centre["status_zh"]) == (
        "共建药用植物大数据中心",
        "partnership",
        "进行中",
    )
    assert (centre["letter"], centre["locator"]) == ("20210089", "一（二）一是")
    own = {edge.id: edge for edge in networks["full"].edges}
    for row in edges.rows:
        edge = own[row["id"]]
        assert (row["source"], row["target"], row["certainty"]) == (edge.source, edge.target, edge.certainty)
        if edge.relation == "participation":
            parties = [one for one in told[edge.partnership].parties if one.other.id == edge.source]
            party = next(one for one in parties if one.role.id.endswith(edge.role))
            assert party.locator in row["locator"].split("; ")
            assert re.fullmatch(r"\d+-\d+(; \d+-\d+)*", row["positions"])


def test_pairs_carry_certainty_and_their_partnerships_evidence(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, "view=organizations")
    rows = take(page, "edges.csv").rows
    assert {row["certainty"] for row in rows} == {"stated", "planned"}
    assert all(row["locator"] and row["positions"] and row["partnership_zh"] for row in rows)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="画出").click()
    settle(page)
    assert {row["certainty"] for row in take(page, "edges.csv").rows} == {"stated", "planned", "possible"}


def test_json_says_what_it_holds_and_networkx_reads_it(watched: Watched, quoting: Path) -> None:
    page = watched.open(quoting, f"{FILTERED}&from=2018&text=大学")
    file = take(page, "json")
    held = json.loads(file.text)
    about = held["graph"]
    assert about["view"] == "partnerships"
    assert about["filters"] == {
        "off": ["certainty.possible", "region.macao", "status.Planned"],
        "from": 2018,
        "to": None,
        "text": "大学",
    }
    assert about["source"][0]["letter"] == "20210089"
    again = watched.open(quoting, about["link"].partition("#")[2])
    assert shown(again) == shown(page)
    graph = networkx.node_link_graph(held, edges="edges")
    assert (set(graph), {key for _, _, key in graph.edges(keys=True)}) == shown(page)
    assert {key for edge in held["edges"] for one in edge["evidence"] for key in one} == {
        "letter", "locator", "start", "end", "sha256",
    }, "the letter's own words stay on the page"  # fmt: skip


@pytest.mark.parametrize("state", ["focus=bgi", "pick=p-medicinal-plant-data-centre", "view=organizations&focus=bgi"])
def test_data_hold_what_is_highlighted_unless_one_wants_all(watched: Watched, plain: Path, state: str) -> None:
    page = watched.open(plain, state)
    near, near_lines = page.evaluate(
        "(({ near, nearLines }) => [[...near], [...nearLines]])(globalThis.gbakg.graph.scene())"
    )
    held = json.loads(take(page, "json").text)
    assert {node["id"] for node in held["nodes"]} == set(near)
    assert held["graph"]["only_lit"]
    bundles = page.evaluate(
        """(lit) => globalThis.gbakg.graph.scene().lines.filter((line) => lit.includes(line.id))
          .flatMap((line) => (line.members || [line]).map((one) => one.id))""",
        near_lines,
    )
    assert {edge["key"] for edge in held["edges"]} == set(bundles)
    page.get_by_role("checkbox", name="数据只含突出显示的部分").uncheck()
    whole = take(page, "json")
    assert {node["id"] for node in json.loads(whole.text)["nodes"]} == shown(page)[0] > set(near)
    assert "selection" not in whole.name
    assert "深圳" not in whole.name


def test_a_view_without_highlights_offers_no_such_choice(watched: Watched, plain: Path) -> None:
    page = watched.open(plain)
    page.get_by_role("button", name="导出").click()
    expect(page.get_by_role("dialog").get_by_role("button", name="点和线（JSON）")).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(0)


FORMULAS = ['=HYPERLINK("http://example.org")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "＝1+1"]


@pytest.fixture
def harmful(tmp_path: Path, told: dict[str, Card]) -> Path:
    """A page with labels that spreadsheets, XML and browsers might take for something else than text."""
    labels = [*FORMULAS, "a\x00b\x0b]]>&<", "<script>globalThis.hacked=1</script>", 'quo"te,\r\nline', "CON/..\\:*?|"]
    nodes = tuple(
        Node(f"{ID}h{at}", "organization", "Company", label, label, "guangxi") for at, label in enumerate(labels)
    )
    deal = Node(ID + "p-deal", "partnership", "Partnership", "合作", "Deal", status="Realised")
    edges = tuple(
        Edge(f"{deal.id}.{at}", node.id, deal.id, "participation", "stated", node.label, node.label, "Partner")
        for at, node in enumerate(nodes)
    )
    cards = {
        node.id: Card(node.id, "organization", Words(node.label, node.label_en), told[BGI].type, (), (), ())
        for node in nodes
    }
    return write(tmp_path, {"partnerships": Network("partnerships", (*nodes, deal), edges)}, cards)


def test_no_cell_is_a_formula_and_every_text_survives(watched: Watched, harmful: Path) -> None:
    page = watched.open(harmful)
    rows = {row["id"].removeprefix(ID): row for row in take(page, "nodes.csv").rows}
    for at, text in enumerate(FORMULAS):
        assert rows[f"h{at}"]["label_zh"] == f"'{text}"
    assert rows["h8"]["label_en"] == 'quo"te,\r\nline'
    assert not [value for row in rows.values() for value in row.values() if re.match(r"[=+\-@\t\r＝]", value)]


def test_hostile_labels_are_text_in_xml(watched: Watched, harmful: Path, tmp_path: Path) -> None:
    page = watched.open(harmful, "focus=h9")
    svg = take(page, "svg")
    assert svg.name == "gbakg-partnerships-CON-zh.svg"
    tags = {element.tag.partition("}")[2] for element in svg.drawing.iter()}
    assert tags <= {"svg", "title", "desc", "g", "path", "rect", "text"}
    titles = {group[0].text for group in groups(svg.drawing, "mark")}
    assert {"a\ufffdb\ufffd]]>&<", "<script>globalThis.hacked=1</script>"} <= titles
    page.get_by_role("checkbox").uncheck()
    labels = {data["label"] for _, data in parsed(take(page, "graphml")).nodes(data=True)}
    assert {"a\ufffdb\ufffd]]>&<", "<script>globalThis.hacked=1</script>", *FORMULAS} <= labels
    take(page, "png")
    opened = page.context.new_page()
    path = tmp_path / "hostile.svg"
    path.write_bytes(svg.contents)
    opened.goto(path.as_uri())
    assert opened.evaluate("globalThis.hacked") is None


def test_the_file_of_a_view_is_the_same_in_every_window(watched: Watched, plain: Path) -> None:
    desk = watched.open(plain, FILTERED)
    phone = watched.open(plain, FILTERED, width=360, height=740, has_touch=True, is_mobile=True)
    reader = watched.open(plain, f"{FILTERED}&tab=list", width=2560, height=1300)
    for kind in ("svg", "graphml", "nodes.csv"):
        assert take(desk, kind).contents == take(phone, kind).contents == take(reader, kind).contents
    assert lines(desk).keys() == lines(phone).keys()
    assert marks(desk).keys() == marks(phone).keys()


def test_an_empty_graph_can_be_taken_away_too(watched: Watched, tmp_path: Path) -> None:
    page = watched.open(write(tmp_path, {view: Network(view, (), ()) for view in VIEWS}))
    files = {kind: take(page, kind) for kind in FORMATS}
    assert files["nodes.csv"].rows == files["edges.csv"].rows == []
    assert parsed(files["graphml"]).number_of_nodes() == 0
    assert groups(files["svg"].drawing, "mark") == []
    assert files["png"].contents.startswith(b"\x89PNG")
