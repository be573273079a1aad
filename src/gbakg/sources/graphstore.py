"""A graph published to an engine by the SPARQL 1.1 Graph Store HTTP Protocol.

https://www.w3.org/TR/sparql11-http-rdf-update/: a graph is put as a whole in place of what was there. What is derived
and the ontology stand in the default graph, where queries look for them, and once more in graphs of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import DefaultGraph, NamedNode, Quad

from gbakg.sources.endpoint import TIMEOUT, refused, session, unreachable


def push(
    url: str,
    quads: Iterable[Quad],
    headers: Mapping[str, str] | None = None,
    *,
    graph: str = "",
    timeout: float = TIMEOUT,
) -> dict[str, int]:
    """Put a source's triples into the graphs of an engine.

    Args:
        url: the engine's graph store.
        quads: every triple, with the named graph that lists it apart if one does.
        headers: sent with each request, e.g. ``Authorization``.
        graph: the graph for what no other lists, in an engine whose default graph is the union of its named ones, such
            as Virtuoso; empty where the default graph is one of its own.
        timeout: in seconds, for any two signs of life.

    Returns:
        How many triples were put into each graph, by its IRI; empty for the default graph.

    Raises:
        EndpointError: the engine cannot be reached, or refuses.
    """
    parts: dict[str, set[str]] = defaultdict(set)
    for quad in quads:
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else graph
        parts[name].add(f"{quad.triple} .\n")
        if not graph and not isinstance(quad.graph_name, DefaultGraph):
            parts[""].add(f"{quad.triple} .\n")
    for name in sorted(parts):
        _put(url, name, sorted(parts[name]), headers or {}, timeout)
    return {name: len(lines) for name, lines in sorted(parts.items())}


def _put(url: str, graph: str, lines: list[str], headers: Mapping[str, str], timeout: float) -> None:
    import requests

    where = {"graph": graph} if graph else {"default": ""}
    try:
        with session(headers) as putting:
            reply = putting.put(
                url,
                params=where,
                data=_bytes(lines),
                headers={"Content-Type": "application/n-triples"},
                timeout=timeout,
            )
    except requests.RequestException as error:
        raise unreachable(url, error) from error
    refused(url, reply)


def _bytes(lines: list[str]) -> bytes:
    return "".join(lines).encode("utf-8")
