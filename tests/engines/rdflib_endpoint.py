"""rdflib behind HTTP, PyPI package ``rdflib-endpoint``: no graph store, it reads files when it starts."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from gbakg.sources import EmbeddedSource
from gbakg.vocabulary import DERIVED, ONTOLOGY
from tests.engines.server import Engine, free_port, running


@contextmanager
def serving(source: EmbeddedSource) -> Iterator[Engine]:
    """A server of what ``gbakg push`` would put into an engine; its default graph is the union of all."""
    program = Path(sys.executable).with_name("rdflib-endpoint")
    if not program.is_file():
        pytest.skip("rdflib-endpoint is not installed; pip install rdflib-endpoint uvicorn brings it")
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        graph = Path(name, "graph.nq")
        graph.write_text("".join(_quads(source)), encoding="utf-8")
        with running([program, "serve", graph, "--host", "127.0.0.1", "--port", str(port)], port, Path(name, "log")):
            yield Engine(f"http://127.0.0.1:{port}/")


def _quads(source: EmbeddedSource) -> Iterator[str]:
    """Lines of N-Quads: what a push sends, graph by graph."""
    for graph in ("", DERIVED, ONTOLOGY):
        with io.BytesIO() as file:
            source.dump(file, graph)
            for line in file.getvalue().decode().splitlines():
                yield f"{line.removesuffix('.')}<{graph}> .\n" if graph else f"{line}\n"
