"""The answer to a query, in a worker: read-only, from this store alone, and no larger than the limits."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
    serialize,
)

from gbakg.serve.limits import Limits
from gbakg.serve.media import GRAPHS, NAMES, TABLES, chosen
from gbakg.serve.protocol import Asked, RequestError
from gbakg.serve.served import Served, opened
from gbakg.sources.engine import query_error
from gbakg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from typing_extensions import Buffer


Graph = NamedNode | BlankNode | DefaultGraph


@dataclass(frozen=True)
class Reply:
    """What goes back.

    Attributes:
        status: of HTTP.
        media: the media type.
        body: the content.
    """

    status: int
    media: str
    body: bytes


class _TooMuchError(Exception):
    """An answer has more rows, triples or bytes than the limits allow."""


def answer(served: Served, asked: Asked, accept: str, address: str) -> Reply:
    """The reply to a query.

    Args:
        served: the graph, and what an answer may take.
        asked: the query.
        accept: the client's header.
        address: of the service; relative IRIs of the query are read from there.

    Returns:
        Status 200 and the answer, or why there is none, by section 2.1.7 of the SPARQL 1.1 Protocol: 400 for what is no
        query, 500 for a query that is refused; 406 where no format fits.
    """
    store, query = opened(served).store, asked.query or ""
    try:
        if asked.format:
            accept = _named(asked.format)
        _expect_no_service(query)
        return _answered(store, asked, accept, address, served.limits)
    except RequestError as error:
        return failure(error.status, str(error))
    except SyntaxError as error:
        return failure(400, str(query_error(error, query)))
    except _TooMuchError as error:
        return failure(500, str(error))
    except (OSError, RuntimeError, ValueError, MemoryError) as error:
        return failure(500, f"the query cannot be answered: {error}")


def failure(status: int, message: str) -> Reply:
    """A message for a person."""
    return Reply(status, "text/plain", f"{message}\n".encode())


def _named(name: str) -> str:
    if name not in NAMES:
        raise RequestError(400, f"no format is called {name}; choose one of {', '.join(NAMES)}.")
    return NAMES[name]


PREFIXED = (RdfFormat.TURTLE, RdfFormat.TRIG)
"""Formats that say prefixes."""

BASE = "http://localhost/"

SERVICE = re.compile("service", re.IGNORECASE)


def _expect_no_service(query: str) -> None:
    """Refuse a query that would ask another service.

    What is a keyword and what a part of a name, a text or a comment, only the engine's own parser tells for sure. It
    is given the query with the word spoilt: names and texts stay what they are, and a keyword is an error.

    Raises:
        RequestError: the word is a keyword here.
    """
    if not SERVICE.search(query):
        return
    try:
        Store().query(SERVICE.sub("servixe", query), base_iri=BASE, prefixes=PREFIXES)
    except SyntaxError as error:
        message = f"SERVICE is not offered here; or, where that is no keyword of the query: {query_error(error, query)}"
        raise RequestError(500, message) from error


def _answered(store: Store, asked: Asked, accept: str, address: str, limits: Limits) -> Reply:
    default, named = _dataset(asked)
    found = store.query(
        asked.query or "", base_iri=address, prefixes=PREFIXES, default_graph=default, named_graphs=named
    )
    # A line a row: so rows are counted while they are written, and nothing of them becomes an object of Python's.
    out = _Bounded(limits)
    if isinstance(found, QueryTriples):
        media = chosen(accept, GRAPHS)
        found.serialize(out, RdfFormat.N_TRIPLES)
        return _fitting(_graph(out.getvalue(), GRAPHS[media]), media, limits)
    media = chosen(accept, TABLES)
    if isinstance(found, QuerySolutions):
        found.serialize(out, QueryResultsFormat.TSV)
        return _fitting(_table(out.getvalue(), TABLES[media]), media, limits)
    return Reply(200, media, found.serialize(format=TABLES[media]) or b"")


def _dataset(asked: Asked) -> tuple[list[Graph] | None, list[NamedNode | BlankNode] | None]:
    """The data set of the request in place of that of the query (section 2.1.4); a graph that is not here is empty."""
    if not asked.default and not asked.named:
        return None, None
    return [*map(NamedNode, asked.default)], [*map(NamedNode, asked.named)]


def _graph(lines: bytes, form: RdfFormat) -> bytes:
    if form == RdfFormat.N_TRIPLES:
        return lines
    triples = (quad.triple for quad in parse(lines, RdfFormat.N_TRIPLES))
    return serialize(triples, format=form, prefixes=PREFIXES if form in PREFIXED else None) or b""


def _table(lines: bytes, form: QueryResultsFormat) -> bytes:
    if form == QueryResultsFormat.TSV:
        return lines
    return parse_query_results(lines, QueryResultsFormat.TSV).serialize(format=form) or b""


def _fitting(body: bytes, media: str, limits: Limits) -> Reply:
    if len(body) > limits.size:
        raise _TooMuchError(f"the answer has more than {limits.size} bytes; ask for less, or add LIMIT.")
    return Reply(200, media, body)


class _Bounded(io.BytesIO):
    """Takes lines, as many as the limits allow and the line of names."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits, self._lines = limits, 0

    def write(self, some: Buffer, /) -> int:
        content = bytes(some)
        self._lines += content.count(b"\n")
        if self._lines > self._limits.rows + 1:
            raise _TooMuchError(f"the answer has more than {self._limits.rows} rows; ask for less, or add LIMIT.")
        if self.tell() + len(content) > self._limits.size:
            raise _TooMuchError(f"the answer has more than {self._limits.size} bytes; ask for less, or add LIMIT.")
        return super().write(content)
