"""An excerpt holds all that the graph says about some things, can be read alone, and is steady."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse

from gbakg import api
from gbakg.excerpts import WHOLE, excerpt, turtle
from gbakg.networks import network
from gbakg.rdf import to_node
from gbakg.sources import EmbeddedSource, Table, open_files
from gbakg.vocabulary import DERIVED, GBAKG, ID, ORG, SKOS, expand

PLAN = ID + "p-pilot-zone-action-plan"
DEPARTMENTS = [ID + "guangdong-science-department", ID + "guangxi-science-department"]


@pytest.fixture(scope="module")
def peer() -> rdflib.Graph:
    return api.graph()


def own(quads: tuple[Quad, ...], iri: str) -> list[Quad]:
    return [one for one in quads if one.subject == NamedNode(iri)]


def test_a_partnership_brings_its_parties_passages_and_letter(source: EmbeddedSource) -> None:
    found = excerpt(source, [PLAN])
    stated = [one for one in own(found, PLAN) if isinstance(one.graph_name, DefaultGraph)]
    # In the data file: a class, two names, two descriptions, kind, status, output, field, two parties, a passage.
    assert len(stated) == 12
    derived = {one.object for one in own(found, PLAN) if one.graph_name == NamedNode(DERIVED)}
    regions = {NamedNode(ID + "guangxi"), NamedNode(ID + "guangdong")}
    assert derived == regions | {
        NamedNode(GBAKG + "CrossRegionPartnership"),
        NamedNode(ORG + "OrganizationalCollaboration"),
    }
    # Each of the two participations: a class, organization, member, role, mention or implied, and a derived class.
    assert [len(own(found, f"{PLAN}.{name.removeprefix(ID)}")) for name in DEPARTMENTS] == [6, 6]
    # The passage: a class, its letter, two positions, locator, digest. The letter: fifteen triples in the data file.
    assert len(own(found, ID + "letter-20210089.219-251")) == 6
    assert len(own(found, ID + "letter-20210089")) == 15


def test_an_organisation_brings_how_it_takes_part_and_where_that_stands(source: EmbeddedSource) -> None:
    iri, laboratory = ID + "guangxi-university", ID + "p-subtropical-agriculture-laboratory"
    found = excerpt(source, [iri])
    role = Quad(
        NamedNode(f"{laboratory}.guangxi-university"), NamedNode(ORG + "role"), NamedNode(GBAKG + "Partner"), None
    )
    assert role in found
    said = {one.predicate.value for one in own(found, laboratory)}
    assert said == {SKOS + "prefLabel", *(GBAKG + name for name in ("status", "evidence", "participation"))}
    assert len(own(found, ID + "letter-20210089.1088-1138")) == 6
    other = NamedNode(ID + "south-china-agricultural-university")
    assert Quad(other, NamedNode(GBAKG + "partnersWith"), NamedNode(iri), NamedNode(DERIVED)) in found
    assert Quad(other, NamedNode(SKOS + "prefLabel"), Literal("华南农业大学", language="zh")) in found


def test_every_node_and_term_that_is_mentioned_has_its_names(source: EmbeddedSource) -> None:
    nodes = {node.id for node in network(source, "full").nodes}
    for iri in sorted(nodes):
        found = excerpt(source, [iri])
        named = {one.subject for one in found if one.predicate.value == SKOS + "prefLabel"}
        mentioned = {term for one in found for term in (one.subject, one.object) if isinstance(term, NamedNode)}
        assert {term for term in mentioned if term.value in nodes} <= named


def test_closed_leads_to_no_other_node(source: EmbeddedSource) -> None:
    nodes = {node.id for node in network(source, "full").nodes}
    for iris in ([PLAN], [PLAN, DEPARTMENTS[0]], [PLAN, *DEPARTMENTS], [ID + "guangxi"]):
        found = excerpt(source, iris, closed=True)
        leads = {one.object.value for one in found if isinstance(one.object, NamedNode)}
        assert leads & nodes <= set(iris)
        assert {one.subject.value for one in found if isinstance(one.subject, NamedNode)} & nodes <= set(iris)
    parts = [NamedNode(f"{PLAN}.{name.removeprefix(ID)}") for name in DEPARTMENTS]
    half = {term for one in excerpt(source, [PLAN, DEPARTMENTS[0]], closed=True) for term in (one.subject, one.object)}
    assert (parts[0] in half, parts[1] in half) == (True, False)


def test_all_nodes_together_hold_every_triple_of_the_data(source: EmbeddedSource) -> None:
    nodes = [node.id for node in network(source, "full").nodes]
    for closed in (False, True):
        found = {one.triple for one in excerpt(source, nodes, closed=closed)}
        left = {triple for triple in set(source.triples()) - found if str(triple.subject).startswith(f"<{ID}")}
        assert not left
        assert found <= set(source.triples())


def test_unknown_and_empty_give_nothing(source: EmbeddedSource) -> None:
    assert excerpt(source, [ID + "nobody"]) == excerpt(source, []) == excerpt(EmbeddedSource(()), [PLAN]) == ()


def test_order_and_repetition_of_the_wish_do_not_matter(source: EmbeddedSource) -> None:
    assert excerpt(source, [PLAN, *DEPARTMENTS]) == excerpt(source, {*DEPARTMENTS[::-1], PLAN})


def test_blank_nodes_have_steady_labels(tmp_path: Path) -> None:
    file = tmp_path / "blank.ttl"
    file.write_text(
        "@prefix id: <https://w3id.org/gbakg/id/> . @prefix gbakg: <https://w3id.org/gbakg/ontology#> .\n"
        'id:p-a a gbakg:Partnership ; gbakg:amount [ gbakg:share 50 ] , [ gbakg:share 40 ; gbakg:mention "x" ] .\n',
        encoding="utf-8",
    )
    one, other = (excerpt(open_files([file]), [ID + "p-a"]) for _ in range(2))
    assert one == other
    assert len([quad for quad in one if quad.predicate.value == GBAKG + "share"]) == 2


def test_hash_seeds_do_not_matter() -> None:
    program = (
        "from gbakg.excerpts import excerpt; from gbakg.sources import open_files; "
        f"print(*excerpt(open_files(), [{PLAN!r}, {DEPARTMENTS[0]!r}]), sep='\\n')"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(texts) == 1
    assert len(texts.pop().splitlines()) > 60


@pytest.mark.parametrize("name", ["own", "around", "labels"])
@pytest.mark.parametrize(
    "thing", ["id:guangxi-university", "id:p-pilot-zone-action-plan", "id:guangxi", "gbakg:Partner"]
)
def test_rdflib_gives_the_same_answers(source: EmbeddedSource, peer: rdflib.Graph, name: str, thing: str) -> None:
    text = (WHOLE / f"{name}.rq").read_text(encoding="utf-8").replace("OPTIONAL { GRAPH", "#")
    term = NamedNode(str(expand(thing)))
    answer = source.query(text, {"thing": term})
    assert isinstance(answer, Table)
    ours = {tuple(None if cell is None else to_node(cell) for cell in row) for row in answer.rows}
    found = peer.query(text, initBindings={"thing": to_node(term)}).bindings
    assert ours == {tuple(row.get(rdflib.Variable(column)) for column in answer.columns) for row in found}
    assert ours


def test_as_turtle_each_part_stands_apart(source: EmbeddedSource) -> None:
    found = excerpt(source, [PLAN])
    text = turtle(found)
    assert {quad.triple for quad in parse(text.encode(), format=RdfFormat.TURTLE)} == {quad.triple for quad in found}
    parts = text.split("\n# ")
    assert [part.partition(" ")[0] for part in parts[1:]] == [
        "公函写明的与编者补充的",
        "由规则推出的",
        "所用词语的名称",
    ]
    assert "CrossRegionPartnership" not in parts[1]
    assert "gbakg:links" in parts[2]
    assert "@prefix schema:" not in text
    assert turtle(()) == ""
