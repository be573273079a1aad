"""Build profiles: counts by hand, the same on both engines, read back by the tools that they are made for."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyoxigraph import Literal

from gbakg import questions
from gbakg.api import graph
from gbakg.errors import UnknownNameError, UsageError
from gbakg.exports.profiles import write_profile
from gbakg.exports.results import GRAPHS
from gbakg.letters import Letter
from gbakg.profiles import PROFILES, QUERIES, profile
from gbakg.rdf import to_node
from gbakg.sources import EmbeddedSource, Table, Triples, open_files
from gbakg.sources.answers import text
from gbakg.views import ask
from gbakg.vocabulary import DCTERMS, GBAKG, ID, ORG, PROV, RDF, SCHEMA, SKOS
from tests.conftest import ROOT

EURIO = "http://data.europa.eu/s66#"
RDF_FORMATS = {"turtle": "turtle", "nt": "nt", "jsonld": "json-ld", "rdfxml": "xml"}
COLLABORATIONS = 26
"""Partnerships of the shipped graph but for the one that is planned."""

HEAD = """
@prefix gbakg: <https://w3id.org/gbakg/ontology#> .
@prefix id: <https://w3id.org/gbakg/id/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

SMALL = (
    HEAD
    + r"""
id:l a gbakg:Letter ; dcterms:title "函\t“一”\n|\"二\""@zh , "Letter"@en ; dcterms:issued "2021-06"^^xsd:gYearMonth ;
  dcterms:publisher id:c .
id:l.1-2 a gbakg:Passage ; dcterms:isPartOf id:l ; oa:start 1 ; oa:end 2 ; gbakg:locator "一" ; gbakg:sha256 "0" .
id:a a gbakg:Company ; skos:prefLabel "甲\"\t\n</script>"@zh , "A"@en ;
  owl:sameAs <http://www.wikidata.org/entity/Q1> .
id:b a gbakg:University ; skos:prefLabel "乙"@zh , "B"@en ;
  owl:sameAs <http://www.wikidata.org/entity/Q2> , <https://ror.org/012345678> .
id:c a gbakg:GovernmentBody ; skos:prefLabel "丙"@zh , "C"@en ; owl:sameAs <http://www.wikidata.org/entity/Q3> .
<https://example.org/ä> a gbakg:ResearchInstitute ; skos:prefLabel "丁"@zh , "D"@en .
id:done a gbakg:Partnership ; gbakg:kind gbakg:JointPlatform ; gbakg:status gbakg:Realised ;
  skos:prefLabel "成"@zh , "Done"@en ; gbakg:evidence id:l.1-2 ; gbakg:participation id:done.a , id:done.b , id:done.c .
id:going a gbakg:Partnership ; gbakg:kind gbakg:JointPlatform ; gbakg:status gbakg:Underway ;
  skos:prefLabel "行"@zh , "Going"@en ; gbakg:evidence id:l.1-2 ; gbakg:participation id:going.b , id:going.c .
id:plan a gbakg:Partnership ; gbakg:kind gbakg:JointPlatform ; gbakg:status gbakg:Planned ;
  skos:prefLabel "拟"@zh , "Plan"@en ; gbakg:evidence id:l.1-2 ; gbakg:participation id:plan.a , id:plan.c .
id:both a gbakg:CollectiveAgreement ; gbakg:kind gbakg:CooperationAgreement ; gbakg:status gbakg:Realised ;
  skos:prefLabel "众"@zh , "Both"@en ; gbakg:evidence id:l.1-2 ; gbakg:participation id:both.a , id:both.d .
id:done.a org:organization id:done ; org:member id:a ; org:role gbakg:Partner .
id:done.b org:organization id:done ; org:member id:b ; org:role gbakg:Partner .
id:done.c org:organization id:done ; org:member id:c ; org:role gbakg:Facilitator .
id:going.b org:organization id:going ; org:member id:b ; org:role gbakg:Partner .
id:going.c org:organization id:going ; org:member id:c ; org:role gbakg:Partner .
id:plan.a org:organization id:plan ; org:member id:a ; org:role gbakg:Partner .
id:plan.c org:organization id:plan ; org:member id:c ; org:role gbakg:Partner .
id:both.a org:organization id:both ; org:member id:a ; org:role gbakg:Partner ; gbakg:side 1 .
id:both.d org:organization id:both ; org:member <https://example.org/ä> ; org:role gbakg:Partner ; gbakg:side 2 .
"""
)
"""A realised, an underway, a planned and a collective partnership, with hostile names."""


