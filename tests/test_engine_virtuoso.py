"""A graph pushed to Virtuoso answers as the embedded engine does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from gbakg import questions
from gbakg.errors import EndpointError
from gbakg.networks import VIEWS, network
from gbakg.sources import EmbeddedSource, Table
from gbakg.sources.endpoint import EndpointSource
from gbakg.sources.graphstore import push
from gbakg.vocabulary import DERIVED, ONTOLOGY
from tests.engines.alike import Alike
from tests.engines.server import Engine
from tests.engines.virtuoso import serving


@pytest.fixture(scope="module")
def engine(source: EmbeddedSource) -> Iterator[Engine]:
    with serving() as started:
        put = push(started.store, source, graph=started.graph)
        assert list(put) == [DERIVED, ONTOLOGY, started.graph]
        assert put[DERIVED] == sum(source.derived.values())
        yield started


class TestVirtuoso(Alike):
    """All that every engine has to answer."""


def test_a_user_of_netrc_may_write(
    source: EmbeddedSource, engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, graph = engine.store + "-auth", "https://example.org/graph"
    with pytest.raises(EndpointError, match="who you are"):
        push(store, source, graph=graph)
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login dba password dba\n", encoding="utf-8")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    put = push(store, source, graph=graph)
    monkeypatch.delenv("NETRC")
    asked = EndpointSource(engine.url, graph=graph).query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert [row["n"] for row in asked] == [str(put[graph])]  # type: ignore[union-attr]


@pytest.fixture(scope="module")
def hurried(source: EmbeddedSource) -> Iterator[Engine]:
    """One that gives so few rows at once that nearly every answer comes in pages."""
    with serving(rows=40) as started:
        push(started.store, source, graph=started.graph)
        yield started


@pytest.mark.parametrize("view", list(VIEWS))
def test_a_network_in_pages_is_the_same(source: EmbeddedSource, hurried: Engine, view: str) -> None:
    assert network(hurried.source, view) == network(source, view)


@pytest.mark.parametrize("name", ["organizations", "evidence", "outside-knowledge"])
def test_a_question_in_pages_keeps_its_order(source: EmbeddedSource, hurried: Engine, name: str) -> None:
    question = questions.load(name)
    bindings = questions.bind(source, question, {})
    whole = source.query(question.sparql, bindings)
    assert isinstance(whole, Table)
    assert len(whole) > 40
    assert hurried.source.query(question.sparql, bindings) == whole


def test_rows_without_an_order_come_whole(source: EmbeddedSource, hurried: Engine) -> None:
    sparql = "SELECT ?s ?p ?o { ?s ?p ?o . ?s a gbakg:Thing }"
    one, other = source.query(sparql), hurried.source.query(sparql)
    assert isinstance(one, Table)
    assert isinstance(other, Table)
    assert len(other) > 400
    assert Counter(map(str, other.rows)) == Counter(map(str, one.rows))
