"""Oxigraph's own server, PyPI package ``oxigraph``: no settings, no credentials, the default graph as it is."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.engines.server import Engine, free_port, running


@contextmanager
def serving() -> Iterator[Engine]:
    """A server with an empty store in memory."""
    program = Path(sys.executable).with_name("oxigraph")
    if not program.is_file():
        pytest.skip("Oxigraph's server is not installed; pip install oxigraph brings it")
    port = free_port()
    with (
        tempfile.TemporaryDirectory() as folder,
        running([program, "serve", "--bind", f"127.0.0.1:{port}"], port, Path(folder, "log")),
    ):
        yield Engine(f"http://127.0.0.1:{port}/query", f"http://127.0.0.1:{port}/store")
