"""The rules against their definitions computed in plain Python, on an invented graph; what is stated is not derived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, serialize

from bench.graphs import turtle
from gbakg.sources import EmbeddedSource, open_files
from gbakg.sources.derivation import rules
from gbakg.sources.files import read_quads
from gbakg.sources.stored import load
from gbakg.vocabulary import DERIVED, GBAKG, HERE, ORG, PREFIXES

Facts = set[tuple[str, str, str]]
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SUBCLASS = PREFIXES["rdfs"] + "subClassOf"

HARD = """
@prefix gbakg: <https://w3id.org/gbakg/ontology#> .
@prefix id: <https://w3id.org/gbakg/id/> .
@prefix org: <http://www.w3.org/ns/org#> .

id:here a gbakg:Place ; gbakg:within id:macao , id:guangxi-1 .
id:twice a gbakg:Company , gbakg:University ; gbakg:locatedIn id:here .
id:apart a gbakg:Hospital ; gbakg:locatedIn id:macao-1 , id:guangxi-1 .
id:unsaid a gbakg:Partnership ; gbakg:participation id:unsaid.a , id:unsaid.b .
id:unsaid.a org:role gbakg:Partner ; org:member id:twice .
id:unsaid.b org:role gbakg:Partner ; org:member id:apart .
id:both a gbakg:Partnership , gbakg:CollectiveAgreement ; gbakg:status gbakg:Realised ;
    gbakg:participation id:both.a , id:both.b , id:both.c , id:both.d .
id:both.a org:role gbakg:Partner ; org:member id:org-1 ; gbakg:side 1 .
id:both.b org:role gbakg:Partner ; org:member id:org-2 ; gbakg:side 2 .
id:both.c org:role gbakg:Partner ; org:member id:org-1 ; gbakg:side 2 .
id:both.d org:role gbakg:Facilitator ; org:member id:org-3 ; gbakg:side 2 .
[] a gbakg:Company ; gbakg:locatedIn id:macao-1 .
"""
"""Two classes, two regions, no status, one body on both sides, no name: what an invented graph does not hold."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("rules")
    (folder / "many.ttl").write_text(turtle(60, 200), encoding="utf-8")
    (folder / "hard.ttl").write_text(HARD, encoding="utf-8")
    return [folder / "many.ttl", folder / "hard.ttl"]


@pytest.fixture(scope="module")
def filled(files: list[Path]) -> EmbeddedSource:
    return open_files(files)


class Stated:
    """What files and the ontology say, by property."""

    def __init__(self, paths: list[Path]) -> None:
        self.facts: Facts = set()
        self.values: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for path in [*paths, HERE / "schema" / "ontology.ttl"]:
            for quad in read_quads(path):
                self.state(*(str(term).strip("<>") for term in (quad.subject, quad.predicate, quad.object)))

    def state(self, subject: str, predicate: str, value: str) -> None:
        self.facts.add((subject, predicate, value))
        self.values[predicate][subject].add(value)

    def above(self, start: str, predicate: str) -> set[str]:
        """All that is reached in one step or more."""
        found: set[str] = set()
        rest = set(self.values[predicate][start])
        while rest:
            found |= rest
            rest = {far for near in rest for far in self.values[predicate][near]} - found
        return found

    def partners(self, partnership: str) -> list[tuple[str, set[str]]]:
        """The partners of one partnership with the sides on which they stand."""
        parts = self.values[GBAKG + "participation"][partnership]
        return [
            (member, self.values[GBAKG + "side"][part])
            for part in sorted(parts)
            if GBAKG + "Partner" in self.values[ORG + "role"][part]
            for member in self.values[ORG + "member"][part]
        ]


def defined(stated: Stated) -> Iterator[tuple[str, Facts]]:
    """What each rule adds by its definition in the model, in the rules' order; each sees what those before it added."""
    for name, rule in DEFINITIONS.items():
        new = rule(stated) - stated.facts
        for fact in new:
            stated.state(*fact)
        yield name, new


def types(stated: Stated) -> Facts:
    classes = list(stated.values[TYPE].items())
    return {(thing, TYPE, above) for thing, own in classes for one in own for above in stated.above(one, SUBCLASS)}


def places(stated: Stated) -> Facts:
    within = GBAKG + "within"
    return {(place, within, above) for place in list(stated.values[within]) for above in stated.above(place, within)}


