"""A graph pushed to Oxigraph answers as the embedded engine does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from gbakg.sources import EmbeddedSource
from gbakg.sources.graphstore import push
from gbakg.vocabulary import DERIVED, ONTOLOGY
from tests.engines.alike import Alike
from tests.engines.oxigraph import serving
from tests.engines.server import Engine


@pytest.fixture(scope="module")
def engine(source: EmbeddedSource) -> Iterator[Engine]:
    with serving() as started:
        put = push(started.store, source, graph=started.graph)
        assert list(put) == [DERIVED, ONTOLOGY, started.graph]
        assert put[DERIVED] == sum(source.derived.values())
        yield started


class TestOxigraph(Alike):
    """All that every engine has to answer."""
