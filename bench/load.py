"""Loading graphs of growing size, with all that the rules derive, beside peers that load the same file as it stands.

Each load is a process of its own; those of one size run in turn. *load* is the load itself where a Python library
does it, without the start of Python and the imports; the whole process where a program does it.

Goals: at most 1.3 times raw pyoxigraph's bulk loader, derivation included; each rule linear in the partnerships.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from bench import peers
from bench.children import Run, watched
from bench.graphs import SIZES, sized
from bench.results import keep, upto
from bench.stores import dumped

Command = Callable[[Path, Path], list[str | Path]]

PATIENCE = 3600
"""Seconds that :data:`MEASURED` may take."""

ENOUGH = 20
"""Seconds after which a way is not measured again at that size."""

DERIVED = "pyoxigraph, derived triples too"
"""Loads from a file what gbakg's store holds in the end."""

OWN = {"on disk": "gbakg", "in memory": "gbakg.open_graph"}
"""Table to the way that all others of it are compared with."""

MEASURED = (*OWN.values(), "pyoxigraph", DERIVED, "`oxigraph load`", "oxrdflib")
"""Ways that are let run to their end; the budget is for the others."""

NOT_INSTALLED = Run(failure="not installed")

COLUMNS = ("load", "whole process", "processor", "memory", "gbakg takes")


def python(way: str, program: str = sys.executable) -> Command:
    """The command of a way of :mod:`bench.loaders`."""
    return lambda file, folder: [program, "-m", "bench.loaders", way, file, folder] if program else []


def ways() -> dict[str, dict[str, Command]]:
    """Table to way to its command, empty where the way is not installed."""
    program, loader = peers.oxigraph(), peers.jena("tdb2.tdbloader")
    return {
        "on disk": {
            "gbakg": python("on_disk"),
            "pyoxigraph": python("raw_on_disk"),
            DERIVED: python("raw_on_disk"),
            "`oxigraph load`": lambda f, d: [program, "load", "--location", d, "--file", f] if program else [],
            "Jena `tdb2.tdbloader`": lambda f, d: [*loader, "--loc", d, f] if loader else [],
        },
        "in memory": {
            "gbakg.open_graph": python("in_memory"),
            "pyoxigraph": python("raw_in_memory"),
            "oxrdflib": python("oxrdflib"),
            "rdflib": python("rdflib"),
            "kglab": python("kglab", peers.kglab()),
        },
    }


def measure(size: str, rounds: int, budget: float) -> dict[tuple[str, str], list[Run]]:
    """Runs by table and way; what fails is not tried again."""
    found: dict[tuple[str, str], list[Run]] = {}
    for _ in range(rounds):
        for table, commands in ways().items():
            for way, command in commands.items():
                runs = found.setdefault((table, way), [])
                if runs and (runs[-1].failure or sum(run.seconds for run in runs) > ENOUGH):
                    continue
                file = dumped(size) if way == DERIVED else sized(size)
                with tempfile.TemporaryDirectory() as folder:
                    line = command(file, Path(folder) / "store")
                    runs.append(watched(line, PATIENCE if way in MEASURED else budget) if line else NOT_INSTALLED)
                print(f"{size}, {table}, {way}: {_seconds(runs[-1]):.2f} s {runs[-1].failure}", flush=True)
    return found


def _seconds(run: Run) -> float:
    return float(run.told.get("seconds", run.seconds))


def _median(runs: list[Run]) -> float:
    return statistics.median(_seconds(run) for run in runs)


def rows(size: str, table: str, found: Mapping[tuple[str, str], list[Run]]) -> Iterator[str]:
    """Lines of one table for one size."""
    own = found[table, OWN[table]]
    for way in ways()[table]:
        runs = found[table, way]
        if runs[-1].failure:
            slow = runs[-1].failure.startswith("not within") and not own[-1].failure
            ratio = f"< {_median(own) / runs[-1].seconds:.2f} times" if slow else ""
            yield f"| {size} | {way} | {runs[-1].failure} | | | {runs[-1].memory:.2f} GiB | {ratio} |"
            continue
        whole, processor = (statistics.median(getattr(run, name) for run in runs) for name in ("seconds", "processor"))
        ratio = "" if own[-1].failure else f"{_median(own) / _median(runs):.2f} times"
        yield (
            f"| {size} | {way} | {_median(runs):.2f} s | {whole:.2f} s | {processor:.2f} s | "
            f"{max(run.memory for run in runs):.2f} GiB | {ratio} |"
        )


def growth(all_found: Mapping[str, Mapping[tuple[str, str], list[Run]]]) -> Iterator[str]:
    """How long the stages of a load on disk take, and how many times longer than at the size before."""
    told = {size: _stages(found["on disk", OWN["on disk"]]) for size, found in all_found.items()}
    yield "| stage | " + " | ".join(told) + " |"
    yield "| --- " * (1 + len(told)) + "|"
    for stage in next(iter(told.values()), {}):
        cells = [_cell(told, stage, before, size) for before, size in pairwise(["", *told])]
        yield f"| {stage} | " + " | ".join(cells) + " |"


def _stages(runs: list[Run]) -> dict[str, float]:
    """Median seconds by stage; none where the load failed."""
    done = [run.told["stages"] for run in runs if "stages" in run.told]
    return {name: statistics.median(stages[name] for stages in done) for name in (done[0] if done else ())}


def _cell(told: Mapping[str, Mapping[str, float]], stage: str, before: str, size: str) -> str:
    seconds, earlier = told[size].get(stage), told[before].get(stage) if before else None
    if seconds is None:
        return ""
    return f"{seconds:.2f} s" + (f", {seconds / earlier:.1f} times" if earlier else "")


def main() -> None:
    """Measure, print, and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", choices=list(SIZES), default="100k", help="the sizes up to this one")
    parser.add_argument("--rounds", type=int, default=3, help="fewer for what takes long")
    parser.add_argument("--budget", type=float, default=60, help="seconds that rdflib, kglab and Jena may take")
    wishes = parser.parse_args()
    found = {size: measure(size, wishes.rounds, wishes.budget) for size in upto(SIZES, wishes.largest)}
    lines = [
        f"At most {wishes.rounds} rounds, in turn; {wishes.budget:.0f} s for rdflib, kglab, Jena. The file is Turtle",
        "and states as many triples as the size says; gbakg derives what the rules say, the others do not.",
    ]
    for table in OWN:
        lines += ["", f"| triples | {table} | {' | '.join(COLUMNS)} |", "| --- " * (2 + len(COLUMNS)) + "|"]
        lines += [row for size, runs in found.items() for row in rows(size, table, runs)]
    lines += [
        "",
        "Stages of a load on disk, in processor time, and in times that of the size before:",
        "",
        *growth(found),
        "",
        "Goals: at most 1.3 times pyoxigraph; each stage linear in the partnerships, that is 10 times.",
    ]
    keep("Loading", lines)


if __name__ == "__main__":
    main()
