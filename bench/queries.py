"""Eight typical questions on a warm graph, beside peers that hold the same triples, those derived included.

gbakg and raw pyoxigraph, asked in two ways, stand in one process, each other library in a process of its own; all are
asked in turn. Compared is processor time: on a shared machine the wall tells how busy others are. Programs that start
for each question are in ``bench.started``.

Goals: at most 1.1 times raw pyoxigraph and at most a twentieth of rdflib, in every question.
"""

from __future__ import annotations

import argparse
import json
import select
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import peers
from bench.asked import Asked, eight
from bench.children import ENVIRONMENT, ROOT, confine
from bench.graphs import SIZES, sized
from bench.results import keep
from bench.stores import dumped, stored

PURE = ("rdflib", "kglab")
"""Peers in Python alone, which are asked only of graphs that they bear; see ``--pure``."""

COLUMNS = ("triples", "question", "rows", "gbakg", "beneath", "ratio", "pyoxigraph", "pyoxigraph, VALUES", "ratio")

PATIENCE = 900
"""Seconds within which a graph has to be open, and an engine that is not Python to answer."""

SHARED = 4
"""How many times a budget of processor time may pass on the wall, where others keep the machine busy."""

ENOUGH = 10
"""Seconds after which a question is not asked again of the same peer."""


@dataclass
class Peer:
    """A library in an open process; or none, and why.

    Attributes:
        name: as :data:`bench.answerers.WHO` has it.
        process: where it answers.
        failure: why it does not.
        answers: by question.
    """

    name: str
    process: subprocess.Popen[str] | None = None
    failure: str = ""
    answers: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def ask(self, asked: Asked, budget: float) -> None:
        """Ask once; what failed or has taken long enough is not asked again."""
        told = self.answers.setdefault(asked.name, [])
        if self.failure or (told and ("failure" in told[-1] or sum(one["seconds"] for one in told) > ENOUGH)):
            return
        given = {"text": asked.text, "values": asked.values, "standing": asked.standing}
        told.append(self._answer({"who": self.name, **given, "budget": budget}, budget))

    def _answer(self, request: Mapping[str, Any], budget: float) -> dict[str, Any]:
        if self.process is None or self.process.stdin is None:
            raise ValueError(f"{self.name} is not open")
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        reply = _line(self.process, SHARED * budget)
        if not reply:  # no signal stops an engine that is not Python
            self.failure = f"not within {SHARED * budget:.0f} s on the wall, or ended"
            self.process.kill()
            return {"failure": self.failure, "seconds": 0.0}
        return dict(json.loads(reply))

    def median(self, asked: Asked) -> float:
        """Seconds of processor time; 0 where there is no answer."""
        told = self.answers.get(asked.name) or [{}]
        return 0.0 if "processor" not in told[-1] else statistics.median(one["processor"] for one in told)


@contextmanager
def opened(names: Sequence[str], size: str, *, on_disk: bool) -> Iterator[list[Peer]]:
    """Peers that share a process."""
    program = peers.kglab() if names == ["kglab"] else sys.executable
    if not program:
        yield [Peer(name, failure="not installed") for name in names]
        return
    files: list[str | Path] = ["--graph", sized(size), "--derived", dumped(size)]
    files += ["--store", stored(size)] if on_disk else []
    command: list[str | Path] = [program, "-m", "bench.answerers", *names, *files]
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            command, stdin=-1, stdout=-1, stderr=errors, env=ENVIRONMENT, cwd=ROOT, text=True, encoding="utf-8"
        )
        confine(process.pid)
        try:
            failure = "" if _line(process, PATIENCE) else f"not open within {PATIENCE} s and 8 GiB"
            yield [Peer(name, process, failure) for name in names]
        finally:
            process.kill()
            process.communicate()


def _line(process: subprocess.Popen[str], patience: float) -> str:
    """The next line, empty where none comes in time. A process writes one line at a time, so none waits unseen."""
    if process.stdout is None:
        return ""
    ready, _, _ = select.select([process.stdout], [], [], patience)
    return process.stdout.readline() if ready else ""


