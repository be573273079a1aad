"""The verbs for Python: frames, networks ready for algorithms, what a notebook shows."""

from __future__ import annotations

import sys

import networkx
import pandas
import polars
import pytest
from pyoxigraph import Literal, NamedNode

import gbakg
from gbakg.errors import MissingLibraryError, UnknownNameError
from gbakg.networks import VIEWS, network
from gbakg.sources import EmbeddedSource, Table, open_files
from gbakg.vocabulary import XSD


def test_a_table_is_a_pandas_frame(source: EmbeddedSource) -> None:
    table = gbakg.query("most-connected", source)
    frame = table.to_pandas()
    assert list(frame.columns) == list(table.columns)
    assert len(frame) == len(table)
    numbers = [column for column in frame if pandas.api.types.is_integer_dtype(frame[column])]
    assert numbers
    assert frame[numbers[0]].sum() == sum(int(row[numbers[0]]) for row in table)


def test_a_table_is_a_polars_frame(source: EmbeddedSource) -> None:
    table = gbakg.query("partners", source, org="华大基因")
    frame = table.to_polars()
    assert isinstance(frame, polars.DataFrame)
    assert frame.columns == list(table.columns)
    assert frame["partner_name"].to_list() == [row["partner_name"] for row in table]


def test_unbound_cells_are_missing_values(source: EmbeddedSource) -> None:
    table = source.query("SELECT ?a ?n { VALUES (?a ?n) { (id:bgi 1) (id:cas UNDEF) } }")
    assert isinstance(table, gbakg.Table)
    assert table.to_pandas()["n"].isna().tolist() == [False, True]
    assert table.to_polars()["n"].to_list() == [1, None]


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_library_that_is_missing_is_named(
    source: EmbeddedSource, monkeypatch: pytest.MonkeyPatch, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    table = gbakg.query("organizations", source)
    with pytest.raises(MissingLibraryError, match=r"pip install 'gbakg\[frames\]'"):
        getattr(table, f"to_{library}")()


@pytest.mark.parametrize("view", list(VIEWS))
def test_a_network_holds_what_is_stated_and_more_when_asked(source: EmbeddedSource, view: str) -> None:
    plain = network(source, view)
    for include in (("stated",), ("stated", "planned"), ("stated", "planned", "possible")):
        graph = gbakg.network(view, source, include=include)
        assert set(graph) == {node.id for node in plain.nodes}
        assert {key for _, _, key in graph.edges(keys=True)} == {e.id for e in plain.edges if e.certainty in include}
    assert {data["certainty"] for _, _, data in gbakg.network(view, source).edges(data=True)} == {"stated"}
    with pytest.raises(UnknownNameError, match="wished"):
        gbakg.network(view, source, include=["wished"])


def test_algorithms_run_on_it(source: EmbeddedSource) -> None:
    pairs = gbakg.network("organizations", source)
    simple = pairs.simple()
    assert simple.number_of_edges() == len({frozenset(ends) for ends in pairs.edges()})
    assert sum(weight for _, _, weight in simple.edges(data="weight")) == pairs.number_of_edges()
    assert networkx.number_connected_components(simple) == networkx.number_connected_components(pairs)
    assert pairs.subgraph(list(pairs)[:3]).copy().number_of_nodes() == 3


def test_a_notebook_shows_counts(source: EmbeddedSource) -> None:
    html = gbakg.network("partnerships", source)._repr_html_()
    assert "organization" in html
    assert "<td>43</td>" in html
    assert network(source, "partnerships")._repr_html_().count("<tr>") >= html.count("<tr>")


def test_named_graphs_are_there_when_they_are_asked_for() -> None:
    """They are added by the first query that names one, and are the same however the graph is asked."""
    fresh = open_files()
    whole = fresh.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert not list(fresh._store.named_graphs())
    number = sum(fresh.derived.values())
    assert fresh.query("SELECT (COUNT(*) AS ?n) { graph id:derived { ?s ?p ?o } }") == Table(
        ("n",), ((Literal(str(number), datatype=NamedNode(XSD + "integer")),),)
    )
    assert len(list(fresh._store.named_graphs())) == 2
    assert fresh.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") == whole
    assert open_files().query("ASK FROM <https://w3id.org/gbakg/ontology> { gbakg:Partnership a ?class }") is True
