"""GraphML of a large network beside the writers of igraph and networkx, in one run; and how much memory it takes.

The network is synthetic, of the shape that the view ``partnerships`` has: two nodes in three are organisations, every
edge is a participation, all columns are filled. Each writer has its graph in memory before the clock starts.

Goals: at 100,000 edges at most 3 times igraph's time; at 1,000,000 edges less than 2 GiB.
"""

from __future__ import annotations

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.results import keep
from gbakg.exports.columns import EDGE, node_columns
from gbakg.exports.drawing import Drawing
from gbakg.exports.files import write_file
from gbakg.exports.graphml import graphml
from gbakg.model import Evidence
from gbakg.networks import Edge, Network, Node

ID = "https://w3id.org/gbakg/id/"
REGIONS = ("guangxi", "guangdong", "hong-kong", "macao")


def synthetic(edges: int) -> Drawing:
    """A drawing with that many edges; seeded."""
    chance = random.Random(20210089)  # noqa: S311 -- no secret
    bodies = [
        Node(f"{ID}b{n}", "organization", "University", f"第{n}大学", f"University {n}", region=chance.choice(REGIONS))
        for n in range(edges // 5)
    ]
    deals = [
        Node(
            f"{ID}p{n}",
            "partnership",
            "Partnership",
            f"第{n}项合作",
            f"Partnership {n}",
            status="Realised",
            start="2020",
        )
        for n in range(edges // 10)
    ]
    lines = []
    for n in range(edges):
        body, deal = chance.choice(bodies), deals[n % len(deals)]
        words = ("participation", "stated", "合作方", "partner")
        lines.append(Edge(f"{deal.id}.{n}", body.id, deal.id, *words, "Partner", "Realised", deal.id))
    nodes = (*bodies, *deals)
    places = {node.id: (float(n % 997), float(n % 991)) for n, node in enumerate(nodes)}
    evidence = {one.id: (Evidence(f"{one.id}.e", "20210089", "一（一）", 1, 9, "0" * 64),) for one in deals}
    network = Network("partnerships", nodes, tuple(lines))
    return Drawing(network, places=places, deals={deal.id: deal for deal in deals}, evidence=evidence)


def writers(drawn: Drawing) -> dict[str, Callable[[Path], None]]:
    """Name to what writes the same columns."""
    import igraph
    import networkx

    graph: networkx.MultiGraph[str] = networkx.MultiGraph()
    for node in drawn.network.nodes:
        graph.add_node(node.id, **{one.name: one.of(drawn, node) for one in node_columns(drawn)})
    for edge in drawn.network.edges:
        graph.add_edge(edge.source, edge.target, key=edge.id, **{one.name: one.of(drawn, edge) for one in EDGE})
    other = igraph.Graph.from_networkx(graph)
    return {
        "gbakg": lambda path: write_file(path, graphml(drawn)),
        "igraph": lambda path: other.write_graphml(str(path)),
        "networkx": lambda path: networkx.write_graphml_xml(graph, path),
    }


def times(edges: int, rounds: int) -> dict[str, float]:
    """Median seconds of each writer, in turn."""
    found: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        ways = writers(synthetic(edges))
        for _ in range(rounds):
            for name, write in ways.items():
                start = time.perf_counter()
                write(Path(folder) / f"{name}.graphml")
                found.setdefault(name, []).append(time.perf_counter() - start)
    return {name: statistics.median(seconds) for name, seconds in found.items()}


def memory(edges: int) -> tuple[float, float]:
    """GiB that a process of its own holds at most, and seconds of writing."""
    command = [sys.executable, "-m", "bench.exports", "--alone", str(edges)]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    peak, seconds = done.stdout.split()
    return float(peak), float(seconds)


def alone(edges: int) -> None:
    """Write a network and print how much memory it took, in GiB, and the seconds."""
    drawn = synthetic(edges)
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        write_file(Path(folder) / "x.graphml", graphml(drawn))
        seconds = time.perf_counter() - start
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, seconds)


def main() -> None:
    """Measure, print, and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--edges", type=int, default=100_000)
    parser.add_argument("--alone", type=int)
    wishes = parser.parse_args()
    if wishes.alone:
        alone(wishes.alone)
        return
    found = times(wishes.edges, wishes.rounds)
    peak, seconds = memory(10 * wishes.edges)
    lines = [
        f"GraphML of {wishes.edges:,} edges with {len(EDGE)} columns each, {wishes.rounds} rounds.",
        "",
        "| writer | median | gbakg takes |",
        "| --- | --- | --- |",
        *(f"| {name} | {one:.2f} s | {found['gbakg'] / one:.2f} times |" for name, one in found.items()),
        "",
        f"{10 * wishes.edges:,} edges: {seconds:.0f} s, {peak:.2f} GiB at most, the network itself included.",
        "",
        "Goals: at most 3 times igraph's time; less than 2 GiB for ten times as many edges.",
    ]
    keep("GraphML", lines)


if __name__ == "__main__":
    main()