def warm(size: str, wishes: argparse.Namespace) -> list[Peer]:
    """All peers, asked; the first round warms and does not count."""
    groups = [["gbakg", "beneath", "pyoxigraph", "pyoxigraph_values"], ["oxrdflib"]]
    sizes = list(SIZES)
    if sizes.index(size) <= sizes.index(wishes.pure):
        groups += [[name] for name in PURE]
    with ExitStack() as stack:
        found = [peer for names in groups for peer in stack.enter_context(opened(names, size, on_disk=wishes.on_disk))]
        for asked in eight(size):
            for number in range(wishes.rounds + 1):
                for peer in found:
                    peer.ask(asked, wishes.budget if peer.name in PURE else PATIENCE)
                    if number == 0 and "processor" in (peer.answers.get(asked.name) or [{}])[-1]:
                        _warmed(peer, asked)
            print(f"{size}, {asked.name}: {[f'{1000 * peer.median(asked):.2f} ms' for peer in found]}", flush=True)
        return [*found, *(Peer(name, failure="left out") for name in PURE if [name] not in groups)]


def _warmed(peer: Peer, asked: Asked) -> None:
    """Forget what warmed, but where it took so long that it is the measure."""
    if peer.answers[asked.name][0]["seconds"] < ENOUGH:
        peer.answers[asked.name].clear()


def warm_rows(size: str, found: list[Peer]) -> Iterator[str]:
    """Lines of the table of warm questions."""
    own, beneath, *raw = found[:4]
    for asked in eight(size):
        least = own.median(asked)
        rows = (own.answers[asked.name] or [{}])[-1].get("rows", 0)
        cells = [_own(own, asked), _own(beneath, asked), _ratio(least, [beneath], asked)]
        cells += [*(_own(peer, asked) for peer in raw), _ratio(least, raw, asked)]
        cells += [_cell(peer, asked, least, rows) for peer in found[4:]]
        yield f"| {size} | {asked.name} | {rows:,} | {' | '.join(cells)} |"


def _ratio(own: float, peers: list[Peer], asked: Asked) -> str:
    """To the fastest of some."""
    known = [peer.median(asked) for peer in peers if peer.median(asked)]
    return f"{own / min(known):.2f} times" if known and own else ""


def _own(peer: Peer, asked: Asked) -> str:
    return milliseconds(peer.median(asked)) if peer.median(asked) else _failure(peer, asked)


def _cell(peer: Peer, asked: Asked, own: float, rows: int) -> str:
    """How many times as long as gbakg a peer takes; that its answer has other rows is told instead."""
    told = (peer.answers.get(asked.name) or [{}])[-1]
    if "processor" not in told:
        late = told.get("seconds", 0.0)
        return f"{_failure(peer, asked)}{f', > {late / own:.0f} times' if late and own else ''}"
    if told["rows"] != rows:
        return f"another answer: {told['rows']} rows"
    return f"{milliseconds(peer.median(asked))}, {peer.median(asked) / own:.3g} times"


def _failure(peer: Peer, asked: Asked) -> str:
    return str((peer.answers.get(asked.name) or [{}])[-1].get("failure", "") or peer.failure)


def milliseconds(seconds: float) -> str:
    """A time as the tables tell it: three digits.

    >>> milliseconds(0.0391), milliseconds(3.6348)
    ('39.1 ms', '3.6 s')
    """
    return f"{1000 * seconds:.3g} ms" if seconds < 1 else f"{seconds:.1f} s"


def main() -> None:
    """Measure, print, and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", choices=list(SIZES), default=["100k"])
    parser.add_argument(
        "--pure", choices=list(SIZES), default="100k", help="the largest graph for peers in Python alone"
    )
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--budget", type=float, default=20, help="processor seconds that an answer of those may take")
    parser.add_argument("--on-disk", action="store_true", help="gbakg and pyoxigraph ask a store on disk, the same one")
    wishes = parser.parse_args()
    warmed = {size: warm(size, wishes) for size in wishes.sizes}
    others = [peer.name for peer in next(iter(warmed.values()))[4:]]
    where = "on one store on disk" if wishes.on_disk else "in memory"
    lines = [
        f"{wishes.rounds} rounds in turn after one that warms; gbakg and pyoxigraph {where}.",
        "Processor time. *times* behind a peer's: as long as gbakg takes.",
        "",
        f"| {' | '.join([*COLUMNS, *others])} |",
        "| --- " * (len(COLUMNS) + len(others)) + "|",
        *(row for size, found in warmed.items() for row in warm_rows(size, found)),
        "",
        "*beneath* is the store that gbakg holds, asked by pyoxigraph alone with the values in the text. *pyoxigraph*",
        "has loaded the same triples from one sorted file, so that they lie otherwise in memory; it is given values as",
        "substitutions, then in the text by VALUES, and the ratio behind it is to the faster of the two.",
        "",
        "Goals: at most 1.10 times pyoxigraph, and rdflib at least 20 times gbakg, in every question.",
    ]
    keep(f"Warm questions{', on disk' if wishes.on_disk else ''}", lines)


if __name__ == "__main__":
    main()
