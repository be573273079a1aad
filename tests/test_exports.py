"""Every format opens whole in the readers that people use, and says the same as the graph."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any, Protocol
from xml.etree import ElementTree

import igraph
import networkx
import openpyxl
import pandas
import pydot
import pyoxigraph
import pytest
import rdflib

import gbakg
from gbakg.dispatch import book, drawing, quads
from gbakg.exports import tables
from gbakg.exports.columns import EDGE, node_columns
from gbakg.exports.drawing import Drawing
from gbakg.exports.formats import FORMATS
from gbakg.exports.gexf import day
from gbakg.exports.workbook import sheets
from gbakg.networks import VIEWS, Edge, Network, Node, network
from gbakg.selections import Selection, chosen, named
from gbakg.sources import EmbeddedSource
from tests.conftest import ROOT, Run

RDF = {"turtle": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "rdfxml": "xml", "jsonld": "json-ld"}
"""Name of a format to rdflib's name of it."""

NETWORKS = [name for name, one in FORMATS.items() if one.needs == "drawing"]

HOSTILE = '</data><script>\x00\x0b & "华" \u202e 𠮷\n=1+1'


class Reader(Protocol):
    """Reads a file with a tool of npm."""

    def __call__(self, tool: str, file: Path) -> Any: ...  # noqa: ANN401 -- JSON


@pytest.fixture(params=list(VIEWS))
def drawn(request: pytest.FixtureRequest, source: EmbeddedSource) -> Drawing:
    return drawing(source, Selection(), view=request.param)


@pytest.fixture
def odd() -> Drawing:
    nodes = (
        Node("id:a", "organization", "Company", HOSTILE, HOSTILE, start="2020", end="2020-02"),
        Node("id:b", "organization", "Company", "=cmd|' /C calc'!A0", "B"),
    )
    edges = tuple(Edge(f"id:e{n}\x01", "id:a", "id:b", "pair", "stated", HOSTILE, HOSTILE) for n in (1, 2))
    return Drawing(Network("organizations", nodes, edges))


@pytest.fixture
def npm() -> Reader:
    if not (ROOT / "node_modules" / "graphology").is_dir() or not shutil.which("node"):
        pytest.skip("npm's graphology and cytoscape are not at hand; make test brings them where npm is")

    def read(tool: str, file: Path) -> Any:  # noqa: ANN401 -- JSON
        command = ["node", str(ROOT / "tests" / "readers" / f"{tool}.mjs"), str(file)]
        return json.loads(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout)

    return read


def written(tmp_path: Path, drawn: Drawing, name: str) -> Path:
    path = tmp_path / f"network{FORMATS[name].ending}"
    path.write_bytes(FORMATS[name].write(drawn).encode("utf-8"))  # type: ignore[union-attr]
    return path


def labels(drawn: Drawing) -> dict[str, str]:
    return {node.id: node.label for node in drawn.network.nodes}


# GraphML


def test_graphml_has_one_type_a_column_and_no_value_is_missing(drawn: Drawing, tmp_path: Path) -> None:
    root = ElementTree.parse(written(tmp_path, drawn, "graphml")).getroot()  # noqa: S314  # written by ourselves
    own = "{http://graphml.graphdrawing.org/xmlns}"
    keys = [(key.get("for"), key.get("attr.name"), key.get("attr.type")) for key in root.iter(f"{own}key")]
    assert keys[:-1] == [
        *(("node", one.name, one.type) for one in node_columns(drawn)),
        *(("edge", one.name, one.type) for one in EDGE),
    ]
    assert len({key.get("id") for key in root.iter(f"{own}key")}) == len(keys)
    for name, columns, expected in (
        ("node", len(node_columns(drawn)) + 1, drawn.nodes),
        ("edge", len(EDGE), drawn.network.edges),
    ):
        elements = list(root.iter(f"{own}{name}"))
        assert len(elements) == len(expected)
        assert {len(element) for element in elements} == {columns}


