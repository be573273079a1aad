"""A graph published to an engine by the SPARQL 1.1 Graph Store HTTP Protocol.

https://www.w3.org/TR/sparql11-http-rdf-update/: a graph is put as a whole in place of what was there. What is derived
and the ontology stand in the default graph, where queries look for them, and once more in graphs of their own.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from typing import IO

from gbakg.sources.engine import OxigraphSource
from gbakg.sources.http import TIMEOUT, request
from gbakg.vocabulary import DERIVED, ONTOLOGY

SPOOLED = 1 << 26
"""Bytes of a graph that are kept in memory while they are sent; more go through a temporary file."""

Sent = Callable[[str, int, IO[bytes]], IO[bytes]]
"""Takes a graph's IRI (empty for the default graph), its size in bytes and a file; gives a file of the same content."""


def push(
    url: str,
    source: OxigraphSource,
    headers: Mapping[str, str] | None = None,
    *,
    graph: str = "",
    timeout: float = TIMEOUT,
    tell: Callable[[str], None] = lambda _: None,
    sent: Sent = lambda _name, _size, file: file,
) -> dict[str, int]:
    """Put all triples of a source into the graphs of an engine; named graphs of its files are not kept apart there.

    Args:
        url: the engine's graph store.
        source: what to publish; it is dumped graph by graph and never held as a whole.
        headers: sent with each request, e.g. ``Authorization``.
        graph: a named graph in place of the default one, for engines whose default graph is the union of the named
            ones, such as Virtuoso.
        timeout: in seconds, between any two signs of life.
        tell: is told each graph's name before the graph is written out.
        sent: gives what is read while a graph is sent; a caller that shows progress counts there.

    Returns:
        How many triples were put into each graph, by its IRI; empty for the default graph. The default graph comes
        last: whoever finds it in place finds the others too.

    Raises:
        EndpointError: the engine cannot be reached, or refuses.
    """
    put = {}
    for name in (DERIVED, ONTOLOGY, ""):
        target = name or graph
        tell(target)
        with tempfile.SpooledTemporaryFile(SPOOLED) as file:
            source.dump(file, name)
            put[target] = _lines(file)
            size = file.tell()
            file.seek(0)
            _put(url, target, sent(target, size, file), headers or {}, timeout)
    return put


def _put(url: str, graph: str, body: IO[bytes], headers: Mapping[str, str], timeout: float) -> None:
    """Put N-Triples in place of a graph; empty for the default one."""
    where = {"graph": graph} if graph else {"default": ""}
    request("PUT", url, {**headers, "Content-Type": "application/n-triples"}, timeout, params=where, data=body)


def _lines(file: IO[bytes]) -> int:
    """How many lines a file has: in N-Triples, a triple each."""
    file.seek(0)
    return sum(piece.count(b"\n") for piece in iter(lambda: file.read(1 << 20), b""))