def regions(stated: Stated) -> Facts:
    found: Facts = set()
    for body, classes in list(stated.values[TYPE].items()):
        seats = stated.values[GBAKG + "locatedIn"][body] if ORG + "Organization" in classes else set()
        around = seats.union(*(stated.values[GBAKG + "within"][seat] for seat in seats))
        inside = {place for place in around if GBAKG + "Region" in stated.values[TYPE][place]}
        found |= {(body, GBAKG + "region", place) for place in inside if len(inside) == 1}
    return found


def pairs(stated: Stated, name: str) -> Facts:
    found: Facts = set()
    for deal, classes in list(stated.values[TYPE].items()):
        collective = GBAKG + "CollectiveAgreement" in classes
        statuses = stated.values[GBAKG + "status"][deal]
        holds = {
            "partnersWith": not collective and bool(statuses - {GBAKG + "Planned"}),
            "plansToPartnerWith": not collective and GBAKG + "Planned" in statuses,
            "mayPartnerWith": collective,
        }
        for (one, side), (other, far) in permutations(stated.partners(deal), 2):
            across = any(near != away for near in side for away in far)
            if holds[name] and GBAKG + "Partnership" in classes and one != other and (across or not collective):
                found.add((one, GBAKG + name, other))
    return found


def links(stated: Stated) -> Facts:
    return {
        (deal, GBAKG + "links", region)
        for deal in list(stated.values[GBAKG + "participation"])
        for body, _ in stated.partners(deal)
        for region in stated.values[GBAKG + "region"][body]
    }


def crossing(stated: Stated) -> Facts:
    linked = stated.values[GBAKG + "links"].items()
    return {(deal, TYPE, GBAKG + "CrossRegionPartnership") for deal, found in linked if len(found) > 1}


DEFINITIONS = {
    "1-types": types,
    "2-places": places,
    "3-regions": regions,
    "4-pairs": lambda stated: pairs(stated, "partnersWith"),
    "5-planned-pairs": lambda stated: pairs(stated, "plansToPartnerWith"),
    "6-possible-pairs": lambda stated: pairs(stated, "mayPartnerWith"),
    "7-links": links,
    "8-cross-region": crossing,
}


def named(facts: Facts) -> Facts:
    """Those without blank nodes, whose labels differ from one reading to the next."""
    return {fact for fact in facts if not any(term.startswith("_:") for term in fact)}


def listed(source: EmbeddedSource) -> Facts:
    quads = source.store.quads_for_pattern(None, None, None, NamedNode(DERIVED))
    return {tuple(str(term).strip("<>") for term in quad.triple) for quad in quads}  # type: ignore[misc]


def test_every_rule_adds_what_its_definition_says(files: list[Path], filled: EmbeddedSource) -> None:
    wanted = dict(defined(Stated(files)))
    assert list(wanted) == [rule.stem for rule in rules()]
    assert {name: len(facts) for name, facts in wanted.items()} == filled.derived
    assert min(filled.derived.values()) > 0
    assert named(listed(filled)) == named(set().union(*wanted.values()))


def test_a_nameless_body_stays_the_same_body(filled: EmbeddedSource) -> None:
    body = "?body a gbakg:Company , org:Organization FILTER (ISBLANK(?body))"
    assert filled.query(f"ASK {{ {body} ?body gbakg:region id:macao }}") is True
    assert filled.query(f"ASK {{ {body} GRAPH id:derived {{ ?body gbakg:region id:macao }} }}") is True


def test_a_store_on_disk_derives_the_same(files: list[Path], filled: EmbeddedSource, tmp_path: Path) -> None:
    stored = load(tmp_path / "graph", files)
    assert (stored.stated, stored.derived) == (filled.stated, filled.derived)


def test_what_is_stated_is_not_derived(filled: EmbeddedSource, tmp_path: Path) -> None:
    """Every rule leaves out by MINUS what the graph holds, or this graph of all would be listed as derived."""
    triples = (quad.triple for quad in filled.store.quads_for_pattern(None, None, None, DefaultGraph()))
    serialize(triples, str(tmp_path / "all.nt"), format=RdfFormat.N_TRIPLES)
    again = open_files([tmp_path / "all.nt"])
    assert set(again.derived.values()) == {0}
    assert again.stated == len(filled.triples())
