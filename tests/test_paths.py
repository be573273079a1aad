"""Chains between two bodies: what networkx finds in the whole network, without the whole network being asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import combinations, pairwise, product
from pathlib import Path

import networkx
import pytest
from pyoxigraph import NamedNode

from bench.graphs import turtle
from gbakg.networks import CERTAINTIES, Network, network
from gbakg.paths import CHAINS, COLUMNS, paths, weaker
from gbakg.sources import Answer, EmbeddedSource, Source, Term, open_files
from gbakg.views import text as view
from gbakg.vocabulary import ID, PREFIXES

SUBSETS = [some for number in range(len(CERTAINTIES) + 1) for some in combinations(CERTAINTIES, number)]
UNKNOWN = "https://example.org/unknown"
SIDE = 5
"""Bodies along one side of the square: 70 shortest chains lead from corner to corner."""


class Watched:
    """A source that keeps what it is asked."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.asked: list[str] = []
        self.origin, self.shipped, self.derived = source.origin, source.shipped, source.derived

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        self.asked.append(text)
        return self._source.query(text, bindings)


def opened(folder: Path, text: str) -> EmbeddedSource:
    (folder / "graph.ttl").write_text(text, encoding="utf-8")
    return open_files([folder / "graph.ttl"])


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedSource:
    """Bodies of which some have no chain, and some only a planned or a possible one."""
    return opened(tmp_path_factory.mktemp("invented"), turtle(50, 40, seed=3))


@pytest.fixture(scope="module")
def square(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedSource:
    """Bodies in a square, each a partner of its neighbours."""
    places = list(product(range(SIDE), repeat=2))
    pairs = [((x, y), (x + dx, y + dy)) for x, y in places for dx, dy in ((0, 1), (1, 0))]
    lines = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    lines += [f"id:b{x}-{y} a gbakg:Company ." for x, y in places]
    for (x, y), other in pairs:
        if other in places:
            deal = f"id:p-{x}-{y}-{other[0]}-{other[1]}"
            lines.append(f"{deal} a gbakg:Partnership ; gbakg:status gbakg:Underway .")
            for end in (f"b{x}-{y}", f"b{other[0]}-{other[1]}"):
                lines.append(f"{deal} gbakg:participation {deal}.{end} .")
                lines.append(f"{deal}.{end} org:member id:{end} ; org:role gbakg:Partner .")
    return opened(tmp_path_factory.mktemp("square"), "\n".join(lines))


def wanted(whole: Network, start: str, goal: str, include: Collection[str]) -> list[tuple[str, ...]]:
    """The rows without their numbers and the status: of each chain, step and partnership, from the whole network."""
    names = {node.id: node.label_en for node in whole.nodes}
    edges = sorted((edge for edge in whole.edges if edge.certainty in include), key=lambda edge: edge.partnership)
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_edges_from((edge.source, edge.target) for edge in edges)
    if start not in graph or goal not in graph or not networkx.has_path(graph, start, goal):
        return []
    return [
        (one, names[one], edge.partnership, edge.label_en, other, names[other], edge.certainty)
        for chain in sorted(networkx.all_shortest_paths(graph, start, goal))[:CHAINS]
        for one, other in pairwise(chain)
        for edge in edges
        if {one, other} == {edge.source, edge.target}
    ]


def found(source: Source, start: str, goal: str, include: Collection[str]) -> list[tuple[str, ...]]:
    table = paths(source, NamedNode(start), NamedNode(goal), include, "en")
    assert table.columns == COLUMNS
    return [tuple(row[column] for column in COLUMNS[2:-1]) for row in table]


def test_they_are_those_that_networkx_finds_in_the_whole_network(invented: EmbeddedSource) -> None:
    whole = network(invented, "organizations")
    bodies = [*(node.id for node in whole.nodes[::4]), UNKNOWN]
    lengths = set()
    for start, goal in product(bodies, repeat=2):
        for include in SUBSETS:
            rows = found(invented, start, goal, include)
            assert rows == wanted(whole, start, goal, include), (start, goal, include)
            lengths.add(len({row[0] for row in rows}))
    assert lengths >= {0, 1, 2, 3, 4}


def test_the_kinds_of_pair_that_would_help_are_told(invented: EmbeddedSource) -> None:
    whole = network(invented, "organizations")
    bodies = [node.id for node in whole.nodes[::3]]
    told = set()
    for start, goal in product(bodies, repeat=2):
        for include in SUBSETS:
            if wanted(whole, start, goal, include):
                continue
            rest = tuple(one for one in CERTAINTIES if one not in include)
            tries = [*((one,) for one in rest), rest]
            helping = next((more for more in tries if wanted(whole, start, goal, (*include, *more))), ())
            assert weaker(invented, NamedNode(start), NamedNode(goal), include) == helping, (start, goal, include)
            told.add(helping)
    assert told >= {(), ("stated",), ("planned",), ("possible",), ("planned", "possible")}


def test_of_very_many_the_first_are_told_in_the_order_of_their_bodies(square: EmbeddedSource) -> None:
    whole, ends = network(square, "organizations"), (f"{ID}b0-0", f"{ID}b{SIDE - 1}-{SIDE - 1}")
    table = paths(square, NamedNode(ends[0]), NamedNode(ends[1]))
    assert found(square, *ends, ["stated"]) == wanted(whole, *ends, ["stated"])
    numbers = [(int(row["chain"]), int(row["step"])) for row in table]
    assert numbers == list(product(range(1, CHAINS + 1), range(1, 2 * SIDE - 1)))
    assert {row["status_name"] for row in table} == {"进行中"}


def test_a_level_of_more_bodies_than_a_query_takes_is_asked_in_parts(
    square: EmbeddedSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends = f"{ID}b0-0", f"{ID}b{SIDE - 1}-{SIDE - 1}"
    whole = found(square, *ends, ["stated"])
    monkeypatch.setattr("gbakg.sources.binding.MANY", 2)
    assert found(square, *ends, ["stated"]) == whole


def test_only_bodies_on_the_way_are_asked_about(square: EmbeddedSource) -> None:
    watched = Watched(square)
    assert len(found(watched, f"{ID}b0-0", f"{ID}b0-2", ["stated"])) == 2
    named = [set(re.findall(r"/id/(b\d-\d)>", text)) for text in watched.asked]
    ends, way = [{"b0-0"}, {"b0-2"}], {"b0-0", "b0-1", "b0-2"}
    # A level from each end, who is in which partnerships, how sure these are, the terms' names, all others' names.
    assert named == [*ends, way, set(), set(), way]
    assert all("VALUES" in text for text in watched.asked if not view("terms").startswith(text))


def test_the_search_goes_on_from_the_end_with_fewer_bodies(square: EmbeddedSource) -> None:
    watched = Watched(square)
    assert found(watched, f"{ID}b2-2", UNKNOWN, ["stated"]) == []
    assert [set(re.findall(r"<(\S+)> }", text)) for text in watched.asked] == [{f"{ID}b2-2"}, {UNKNOWN}]


def test_a_body_leads_to_itself_by_no_step(source: EmbeddedSource) -> None:
    bgi = NamedNode(ID + "bgi")
    assert paths(source, bgi, bgi).rows == ()
    assert weaker(source, bgi, bgi, ["stated"]) == ()


def test_what_has_no_name_is_called_by_its_identifier(square: EmbeddedSource) -> None:
    row = next(iter(paths(square, NamedNode(f"{ID}b0-0"), NamedNode(f"{ID}b0-1"))))
    assert (row["from_name"], row["to_name"], row["partnership_name"]) == ("b0-0", "b0-1", "p-0-0-0-1")
