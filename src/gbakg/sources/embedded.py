"""The embedded source: Oxigraph in memory, with the derivation rules applied at load."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from gbakg.sources.engine import OxigraphSource, add, add_ontology, derive, fill, rules
from gbakg.sources.files import default_data, read_quads
from gbakg.vocabulary import DERIVED


class EmbeddedSource(OxigraphSource):
    """A graph in memory that answers SPARQL 1.1 by Oxigraph."""

    def __init__(self, quads: Iterable[Quad], origin: tuple[str, ...] = (), *, shipped: bool = False) -> None:
        """Load the quads and the ontology, then derive."""
        store = Store()
        stated = fill(store, quads)
        add_ontology(store)
        made = {rule.stem: derive(store, rule.read_text(encoding="utf-8")) for rule in rules()}
        add(store, b"".join(made.values()), NamedNode(DERIVED))
        derived = {name: lines.count(b"\n") for name, lines in made.items()}
        super().__init__(store, origin, stated, derived, shipped=shipped)


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
    quads = (quad for file in files for quad in read_quads(file))
    return EmbeddedSource(quads, tuple(file.name for file in files), shipped=not own)