def test_networkx_reads_graphml(drawn: Drawing, tmp_path: Path) -> None:
    read = networkx.read_graphml(written(tmp_path, drawn, "graphml"), force_multigraph=True)
    assert {iri: data["label"] for iri, data in read.nodes(data=True)} == labels(drawn)
    for iri, data in read.nodes(data=True):
        assert data == {one.name: one.of(drawn, drawn.nodes[iri]) for one in node_columns(drawn)}
    found = {key: data for _, _, key, data in read.edges(keys=True, data=True)}
    assert found == {edge.id: {one.name: one.of(drawn, edge) for one in EDGE} for edge in drawn.network.edges}


def test_igraph_reads_graphml(drawn: Drawing, tmp_path: Path) -> None:
    read = igraph.Graph.Read_GraphML(str(written(tmp_path, drawn, "graphml")))
    assert dict(zip(read.vs["id"], read.vs["label"], strict=True)) == labels(drawn)
    assert read.vs["weight"] == [float(node.weight) for node in drawn.network.nodes]
    assert [(x, y) for x, y in zip(read.vs["x"], read.vs["y"], strict=True)] == [
        drawn.places[iri] for iri in drawn.nodes
    ]
    assert sorted(read.es["iri"]) == sorted(edge.id for edge in drawn.network.edges)
    assert set(read.es["weight"]) == {1.0}
    assert set(read.es["certainty"]) <= {"stated", "planned", "possible"}


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_graphology_reads_graphml_and_gexf(drawn: Drawing, tmp_path: Path, npm: Reader, form: str) -> None:
    read = npm("graphology", written(tmp_path, drawn, form))
    assert {iri: data["label"] for iri, data in read["nodes"].items()} == labels(drawn)
    assert [edge["id"] for edge in read["edges"]] == [edge.id for edge in drawn.network.edges]
    for iri, data in read["nodes"].items():
        assert (data["x"], data["y"]) == drawn.places[iri]
        assert data["weight"] == drawn.nodes[iri].weight
        assert data["label_en"] == drawn.nodes[iri].label_en


def test_yed_shows_labels(drawn: Drawing, tmp_path: Path) -> None:
    root = ElementTree.parse(written(tmp_path, drawn, "graphml")).getroot()  # noqa: S314  # written by ourselves
    shown = [element.text for element in root.iter("{http://www.yworks.com/xml/graphml}NodeLabel")]
    assert shown == [node.label for node in drawn.network.nodes]


def test_parallel_partnerships_stay_parallel(source: EmbeddedSource, tmp_path: Path) -> None:
    pairs = drawing(source, Selection(), view="organizations")
    ends = [(edge.source, edge.target) for edge in pairs.network.edges]
    assert len(ends) > len(set(ends))
    read = networkx.read_graphml(written(tmp_path, pairs, "graphml"), force_multigraph=True)
    assert read.number_of_edges() == len(ends)


# GEXF


def test_networkx_reads_gexf(drawn: Drawing, tmp_path: Path) -> None:
    read = networkx.read_gexf(written(tmp_path, drawn, "gexf"), version="1.3")
    assert {iri: data["label"] for iri, data in read.nodes(data=True)} == labels(drawn)
    assert sorted(data["id"] for _, _, data in read.edges(data=True)) == sorted(e.id for e in drawn.network.edges)
    for iri, data in read.nodes(data=True):
        assert (data["viz"]["position"]["x"], data["viz"]["position"]["y"]) == drawn.places[iri]


def test_dates_are_time(source: EmbeddedSource, tmp_path: Path) -> None:
    drawn = drawing(source, Selection())
    root = ElementTree.parse(written(tmp_path, drawn, "gexf")).getroot()  # noqa: S314  # written by ourselves
    times = {node.get("id"): (node.get("start"), node.get("end")) for node in root.iter("{http://gexf.net/1.3}node")}
    for node in drawn.network.nodes:
        assert times[node.id] == (
            day(node.start) if node.start else None,
            day(node.end, last=True) if node.end else None,
        )
    assert sum(start is not None for start, _ in times.values()) >= 5


