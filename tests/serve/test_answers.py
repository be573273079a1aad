"""Answers in every format that a client accepts, as the source gives them; refusals with status and reason."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import requests
from pyoxigraph import QueryResultsFormat, QuerySolutions, RdfFormat, parse, parse_query_results

from gbakg import questions
from gbakg.serve.media import GRAPHS, NAMES, TABLES
from gbakg.sources import EmbeddedSource, Table, Triples
from gbakg.sources.endpoint import EndpointSource
from tests.serve.service import serving

SELECT = "SELECT ?s ?name WHERE { ?s a gbakg:Fund ; skos:prefLabel ?name } ORDER BY ?s ?name"
CONSTRUCT = "CONSTRUCT WHERE { ?s a gbakg:Fund ; skos:prefLabel ?name }"


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    with serving("--rows", "5000") as address:
        yield address


def ask(service: str, query: str, accept: str = "*/*", **given: str) -> requests.Response:
    form = {"query": query, **given}
    return requests.post(f"{service}/sparql", data=form, headers={"Accept": accept}, timeout=60)


@pytest.mark.parametrize("name", questions.names())
def test_every_question_is_answered_as_in_memory(service: str, source: EmbeddedSource, name: str) -> None:
    question = questions.load(name)
    bindings = questions.bind(source, question, question.example)
    one, other = source.query(question.sparql, bindings), EndpointSource(f"{service}/sparql").query(
        question.sparql, bindings
    )  # fmt: skip
    if isinstance(one, Table) and isinstance(other, Table):
        assert (other.columns, sorted(map(str, other.rows))) == (one.columns, sorted(map(str, one.rows)))
    elif isinstance(one, Triples) and isinstance(other, Triples):
        assert set(other.triples) == set(one.triples)
    else:
        assert other == one


@pytest.mark.parametrize("media", TABLES)
def test_tables_in_every_format(service: str, source: EmbeddedSource, media: str) -> None:
    reply = ask(service, SELECT, media)
    assert reply.headers["Content-Type"].partition(";")[0] == media
    wanted = source.query(SELECT)
    assert isinstance(wanted, Table)
    if TABLES[media] == QueryResultsFormat.CSV:  # which does not tell IRIs from texts
        lines = reply.content.decode("utf-8").split("\r\n")
        assert lines[0] == "s,name"
        assert len(lines) == len(wanted) + 2
        assert lines[1].split(",")[1] == next(iter(wanted))["name"]
        return
    found = parse_query_results(reply.content, TABLES[media])
    assert isinstance(found, QuerySolutions)
    assert tuple(tuple(row) for row in found) == wanted.rows


@pytest.mark.parametrize("media", GRAPHS)
def test_graphs_in_every_format(service: str, source: EmbeddedSource, media: str) -> None:
    reply = ask(service, CONSTRUCT, media)
    assert reply.headers["Content-Type"].partition(";")[0] == media
    wanted = source.query(CONSTRUCT)
    assert isinstance(wanted, Triples)
    assert {quad.triple for quad in parse(reply.content, GRAPHS[media])} == set(wanted.triples)
    assert len(wanted.triples) > 3


def test_what_the_client_likes_best(service: str) -> None:
    for accept, query, media in [
        ("", SELECT, "application/sparql-results+json"),
        ("text/csv;q=0.5, application/sparql-results+xml", SELECT, "application/sparql-results+xml"),
        ("text/turtle, text/csv;q=0.1", SELECT, "text/csv"),
        ("text/turtle;q=0.1, text/csv", CONSTRUCT, "text/turtle"),
        ("application/*", CONSTRUCT, "application/n-triples"),
        ("application/json", "ASK {}", "application/json"),
        ("TEXT/CSV", SELECT, "text/csv"),
    ]:
        assert ask(service, query, accept).headers["Content-Type"].partition(";")[0] == media, accept
    assert ask(service, SELECT, format="csv").headers["Content-Type"] == "text/csv; charset=utf-8"
    # What stands in the address counts before the header: a browser sends one with every link.
    assert ask(service, SELECT, "application/json", format="csv").headers["Content-Type"] == "text/csv; charset=utf-8"
    assert set(NAMES.values()) <= {*TABLES, *GRAPHS}


@pytest.mark.parametrize(
    ("query", "accept", "status", "reason"),
    [
        (SELECT, "image/png", 406, "application/sparql-results+json"),
        (SELECT, "no type at all", 400, "Accept"),
        ("SELECT ?s WHERE { ?s a }", "*/*", 400, "line 1, column"),
        ("DELETE WHERE { ?s ?p ?o }", "*/*", 400, "DELETE is an update"),
        ("", "*/*", 400, "SELECT, ASK, CONSTRUCT or DESCRIBE"),
        ("SELECT * { SERVICE <http://127.0.0.1:9/sparql> { ?s ?p ?o } }", "*/*", 500, "SERVICE is not offered"),
        ("ASK { service silent ?where { ?s ?p ?o } }", "*/*", 500, "SERVICE is not offered"),
        ("ASK { FILTER('a'<'x>') SERVICE <http://127.0.0.1:9/> { ?s ?p '' } }", "*/*", 500, "SERVICE is not offered"),
        # No blank is needed around the keyword, and a prefix may be made to look like it.
        ("PREFIX trueservixe: <z:> ASK { ?s ?p trueSERVICE:x { ?a ?b ?c } }", "*/*", 500, "SERVICE is not offered"),
        ("PREFIX trueservice: <z:> ASK { ?s ?p trueSERVICE:x { ?a ?b ?c } }", "*/*", 500, "SERVICE is not offered"),
        ("PREFIX trueSERVICE: <z:> ASK { ?s ?p trueSERVICE:x { ?a ?b ?c } }", "*/*", 500, "SERVICE is not offered"),
        ("ASK { ?s ?p trueSERVICE<http://127.0.0.1:9/> { ?a ?b ?c } }", "*/*", 500, "SERVICE is not offered"),
        ("ASK { ?s ?p ?o }\n# service\nLIMIT x", "*/*", 400, "line 3, column"),
        ("SELECT * { ?a ?b ?c . ?d ?e ?f }", "*/*", 500, "more than 5000 rows"),
        ("CONSTRUCT { ?a ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }", "*/*", 500, "more than 5000 rows"),
        ("ASK { }" + " " * (1 << 20), "*/*", 413, "bytes"),
    ],
)
def test_refusals(service: str, query: str, accept: str, status: int, reason: str) -> None:
    reply = ask(service, query, accept)
    assert (reply.status_code, reason in reply.text) == (status, True), reply.text
    assert reply.headers["Content-Type"] == "text/plain; charset=utf-8"


def test_the_word_service_is_no_keyword_everywhere(service: str) -> None:
    """Only the keyword is refused: not a text, a comment, a name or a variable that has the word in it."""
    query = """PREFIX e: <http://e.org/service#>  # a service
    ASK { VALUES ?service { "service" } FILTER (?service != "SERVICE <x>" && e:service = <http://e.org/service#service>)
    }"""
    assert ask(service, query).json()["boolean"] is True


def test_rows_up_to_the_limit(service: str) -> None:
    for number, status in [(5000, 200), (5001, 500)]:
        graph = f"CONSTRUCT {{ <e:s> <e:p> ?n }} WHERE {{ VALUES ?n {{ {' '.join(map(str, range(number)))} }} }}"
        assert ask(service, graph, "application/n-triples").status_code == status
    assert ask(service, "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 5000", "text/csv").text.count("\r\n") == 5001


@pytest.mark.parametrize(
    ("length", "header", "status", "reason"),
    [(200_000, 0, 200, "true"), (1 << 20, 0, 414, "POST"), (5 << 20, 0, 414, "POST"), (9, 1 << 16, 431, "headers")],
)
def test_long_addresses_and_headers(service: str, length: int, header: int, status: int, reason: str) -> None:
    reply = requests.get(
        f"{service}/sparql",
        params={"query": "ASK {} #" + "x" * length},
        headers={"Accept": "*/*", "X-Long": "x" * header},
        timeout=30,
    )
    assert (reply.status_code, reason in reply.text) == (status, True), reply.text


@pytest.mark.parametrize("asked", ["SELECT ?z", "CONSTRUCT { <e:s> <e:p> ?z }"])
def test_a_row_of_more_than_the_engine_can_read(service: str, asked: str) -> None:
    """16 characters, doubled twenty times; the format in which the engine writes them takes them, and others do not."""
    doubled = "".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1}) " for n in range(20))
    query = f'{asked} WHERE {{ BIND("0123456789abcdef" AS ?v0) {doubled} BIND(?v20 AS ?z) }}'
    plain, *others = (
        ["text/tab-separated-values", "text/csv", "application/json", "application/xml"]
        if asked.startswith("SELECT")
        else ["application/n-triples", "text/turtle", "application/ld+json"]
    )
    assert len(ask(service, query, plain).content) > 1 << 24
    for media in others:
        reply = ask(service, query, media)
        assert reply.status_code == 500
        assert reply.text == (
            f"a row of the answer has more than 16 MiB, which only {plain} takes; ask for that, or for less.\n"
        )


def test_a_query_in_the_address_and_in_the_body_is_one_too_many(service: str) -> None:
    direct = {"Content-Type": "application/sparql-query"}
    reply = requests.post(f"{service}/sparql?query=ASK%7B%7D", data=b"ASK {}", headers=direct, timeout=10)
    assert (reply.status_code, "once" in reply.text) == (400, True)
    reply = requests.get(f"{service}/sparql?query=%ff%fe", timeout=10)
    assert (reply.status_code, "UTF-8" in reply.text) == (400, True)
    reply = requests.get(f"{service}/sparql?query=ASK%7B%7D&default-graph-uri=x", timeout=10)
    assert (reply.status_code, "no IRI" in reply.text) == (400, True)
    reply = requests.post(f"{service}/sparql", data=b"x", headers={**direct, "Content-Encoding": "gzip"}, timeout=10)
    assert (reply.status_code, "Content-Encoding" in reply.text) == (415, True)
    reply = requests.get(f"{service}/sparql?query=ASK%7B%7D&format=docx", timeout=10)
    assert (reply.status_code, "docx" in reply.text) == (400, True)


def test_the_service_describes_itself(service: str) -> None:
    reply = requests.get(f"{service}/sparql", timeout=10)
    assert reply.headers["Content-Type"] == "text/turtle; charset=utf-8"
    told = {(t.predicate.value.rpartition("#")[2], str(t.object)) for t in parse(reply.content, RdfFormat.TURTLE)}
    sd = "http://www.w3.org/ns/sparql-service-description#"
    assert ("endpoint", f"<{service}/sparql>") in told
    assert ("supportedLanguage", f"<{sd}SPARQL11Query>") in told
    assert ("name", "<https://w3id.org/gbakg/id/derived>") in told
    formats = {value for name, value in told if name == "resultFormat"}
    assert len(formats) == 10
    count = ask(service, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").json()["results"]["bindings"][0]["n"]["value"]
    numbers = [value for _, value in told if value.endswith("#integer>")]
    assert [value.partition("^^")[0].strip('"') for value in numbers] == [count]
    xml = requests.get(f"{service}/sparql", headers={"Accept": "application/rdf+xml"}, timeout=10)
    assert len(list(parse(xml.content, RdfFormat.RDF_XML))) == len(list(parse(reply.content, RdfFormat.TURTLE)))
