"""One load in a process of its own, by a way's name: what ``bench.load`` watches.

Prints what was loaded as one JSON object: seconds of the load itself, without the start of Python and the imports, and
how many triples there are then. Each way imports what it needs itself: kglab's Python has no gbakg.
"""

from __future__ import annotations

import argparse
import importlib
import json
import time
from collections.abc import Callable, Sized
from pathlib import Path
from typing import Any

Told = dict[str, Any]


def on_disk(file: Path, folder: Path) -> Told:
    """As ``gbakg load --store`` does it; also how long each stage took, in seconds of the processor."""
    from gbakg.sources.stored import load

    stamps = [("", time.process_time())]
    start = time.perf_counter()
    source = load(folder, [file], lambda name: stamps.append((name, time.process_time())))
    seconds, end = time.perf_counter() - start, time.process_time()
    steps = zip(stamps[1:], [*stamps[2:], ("", end)], strict=True)
    stages = {name if name != file.name else "reading": after - before for (name, before), (_, after) in steps}
    return {"seconds": seconds, "stages": stages, "triples": source.stated + sum(source.derived.values())}


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
    way.__name__: way for way in (on_disk, in_memory, raw_on_disk, raw_in_memory, rdflib, oxrdflib, kglab)
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
