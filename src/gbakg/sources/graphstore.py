"""A graph published to an engine by the SPARQL 1.1 Graph Store HTTP Protocol.

https://www.w3.org/TR/sparql11-http-rdf-update/: a graph is put as a whole in place of what was there. What is derived
and the ontology stand in the default graph, where queries look for them, and once more in graphs of their own.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from typing import IO

from gbakg.sources.engine import OxigraphSource
from gbakg.sources.http import TIMEOUT, request
from gbakg.vocabulary import DERIVED, ONTOLOGY

SPOOLED = 1 << 26
"""Bytes of a graph that are kept in memory while they are sent; more go through a temporary file."""


def push(
    url: str,
    source: OxigraphSource,
    headers: Mapping[str, str] | None = None,
    *,
    graph: str = "",
    timeout: float = TIMEOUT,
) -> dict[str, int]:
    """Put all triples of a source into the graphs of an engine; named graphs of its files are not kept apart there.

    Args:
        url: the engine's graph store.
        source: what to publish; it is dumped graph by graph and never held as a whole.
        headers: sent with each request, e.g. ``Authorization``.
        graph: a named graph in place of the default one, for engines whose default graph is the union of the named
            ones, such as Virtuoso.
        timeout: in seconds, between any two signs of life.

    Returns:
        How many triples were put into each graph, by its IRI; empty for the default graph. The default graph comes
        last: whoever finds it in place finds the others too.

    Raises:
        EndpointError: the engine cannot be reached, or refuses.
    """
    put = {}
    for name in (DERIVED, ONTOLOGY, ""):
        with tempfile.SpooledTemporaryFile(SPOOLED) as file:
            source.dump(file, name)
            put[name or graph] = _lines(file)
            where = {"graph": name or graph} if name or graph else {"default": ""}
            content = {"Content-Type": "application/n-triples"}
            file.seek(0)
            request("PUT", url, {**(headers or {}), **content}, timeout, params=where, data=file)
    return put


def _lines(file: IO[bytes]) -> int:
    """How many lines a file has: in N-Triples, a triple each."""
    file.seek(0)
    return sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b""))
