"""Oxigraph's own server, PyPI package ``oxigraph``: no settings, no credentials, the default graph as it is."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PATIENCE = 20
"""Seconds within which the server has to listen."""


@contextmanager
def serving() -> Iterator[tuple[str, str]]:
    """A server with an empty store in memory: the addresses of its graph store and of its queries."""
    program = Path(sys.executable).with_name("oxigraph")
    if not program.is_file():
        pytest.skip("Oxigraph's server is not installed; pip install oxigraph brings it")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait(server, port)
            yield f"http://127.0.0.1:{port}/store", f"http://127.0.0.1:{port}/query"
        finally:
            server.terminate()
            try:
                server.wait(10)
            except subprocess.TimeoutExpired:
                server.kill()


def _wait(server: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(0.05)
    pytest.fail("Oxigraph's server does not listen")
