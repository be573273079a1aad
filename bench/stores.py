"""Stores of gbakg of the graphs by size, and all their triples as a file; made where they are not there yet."""

from __future__ import annotations

import argparse
import hashlib
import shutil
import sys
from pathlib import Path

from bench.children import ROOT, watched
from bench.graphs import sized

PATIENCE = 3600
"""Seconds that making one may take; no measure."""


def stored(size: str) -> Path:
    """The folder of a store with all that the rules derive."""
    return _made("store", size, "")


def dumped(size: str) -> Path:
    """The same triples, stated, derived and the ontology's, as N-Triples: what each peer of a question loads."""
    return _made("dump", size, ".nt")


def _made(what: str, size: str, ending: str) -> Path:
    target = _place(size, ending)
    if not target.exists():
        print(f"{size}: makes {target}", file=sys.stderr, flush=True)
        source = sized(size) if what == "store" else stored(size)
        beside = target.with_name(f"making-{target.name}")
        shutil.rmtree(beside, ignore_errors=True)
        run = watched([sys.executable, "-m", "bench.stores", what, source, beside], PATIENCE)
        if run.failure:
            raise RuntimeError(f"{target} cannot be made: {run.failure}")
        beside.rename(target)
    return target


def _place(size: str, ending: str) -> Path:
    """Named so that it changes with the graph and with the program that derives."""
    graph, digest = sized(size), hashlib.sha256()
    for path in sorted([*(ROOT / "src/gbakg/sources").glob("*.py"), *(ROOT / "src/gbakg/schema").rglob("*.*")]):
        digest.update(path.read_bytes())
    return graph.with_name(f"{graph.stem}-{digest.hexdigest()[:8]}{ending}")


def main() -> None:
    """Make one, in a process of its own: its memory is not to be that of who measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["store", "dump"])
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    wishes = parser.parse_args()
    from gbakg.sources.stored import StoredSource, load

    if wishes.what == "store":
        load(wishes.target, [wishes.source])
        return
    with wishes.target.open("wb") as file:
        StoredSource(wishes.source).dump(file)


if __name__ == "__main__":
    main()
