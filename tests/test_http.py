"""What a SPARQL service can do wrong, played by a server of our own."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from gbakg.errors import EndpointError, QueryError
from gbakg.sources import http
from gbakg.sources.endpoint import EndpointSource

JSON = "application/sparql-results+json"
YES = (200, {"Content-Type": JSON}, '{"head": {}, "boolean": true}')
Reply = tuple[int, dict[str, str], str]


@dataclass
class Service:
    """Gives its replies in turn, the last one again and again; keeps what it was asked."""

    url: str = ""
    replies: list[Reply] = field(default_factory=list)
    forms: list[dict[str, list[str]]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    monkeypatch.setattr(http, "PAUSE", 0.0)
    state = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            state.forms.append(parse_qs(body))
            state.headers.append(dict(self.headers))
            code, headers, text = state.replies.pop(0) if len(state.replies) > 1 else state.replies[0]
            self.send_response(code)
            for name, value in {**headers, "Content-Length": str(len(text.encode()))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        state.url = f"http://127.0.0.1:{server.server_address[1]}/query"
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield state
        server.shutdown()


def test_a_busy_service_is_asked_again(service: Service) -> None:
    service.replies = [(503, {}, ""), (503, {}, ""), YES]
    assert EndpointSource(service.url).query("ASK {}") is True
    assert len(service.forms) == 3


@pytest.mark.parametrize(
    ("reply", "error", "words"),
    [
        ((503, {}, "later"), EndpointError, "busy"),
        ((400, {}, "line 1: no such thing"), QueryError, "no such thing"),
        ((401, {}, ""), EndpointError, r"--header .*netrc"),
        ((200, {"Content-Type": "text/html"}, "<p>hello"), EndpointError, "is it a SPARQL endpoint"),
        ((200, {"Content-Type": JSON}, '{"head": '), EndpointError, "cannot be read"),
        ((200, {**YES[1], "X-SQL-Message": "S1TAT"}, YES[2]), EndpointError, "S1TAT"),
        (
            (200, {"Content-Type": "application/n-triples", "X-SPARQL-MaxRows": "9"}, ""),
            EndpointError,
            "no more than 9 triples",
        ),
    ],
)
def test_what_is_no_answer_is_told(service: Service, reply: Reply, error: type[Exception], words: str) -> None:
    service.replies = [reply]
    with pytest.raises(error, match=words):
        EndpointSource(service.url).query("ASK {}")


def test_header_and_graph_are_sent(service: Service) -> None:
    service.replies = [YES]
    EndpointSource(service.url, {"X-Key": "secret"}, graph="https://example.org/g").query("ASK {}")
    assert service.headers[0]["X-Key"] == "secret"
    assert service.forms[0]["default-graph-uri"] == ["https://example.org/g"]
    assert len(service.forms[0]["named-graph-uri"]) == 2


@pytest.mark.parametrize(
    ("query", "first"),
    [("SELECT ?x { ?x ?y ?z } ORDER BY ?x", 0), ("SELECT ?x { { SELECT ?x { ?x ?y ?z } ORDER BY ?x } }", 1)],
)
def test_a_service_that_gives_two_rows_at_once_is_asked_for_the_rest(service: Service, query: str, first: int) -> None:
    def page(*values: str) -> Reply:
        rows = ", ".join(f'{{"x": {{"type": "literal", "value": "{value}"}}}}' for value in values)
        text = f'{{"head": {{"vars": ["x"]}}, "results": {{"bindings": [{rows}]}}}}'
        return 200, {"Content-Type": JSON, "X-SPARQL-MaxRows": "2"}, text

    unordered = [page("d", "a")] * first  # is no page of what has an order
    service.replies = [*unordered, page("a", "b"), page("c", "d"), page("e")]
    answer = EndpointSource(service.url).query(query)
    assert [row["x"] for row in answer] == ["a", "b", "c", "d", "e"]  # type: ignore[union-attr]
    asked = [form["query"][0] for form in service.forms]
    assert [text.rpartition("OFFSET ")[2] for text in asked[1:]] == ["0", "2", "4"][1 - first :]
    assert all("} ORDER BY ?x } }" in text for text in asked[first:]) or not first


def test_nobody_listens() -> None:
    with pytest.raises(EndpointError, match="cannot be reached"):
        EndpointSource("http://127.0.0.1:9/query").query("ASK {}")


def test_a_silent_service_is_not_waited_for_for_ever() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/query"
        with pytest.raises(EndpointError, match="--timeout"):
            EndpointSource(url, timeout=0.2).query("ASK {}")


def test_what_virtuoso_writes_otherwise_is_read_as_it_is_meant(service: Service) -> None:
    def table(*cells: str) -> Reply:
        rows = ", ".join(f'{{"x": {{"type": "typed-literal", {cell}}}}}' for cell in cells)
        return 200, {"Content-Type": JSON}, f'{{"head": {{"vars": ["x"]}}, "results": {{"bindings": [{rows}]}}}}'

    def typed(type_: str, value: str) -> str:
        return f'"datatype": "http://www.w3.org/2001/XMLSchema#{type_}", "value": "{value}"'

    service.replies = [table(typed("integer", "1")), table(typed("integer", "0")), table()]
    assert [EndpointSource(service.url).query("ASK {}") for _ in range(3)] == [True, False, False]
    written = [typed("boolean", "1"), typed("boolean", "0"), typed("duration", "18"), typed("duration", "P1D")]
    service.replies = [table(*written, typed("integer", "1"))]
    answer = EndpointSource(service.url).query("SELECT ?x { ?x ?y ?z }")
    assert [row["x"] for row in answer] == ["true", "false", "P1Y6M", "P1D", "1"]  # type: ignore[union-attr]


@pytest.mark.parametrize("scheme", ["Basic", "Digest"])
def test_credentials_come_from_netrc(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: str
) -> None:
    path = tmp_path / "netrc"
    path.write_text("machine 127.0.0.1 login anna password secret\n", encoding="utf-8")
    path.chmod(0o600)
    monkeypatch.setenv("NETRC", str(path))
    asks = (401, {"WWW-Authenticate": 'Digest realm="r", nonce="n", qop="auth"'}, "")
    # Basic goes out at once; Digest is asked for twice, for it needs the challenge of its own first request.
    service.replies = [YES] if scheme == "Basic" else [asks, asks, YES]
    assert EndpointSource(service.url).query("ASK {}") is True
    assert service.headers[-1]["Authorization"].startswith(scheme)


def test_who_refuses_basic_without_a_word_is_asked_what_it_wants(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "netrc"
    path.write_text("machine 127.0.0.1 login anna password secret\n", encoding="utf-8")
    path.chmod(0o600)
    monkeypatch.setenv("NETRC", str(path))
    asks = (401, {"WWW-Authenticate": 'Digest realm="r", nonce="n", qop="auth"'}, "")
    service.replies = [(401, {}, ""), asks, YES]
    assert EndpointSource(service.url).query("ASK {}") is True
    given = [headers.get("Authorization", "").partition(" ")[0] for headers in service.headers]
    assert given == ["Basic", "", "Digest"]
