"""The answer to a query, in a worker: read-only, from this store alone, and no larger than the limits."""

from __future__ import annotations

import io
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from string import ascii_lowercase
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

from gbakg.serve.limits import MEBI, Limits
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
        _expect_no_service(query, address)
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

BUFFER = 16 * MEBI
"""Bytes that the engine's readers take at once."""

WORD = re.compile("(?i)(ser)(vice)")

GLUED = re.compile(r"(?i)service[\w.·-]*:")
"""A prefix with the word in it, or the keyword with a prefixed name behind it: engines need no blank between them."""


def _expect_no_service(query: str, address: str) -> None:
    """Refuse a query that would ask another service.

    What is a keyword and what a part of a name, a text or a comment, only the engine's own parser tells for sure. It
    is given the query with the word spoilt by letters that nobody can guess: names and texts stay what they are, and a
    keyword is an error. Prefixes with the word in them are refused outright: with them, one text can be read both ways.

    Raises:
        RequestError: the word is a keyword here, or may be.
        SyntaxError: the query is none; its place is that in the query.
    """
    if not WORD.search(query):
        return
    if GLUED.search(query):
        raise RequestError(500, "SERVICE is not offered here, nor any prefix with that word in it.")
    mark = "".join(secrets.choice(ascii_lowercase) for _ in range(16))
    spoilt = WORD.sub(rf"\1{mark}\2", query)
    try:
        Store().query(spoilt, base_iri=address, prefixes=PREFIXES)
    except SyntaxError as error:
        lines = spoilt.split("\n")
        place = re.search(r"error at (\d+):(\d+)", str(error.msg))
        line, column = (int(place[1]), int(place[2])) if place else (1, 1)
        before = "\n".join([*lines[: line - 1], lines[line - 1][: column - 1]])
        if re.search(rf"(?i)ser{mark}vice\s*\Z", before):
            raise RequestError(500, "this service asks no other: SERVICE is not offered.") from error
        column -= len(mark) * lines[line - 1][: column - 1].count(mark)
        raise SyntaxError(re.sub(r"\d+:\d+", f"{line}:{column}", str(error.msg), count=1).replace(mark, "")) from error
    except (RuntimeError, ValueError, OSError):
        return  # it is a query; what is wrong with it otherwise, it tells itself


def _answered(store: Store, asked: Asked, accept: str, address: str, limits: Limits) -> Reply:
    default, named = _dataset(asked)
    found = store.query(
        asked.query or "", base_iri=address, prefixes=PREFIXES, default_graph=default, named_graphs=named
    )
    # A line a row: so rows are counted while they are written, and nothing of them becomes an object of Python's.
    if isinstance(found, QueryTriples):
        media, out = chosen(accept, GRAPHS), _Bounded(limits, limits.rows)
        found.serialize(out, RdfFormat.N_TRIPLES)
        with _readable(out, "application/n-triples"):
            return _fitting(_graph(out.getvalue(), GRAPHS[media]), media, limits)
    media = chosen(accept, TABLES)
    if isinstance(found, QuerySolutions):
        out = _Bounded(limits, limits.rows + 1)  # and the line of names
        found.serialize(out, QueryResultsFormat.TSV)
        with _readable(out, "text/tab-separated-values"):
            return _fitting(_table(out.getvalue(), TABLES[media]), media, limits)
    return Reply(200, media, found.serialize(format=TABLES[media]) or b"")


def _dataset(asked: Asked) -> tuple[list[Graph] | None, list[NamedNode | BlankNode] | None]:
    """The data set of the request in place of that of the query (section 2.1.4); a graph that is not here is empty."""
    if not asked.default and not asked.named:
        return None, None
    try:
        return [*map(NamedNode, asked.default)], [*map(NamedNode, asked.named)]
    except ValueError as error:
        raise RequestError(400, f"a graph of the data set has no IRI: {error}") from error


@contextmanager
def _readable(out: io.BytesIO, media: str) -> Iterator[None]:
    """Say why the engine cannot read again what it has written: no part of a row may fill its buffer."""
    try:
        yield
    except MemoryError as error:
        if max(map(len, out.getvalue().split(b"\n"))) < BUFFER:
            raise
        raise _TooMuchError(
            f"a row of the answer has more than {BUFFER >> 20} MiB, which only {media} takes;"
            " ask for that, or for less."
        ) from error


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
    """Takes as many lines, and as many bytes, as are allowed."""

    def __init__(self, limits: Limits, lines: int) -> None:
        super().__init__()
        self._limits, self._left = limits, lines

    def write(self, some: Buffer, /) -> int:
        content = bytes(some)
        self._left -= content.count(b"\n")
        if self._left < 0:
            raise _TooMuchError(f"the answer has more than {self._limits.rows} rows; ask for less, or add LIMIT.")
        if self.tell() + len(content) > self._limits.size:
            raise _TooMuchError(f"the answer has more than {self._limits.size} bytes; ask for less, or add LIMIT.")
        return super().write(content)