# CSV, workbook


@pytest.mark.parametrize("part", ["nodes", "edges"])
def test_csv_is_what_pandas_and_gephi_read(drawn: Drawing, part: str) -> None:
    text = str(FORMATS["csv"].write(drawn, part))
    frame = pandas.read_csv(io.StringIO(text), keep_default_na=False)
    items = drawn.network.nodes if part == "nodes" else drawn.network.edges
    assert list(frame["Id"]) == [item.id for item in items]
    assert list(frame["Label"]) == [item.label for item in items]
    assert list(frame.columns[:2]) == (["Id", "Label"] if part == "nodes" else ["Source", "Target"])
    assert text.count("\r\n") == len(items) + 1


def test_csv_for_excel(odd: Drawing) -> None:
    plain, excel = ("".join(tables.nodes(odd, excel=wish)) for wish in (False, True))
    assert excel.startswith("\ufeff")
    assert not plain.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(excel.removeprefix("\ufeff"))))
    assert rows[1]["Label"].startswith("'=cmd")
    assert [row["Label"] for row in csv.DictReader(io.StringIO(plain))] == [node.label for node in odd.network.nodes]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_workbook_holds_everything(source: EmbeddedSource, tmp_path: Path, language: str) -> None:
    told = book(source, Selection(), language=language)
    path = tmp_path / "network.xlsx"
    path.write_bytes(FORMATS["xlsx"].write(told))  # type: ignore[arg-type]  # bytes
    read = openpyxl.load_workbook(path)
    groups = Counter(card.group for card in told.cards.values())
    parties = sum(len(card.parties) for card in told.cards.values() if card.group == "partnership")
    passages = sum(len(card.evidence) for card in told.cards.values())
    heights = [groups["organization"], groups["partnership"], parties, passages]
    assert [sheet.max_row - 1 for sheet in read.worksheets] == heights
    assert heights[:3] == [43, 27, 84]
    for sheet, wanted in zip(read.worksheets, sheets(told), strict=True):
        assert sheet.title == wanted.name[language]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref
        cells = [
            tuple(cell or "" if isinstance(cell, str) or cell is None else cell for cell in row) for row in sheet.values
        ]
        assert cells[0] == tuple(head[language] for head in wanted.heads)
        assert cells[1:] == [tuple(row) for row in wanted.rows]
    sums = {row[11]: row[6:10] for row in read.worksheets[0].iter_rows(min_row=2, values_only=True)}
    assert sums["https://w3id.org/gbakg/id/bgi"] == (1, 1, 0, 0)
    weights = {node.id: node.weight for node in network(source).nodes if node.group == "organization"}
    assert {iri: counts[0] for iri, counts in sums.items()} == weights


