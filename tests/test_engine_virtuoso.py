"""A graph pushed to Virtuoso answers as the embedded engine does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from gbakg.errors import EndpointError
from gbakg.sources import EmbeddedSource
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
