"""A process that holds one graph once, or in several libraries, and answers questions: what ``bench.queries`` asks.

It reads a request a line from its input, a JSON object, and prints an answer a line: seconds on the wall and of the
processor, and how many rows there were. What takes less than :data:`LEAST` is asked again until that has passed.
Every library is given the text each time, as its users give it, and all rows are read as that library's terms. Values
go beside the text; ``pyoxigraph_values`` has them in it, which Oxigraph plans otherwise.
"""

from __future__ import annotations

import argparse
import functools
import importlib
import json
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType
from typing import Any

Request = Mapping[str, Any]
"""``text`` and ``values``, ``standing`` for the text with the values in it, ``who`` and ``budget``."""

Ask = Callable[[Request], int]
"""Gives the number of rows; yes and no are one row."""

LEAST = 0.05
"""Seconds that a measure takes at least."""


class Late(BaseException):
    """Time is up; no library's own handlers may keep it."""


def gbakg(graph: Path, _: Path, store: Path | None) -> Ask:
    """A source of gbakg: the file as it stands, which is then derived, or the store."""
    from gbakg.sources import Table

    source = _source(graph, store)

    def ask(request: Request) -> int:
        values = {name: _oxigraph(value) for name, value in request["values"].items()}
        answer = source.query(request["text"], values)
        return len(answer) if isinstance(answer, Table) else 1

    return ask


def beneath(graph: Path, _: Path, store: Path | None) -> Ask:
    """The engine of the same source, without gbakg, given values in the text."""
    engine = _source(graph, store)._store  # its property would add the named graphs
    return lambda request: _read(engine.query(request["standing"]))


@functools.cache
def _source(graph: Path, store: Path | None) -> Any:  # noqa: ANN401 -- a source of gbakg
    from gbakg.sources import open_files
    from gbakg.sources.stored import StoredSource

    return StoredSource(store) if store else open_files([graph])


def pyoxigraph(_: Path, derived: Path, store: Path | None) -> Ask:
    """Raw pyoxigraph, given values as substitutions."""
    from pyoxigraph import Variable

    opened = _opened(derived, store)

    def ask(request: Request) -> int:
        values = {Variable(name): _oxigraph(value) for name, value in request["values"].items()}
        return _read(opened.query(request["text"], substitutions=values))

    return ask


def pyoxigraph_values(_: Path, derived: Path, store: Path | None) -> Ask:
    """The same store, given values in the text."""
    opened = _opened(derived, store)
    return lambda request: _read(opened.query(request["standing"]))


@functools.cache
def _opened(derived: Path, store: Path | None) -> Any:  # noqa: ANN401 -- a Store of pyoxigraph
    """A store of gbakg as raw pyoxigraph opens it, or all its triples in memory, loaded from one file."""
    from pyoxigraph import Store

    if store:
        return Store.read_only(str(next(path for path in store.glob("store-*") if path.is_dir())))
    opened = Store()
    opened.bulk_load(path=str(derived))
    return opened


def _read(found: object) -> int:
    """All rows, each as a tuple of terms."""
    from pyoxigraph import QuerySolutions

    return len([tuple(row) for row in found]) if isinstance(found, QuerySolutions) else 1


def rdflib(_: Path, derived: Path, __: Path | None) -> Ask:
    """Rdflib's default, the store Memory."""
    import rdflib

    return _by_rdflib(rdflib.Graph().parse(derived, format="nt11"))


def oxrdflib(_: Path, derived: Path, __: Path | None) -> Ask:
    """Rdflib's graph over Oxigraph in memory, which answers by Oxigraph."""
    import rdflib

    return _by_rdflib(rdflib.Graph(store="Oxigraph").parse(derived, format="ox-nt"))


def _by_rdflib(graph: Any) -> Ask:  # noqa: ANN401 -- rdflib's Graph; not imported where kglab's Python runs this
    def ask(request: Request) -> int:
        return len(list(graph.query(request["text"], initBindings=_rdflib(request["values"]))))

    return ask


def kglab(_: Path, derived: Path, __: Path | None) -> Ask:
    """Kglab's graph, which is rdflib's."""
    graph = importlib.import_module("kglab").KnowledgeGraph()
    graph.load_rdf(str(derived), format="nt")
    return lambda request: len(list(graph.query(request["text"], bindings=_rdflib(request["values"]))))


def _oxigraph(value: str) -> Any:  # noqa: ANN401 -- a term of pyoxigraph
    from pyoxigraph import Literal, NamedNode

    return NamedNode(value[1:-1]) if value.startswith("<") else Literal(value[1:-1])


def _rdflib(values: Mapping[str, str]) -> dict[str, Any]:
    from rdflib import Literal, URIRef

    return {name: URIRef(v[1:-1]) if v.startswith("<") else Literal(v[1:-1]) for name, v in values.items()}


WHO: dict[str, Callable[[Path, Path, Path | None], Ask]] = {
    who.__name__: who for who in (gbakg, beneath, pyoxigraph, pyoxigraph_values, oxrdflib, rdflib, kglab)
}
"""Name to what opens a graph: as Turtle, as N-Triples with all that is derived, as a store where one is to be asked."""


def answer(ask: Ask, request: Request) -> dict[str, Any]:
    """Ask until there is enough to measure."""
    signal.setitimer(signal.ITIMER_PROF, request["budget"])  # processor time, as all that is compared
    wall, processor, times, rows = time.perf_counter(), time.process_time(), 0, 0
    try:
        while not times or time.perf_counter() - wall < LEAST:
            rows, times = ask(request), times + 1
    except Late:
        return {"failure": f"> {request['budget']:.0f} s", "seconds": float(request["budget"])}
    except Exception as error:  # noqa: BLE001 -- whatever a peer's library raises is told in the table
        return {"failure": f"failed: {type(error).__name__}"}
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    whole, used = time.perf_counter() - wall, time.process_time() - processor
    return {"seconds": whole / times, "processor": used / times, "rows": rows}


def _late(_: int, __: FrameType | None) -> None:
    raise Late


def main() -> None:
    """Open, say so, then answer until the input ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("who", nargs="+", choices=list(WHO))
    parser.add_argument("--graph", type=Path, required=True)
    parser.add_argument("--derived", type=Path, required=True)
    parser.add_argument("--store", type=Path)
    wishes = parser.parse_args()
    signal.signal(signal.SIGPROF, _late)
    open_ones = {who: WHO[who](wishes.graph, wishes.derived, wishes.store) for who in wishes.who}
    print(json.dumps({"ready": list(open_ones)}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(answer(open_ones[request["who"]], request)), flush=True)


if __name__ == "__main__":
    main()
