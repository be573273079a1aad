"""W3C's tests of the SPARQL 1.1 Protocol (w3c/rdf-tests, sparql/sparql11/protocol), each by its name there.

Those of updates are not about this service, which takes none: what has to be refused is refused, and the eight that
have to succeed are refused too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

import pytest
import requests

from tests.serve.service import serving

DATA = "http://kasei.us/2009/09/sparql/data/data{}.rdf"
DIRECT = {"Content-Type": "application/sparql-query"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
UPDATE = {"Content-Type": "application/sparql-update"}
BOOLEAN = {"application/sparql-results+json", "application/sparql-results+xml"}
TABLE = {*BOOLEAN, "text/csv", "text/tab-separated-values"}
GRAPH = {"text/turtle", "application/rdf+xml", "application/n-triples", "application/ld+json"}
GRAPHS = "ASK {{ {default} GRAPH ?g1 {{ <{one}> a ?type }} GRAPH ?g2 {{ <{two}> a ?type }} }}"
ONE, TWO, THREE = (DATA.format(number) for number in (1, 2, 3))
BOTH = f"ASK {{ <{ONE}> a ?type . <{TWO}> a ?type }}"
NAMED = GRAPHS.format(default="", one=ONE, two=TWO)


@dataclass(frozen=True)
class Case:
    """A request and what has to come of it.

    Attributes:
        name: of the test at W3C.
        method: of HTTP.
        given: parameters of the address.
        body: of the request.
        headers: of the request.
        kinds: media types of which the reply has to have one; empty where the request has to be refused by 4xx.
        truth: whether the answer has to be yes.
    """

    name: str
    method: str = "POST"
    given: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    kinds: frozenset[str] = frozenset()
    truth: bool = False


def _yes(
    name: str, method: str, given: list[tuple[str, str]], body: str = "", headers: dict[str, str] = DIRECT
) -> Case:
    sent = {} if method == "GET" else headers
    return Case(name, method, tuple(given), body.encode(), sent, frozenset(BOOLEAN), truth=True)


def _kind(name: str, query: str, kinds: set[str]) -> Case:
    return Case(name, "POST", (EMPTY,), query.encode(), DIRECT, frozenset(kinds))


EMPTY = ("default-graph-uri", DATA.format(0))
DEFAULTS = [("default-graph-uri", ONE), ("default-graph-uri", TWO)]
NAMES = [("named-graph-uri", ONE), ("named-graph-uri", TWO)]

QUERIES = [
    _yes("query_post_form", "POST", [EMPTY], "query=ASK%20%7B%7D", FORM),
    _yes("query_dataset_default_graphs_get", "GET", [("query", BOTH), *DEFAULTS]),
    _yes("query_dataset_default_graphs_post", "POST", DEFAULTS, BOTH),
    _yes("query_dataset_named_graphs_post", "POST", NAMES, NAMED),
    _yes("query_dataset_named_graphs_get", "GET", [("query", NAMED), *NAMES]),
    _yes(
        "query_dataset_full",
        "POST",
        [("default-graph-uri", THREE), *NAMES],
        GRAPHS.format(default=f"<{THREE}> a ?type", one=ONE, two=TWO),
    ),
    _yes("query_multiple_dataset", "POST", NAMES, NAMED.replace("ASK", f"ASK FROM <{THREE}>")),
    _yes("query_get", "GET", [("query", "ASK {}"), EMPTY]),
    _kind("query_content_type_select", "SELECT (1 AS ?value) {}", TABLE),
    _kind("query_content_type_ask", "ASK {}", BOOLEAN),
    _kind("query_content_type_describe", "DESCRIBE <http://example.org/>", GRAPH),
    _kind("query_content_type_construct", "CONSTRUCT { <s> <p> 1 } WHERE {}", GRAPH),
    _yes("query_post_direct", "POST", [], "ASK {}"),
]

REFUSED = [
    Case("bad_query_method", "PUT", (("query", "ASK {}"), EMPTY), b"", FORM),
    Case("bad_multiple_queries", "GET", (("query", "ASK {}"), ("query", "SELECT * {}"))),
    Case("bad_query_wrong_media_type", body=b"ASK {}", headers={"Content-Type": "text/plain"}),
    Case("bad_query_missing_form_type", body=b"query=ASK%20%7B%7D"),
    Case("bad_query_missing_direct_type", body=b"ASK {}"),
    Case(
        "bad_query_non_utf8",
        body="ASK {}".encode("utf-16"),
        headers={"Content-Type": "application/sparql-query; charset=UTF-16"},
    ),
    Case("bad_query_syntax", "GET", (("query", "ASK {"),)),
    Case("bad_update_get", "GET", (("update", "CLEAR ALL"),)),
    Case("bad_multiple_updates", body=b"update=CLEAR%20NAMED&update=CLEAR%20DEFAULT", headers=FORM),
    Case("bad_update_wrong_media_type", body=b"CLEAR NAMED", headers={"Content-Type": "text/plain"}),
    Case("bad_update_missing_form_type", body=b"update=CLEAR%20NAMED"),
    Case(
        "bad_update_non_utf8",
        body="CLEAR NAMED".encode("utf-16"),
        headers={"Content-Type": "application/sparql-update; charset=UTF-16"},
    ),
    Case("bad_update_syntax", body=b"update=CLEAR%20XYZ", headers=FORM),
    Case(
        "bad_update_dataset_conflict",
        given=(("using-named-graph-uri", "http://example/people"),),
        body=b"WITH <http://example/addresses> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        headers=UPDATE,
    ),
]

UPDATES = {
    "update_dataset_default_graph": [("using-graph-uri", ONE)],
    "update_dataset_default_graphs": [("using-graph-uri", ONE), ("using-graph-uri", TWO)],
    "update_dataset_named_graphs": [("using-named-graph-uri", ONE), ("using-named-graph-uri", TWO)],
    "update_dataset_full": [("using-graph-uri", ONE), ("using-named-graph-uri", TWO)],
    "update_post_form": [],
    "update_post_direct": [],
    "update_base_uri": [],
}
"""Those that have to succeed at a service that takes updates, with their parameters."""


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A service whose store has the three graphs of the tests, each with one triple about itself."""
    data = tmp_path_factory.mktemp("protocol") / "data.trig"
    graphs = (f"GRAPH <{iri}> {{ <{iri}> a <http://xmlns.com/foaf/0.1/Document> }}\n" for iri in (ONE, TWO, THREE))
    data.write_text("".join(graphs), encoding="utf-8")
    with serving("--data", data) as address:
        yield address