def test_a_cell_is_never_a_formula(tmp_path: Path) -> None:
    from gbakg.exports.workbook import Book
    from gbakg.model import Card, Name, Words

    card = Card("id:a", "organization", Words("=1+1", "@x"), Name("c", Words("类", "class")), (), (), ())
    path = tmp_path / "x.xlsx"
    path.write_bytes(FORMATS["xlsx"].write(Book({"id:a": card}, {})))  # type: ignore[arg-type]  # bytes
    cell = openpyxl.load_workbook(path).worksheets[0]["A2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


# JSON and DOT


def test_networkx_reads_node_links(drawn: Drawing, tmp_path: Path) -> None:
    data = json.loads(written(tmp_path, drawn, "json").read_text(encoding="utf-8"))
    read = networkx.node_link_graph(data, edges="edges")
    assert {iri: data["label"] for iri, data in read.nodes(data=True)} == labels(drawn)
    assert sorted(key for _, _, key in read.edges(keys=True)) == sorted(edge.id for edge in drawn.network.edges)


def test_cytoscape_reads_its_json(drawn: Drawing, tmp_path: Path, npm: Reader) -> None:
    read = npm("cytoscape", written(tmp_path, drawn, "cytoscape"))
    assert {iri: data["label"] for iri, data in read["nodes"].items()} == labels(drawn)
    assert [edge["id"] for edge in read["edges"]] == [edge.id for edge in drawn.network.edges]
    assert {edge["interaction"] for edge in read["edges"]} == {edge.relation for edge in drawn.network.edges}
    for iri, data in read["nodes"].items():
        x, y = drawn.places[iri]
        assert (data["x"], data["y"]) == (x, -y)


def test_dot_is_read(drawn: Drawing, odd: Drawing) -> None:
    for one in (drawn, odd):
        text = str(FORMATS["dot"].write(one))
        (read,) = pydot.graph_from_dot_data(text) or []
        nodes = [node for node in read.get_nodes() if node.get_name() not in ("node", "edge")]
        assert len(nodes) == len(one.network.nodes)
        assert len(read.get_edges()) == len(one.network.edges)


# RDF


@pytest.fixture(scope="module")
def triples(source: EmbeddedSource) -> set[str]:
    ontology = {str(quad.triple) for quad in pyoxigraph.parse(path=ROOT / "src/gbakg/schema/ontology.ttl")}
    return {str(triple) for triple in source.triples()} - ontology


@pytest.mark.parametrize("form", list(RDF))
def test_rdf_says_the_same_in_every_form_and_to_every_reader(
    source: EmbeddedSource, triples: set[str], form: str
) -> None:
    text = str(FORMATS[form].write(quads(source, Selection())))
    read = rdflib.Dataset(default_union=True)
    read.parse(data=text, format=RDF[form])
    assert len({(s, p, o) for s, p, o, _ in read.quads()}) == len(triples)
    oxigraph = pyoxigraph.RdfFormat.from_extension(FORMATS[form].ending.removeprefix("."))
    assert oxigraph
    assert {str(quad.triple) for quad in pyoxigraph.parse(text.encode(), format=oxigraph)} == triples


def test_what_is_derived_can_be_left_out(source: EmbeddedSource) -> None:
    stated = quads(source, Selection(), stated=True)
    data = {str(quad.triple) for quad in pyoxigraph.parse(path=ROOT / "data" / "triples.ttl")}
    assert {str(quad.triple) for quad in stated} == data


def test_a_selection_of_triples_stays_inside(source: EmbeddedSource) -> None:
    selection = named(source, ["macao"], [], [])
    deals = chosen(network(source), selection)
    kept = quads(source, selection)
    subjects = {quad.subject.value for quad in kept if isinstance(quad.subject, pyoxigraph.NamedNode)}
    others = {node.id for node in network(source).nodes if node.group == "partnership"} - deals
    assert deals <= subjects
    assert not others & subjects
    assert not [quad for quad in kept if getattr(quad.object, "value", "") in others]


# What holds for all


@pytest.mark.parametrize("name", NETWORKS)
def test_an_empty_network_is_a_file_too(name: str) -> None:
    for part in FORMATS[name].parts:
        assert FORMATS[name].write(Drawing(Network("full", (), ())), part)


def test_hostile_labels_are_text(odd: Drawing, tmp_path: Path, npm: Reader) -> None:
    legal = HOSTILE.replace("\x00", "\ufffd").replace("\x0b", "\ufffd")
    read = networkx.read_graphml(written(tmp_path, odd, "graphml"), force_multigraph=True)
    assert read.nodes["id:a"]["label"] == legal
    assert sorted(key for _, _, key in read.edges(keys=True)) == ["id:e1\ufffd", "id:e2\ufffd"]
    assert networkx.read_gexf(written(tmp_path, odd, "gexf"), version="1.3").nodes["id:a"]["label"] == legal
    assert npm("graphology", written(tmp_path, odd, "graphml"))["nodes"]["id:a"]["label"] == legal
    (node, _) = json.loads(written(tmp_path, odd, "json").read_text(encoding="utf-8"))["nodes"]
    assert node["label"] == HOSTILE
    assert npm("cytoscape", written(tmp_path, odd, "cytoscape"))["nodes"]["id:a"]["label"] == HOSTILE


@pytest.mark.parametrize("name", list(FORMATS))
def test_same_graph_same_bytes_under_any_hash_seed(run: Run, tmp_path: Path, name: str) -> None:
    written_ = []
    for seed in ("1", "2"):
        done = run("export", name, "-o", f"{seed}{FORMATS[name].ending}", environment={"PYTHONHASHSEED": seed})
        assert done.returncode == 0, done.stderr
        files = sorted(tmp_path.glob(f"{seed}*"))
        assert len(files) == len(FORMATS[name].parts)
        written_.append([file.read_bytes() for file in files])
    assert written_[0] == written_[1]
    assert all(len(content) > 5_000 for content in written_[0])


def test_the_programs_answers(run: Run, tmp_path: Path) -> None:
    hong_kong = run("export", "csv", "--table", "edges", "--region", "香港", "--status", "realised")
    assert hong_kong.returncode == 0
    assert {row["status"] for row in csv.DictReader(io.StringIO(hong_kong.stdout))} == {"Realised"}
    (tmp_path / "mine.rq").write_text("SELECT ?o { VALUES ?o { id:bgi } }", encoding="utf-8")
    mine = run("export", "json", "--query", "mine.rq")
    assert "https://w3id.org/gbakg/id/bgi" in {node["id"] for node in json.loads(mine.stdout)["nodes"]}
    since = run("export", "graphml", "--since", "2021")
    assert "partnerships without a date are kept" in since.stderr
    for wishes, code, said in (
        (("csv",), 2, "--table"),
        (("turtle", "--view", "full"), 2, "--view has no meaning for turtle"),
        (("graphml", "--bom"), 2, "--bom has no meaning"),
        (("graphml", "--no-undated"), 2, "--since"),
        (("graphml", "--since", "soon"), 2, "no date"),
        (("graphml", "--region", "火星"), 2, "火星"),
        (("graphml", "--query", "none.rq"), 4, "none.rq"),
        (("png",), 2, "graphml"),
    ):
        done = run("export", *wishes)
        assert (done.returncode, said in done.stderr) == (code, True), done.stderr


def test_what_xml_cannot_hold_is_told(run: Run, tmp_path: Path) -> None:
    text = (ROOT / "data" / "triples.ttl").read_text(encoding="utf-8").replace('"BGI"@en', '"BG\\u0001I"@en')
    (tmp_path / "odd.ttl").write_text(text, encoding="utf-8")
    for form in ("graphml", "gexf", "rdfxml"):
        done = run("export", form, "-d", "odd.ttl", "-o", f"x.{form}")
        assert "XML cannot hold, replaced by U+FFFD: 1" in done.stderr
        assert "BG\ufffdI" in ElementTree.tostring(
            ElementTree.parse(tmp_path / f"x.{form}").getroot(),  # noqa: S314  # written by ourselves
            encoding="unicode",
        )


@pytest.mark.parametrize("view", list(VIEWS))
def test_parties_without_a_pair_are_drawn_too(source: EmbeddedSource, view: str) -> None:
    selection = named(source, ["hong-kong"], [], ["realised"])
    parties = {edge.source for edge in drawing(source, selection).network.edges}
    assert parties <= set(drawing(source, selection, view=view).nodes)


def test_from_python(tmp_path: Path) -> None:
    (one,) = gbakg.export("graphml", tmp_path / "a.graphml", view="organizations", language="en")
    assert "BGI" in one.read_text(encoding="utf-8")
    assert [file.name for file in gbakg.export("csv", tmp_path / "a.csv")] == ["a-nodes.csv", "a-edges.csv"]
