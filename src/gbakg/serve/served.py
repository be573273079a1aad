"""The graph that is served, as every worker opens it for itself."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from pyoxigraph import Store

from gbakg.serve.limits import Limits
from gbakg.sources.engine import OxigraphSource

PR_SET_PDEATHSIG = 1
"""https://man7.org/linux/man-pages/man2/PR_SET_PDEATHSIG.2const.html"""


@dataclass(frozen=True)
class Served:
    """What is served, and how.

    Attributes:
        store: the store itself, not the folder around it: a load into that folder changes nothing here.
        origin: what a person calls where it comes from.
        language: ``zh`` or ``en``, which of the two stands first on pages.
        shipped: whether it is the graph that comes with the program.
        limits: what a query may take.
        service: the number of the service's process.
    """

    store: Path
    origin: tuple[str, ...] = ()
    language: str = "zh"
    shipped: bool = False
    limits: Limits = field(default_factory=Limits)
    service: int = field(default_factory=os.getpid)


@cache
def opened(served: Served) -> OxigraphSource:
    """The store, opened once a worker, which from then on may use no more memory than the limits say."""
    if sys.platform == "linux":  # whatever it is about, a worker ends with the service
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if served.service not in (os.getpid(), os.getppid()):
            sys.exit("The service has ended meanwhile.")
    store = Store.read_only(str(served.store))
    if served.limits.memory:
        _bound(served.limits.memory)
    return OxigraphSource(store, served.origin, 0, {})


def _bound(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    most = resource.getrlimit(resource.RLIMIT_DATA)[1]
    resource.setrlimit(resource.RLIMIT_DATA, (memory if most < 0 else min(memory, most), most))
