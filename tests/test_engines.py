"""Oxigraph and rdflib give the same answers to every shipped query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyoxigraph import RdfFormat, parse, serialize
from rdflib.compare import isomorphic

from gbakg import questions
from gbakg.api import graph
from gbakg.rdf import to_node
from gbakg.sources import EmbeddedSource, Table, Term, Triples, default_data, open_files
from gbakg.sources.derivation import rules
from gbakg.sources.files import FORMATS, read_quads
from gbakg.views import VIEWS
from gbakg.vocabulary import HERE, PREFIXES

Row = tuple[object, ...]


@pytest.fixture(scope="module")
def peer() -> rdflib.Graph:
    return graph()


def rows(table: Table) -> Counter[Row]:
    return Counter(tuple(None if cell is None else to_node(cell) for cell in row) for row in table.rows)


def peer_rows(peer: rdflib.Graph, text: str, bindings: Mapping[str, Term], columns: tuple[str, ...]) -> Counter[Row]:
    values = {name: to_node(term) for name, term in bindings.items()}
    result = peer.query(text, initBindings=values, initNs=PREFIXES)
    # Rows are read from bindings: iterating a Result leaves out rows in which nothing is bound.
    return Counter(tuple(row.get(rdflib.Variable(column)) for column in columns) for row in result.bindings)


def same_rows(one: Counter[Row], other: Counter[Row]) -> bool:
    return same(set(one.items()), set(other.items()))


def same(one: set[Any], other: set[Any]) -> bool:
    """Equality told by a sample: pytest's own account of two large sets takes minutes and gigabytes."""
    different = sorted(map(str, one ^ other))
    if different:
        print(f"{len(different)} differ, for example:", *different[:5], sep="\n")  # noqa: T201
    return not different


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", questions.names())
def test_every_question_has_one_answer(source: EmbeddedSource, peer: rdflib.Graph, name: str, lang: str) -> None:
    question = questions.load(name)
    given = dict(question.example)
    if any(parameter.name == "lang" for parameter in question.parameters):
        given["lang"] = lang
    bindings = questions.bind(source, question, given)
    answer = source.query(question.sparql, bindings)
    if isinstance(answer, bool):
        values = {key: to_node(term) for key, term in bindings.items()}
        assert peer.query(question.sparql, initBindings=values).askAnswer is answer
    elif isinstance(answer, Triples):
        values = {key: to_node(term) for key, term in bindings.items()}
        found = peer.query(question.sparql, initBindings=values).graph
        assert found is not None
        assert len(answer) > 0
        assert same(set(found), {tuple(map(to_node, (t.subject, t.predicate, t.object))) for t in answer.triples})
    else:
        assert same_rows(rows(answer), peer_rows(peer, question.sparql, bindings, answer.columns))
        assert bool(answer.rows) is not question.empty


@pytest.mark.parametrize("path", sorted(VIEWS.glob("*.rq")), ids=lambda path: path.stem)
def test_every_view_has_one_answer(source: EmbeddedSource, peer: rdflib.Graph, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    answer = source.query(text)
    assert isinstance(answer, Table)
    assert same_rows(rows(answer), peer_rows(peer, text, {}, answer.columns))
    assert answer.rows or path.stem == "shapes"


def test_rules_derive_the_same_on_rdflib() -> None:
    stated = (
        rdflib.Graph().parse(default_data(), format="turtle").parse(HERE / "schema" / "ontology.ttl", format="turtle")
    )
    assert len(rules()) == 8
    for rule in rules():
        made = stated.query(rule.read_text(encoding="utf-8")).graph
        assert made is not None
        for triple in made:
            stated.add(triple)
    assert same(set(stated), set(graph()))


def test_a_misspelt_term_finds_nothing_and_fails_the_test_above(source: EmbeddedSource) -> None:
    answer = source.query("SELECT ?x WHERE { ?x gbakg:evidense ?y }")
    assert isinstance(answer, Table)
    assert not answer.rows


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_every_format_that_is_read_gives_the_same_graph(tmp_path: Path, ending: str) -> None:
    quads = list(read_quads(default_data()))
    path = tmp_path / f"data{ending}"
    if FORMATS[ending] in (RdfFormat.N_QUADS, RdfFormat.TRIG):
        serialize(quads, str(path), format=FORMATS[ending])
    else:
        serialize((quad.triple for quad in quads), str(path), format=FORMATS[ending])
    assert same(set(open_files([path]).triples()), set(open_files().triples()))


def test_named_graphs_are_merged_and_can_still_be_asked_apart(tmp_path: Path) -> None:
    path = tmp_path / "two.trig"
    path.write_text(
        "@prefix id: <https://w3id.org/gbakg/id/> .\n"
        "id:one { id:a id:p id:b } id:two { id:a id:p id:b . id:b id:p id:c }\n",
        encoding="utf-8",
    )
    source = open_files([path])
    merged = source.query("SELECT ?x ?y WHERE { ?x id:p ?y }")
    apart = source.query("SELECT ?g ?x ?y WHERE { GRAPH ?g { ?x id:p ?y } }")
    assert isinstance(merged, Table)
    assert isinstance(apart, Table)
    assert (len(merged), len(apart)) == (2, 3)


def test_only_a_query_for_a_graph_adds_the_named_ones() -> None:
    source = open_files()
    assert source.query('ASK { ?s ?p "graph" } # told from a letter', {}) is False
    assert not list(source._store.named_graphs())
    assert source.query("ASK { GRAPH ?g { ?s ?p ?o } }") is True
    assert len(list(source._store.named_graphs())) == 2


def test_derived_triples_can_be_listed_apart(source: EmbeddedSource) -> None:
    derived = source.query("SELECT ?s ?p ?o WHERE { GRAPH id:derived { ?s ?p ?o } }")
    assert isinstance(derived, Table)
    assert len(derived) == sum(source.derived.values())
    stated = {quad.triple for quad in read_quads(default_data())}
    assert not stated & {(row[0], row[1], row[2]) for row in derived.rows}


def test_the_rdflib_graph_holds_the_same_triples(source: EmbeddedSource) -> None:
    written = serialize(source.triples(), format=RdfFormat.N_TRIPLES)
    assert isomorphic(rdflib.Graph().parse(data=written, format="nt"), graph())
    assert len(list(parse(written, format=RdfFormat.N_TRIPLES))) == len(graph())
