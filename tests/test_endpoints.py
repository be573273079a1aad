"""A graph pushed to an engine behind an endpoint answers as the embedded one does."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from gbakg import questions
from gbakg.cards import cards
from gbakg.networks import VIEWS, network
from gbakg.sources import EmbeddedSource, Table, Triples
from gbakg.sources.endpoint import EndpointSource
from gbakg.sources.graphstore import push
from gbakg.summary import summary
from gbakg.trig import whole
from gbakg.vocabulary import DERIVED, ONTOLOGY
from tests.conftest import Run
from tests.engines.oxigraph import serving


@pytest.fixture(scope="module")
def engine(source: EmbeddedSource) -> Iterator[EndpointSource]:
    with serving() as (store, url):
        put = push(store, source)
        assert list(put) == [DERIVED, ONTOLOGY, ""]
        assert put[DERIVED] == sum(source.derived.values())
        yield EndpointSource(url)


@pytest.mark.parametrize("name", questions.names())
def test_every_question_answers_alike(source: EmbeddedSource, engine: EndpointSource, name: str) -> None:
    question = questions.load(name)
    bindings = questions.bind(source, question, question.example)
    one, other = source.query(question.sparql, bindings), engine.query(question.sparql, bindings)
    if isinstance(one, Table) and isinstance(other, Table):
        # As sorted rows: not every question's order is total.
        assert other.columns == one.columns
        assert sorted(map(str, other.rows)) == sorted(map(str, one.rows))
    elif isinstance(one, Triples) and isinstance(other, Triples):
        assert set(other.triples) == set(one.triples)
    else:
        assert other == one


@pytest.mark.parametrize("view", list(VIEWS))
def test_every_network_is_the_same(source: EmbeddedSource, engine: EndpointSource, view: str) -> None:
    assert network(engine, view) == network(source, view)


def test_summary_cards_and_the_whole_graph_are_the_same(source: EmbeddedSource, engine: EndpointSource) -> None:
    assert summary(engine) == summary(source)
    assert cards(engine) == cards(source)
    assert whole(engine) == whole(source)


COMMANDS = [
    "query partners -p org=华大基因",
    "show 华大基因",
    "path 广东省科技厅 澳门大学",
    "measures",
    "matrix",
    "timeline",
    "export graphml -o -",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_line_writes_the_same_bytes(run: Run, engine: EndpointSource, command: str) -> None:
    one, other = run(*command.split()), run(*command.split(), "--endpoint", engine.url)
    assert (one.returncode, other.returncode) == (0, 0)
    assert other.stdout == one.stdout


def test_a_page_of_it_names_the_address(run: Run, engine: EndpointSource) -> None:
    page = run("explore", "-o", "-", "--no-console", "--endpoint", engine.url)
    assert page.returncode == 0, page.stderr
    assert engine.url in page.stdout


def test_what_is_pushed_can_be_asked(run: Run, source: EmbeddedSource, tmp_path: Path) -> None:
    with serving() as (store, url):
        pushed = run("push", "--endpoint", store)
        assert pushed.returncode == 0, pushed.stderr
        assert f"{len(source.triples())}  default graph" in pushed.stderr
        assert pushed.stderr.splitlines()[:3] == [DERIVED, ONTOLOGY, "default graph"]
        assert run("load", "--store", tmp_path / "graph").returncode == 0
        assert run("push", "--endpoint", store, "--store", tmp_path / "graph").stderr == pushed.stderr
        answer = run("query", "-q", "ASK { id:bgi a gbakg:Company }", "--endpoint", url)
    assert answer.stdout.strip() == "true", answer.stderr


def test_a_push_tells_what_it_does(source: EmbeddedSource) -> None:
    told: list[str] = []
    sizes: dict[str, int] = {}
    read: dict[str, int] = {}

    class Counted(io.BytesIO):
        """A file that counts what is read of it."""

        def __init__(self, name: str, content: bytes) -> None:
            super().__init__(content)
            self.name = name

        def read(self, size: int | None = -1) -> bytes:
            piece = super().read(size)
            read[self.name] = read.get(self.name, 0) + len(piece)
            return piece

    def sent(name: str, size: int, file: IO[bytes]) -> IO[bytes]:
        sizes[name] = size
        return Counted(name, file.read())

    with serving() as (store, url):
        put = push(store, source, tell=told.append, sent=sent)
        assert len(whole(EndpointSource(url))) == len(whole(source))
    assert told == list(put) == list(sizes) == [DERIVED, ONTOLOGY, ""]
    assert read == sizes
    assert min(sizes.values()) > 0


def test_two_places_at_once_are_a_usage_error(run: Run) -> None:
    assert run("query", "planned", "--data", "a.ttl", "--endpoint", "http://127.0.0.1:9/").returncode == 2
