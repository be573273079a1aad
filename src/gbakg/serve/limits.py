"""What one query, and all of them together, may take."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

MEBI = 1 << 20


def _workers() -> int:
    return max(4, 2 * (os.cpu_count() or 1))


@dataclass(frozen=True)
class Limits:
    """Limits of the service.

    Attributes:
        timeout: seconds after which a query is ended and its worker with it.
        patience: seconds after which a query counts as a long one, and makes way where others wait.
        workers: queries that run at once; half as many long ones run besides.
        waiting: queries that may wait for a worker; further ones are turned away.
        rows: rows of a table, or triples of a graph, that one answer may have.
        size: bytes that one answer may have.
        memory: bytes that one worker may use; 0 for no limit. It holds on Linux.
        request: bytes that the body of a request may have, and its address.
        drawn: bodies, partnerships and things that the network page may show.
    """

    timeout: float = 30
    patience: float = 1
    workers: int = field(default_factory=_workers)
    waiting: int = 64
    rows: int = 100_000
    size: int = 64 * MEBI
    memory: int = 2048 * MEBI
    request: int = MEBI
    drawn: int = 5_000