def opened(tmp_path: Path, turtle: str) -> EmbeddedSource:
    path = tmp_path / "data.ttl"
    path.write_text(turtle, encoding="utf-8")
    return open_files([path])


@pytest.fixture
def small(tmp_path: Path) -> EmbeddedSource:
    return opened(tmp_path, SMALL)


@pytest.fixture(scope="module")
def peer() -> rdflib.Graph:
    return graph()


def triples(source: EmbeddedSource, name: str) -> set[tuple[str, str, str]]:
    answer = profile(source, name)
    assert isinstance(answer, Triples)
    return {(text(t.subject), t.predicate.value, text(t.object)) for t in answer.triples}


def typed(found: set[tuple[str, str, str]], class_: str) -> set[str]:
    return {one for one, prop, value in found if prop == RDF + "type" and value == class_}


def said(found: set[tuple[str, str, str]], prop: str) -> set[tuple[str, str]]:
    return {(one, value) for one, property_, value in found if property_ == prop}


def entities(source: EmbeddedSource) -> list[dict[str, Any]]:
    return [json.loads(line) for line in write_profile("ftm", profile(source, "ftm")).splitlines()]


def batch(source: EmbeddedSource) -> list[str]:
    return write_profile("quickstatements", profile(source, "quickstatements")).splitlines()


def test_the_profiles_are_these_and_are_no_questions() -> None:
    assert list(PROFILES) == ["eurio", "ftm", "org", "quickstatements", "schema"]
    assert not {QUERIES / f"{name}.rq" for name in questions.names()} & set(QUERIES.glob("*.rq"))
    assert not set(PROFILES) & set(questions.names())


@pytest.mark.parametrize("name", PROFILES)
def test_every_header_is_complete(name: str) -> None:
    one = PROFILES[name]
    assert re.search(r"[一-鿿]", one.about.zh)
    assert one.about.en.isascii()
    assert one.title.zh
    assert one.title.en.isascii()
    assert one.link.startswith(("https://", "http://data.europa.eu"))
    assert one.form in {"triples", "ftm", "quickstatements"}


@pytest.mark.parametrize("name", PROFILES)
def test_both_engines_give_the_same(source: EmbeddedSource, peer: rdflib.Graph, name: str) -> None:
    answer = profile(source, name)
    result = peer.query(PROFILES[name].sparql)
    if isinstance(answer, Table):
        rows = Counter(tuple(None if cell is None else to_node(cell) for cell in row) for row in answer.rows)
        columns = [rdflib.Variable(column) for column in answer.columns]
        assert rows == Counter(tuple(row.get(column) for column in columns) for row in result.bindings)
    else:
        assert result.graph is not None
        ours = {(to_node(t.subject), to_node(t.predicate), to_node(t.object)) for t in answer.triples}
        assert not sorted(map(str, ours ^ set(result.graph)))[:5]
    assert len(answer) > 10


@pytest.mark.parametrize("form", GRAPHS)
@pytest.mark.parametrize("name", ["eurio", "org", "schema"])
def test_rdf_reads_back_whole(source: EmbeddedSource, name: str, form: str) -> None:
    answer = profile(source, name)
    assert isinstance(answer, Triples)
    read = rdflib.Graph().parse(data=write_profile(name, answer, form), format=RDF_FORMATS[form])
    assert set(read) == {tuple(map(to_node, (t.subject, t.predicate, t.object))) for t in answer.triples}


def test_turtle_is_short_by_the_shape_s_own_prefix(source: EmbeddedSource) -> None:
    written = write_profile("eurio", profile(source, "eurio"))
    assert f"@prefix eurio: <{EURIO}>" in written
    assert written.count(EURIO) == 1


