"""What is counted in SPARQL is what the networks show, where they are built."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bench.graphs import turtle
from gbakg.networks import network
from gbakg.sources import open_files
from gbakg.summary import UNTOLD, summary


def test_counts_are_those_of_the_networks(tmp_path: Path) -> None:
    (tmp_path / "many.ttl").write_text(turtle(60, 200), encoding="utf-8")
    extra = "@prefix id: <https://w3id.org/gbakg/id/> .\nid:nowhere a <https://w3id.org/gbakg/ontology#Company> .\n"
    (tmp_path / "extra.ttl").write_text(extra, encoding="utf-8")
    source = open_files([tmp_path / "many.ttl", tmp_path / "extra.ttl"])
    found, full = summary(source), network(source, "full")
    pairs = {(edge.source, edge.target, edge.certainty) for edge in network(source, "organizations").edges}
    deals = [node for node in full.nodes if node.group == "partnership"]
    bodies = [node for node in full.nodes if node.group == "organization"]
    names = {node.id.rpartition("/")[2]: node.label for node in full.nodes if node.group == "place"}
    assert sorted(count.number for count in found.certainties) == sorted(Counter(pair[2] for pair in pairs).values())
    assert sorted(count.number for count in found.kinds) == sorted(Counter(node.kind for node in deals).values())
    assert sorted(count.number for count in found.statuses) == sorted(Counter(node.status for node in deals).values())
    assert {count.words.zh: count.number for count in found.regions} == Counter(
        names.get(node.region, UNTOLD.zh) for node in bodies
    )
    assert {count.words: count.number for count in found.regions}[UNTOLD] == 1
