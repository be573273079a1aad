"""The same eight questions, each by a program that starts for it: ``gbakg query``, ``oxigraph query``, Jena's ``arq``.

gbakg and oxigraph open one store on disk; arq reads the same triples from a file first. gbakg finds the thing that a
parameter names and prints names without repetition; the others are given IRIs.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench import peers
from bench.asked import eight
from bench.children import Run, watched
from bench.graphs import SIZES
from bench.queries import milliseconds
from bench.results import keep
from bench.stores import dumped, stored

PROGRAMS = ("gbakg query", "oxigraph query", "Jena arq")


def measure(size: str, rounds: int, budget: float) -> dict[str, dict[str, list[Run]]]:
    """Runs by question and program; a program that has once taken too long is not started again."""
    program, arq = peers.oxigraph(), peers.jena("arq.arq")
    store, late, found = stored(size), set[str](), dict[str, dict[str, list[Run]]]()
    location = next(path for path in store.glob("store-*") if path.is_dir())
    with tempfile.TemporaryDirectory() as folder:
        for asked in eight(size):
            file = Path(folder) / f"{asked.name}.rq"
            file.write_text(asked.standing, encoding="utf-8")
            given: list[str | Path] = [
                part for name, value in asked.parameters.items() for part in ("-p", f"{name}={value}")
            ]
            options: list[str | Path] = ["--query-file", file, "--results-format", "tsv"]
            commands: dict[str, list[str | Path]] = {
                "gbakg query": [peers.gbakg(), "query", asked.name, *given, "--store", store],
                "oxigraph query": [program, "query", "--location", location, *options] if program else [],
                "Jena arq": [*arq, "--data", dumped(size), "--query", file, "--results", "tsv"] if arq else [],
            }
            for _ in range(rounds):
                for name, command in commands.items():
                    runs = found.setdefault(asked.name, {}).setdefault(name, [])
                    if not command:
                        runs.append(Run(failure="not installed"))
                    elif name not in late:
                        runs.append(watched(command, budget))
                        late |= {name} if runs[-1].failure.startswith("not within") else set()
    return found


def rows(size: str, found: Mapping[str, Mapping[str, list[Run]]]) -> Iterator[str]:
    """Lines of the table of programs that start for each question."""
    for question, by_name in found.items():
        own = by_name["gbakg query"]
        cells = [_started(runs, own) for runs in by_name.values()]
        yield f"| {size} | {question} | {' | '.join(cells)} |"


def _started(runs: list[Run], own: list[Run]) -> str:
    if not runs or runs[-1].failure:
        return runs[-1].failure if runs else "left out: too slow before"
    seconds = statistics.median(run.seconds for run in runs)
    if runs is own or own[-1].failure:
        return milliseconds(seconds)
    return f"{milliseconds(seconds)}, {seconds / statistics.median(run.seconds for run in own):.2f} times"


def main() -> None:
    """Measure, print, and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", choices=list(SIZES), default=["100k"])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--budget", type=float, default=60, help="seconds that a program may take")
    wishes = parser.parse_args()
    found = {size: measure(size, wishes.rounds, wishes.budget) for size in wishes.sizes}
    lines = [
        f"{wishes.rounds} rounds in turn, on the wall. gbakg and oxigraph open one store on disk; arq reads N-Triples.",
        "",
        f"| triples | question | {' | '.join(PROGRAMS)} |",
        "| --- " * (2 + len(PROGRAMS)) + "|",
        *(row for size, by_question in found.items() for row in rows(size, by_question)),
    ]
    keep("Questions, a process each", lines)


if __name__ == "__main__":
    main()