def test_same_bytes_whatever_the_order_and_the_hash_seed(source: EmbeddedSource) -> None:
    for name in ("org", "ftm"):
        answer = profile(source, name)
        assert isinstance(answer, Triples)
        assert write_profile(name, answer) == write_profile(name, Triples(answer.triples[::-1]))
    script = (
        "from gbakg import open_graph; from gbakg.profiles import PROFILES, profile\n"
        "from gbakg.exports.profiles import write_profile\n"
        "source = open_graph()\n"
        "text = ''.join(write_profile(name, profile(source, name)) for name in PROFILES)\n"
        "import sys; sys.stdout.buffer.write(text.encode())"
    )
    path = str(ROOT / "src")
    written = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": path},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(written) == 1
    assert len(written.pop()) > 100_000


def test_org_counts_by_hand(source: EmbeddedSource) -> None:
    found = triples(source, "org")
    collaborations = typed(found, ORG + "OrganizationalCollaboration")
    assert len(collaborations) == COLLABORATIONS
    assert ID + "p-two-departments-agreement" not in {one for one, _, _ in found}
    assert len(typed(found, ORG + "Organization")) == 43
    assert len(typed(found, ORG + "OrganizationalUnit")) == 3  # the Academy's branch and its two bureaus
    assert len(typed(found, ORG + "Membership")) == 82
    assert len(said(found, ORG + "hasMember")) == 65
    assert Counter(role for _, role in said(found, ORG + "role")) == {
        GBAKG + "Partner": 65,
        GBAKG + "Facilitator": 13,
        GBAKG + "Host": 1,
        GBAKG + "Operator": 1,
        GBAKG + "Tenant": 1,
        GBAKG + "Funder": 1,
    }
    park = {member for one, member in said(found, ORG + "hasMember") if one == ID + "p-lihe-nanning-park"}
    assert park == {ID + "nanning-government", ID + "tsinghua-shenzhen-institute"}
    assert typed(found, GBAKG + "CollectiveAgreement") == {ID + "p-gba-collective-agreement"}
    assert Counter(side for _, side in said(found, GBAKG + "side")) == {"1": 3, "2": 6}


@pytest.mark.parametrize("name", ["eurio", "org", "schema"])
def test_names_stand_in_both_languages_and_pairs_are_never_given(source: EmbeddedSource, name: str) -> None:
    answer = profile(source, name)
    assert isinstance(answer, Triples)
    labels = {"eurio": EURIO + "title", "org": SKOS + "prefLabel", "schema": SCHEMA + "name"}
    objects = [t.object for t in answer.triples if t.predicate.value == labels[name] and "/p-" in text(t.subject)]
    languages = Counter(label.language for label in objects if isinstance(label, Literal))
    assert languages == {"zh": languages["en"], "en": languages["zh"]}
    assert languages["zh"] == (6 if name == "eurio" else COLLABORATIONS)
    pairs = {GBAKG + name for name in ("partnersWith", "plansToPartnerWith", "mayPartnerWith")}
    assert not pairs & {t.predicate.value for t in answer.triples}


@pytest.mark.parametrize("name", ["eurio", "org", "schema"])
def test_every_partnership_leads_to_its_passages(source: EmbeddedSource, name: str) -> None:
    found = triples(source, name)
    class_ = {"eurio": [EURIO + "Project"], "schema": [SCHEMA + "Project", SCHEMA + "Event"]}
    subjects = set().union(*(typed(found, one) for one in class_.get(name, [ORG + "OrganizationalCollaboration"])))
    derived = said(found, PROV + "wasDerivedFrom")
    assert subjects == {one for one, _ in derived}
    letters = dict(said(found, (SCHEMA if name == "schema" else DCTERMS) + "isPartOf"))
    assert {letters[passage] for _, passage in derived} == {ID + "letter-20210089"}
    locator = dict(said(found, SCHEMA + "position" if name == "schema" else GBAKG + "locator"))
    assert all(locator[passage] for _, passage in derived)


