"""How what is made of a graph grows with it: networks, layout, GraphML, page, numbers.

Each stage is a process of its own over a store on disk; what it needs, the store opened and the network built, is
there before its clock starts, and counts in its memory. From a size to the next there are ten times as many
partnerships, so ten times the time is linear. The page tells everything of everything and is one file, and the check
reads all into memory: they are measured up to the size that they are meant for, see ``--page``.

Goals: networks and exports linear up to ten million triples, the memory told.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from bench.children import Run, watched
from bench.graphs import SIZES
from bench.results import keep, upto
from bench.stores import stored

if TYPE_CHECKING:
    from gbakg.networks import Network
    from gbakg.sources import Source

Stage = Callable[["Source"], Callable[[], object]]
"""Makes ready what a stage needs; gives the stage itself."""


def _view(name: str) -> Stage:
    def ready(source: Source) -> Callable[[], object]:
        from gbakg.networks import network

        return lambda: network(source, name)

    return ready


def _layout(source: Source) -> Callable[[], object]:
    from gbakg.exports.drawing import places

    view = _network(source)
    return lambda: places(view, view, "zh")


def _graphml(source: Source) -> Callable[[], object]:
    """With the evidence, as ``gbakg export graphml`` has it; the positions, which are the layout's, stay 0."""
    from gbakg.exports.drawing import Drawing, by_thing
    from gbakg.exports.files import write_file
    from gbakg.exports.graphml import graphml
    from gbakg.views import ask

    view = _network(source)
    deals = {node.id: node for node in view.nodes if node.group == "partnership"}
    drawn = Drawing(view, deals=deals, evidence=by_thing(ask(source, "passages")))

    def write() -> None:
        with tempfile.TemporaryDirectory() as folder:
            write_file(Path(folder) / "network.graphml", graphml(drawn))

    return write


def _summary(source: Source) -> Callable[[], object]:
    from gbakg.summary import summary

    return lambda: summary(source)


def _page(source: Source) -> Callable[[], object]:
    from gbakg.publish import explore

    return lambda: explore(source)


def _check(source: Source) -> Callable[[], object]:
    from gbakg.validation import check_source

    return lambda: check_source(source)


def _network(source: Source) -> Network:
    from gbakg.networks import network

    return network(source)


STAGES: dict[str, Stage] = {
    "network of partnerships": _view("partnerships"),
    "network of organisations": _view("organizations"),
    "network in full": _view("full"),
    "layout": _layout,
    "GraphML, not laid out": _graphml,
    "numbers (`gbakg info`)": _summary,
    "page": _page,
    "check (`gbakg check`)": _check,
}

NOT_LARGE = ("page", "check (`gbakg check`)")
"""Stages that are measured up to ``--page``."""


AT_ALL_SIZES = ("network of partnerships", "GraphML, not laid out", "numbers (`gbakg info`)")
"""Stages that are measured up to the largest graph also where ``--most`` leaves out the others."""


def alone(stage: str, store: Path) -> None:
    """Run a stage once and tell its seconds, on the wall and of the processor."""
    from gbakg.sources.stored import StoredSource

    work = STAGES[stage](StoredSource(store))
    wall, processor = time.perf_counter(), time.process_time()
    work()
    told = {"seconds": time.perf_counter() - wall, "processor": time.process_time() - processor}
    print(json.dumps(told))


def measure(sizes: list[str], page: str, most: str, budget: float) -> dict[str, dict[str, Run]]:
    """Runs by stage and size; a stage that has once run out of time or memory is not tried at a larger size."""
    found: dict[str, dict[str, Run]] = {stage: {} for stage in STAGES}
    for size in sizes:
        store = stored(size)
        for stage, runs in found.items():
            before = list(runs.values())[-1:]
            if stage in NOT_LARGE and size not in upto(SIZES, page):
                runs[size] = Run(failure="not meant for it")
            elif stage not in AT_ALL_SIZES and size not in upto(SIZES, most):
                runs[size] = Run(failure="not measured")
            elif before and before[0].failure:
                runs[size] = Run(failure="left out: not done at the size before")
            else:
                command: list[str | Path] = [sys.executable, "-m", "bench.growth", "--alone", stage, "--store", store]
                runs[size] = watched(command, budget)
            print(f"{size}, {stage}: {runs[size]}", flush=True)
    return found


def rows(found: Mapping[str, Mapping[str, Run]]) -> Iterator[str]:
    """Lines of the table, stage by stage."""
    for stage, runs in found.items():
        for before, size in pairwise(["", *runs]):
            run, earlier = runs[size], runs.get(before, Run(failure="none"))
            if run.failure:
                yield f"| {stage} | {size} | {run.failure} | | | {run.memory:.2f} GiB | |"
                continue
            used = run.told["processor"]
            growth = "" if earlier.failure else f"{used / earlier.told['processor']:.1f} times"
            times = f"{run.told['seconds']:.2f} s | {used:.2f} s | {1000 * used / SIZES[size]:.2f} ms"
            yield f"| {stage} | {size} | {times} | {run.memory:.2f} GiB | {growth} |"


def main() -> None:
    """Measure, print, and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--largest", choices=list(SIZES), default="100k", help="the sizes up to this one")
    parser.add_argument("--page", choices=list(SIZES), default="100k", help="the largest with a page and a check")
    parser.add_argument("--most", choices=list(SIZES), default="10M", help="the largest for all but three stages")
    parser.add_argument("--budget", type=float, default=1200, help="seconds that a stage may take with all it needs")
    parser.add_argument("--alone", choices=list(STAGES))
    parser.add_argument("--store", type=Path)
    wishes = parser.parse_args()
    if wishes.alone:
        alone(wishes.alone, wishes.store)
        return
    found = measure(upto(SIZES, wishes.largest), wishes.page, wishes.most, wishes.budget)
    numbers = ", ".join(f"{size}: {SIZES[size]:,}" for size in upto(SIZES, wishes.largest))
    lines = [
        f"One round, {wishes.budget:.0f} s for a stage with all that it needs. Partnerships by triples, {numbers}.",
        "*grown*: processor time in times that of the size before, for 10 times the partnerships. Memory is that of",
        "the whole process, the network included where a stage needs one.",
        "",
        "| stage | triples | time | processor | each partnership | memory | grown |",
        "| --- " * 7 + "|",
        *rows(found),
        "",
        "Goal: linear, that is 10 times, up to 10M.",
    ]
    keep("Growth", lines)


if __name__ == "__main__":
    main()
