"""A service on loopback, at a free port."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.processes import ended

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
"""Some 10^11 rows to count."""


@contextmanager
def serving(*options: str | Path) -> Iterator[str]:
    """``gbakg serve`` with some options: its address, without the ``/`` at its end."""
    command = [sys.executable, "-m", "gbakg", "serve", "--port", "0", *map(str, options)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as server, ended(server):
        assert server.stderr is not None
        line = server.stderr.readline()
        address = re.match(r"(http://\S+)/ ", line)
        assert address, line + server.stderr.read()
        # What it says later is read too, or a full pipe would stop it.
        threading.Thread(target=server.stderr.read, daemon=True).start()
        yield address[1]
