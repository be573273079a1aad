"""A server for the time of a test: on loopback, on a port that is free, ended by its own process."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from gbakg.sources.endpoint import EndpointSource
from tests.processes import ended

PATIENCE = 60
"""Seconds within which a server has to listen: some write a database first."""


@dataclass(frozen=True)
class Engine:
    """An engine that listens.

    Attributes:
        url: where it is asked.
        store: where a graph is put into it; empty where it has no graph store.
        graph: the named graph that takes the place of the default one, empty for none.
    """

    url: str
    store: str = ""
    graph: str = ""

    @property
    def source(self) -> EndpointSource:
        """What asks it."""
        return EndpointSource(self.url, graph=self.graph)

    @property
    def options(self) -> list[str]:
        """What names it on the command line."""
        return ["--endpoint", self.url, *(["--graph", self.graph] if self.graph else [])]


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(command: Sequence[str | Path], port: int, log: Path) -> Iterator[None]:
    """A program that listens on a port of loopback; what it says goes into a file.

    Args:
        command: stays in the foreground.
        port: where it will listen.
        log: shown where it does not.
    """
    with (
        log.open("wb") as told,
        subprocess.Popen(command, stdout=told, stderr=told, cwd=log.parent) as server,
        ended(server),
    ):
        _wait(server, port, log)
        yield


def _wait(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        try:
            with socket.create_connection(("127.0.0.1", port), 1):
                return
        except OSError:
            time.sleep(0.05)
    pytest.fail(f"{server.args!r} does not listen: {log.read_text(encoding='utf-8', errors='replace')[-2000:]}")
