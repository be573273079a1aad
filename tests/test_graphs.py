"""The graphs that the benchmarks load: of the model's shape, of the size that they say, the same for the same seed."""

from __future__ import annotations

import tracemalloc
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from bench.graphs import SIZES, shape, sized, turtle, write
from gbakg.validation import check
from gbakg.vocabulary import GBAKG

MEMBERS = NamedNode(GBAKG + "participation")


def test_a_graph_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "small.ttl"
    write(file, 30, 45)
    assert check([file]) == []


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    write(file, 130, 70, seed=7)
    assert file.read_bytes() == turtle(130, 70, seed=7).encode()
    assert turtle(130, 70, seed=7) != turtle(130, 70, seed=8)
    assert [path.name for path in tmp_path.iterdir()] == ["graph.ttl"]


@pytest.mark.parametrize(("size", "triples"), [("10k", 10_000), ("100k", 100_000)])
def test_a_size_is_what_it_says(size: str, triples: int) -> None:
    organizations, partnerships = shape(size)
    quads = list(parse(turtle(organizations, partnerships).encode(), format=RdfFormat.TURTLE))
    assert len({quad.triple for quad in quads}) == pytest.approx(triples, rel=0.02)
    parties = Counter(quad.subject for quad in quads if quad.predicate == MEMBERS)
    assert len(parties) == partnerships
    assert set(parties.values()) == {2, 3, 4, 5, 6}


def test_sizes_grow_tenfold() -> None:
    numbers = list(SIZES.values())
    assert [after / before for before, after in pairwise(numbers)] == [10, 10, 10]


def test_a_large_graph_takes_little_memory(tmp_path: Path) -> None:
    tracemalloc.start()
    try:
        write(tmp_path / "graph.ttl", 625, 2500)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (tmp_path / "graph.ttl").stat().st_size > 3_000_000
    assert peak < 3_000_000


def test_a_graph_is_kept_for_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GBAKG_BENCH", str(tmp_path / "kept"))
    file = sized("10k")
    written = file.stat().st_mtime_ns
    assert sized("10k") == file
    assert file.stat().st_mtime_ns == written
    assert file.read_text(encoding="utf-8") == turtle(*shape("10k"))
