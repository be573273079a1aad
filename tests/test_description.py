"""The data set's description is what catalogues ask for, and every number in it is a count of the data."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import rdflib
from rdflib import DCTERMS, OWL, RDF, SKOS, VOID, XSD, Literal, URIRef

import gbakg
from gbakg.description import Download, bibtex, citation, dataset_json, description, dumps, release
from gbakg.description.citation import AUTHORS, LICENCE, TITLE
from gbakg.errors import UsageError
from gbakg.exports.description import description_text
from gbakg.model import Words
from gbakg.publish import describe
from gbakg.sources import EmbeddedSource, Table, default_data
from gbakg.vocabulary import DATASET, GBAKG, ID, ORG, expand
from tests.conftest import ROOT, Run

THIS = URIRef(DATASET)
DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
SPDX = rdflib.Namespace("http://spdx.org/rdf/terms#")


@pytest.fixture(scope="module")
def described(source: EmbeddedSource) -> rdflib.Graph:
    return rdflib.Graph().parse(data=description_text(describe(source)), format="turtle")


def number(graph: rdflib.Graph, subject: URIRef, name: str) -> int:
    value = graph.value(subject, VOID[name], any=False)
    assert isinstance(value, Literal)
    assert value.datatype == XSD.integer
    return int(value)


def entities(graph: rdflib.Graph, name: str) -> int:
    part = graph.value(predicate=VOID["class"], object=URIRef(str(expand(name))), any=False)
    assert isinstance(part, URIRef)
    assert (THIS, VOID.classPartition, part) in graph
    return number(graph, part, "entities")


def counted(source: EmbeddedSource, where: str) -> int:
    answer = source.query(f"SELECT (COUNT(*) AS ?count) WHERE {{ {where} }}")
    assert isinstance(answer, Table)
    return int(next(iter(answer))["count"])


def test_it_says_what_dcat_asks_for(described: rdflib.Graph) -> None:
    assert {DCAT.Dataset, VOID.Dataset} <= set(described.objects(THIS, RDF.type))
    for name in (DCTERMS.title, DCTERMS.description, DCAT.keyword):
        assert {value.language for value in described.objects(THIS, name) if isinstance(value, Literal)} == {"zh", "en"}
    assert described.value(THIS, DCTERMS.license) == URIRef(LICENCE)
    assert described.value(THIS, DCAT.version) == Literal(gbakg.__version__)
    assert described.value(THIS, DCTERMS.issued) == Literal(gbakg.__date__, datatype=XSD.date)
    assert set(described.objects(THIS, DCTERMS.source)) == {URIRef(ID + "letter-20210089")}
    publisher = described.value(THIS, DCTERMS.publisher)
    assert publisher == described.value(THIS, DCTERMS.creator)
    assert described.value(publisher, rdflib.FOAF.name) == Literal(AUTHORS)
    files = set(described.objects(THIS, DCAT.distribution))
    assert len(files) == 4
    for file in files:
        assert (file, RDF.type, DCAT.Distribution) in described
        assert described.value(file, DCAT.accessURL) == file
        assert "/media-types/" in str(described.value(file, DCAT.mediaType))
        assert described.value(file, DCAT.byteSize) is None
        assert described.value(file, DCAT.downloadURL) is None  # without an address nothing can be fetched


def test_iris_hold_no_version_but_that_of_the_version(described: rdflib.Graph) -> None:
    version = URIRef(f"{DATASET}/{gbakg.__version__}")
    assert described.value(THIS, DCAT.hasCurrentVersion) == version
    assert described.value(version, DCAT.isVersionOf) == THIS
    things = {term for term in described.all_nodes() if str(term).startswith((ID, GBAKG, f"{DATASET}#"))}
    assert not [term for term in things if gbakg.__version__ in str(term)]


def test_numbers_counted_by_hand(described: rdflib.Graph) -> None:
    text = default_data().read_text(encoding="utf-8")
    for name in ("gbakg:University", "gbakg:GovernmentBody", "gbakg:Passage", "gbakg:Participation", "gbakg:Amount"):
        assert entities(described, name) == len(re.findall(rf"^id:\S+ a .*\b{name}\b", text, re.MULTILINE)) > 1
    assert [entities(described, name) for name in ("org:Organization", "gbakg:Partnership")] == [43, 27]


def test_links_counted_by_hand(described: rdflib.Graph) -> None:
    text = default_data().read_text(encoding="utf-8")
    found = {
        (str(described.value(links, VOID.linkPredicate)), str(described.value(links, VOID.objectsTarget))): number(
            described, URIRef(str(links)), "triples"
        )
        for links in described.subjects(RDF.type, VOID.Linkset)
    }
    # What is close to a body, and not the same, stands on four bodies: one entity of Wikidata, five of ROR.
    close = {"http://www.wikidata.org/": 1, "https://ror.org/": 5}
    for site in ("http://www.wikidata.org/", "https://ror.org/", "https://sws.geonames.org/"):
        assert found.pop((str(OWL.sameAs), site)) == text.count(f"<{site}") - close.get(site, 0) > 10
    assert found == {(str(SKOS.closeMatch), site): count for site, count in close.items()}


def test_numbers_are_those_of_the_graph(source: EmbeddedSource, described: rdflib.Graph) -> None:
    stated, derived = (number(described, URIRef(f"{DATASET}#{part}"), "triples") for part in ("stated", "derived"))
    assert (stated, derived) == (source.stated, sum(source.derived.values()))
    assert number(described, THIS, "triples") == stated + derived
    ontology = counted(source, "GRAPH <https://w3id.org/gbakg/ontology> { ?s ?p ?o }")
    assert stated + derived + ontology == counted(source, "?s ?p ?o") == len(source.triples())
    parts = list(described.objects(THIS, VOID.propertyPartition))
    assert len(parts) == number(described, THIS, "properties") > 40
    assert sum(number(described, URIRef(str(part)), "triples") for part in parts) == stated + derived
    for part in parts:
        verb = described.value(part, VOID.property)
        if str(verb).startswith((GBAKG, ORG)):
            assert number(described, URIRef(str(part)), "triples") == counted(source, f"?s <{verb}> ?o"), verb
    classes = list(described.objects(THIS, VOID.classPartition))
    assert len(classes) == number(described, THIS, "classes")


def test_completeness_is_told_class_by_class(source: EmbeddedSource, described: rdflib.Graph) -> None:
    part = described.value(predicate=VOID["class"], object=URIRef(GBAKG + "Partnership"))
    told = {
        str(described.value(one, VOID.property)): number(described, URIRef(str(one)), "distinctSubjects")
        for one in described.objects(part, VOID.propertyPartition)
    }
    assert told[GBAKG + "evidence"] == told[GBAKG + "kind"] == 27
    dated = counted(source, "SELECT DISTINCT ?p WHERE { ?p a gbakg:Partnership ; schema:startDate ?date }")
    assert told["https://schema.org/startDate"] == dated < 27


def test_files_have_size_and_digest_where_they_are_at_hand(source: EmbeddedSource) -> None:
    file = Download("downloads/a.ttl", "text/turtle", Words("甲", "a"), 12, "ab" * 32)
    triples = description(source, release(source, "https://example.org/data"), [file])
    graph = rdflib.Graph().parse(data=description_text(triples, "jsonld"), format="json-ld")
    address = URIRef("https://example.org/data/downloads/a.ttl")
    assert graph.value(address, DCAT.byteSize) == Literal("12", datatype=XSD.nonNegativeInteger)
    assert graph.value(address, DCAT.downloadURL) == address
    checksum = graph.value(address, SPDX.checksum)
    assert graph.value(checksum, SPDX.checksumValue) == Literal("ab" * 32, datatype=XSD.hexBinary)
    assert (THIS, VOID.dataDump, address) in graph


def test_of_another_graph_nothing_is_claimed(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text("", encoding="utf-8")
    own = gbakg.open_graph(ROOT / "tests" / "valid" / "minimal.ttl")
    empty = gbakg.open_graph(tmp_path / "own.ttl")
    names = [release(one).iri for one in (own, empty)]
    assert all(name.startswith("ni:///sha-256;") for name in names)
    assert len(set(names)) == 2
    graph = rdflib.Graph().parse(data=description_text(describe(own, "https://example.org/x/")), format="turtle")
    this = URIRef("https://example.org/x/dataset")
    assert (this, RDF.type, DCAT.Dataset) in graph
    for name in (DCTERMS.license, DCTERMS.creator, DCTERMS.publisher, DCTERMS.issued, DCAT.version):
        assert graph.value(this, name) is None
    nothing = rdflib.Graph().parse(data=description_text(describe(empty)), format="turtle")
    assert number(nothing, URIRef(names[1]), "triples") == len(list(nothing.objects(None, VOID.classPartition))) + 7


def test_search_engines_get_what_they_ask_for(source: EmbeddedSource) -> None:
    told = dataset_json(source, release(source), dumps(release(source)))
    # https://developers.google.com/search/docs/appearance/structured-data/dataset
    assert 50 <= len(told["description"]) <= 5000
    assert (told["name"], told["alternateName"]) == (TITLE.en, TITLE.zh)
    assert (told["license"], told["version"], told["datePublished"]) == (LICENCE, gbakg.__version__, gbakg.__date__)
    assert told["isBasedOn"][0]["identifier"] == "20210089"
    assert told["distribution"][0]["encodingFormat"] == "text/turtle"
    assert json.loads(json.dumps(told, ensure_ascii=False)) == told


def test_the_citation_is_that_of_the_file() -> None:
    facts = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f'title: "{TITLE.en}"\n' in facts
    assert f'  - name: "{AUTHORS}"\n' in facts
    line = citation(gbakg.__version__, gbakg.__date__)
    assert all(text in line for text in (AUTHORS, TITLE.en, gbakg.__version__, gbakg.__date__[:4]))
    entry = bibtex(gbakg.__version__, gbakg.__date__)
    assert entry.count("{") == entry.count("}")
    assert f"version = {{{gbakg.__version__}}}" in entry


def test_the_command_prints_it(run: Run, described: rdflib.Graph) -> None:
    done = run("describe", environment={"PYTHONHASHSEED": "1"})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == run("describe", environment={"PYTHONHASHSEED": "2"}).stdout
    assert set(rdflib.Graph().parse(data=done.stdout, format="turtle")) == set(described)
    as_json = run("describe", "-r", "jsonld", "-o", "dataset.jsonld")
    assert (as_json.returncode, as_json.stdout) == (0, "")


@pytest.mark.parametrize("base", ["nowhere", "ftp://example.org/", "https://example.org/<a>", 'https://a/"b'])
def test_an_address_must_be_one(source: EmbeddedSource, base: str, run: Run) -> None:
    with pytest.raises(UsageError, match="address"):
        release(source, base)
    assert run("describe", "--base", base).returncode == 2
