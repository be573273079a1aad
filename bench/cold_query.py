"""A cold question, beside what it stands on and beside rdflib, in one run.

Each round starts every command once as a process of its own, so that all meet the same noise; the medians of their
processor times are compared, which on an idle machine are the times that a person waits.
Printed as ratios and kept in ``bench/RESULTS.md``:

- ``gbakg query partners -p org=华大基因`` to a bare script of click and pyoxigraph, ``bench/bare.py``, that reads the
  same files, asks the same text and prints the table: goal at most 1.3. gbakg also derives, finds the body by any of
  its names and checks what it is given; beside it the same script with the rules applied.
- the same to ``python -c "import click, pyoxigraph"``: goal at most 2.5;
- the same to a script that parses the same file by rdflib and asks the same: goal at most one third.
"""

from __future__ import annotations

import statistics
import sys
from pathlib import Path

from bench.children import watched
from bench.peers import gbakg
from bench.results import keep
from gbakg.sources import default_data
from gbakg.vocabulary import HERE

ROUNDS = 21
"""Rounds measured, after one that warms the disk."""

BUDGET = 60
"""Seconds that a command may take."""

QUERY = HERE / "queries" / "partners.rq"

BARE = Path(__file__).with_name("bare.py")

RDFLIB = f"""
import rdflib
graph = rdflib.Graph()
graph.parse({str(default_data())!r}, format="turtle")
graph.parse({str(HERE / "schema" / "ontology.ttl")!r}, format="turtle")
name = rdflib.Literal("华大基因", lang="zh")
label = rdflib.URIRef("http://www.w3.org/2004/02/skos/core#altLabel")
bindings = {{"org": graph.value(None, label, name), "lang": rdflib.Literal("zh")}}
text = open({str(QUERY)!r}, encoding="utf-8").read()
assert len(graph.query(text, initBindings=bindings).bindings) == 4
"""
"""The same question without regions, which rdflib would have to derive first: a head start for rdflib."""

COMMANDS = {
    "gbakg query": [gbakg(), "query", "partners", "-p", "org=华大基因"],
    "bare script": [sys.executable, str(BARE), "华大基因"],
    "bare script, derives": [sys.executable, str(BARE), "华大基因", "--derive"],
    "import click, pyoxigraph": [sys.executable, "-c", "import click, pyoxigraph"],
    "rdflib script": [sys.executable, "-c", RDFLIB],
}


def measure() -> dict[str, float]:
    """Median processor time of each command, in seconds."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for number in range(ROUNDS + 1):
        for name, command in COMMANDS.items():
            run = watched(command, BUDGET)
            if run.failure:
                raise RuntimeError(f"{name}: {run.failure}")
            if number:
                times[name].append(run.processor)
    return {name: statistics.median(found) for name, found in times.items()}


def main() -> None:
    """Measure, print, and keep the result."""
    medians = measure()
    own = medians["gbakg query"]
    lines = [
        f"{ROUNDS} rounds.",
        "",
        "| command | median processor time | gbakg query is |",
        "| --- | --- | --- |",
        *(f"| `{name}` | {1000 * median:.0f} ms | {own / median:.2f} times |" for name, median in medians.items()),
        "",
        "The bare script reads the same files and asks the same text by click and pyoxigraph; gbakg also derives.",
        "",
        "Goals: at most 1.3 times the bare script, 2.5 times the import, 0.33 times the rdflib script.",
    ]
    keep("A cold question", lines)


if __name__ == "__main__":
    main()
