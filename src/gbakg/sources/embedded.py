"""The embedded source: Oxigraph in memory, with the derivation rules applied at load.

The named graphs in which the ontology and the derived triples stand once more are added when a query first asks for a
graph: Oxigraph in memory reads past them otherwise, and takes up to twice as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import IO

from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from gbakg.sources.answers import Answer, Term
from gbakg.sources.binding import code
from gbakg.sources.derivation import derive, rules
from gbakg.sources.engine import OxigraphSource, add, add_ontology, fill, size
from gbakg.sources.files import default_data
from gbakg.sources.loading import load_file
from gbakg.vocabulary import DERIVED, ONTOLOGY

ASKS_GRAPHS = re.compile(r"(?i)\b(?:graph|from)\b")
"""The keywords by which a query asks for a named graph."""


class EmbeddedSource(OxigraphSource):
    """A graph in memory that answers SPARQL 1.1 by Oxigraph."""

    def __init__(self, stated: Iterable[Quad] | Store, origin: tuple[str, ...] = (), *, shipped: bool = False) -> None:
        """Take what is stated, as quads or in a store that goes over to this source; add the ontology, then derive."""
        if isinstance(stated, Store):
            store = stated
        else:
            store = Store()
            fill(store, stated)
        number = size(store)
        add_ontology(store, DefaultGraph())
        made = {rule.stem: derive(store, rule.read_text(encoding="utf-8")) for rule in rules()}
        self._apart: bytes | None = b"".join(made.values())
        derived = {name: lines.count(b"\n") for name, lines in made.items()}
        super().__init__(store, origin, number, derived, shipped=shipped)

    @property
    def store(self) -> Store:
        """The engine itself, with all its graphs."""
        return self._with_graphs()

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Ask; see :meth:`gbakg.sources.Source.query`."""
        if _asks_graphs(text):
            self._with_graphs()
        return super().query(text, bindings)

    def dump(self, file: IO[bytes], graph: str = "") -> None:
        """Write one graph as N-Triples; see :meth:`OxigraphSource.dump`."""
        self._with_graphs()
        super().dump(file, graph)

    def _with_graphs(self) -> Store:
        if self._apart is not None:
            add(self._store, self._apart, NamedNode(DERIVED))
            add_ontology(self._store, NamedNode(ONTOLOGY))
            self._apart = None
        return self._store


@lru_cache(maxsize=256)  # reading a long text takes longer than many an answer
def _asks_graphs(text: str) -> bool:
    return bool(ASKS_GRAPHS.search(code(text)))


def open_files(paths: Iterable[str | Path] = ()) -> EmbeddedSource:
    """Read files into one embedded source.

    Args:
        paths: RDF files, merged; none means the shipped graph.

    Raises:
        FileError: a file cannot be opened.
        DataError: a file is not well formed.
    """
    own = [Path(path) for path in paths]
    files = own or [default_data()]
    store = Store()
    for file in files:
        load_file(store, file)
    return EmbeddedSource(store, tuple(file.name for file in files), shipped=not own)
