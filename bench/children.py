"""Processes of their own, watched: how long each took, how much memory it held, what it told.

Whoever watches must hold little memory itself: a process starts as a copy of the one that starts it, and Linux counts
what that held (getrusage(2), ``ru_maxrss``).
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
"""The checkout."""

MOST = 8
"""GiB of memory that a process may hold."""

ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
    "PYTHONWARNINGS": "ignore",
    "PYTHONDONTWRITEBYTECODE": "",
}
"""Bytecode is kept, as an installed package has it; each start would else compile all modules anew."""


@dataclass(frozen=True)
class Run:
    """A process that has ended.

    Attributes:
        seconds: from its start to its end, on the wall.
        processor: seconds of processor time, of all its threads.
        memory: GiB, resident at most.
        told: the last line that it printed, where that is a JSON object.
        failure: why there is no result, empty where there is one.
    """

    seconds: float = 0.0
    processor: float = 0.0
    memory: float = 0.0
    told: dict[str, Any] = field(default_factory=dict)
    failure: str = ""


def watched(command: Sequence[str | Path], budget: float) -> Run:
    """Run a command to its end, or until its time is up.

    Args:
        command: program and arguments.
        budget: seconds on the wall that it may take.
    """
    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        child = subprocess.Popen(command, stdout=output, stderr=errors, env=ENVIRONMENT, cwd=ROOT)
        confine(child.pid)
        status, usage = _ended(child.pid, start + budget)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        memory, processor = usage.ru_maxrss / 2**20, usage.ru_utime + usage.ru_stime
        if child.returncode:
            return Run(seconds, processor, memory, failure=_why(child.returncode, _last(errors), seconds, budget))
        last = _last(output)
        return Run(seconds, processor, memory, json.loads(last) if last.startswith("{") else {})


def confine(process: int) -> None:
    """Let a process hold no more memory than :data:`MOST`."""
    resource.prlimit(process, resource.RLIMIT_DATA, (MOST << 30, MOST << 30))


def _ended(process: int, until: float) -> tuple[int, resource.struct_rusage]:
    """How a process ended and what it used; it is killed when its time is up."""
    while True:
        found, status, usage = os.wait4(process, os.WNOHANG)
        if found:
            return status, usage
        if time.perf_counter() > until:
            os.kill(process, 9)
            _, status, usage = os.wait4(process, 0)
            return status, usage
        time.sleep(0.005)


def _last(output: Any) -> str:  # noqa: ANN401 -- tempfile's own type has no name
    """The last line of a file, in full."""
    output.seek(0)
    lines = output.read().decode(errors="replace").strip().splitlines()
    return str(lines[-1]) if lines else ""


def _why(code: int, last: str, seconds: float, budget: float) -> str:
    if seconds > budget:
        return f"not within {budget:.0f} s"
    if "MemoryError" in last or code == -6:  # Rust aborts where memory ends
        return f"not in {MOST} GiB"
    return f"failed: {last[:80] or code}"