def _reply(service: str, case: Case) -> requests.Response:
    address = f"{service}/sparql/?{urlencode(case.given)}"
    return requests.request(case.method, address, data=case.body or None, headers=case.headers, timeout=30)


@pytest.mark.parametrize("case", QUERIES, ids=lambda case: case.name)
def test_query(service: str, case: Case) -> None:
    reply = _reply(service, case)
    assert reply.status_code == 200, reply.text
    assert reply.headers["Content-Type"].partition(";")[0] in case.kinds
    if case.truth:
        assert reply.json()["boolean"] is True


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.name)
def test_refused(service: str, case: Case) -> None:
    reply = _reply(service, case)
    assert 400 <= reply.status_code < 500, reply.text
    assert reply.headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("name", UPDATES)
def test_update_is_refused(service: str, name: str) -> None:
    given = tuple(UPDATES[name])
    form = name == "update_post_form"
    body = b"update=CLEAR%20ALL" if form else b"CLEAR ALL"
    reply = _reply(service, Case(name, given=given, body=body, headers=FORM if form else UPDATE))
    assert reply.status_code in (400, 415)
    assert "read-only" in reply.text
    assert _reply(service, _yes("still", "POST", NAMES, NAMED)).json()["boolean"] is True


def test_the_data_set_of_the_request_is_all_there_is(service: str) -> None:
    """A graph that is not named is not seen, and one that is not here is empty: nothing is fetched."""
    for given, query in [
        ([("default-graph-uri", ONE)], BOTH),
        ([("named-graph-uri", ONE)], NAMED),
        ([("default-graph-uri", ONE)], "ASK { GRAPH ?g { ?s ?p ?o } }"),
        ([("named-graph-uri", ONE)], "ASK { ?s ?p ?o }"),
        ([("default-graph-uri", f"{service}/ontology.ttl")], "ASK { ?s ?p ?o }"),
        ([], f"ASK FROM <{service}/ontology.ttl> {{ ?s ?p ?o }}"),
    ]:
        reply = _reply(service, _yes("", "POST", list(given), query))
        assert reply.json()["boolean"] is False, (given, query)
