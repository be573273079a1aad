"""One load in a process of its own, by a way's name: what ``bench.load`` watches.

Prints what was loaded as one JSON object: seconds of the load itself, without the start of Python and the imports, and
how many triples there are then. Each way imports what it needs itself: kglab's Python has no gbakg.
"""

from __future__ import annotations

import argparse
import importlib
import json
import time
from collections.abc import Callable, Iterator, Sized
from contextlib import contextmanager
from pathlib import Path
from typing import Any

Told = dict[str, Any]


def on_disk(file: Path, folder: Path) -> Told:
    """As ``gbakg load --store`` does it."""
    from gbakg.sources.stored import load

    start = time.perf_counter()
    source = load(folder, [file])
    return {"seconds": time.perf_counter() - start, "triples": source.stated + sum(source.derived.values())}


def in_turn(file: Path, folder: Path) -> Told:
    """The same, one stage after the other; also how long each took, in seconds of the processor."""
    from pyoxigraph import DefaultGraph, NamedNode, Store

    from gbakg.sources.derivation import derive, rules
    from gbakg.sources.engine import add, add_ontology
    from gbakg.sources.loading import load_file
    from gbakg.vocabulary import DERIVED

    stages: dict[str, float] = {}
    start, store, lines = time.perf_counter(), Store(str(folder)), b""
    with _stage(stages, "reading"):
        load_file(store, file)
    add_ontology(store, DefaultGraph())
    for rule in rules():
        with _stage(stages, rule.stem):
            lines += derive(store, rule.read_text(encoding="utf-8"))
    with _stage(stages, "listing apart"):
        add(store, lines, NamedNode(DERIVED))
    with _stage(stages, "putting in order"):
        store.optimize()
    return {"stages": stages, **_told(start, store)}


@contextmanager
def _stage(stages: dict[str, float], name: str) -> Iterator[None]:
    start = time.process_time()
    yield
    stages[name] = time.process_time() - start


def in_memory(file: Path, _: Path) -> Told:
    """As every command does it that reads files."""
    from gbakg.sources import open_files

    start = time.perf_counter()
    source = open_files([file])
    return {"seconds": time.perf_counter() - start, "triples": source.stated + sum(source.derived.values())}


def raw_on_disk(file: Path, folder: Path) -> Told:
    """Oxigraph's bulk loader; nothing is derived."""
    from pyoxigraph import Store

    return _raw(lambda: Store(str(folder)), file)


def raw_in_memory(file: Path, _: Path) -> Told:
    """The same without a folder."""
    from pyoxigraph import Store

    return _raw(Store, file)


def _raw(store: Callable[[], Any], file: Path) -> Told:
    start = time.perf_counter()
    opened = store()
    opened.bulk_load(path=str(file))
    return _told(start, opened)


def rdflib(file: Path, _: Path) -> Told:
    """Rdflib's default, the store Memory."""
    import rdflib

    start = time.perf_counter()
    return _told(start, rdflib.Graph().parse(file))


def oxrdflib(file: Path, _: Path) -> Told:
    """Rdflib's graph over Oxigraph in memory, by the parser that oxrdflib brings."""
    import rdflib

    start = time.perf_counter()
    form = "ox-turtle" if file.suffix == ".ttl" else "ox-ntriples"
    return _told(start, rdflib.Graph(store="Oxigraph").parse(file, format=form))


def kglab(file: Path, _: Path) -> Told:
    """Kglab's graph, which is rdflib's."""
    library = importlib.import_module("kglab")  # by its name: types cannot be checked where it is not
    start = time.perf_counter()
    graph = library.KnowledgeGraph()
    graph.load_rdf(str(file))
    return _told(start, graph.rdf_graph())


def _told(start: float, graph: Sized) -> Told:
    return {"seconds": time.perf_counter() - start, "triples": len(graph)}


WAYS: dict[str, Callable[[Path, Path], Told]] = {
    way.__name__: way for way in (on_disk, in_turn, in_memory, raw_on_disk, raw_in_memory, rdflib, oxrdflib, kglab)
}
"""Name to what loads a file; the folder, new, is for what stands on disk."""


def main() -> None:
    """Load once and tell."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("way", choices=list(WAYS))
    parser.add_argument("file", type=Path)
    parser.add_argument("folder", type=Path)
    wishes = parser.parse_args()
    print(json.dumps(WAYS[wishes.way](wishes.file, wishes.folder)))


if __name__ == "__main__":
    main()