def test_schema_counts_by_hand(source: EmbeddedSource) -> None:
    found = triples(source, "schema")
    assert len(typed(found, SCHEMA + "Project")) == 21
    assert len(typed(found, SCHEMA + "Event")) == 5  # three events held together, two consultations
    assert len(typed(found, SCHEMA + "ResearchProject")) == 6
    counts = {name: len(said(found, SCHEMA + name)) for name in ("member", "organizer", "attendee", "funder")}
    assert counts == {"member": 52, "organizer": 9, "attendee": 4, "funder": 1}
    classes = {
        "Organization": 43,
        "GovernmentOrganization": 13,
        "Corporation": 9,
        "CollegeOrUniversity": 5,
        "Hospital": 1,
    }
    assert {name: len(typed(found, SCHEMA + name)) for name in classes} == classes
    starts = dict(said(found, SCHEMA + "startDate"))
    assert set(starts) <= typed(found, SCHEMA + "Event")
    assert starts[ID + "p-pilot-zone-talks"] == "2021-06"
    assert (ID + "p-aluminium-programme", "2021") in said(found, SCHEMA + "foundingDate")


def test_schema_tells_every_kind_of_partnership(source: EmbeddedSource) -> None:
    kinds = source.query("SELECT ?kind WHERE { ?kind a gbakg:Kind }")
    assert isinstance(kinds, Table)
    names = {row["kind"].removeprefix(GBAKG) for row in kinds}
    assert len(names) == 11
    assert names == set(re.findall(r"\(gbakg:(\w+) schema:(?:Project|Event) ", PROFILES["schema"].sparql))


def test_eurio_counts_by_hand_and_verified_terms_only(source: EmbeddedSource) -> None:
    found = triples(source, "eurio")
    assert typed(found, EURIO + "Project") == {
        ID + "p-aluminium-programme",
        ID + "p-biotoxin-research-centre",
        ID + "p-guangxi-macao-chinese-medicine-laboratory",
        ID + "p-medical-device-laboratory",
        ID + "p-sts-programme",
        ID + "p-subtropical-agriculture-laboratory",
    }
    assert len(typed(found, EURIO + "OrganisationRole")) == 14
    assert len(said(found, EURIO + "hasInvolvedParty")) == 14
    assert {label for _, label in said(found, EURIO + "roleLabel")} == {"partner", "合作方", "host", "承载方"}
    header = "".join(re.findall(r"^# (.*\n)", PROFILES["eurio"].sparql, re.MULTILINE))
    verified = set(re.findall(r"\w+", header.partition("Verified")[2].partition("The chains")[0]))
    used = {term.removeprefix(EURIO) for triple in found for term in triple if term.startswith(EURIO)}
    assert used <= verified
    assert "hasInvolvedParty" in used


def test_followthemoney_loads_every_entity(source: EmbeddedSource) -> None:
    ftm = pytest.importorskip("followthemoney", reason="followthemoney is not installed; it needs ICU to build PyICU")
    loaded = {}
    for data in entities(source):
        ftm.model.get(data["schema"]).validate(data)
        proxy = ftm.model.get_proxy(data, cleaned=False)  # what its own cleaning throws away would be missing here
        assert {name: sorted(proxy.get(name)) for name in data["properties"]} == data["properties"]
        assert all(proxy.get(name) for name in proxy.schema.required)
        loaded[proxy.id] = proxy
    links = [
        (prop.range, value)
        for proxy in loaded.values()
        for prop, value in proxy.itervalues()
        if prop.type.name == "entity"
    ]
    assert len(links) == 2 * 82 + 43  # both ends of a participation, the seat of a body
    assert all(loaded[value].schema.is_a(range_) for range_, value in links)


def test_followthemoney_counts_by_hand(source: EmbeddedSource) -> None:
    found = {data["id"]: data for data in entities(source)}
    schemata = Counter(data["schema"] for data in found.values())
    seats = source.query("SELECT DISTINCT ?place WHERE { ?body a org:Organization ; gbakg:locatedIn ?place }")
    assert isinstance(seats, Table)
    assert schemata == {
        "Company": 9,
        "PublicBody": 13,
        "Organization": 21,
        "Project": COLLABORATIONS,
        "ProjectParticipant": 82,
        "Address": len(seats),
    }
    bodies = [data["properties"] for data in found.values() if "addressEntity" in data["properties"]]
    countries = Counter("".join(body.get("country", [])) for body in bodies)
    assert countries == {"cn": 35, "hk": 3, "mo": 4, "": 1}  # the Pan-Pearl River Delta lies in more than one
    park = found["gbakg-p-lihe-nanning-park.nanning-lihe-company"]["properties"]
    assert park["role"] == ["operator", "运营方"]
    assert (park["participant"], park["project"]) == (["gbakg-nanning-lihe-company"], ["gbakg-p-lihe-nanning-park"])
    assert park["recordId"][0].startswith(ID + "letter-20210089.")
    assert all("一（三）二是" in where for where in park["description"])
    assert found["gbakg-bgi"]["properties"]["name"] == ["深圳华大基因"]
    assert found["gbakg-bgi"]["properties"]["alias"] == ["BGI", "华大基因"]
    assert "wikidataId" not in found["gbakg-bgi"]["properties"]  # a close match is not the same
    assert list(found) == sorted(found)
    assert all(data["properties"]["recordId"] for data in found.values() if "Project" in data["schema"])


