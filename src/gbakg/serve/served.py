"""The graph that is served, as every worker opens it for itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from gbakg.serve.limits import Limits
from gbakg.sources.stored import StoredSource


@dataclass(frozen=True)
class Served:
    """What is served, and how.

    Attributes:
        folder: of the store.
        language: ``zh`` or ``en``, which of the two stands first on pages.
        shipped: whether it is the graph that comes with the program.
        limits: what a query may take.
    """

    folder: Path
    language: str = "zh"
    shipped: bool = False
    limits: Limits = field(default_factory=Limits)


@cache
def opened(served: Served) -> StoredSource:
    """The store, opened once a worker, which from then on may use no more memory than the limits say."""
    source = StoredSource(served.folder)
    if served.limits.memory:
        _bound(served.limits.memory)
    return source


def _bound(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    most = resource.getrlimit(resource.RLIMIT_DATA)[1]
    resource.setrlimit(resource.RLIMIT_DATA, (memory if most < 0 else min(memory, most), most))
