"""GraphML opens whole in the readers that people use."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import igraph
import networkx
import pytest

from gbakg.exports.graphml import graphml
from gbakg.networks import VIEWS, Edge, Network, Node, network
from gbakg.sources import EmbeddedSource

NAMESPACE = "{http://graphml.graphdrawing.org/xmlns}"


@pytest.fixture(params=list(VIEWS))
def drawn(request: pytest.FixtureRequest, source: EmbeddedSource) -> Network:
    return network(source, request.param)


@pytest.fixture
def path(drawn: Network, tmp_path: Path) -> Path:
    path = tmp_path / "network.graphml"
    path.write_text(graphml(drawn), encoding="utf-8")
    return path


def test_every_column_has_one_type_and_no_value_is_missing(drawn: Network, path: Path) -> None:
    root = ElementTree.parse(path).getroot()  # noqa: S314  # written by ourselves
    keys = [(key.get("for"), key.get("attr.name")) for key in root.iter(f"{NAMESPACE}key")]
    assert len(keys) == len(set(keys)) > 15
    assert len({key.get("id") for key in root.iter(f"{NAMESPACE}key")}) == len(keys)
    assert ("node", "label") in keys
    assert ("node", "label_en") in keys
    for name, expected in (("node", len(drawn.nodes)), ("edge", len(drawn.edges))):
        elements = list(root.iter(f"{NAMESPACE}{name}"))
        columns = len([key for key in keys if key[0] == name])
        assert len(elements) == expected
        assert {len(element) for element in elements} == {columns}


def test_networkx_reads_back_what_was_written(drawn: Network, path: Path) -> None:
    read = networkx.read_graphml(path, force_multigraph=True)
    assert set(read) == {node.id for node in drawn.nodes}
    for node in drawn.nodes:
        data = read.nodes[node.id]
        assert (data["label"], data["label_en"], data["weight"]) == (node.label, node.label_en, node.weight)
        assert data == {name: value for name, value in vars(node).items() if name != "id"}
    keys = {
        key: (data["relation"], data["certainty"], data["label"])
        for _, _, key, data in read.edges(keys=True, data=True)
    }
    assert keys == {edge.id: (edge.relation, edge.certainty, edge.label) for edge in drawn.edges}


def test_igraph_reads_back_what_was_written(drawn: Network, path: Path) -> None:
    read = igraph.Graph.Read_GraphML(str(path))
    assert (read.vcount(), read.ecount()) == (len(drawn.nodes), len(drawn.edges))
    assert dict(zip(read.vs["id"], read.vs["label"], strict=True)) == {node.id: node.label for node in drawn.nodes}
    assert read.vs["weight"] == [float(node.weight) for node in drawn.nodes]
    assert sorted(read.es["iri"]) == sorted(edge.id for edge in drawn.edges)
    assert set(read.es["weight"]) == {1.0}


def test_parallel_partnerships_stay_parallel(source: EmbeddedSource) -> None:
    pairs = network(source, "organizations")
    ends = [(edge.source, edge.target) for edge in pairs.edges]
    assert len(ends) > len(set(ends))
    assert networkx.parse_graphml(graphml(pairs), force_multigraph=True).number_of_edges() == len(ends)


def test_same_graph_same_bytes_under_any_hash_seed() -> None:
    command = [sys.executable, "-m", "gbakg", "export", "graphml", "--view", "full"]
    written = {
        subprocess.run(command, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2", "3")
    }
    assert len(written) == 1
    assert len(written.pop()) > 50_000


def test_what_xml_cannot_hold_is_replaced_and_hostile_labels_are_text(tmp_path: Path) -> None:
    label = '</data><script>\x00\x0b\ud83c & "华" \u202e 𠮷'
    nodes = (Node("id:a", "organization", "Company", label, label), Node("id:b", "organization", "Company", "乙", "B"))
    edge = Edge("id:e\x01", "id:a", "id:b", "pair", "stated", label, label)
    text = graphml(Network("organizations", nodes, (edge,)))
    read = networkx.parse_graphml(text, force_multigraph=True)
    assert read.nodes["id:a"]["label"] == '</data><script>\ufffd\ufffd\ufffd & "华" \u202e 𠮷'
    assert list(read.edges(keys=True)) == [("id:a", "id:b", "id:e\ufffd")]


def test_an_empty_network_is_a_document_too() -> None:
    assert networkx.parse_graphml(graphml(Network("full", (), ()))).number_of_nodes() == 0