def test_quickstatements_of_the_shipped_graph(source: EmbeddedSource) -> None:
    lines = batch(source)
    assert Counter(line.split("\t")[1] for line in lines) == {"P749": 2, "P6782": 9}
    title = "关于自治区政协十二届四次会议第20210089号提案答复的函"
    assert lines[1] == f'Q6444882\tP749\tQ530471\tS1476\tzh:"{title}"\tS958\t"一（二）二是"'
    assert 'Q530471\tP6782\t"034t30j35"\tS854\t"https://ror.org/034t30j35"' in lines
    assert not any("Q795900" in line for line in lines)  # a close match is not the same


def test_quickstatements_claims_realised_stated_pairs_only(small: EmbeddedSource) -> None:
    reference = 'S1476\tzh:"函 “一” |"二""\tS958\t"一"\tS123\tQ3\tS577\t+2021-06-00T00:00:00Z/10'
    assert batch(small) == [
        f"Q1\tP2652\tQ2\t{reference}",
        f"Q2\tP2652\tQ1\t{reference}",
        'Q2\tP6782\t"012345678"\tS854\t"https://ror.org/012345678"',
    ]


def test_quickstatements_leaves_an_unreadable_date_out(tmp_path: Path) -> None:
    source = opened(tmp_path, SMALL.replace('"2021-06"^^xsd:gYearMonth', '"last summer"'))
    assert len(batch(source)) == 3
    assert not any("S577" in line for line in batch(source))


def test_small_graph_keeps_plans_facilitators_and_pairs_apart(small: EmbeddedSource) -> None:
    members = said(triples(small, "org"), ORG + "hasMember")
    assert Counter(one.removeprefix(ID) for one, _ in members) == {"done": 2, "going": 2, "both": 2}
    found = {data["id"]: data for data in entities(small)}
    assert not [name for name in found if "plan" in name]
    assert found["gbakg-done.c"]["properties"]["role"] == ["facilitator", "促成方"]
    foreign = found["gbakg-both.d"]["properties"]["participant"][0]
    assert re.fullmatch(r"gbakg-[0-9a-f]{40}", foreign)
    assert found[foreign]["properties"]["name"] == ["丁"]
    assert found["gbakg-a"]["properties"]["name"] == ['甲"\t\n</script>']


@pytest.mark.parametrize("name", PROFILES)
def test_an_empty_graph_has_nothing_to_say(tmp_path: Path, name: str) -> None:
    answer = profile(opened(tmp_path, HEAD), name)
    assert len(answer) == 0
    assert not write_profile(name, answer, "nt" if PROFILES[name].form == "triples" else None)


def test_what_is_not_offered_is_refused(source: EmbeddedSource) -> None:
    with pytest.raises(UnknownNameError, match="eurio, ftm, org"):
        profile(source, "foaf")
    with pytest.raises(UsageError, match="turtle, nt, jsonld, rdfxml"):
        write_profile("org", Triples(()), "csv")
    with pytest.raises(UsageError, match="format of its own"):
        write_profile("ftm", Triples(()), "turtle")


@pytest.mark.parametrize("name", PROFILES)
def test_the_letter_s_sentences_stay_out(source: EmbeddedSource, letter: Letter, name: str) -> None:
    written = write_profile(name, profile(source, name))
    passages = [letter.passage(int(row["start"]), int(row["end"])) for row in ask(source, "passages")]
    assert len(passages) > 80
    assert not [passage for passage in passages if passage in written]
