"""A graph pushed to an engine behind an endpoint answers as the embedded one does."""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO

import pytest

from gbakg.sources import EmbeddedSource
from gbakg.sources.graphstore import push
from gbakg.trig import whole
from gbakg.vocabulary import DERIVED, ONTOLOGY
from tests.conftest import Run
from tests.engines.oxigraph import serving


def test_what_is_pushed_can_be_asked(run: Run, source: EmbeddedSource, tmp_path: Path) -> None:
    with serving() as engine:
        pushed = run("push", "--endpoint", engine.store)
        assert pushed.returncode == 0, pushed.stderr
        assert f"{len(source.triples())}  default graph" in pushed.stderr
        assert pushed.stderr.splitlines()[:3] == [DERIVED, ONTOLOGY, "default graph"]
        assert run("load", "--store", tmp_path / "graph").returncode == 0
        assert run("push", "--endpoint", engine.store, "--store", tmp_path / "graph").stderr == pushed.stderr
        answer = run("query", "-q", "ASK { id:bgi a gbakg:Company }", "--endpoint", engine.url)
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

    with serving() as engine:
        put = push(engine.store, source, tell=told.append, sent=sent)
        assert len(whole(engine.source)) == len(whole(source))
    assert told == list(put) == list(sizes) == [DERIVED, ONTOLOGY, ""]
    assert read == sizes
    assert min(sizes.values()) > 0


def test_two_places_at_once_are_a_usage_error(run: Run) -> None:
    assert run("query", "planned", "--data", "a.ttl", "--endpoint", "http://127.0.0.1:9/").returncode == 2


@pytest.mark.parametrize("seconds", ["nan", "inf", "-inf", "1e300", "-1", "0", "soon"])
def test_what_is_no_number_of_seconds_is_a_usage_error(run: Run, seconds: str) -> None:
    for command in (["query", "planned"], ["push"]):
        done = run(*command, "--endpoint", "http://127.0.0.1:9/", "--timeout", seconds)
        assert (done.returncode, "--timeout" in done.stderr, "127.0.0.1" in done.stderr) == (2, True, False), (
            done.stderr
        )


@pytest.mark.parametrize("seconds", ["1e-300", "1000000"])
def test_any_other_number_of_seconds_is_taken(run: Run, seconds: str) -> None:
    done = run("query", "planned", "--endpoint", "http://127.0.0.1:9/", "--timeout", seconds)
    assert (done.returncode, "Traceback" in done.stderr) == (4, False), done.stderr
