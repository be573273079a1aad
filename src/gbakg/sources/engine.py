"""Oxigraph's store, in memory or on disk: how it is asked, and how it is filled.

All triples, those of the files, of the ontology and the derived ones, stand in the default graph, so that a query
needs no GRAPH. The ontology and the derived triples stand a second time in named graphs of their own
(:data:`~gbakg.vocabulary.ONTOLOGY`, :data:`~gbakg.vocabulary.DERIVED`), so that they can be listed apart;
named graphs of TriG and N-Quads files are kept likewise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import IO, TypeVar

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    parse,
)

from gbakg.errors import EndpointError, QueryError
from gbakg.sources.answers import Answer, Table, Term, Triples
from gbakg.sources.binding import bound
from gbakg.vocabulary import HERE, PREFIXES

SIZE = HERE / "queries" / "whole" / "size.rq"
"""The query that counts a graph."""

Item = TypeVar("Item")

BATCH = 1 << 17
"""Triples that are added at once: a large graph is never held as Python's objects."""

BULK = 1 << 20
"""Bytes of N-Triples from which on the bulk loader is faster than a transaction: each call of it has a fixed price."""

UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
"""First words of SPARQL 1.1 Update, https://www.w3.org/TR/sparql11-update/#updateLanguage."""


class OxigraphSource:
    """A graph in a store of Oxigraph, whose derived triples stand there too.

    Attributes:
        origin, shipped, derived: see :class:`gbakg.sources.Source`.
        stated: how many triples the files hold.
    """

    def __init__(
        self, store: Store, origin: tuple[str, ...], stated: int, derived: Mapping[str, int], *, shipped: bool = False
    ) -> None:
        """Take a store that has been filled."""
        self._store = store
        self.origin, self.stated, self.derived, self.shipped = origin, stated, dict(derived), shipped

    @property
    def store(self) -> Store:
        """The engine itself, for whoever needs more of it than :meth:`query` offers."""
        return self._store

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Ask; see :meth:`gbakg.sources.Source.query`."""
        return answered(self._store, text, bindings or {})

    def triples(self) -> tuple[Triple, ...]:
        """Every triple of the default graph: stated, derived and the ontology's."""
        return tuple(quad.triple for quad in self._store.quads_for_pattern(None, None, None, DefaultGraph()))

    def dump(self, file: IO[bytes], graph: str = "") -> None:
        """Write one graph as N-Triples, in the engine's order.

        Args:
            file: open for writing.
            graph: its IRI; empty for the default graph, which holds all triples.
        """
        name = NamedNode(graph) if graph else DefaultGraph()
        self._store.dump(file, RdfFormat.N_TRIPLES, from_graph=name)


def answered(store: Store, text: str, bindings: Mapping[str, Term]) -> Answer:
    """A store's answer; see :meth:`gbakg.sources.Source.query`.

    Raises:
        QueryError: the text is no query, or its answer is no RDF 1.1.
        EndpointError: a SERVICE that it names cannot be reached.
    """
    try:
        found = _asked(store, text, bindings)
        if isinstance(found, QueryBoolean):
            return bool(found)
        if isinstance(found, QuerySolutions):
            return _table(found, bindings)
        triples = tuple(dict.fromkeys(found))
        if any(isinstance(triple.object, Triple) for triple in triples):
            raise QueryError("the answer holds triple terms of RDF 1.2; answers are RDF 1.1.")
        return Triples(triples)
    except SyntaxError as error:
        raise query_error(error, text) from error
    except OSError as error:
        raise EndpointError(f"the SERVICE that the query names cannot be reached: {error}") from error
    except (RuntimeError, ValueError) as error:
        raise QueryError(str(error)) from error


def _asked(store: Store, text: str, bindings: Mapping[str, Term]) -> QueryBoolean | QuerySolutions | QueryTriples:
    """The engine's own answer.

    Values stand in the text, as at an endpoint: Oxigraph plans a query before it substitutes, and would read the whole
    graph where a VALUES block tells it to begin at the one body that is asked for.
    """
    try:
        return store.query(bound(text, bindings))  # which declares what the text does not: all prefixes take longer
    except SyntaxError:
        return store.query(text, prefixes=PREFIXES)  # its message tells places in this text


def fill(store: Store, quads: Iterable[Quad]) -> int:
    """Add quads to their graph and, where that is a named one, to the default graph too.

    Returns:
        How many quads there were.
    """
    number = 0
    for batch in _batches(quads):
        named = (quad for quad in batch if not isinstance(quad.graph_name, DefaultGraph))
        # One batch: each call of the bulk loader has a fixed price, and a small load makes ten of them.
        many = store.bulk_extend if len(batch) == BATCH else store.extend
        many([*batch, *(Quad(quad.subject, quad.predicate, quad.object) for quad in named)])
        number += len(batch)
    return number


def add_ontology(store: Store, *graphs: NamedNode | DefaultGraph) -> None:
    """Add the ontology to graphs of a store; the rules read it in the default graph."""
    content = (HERE / "schema" / "ontology.ttl").read_bytes()
    for graph in graphs:
        store.load(content, RdfFormat.TURTLE, to_graph=graph)


def size(store: Store) -> int:
    """How many triples stand in the default graph."""
    if not any(store.named_graphs()):  # the engine counts what it holds in half the time
        return len(store)
    answer = answered(store, SIZE.read_text(encoding="utf-8"), {})
    if not isinstance(answer, Table):
        raise QueryError(f"{SIZE.name} is no SELECT query.")
    return int(next(iter(answer))["number"])


def add(store: Store, lines: bytes, graph: NamedNode | DefaultGraph) -> None:
    """Add N-Triples that the store itself has written to one of its graphs; blank nodes stay the same nodes."""
    if b"_:" in lines:  # Perhaps a blank node: the loaders would make new ones.
        read = (quad.triple for quad in parse(lines, RdfFormat.N_TRIPLES))
        store.bulk_extend(Quad(triple.subject, triple.predicate, triple.object, graph) for triple in read)
        return
    load = store.bulk_load if len(lines) > BULK else store.load
    load(lines, RdfFormat.N_TRIPLES, to_graph=graph)


def _batches(some: Iterable[Item]) -> Iterator[list[Item]]:
    """The same in lists of :data:`BATCH`; the last may be shorter."""
    rest = iter(some)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _table(found: QuerySolutions, bindings: Mapping[str, Term]) -> Table:
    """All rows, without the columns of bound variables: they would repeat the question in every row."""
    names = [variable.value for variable in found.variables]
    kept = [number for number, name in enumerate(names) if name not in bindings]
    columns = tuple(names[number] for number in kept)
    # A list first, and the types as one set: this is most of the time that a large answer takes here.
    if len(kept) == len(names):
        rows = [tuple(solution) for solution in found]
    else:
        rows = [tuple([solution[number] for number in kept]) for solution in found]
    if Triple in set(map(type, chain.from_iterable(rows))):
        raise QueryError("the answer holds triple terms of RDF 1.2; answers are RDF 1.1.")
    return Table(columns, tuple(rows))


def query_error(error: SyntaxError, text: str) -> QueryError:
    """Turn Oxigraph's message into line, column and what was expected."""
    message = str(error.msg or error)
    place = re.match(r"error at (\d+):(\d+): (.*)", message, re.DOTALL)
    if place is None:
        return QueryError(message)
    return QueryError(_expected(" ".join(place[3].split()), text), int(place[1]), int(place[2]))


def _expected(message: str, text: str) -> str:
    """The parser's list of what it expected, in words that a person can use."""
    code = re.sub(r"<[^>\s]*>|\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|#.*", " ", text)
    declared = {*PREFIXES, *re.findall(r"(?i)\bprefix\s+([\w-]*):", code), "_"}
    if unknown := [prefix for prefix in re.findall(r"(?<![\w?$:])([A-Za-z][\w-]*):", code) if prefix not in declared]:
        return f"the prefix {unknown[0]}: is not declared. Known without declaration: {' '.join(PREFIXES)}"
    first = re.search(r"(?i)^\s*(?:(?:prefix\s+[\w-]*:|base)\s*)*(\w*)", code)
    word = first[1].upper() if first else ""
    if word in UPDATES:
        return f"{word} is an update; only SELECT, ASK, CONSTRUCT and DESCRIBE are offered."
    if word not in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
        return "expected SELECT, ASK, CONSTRUCT or DESCRIBE."
    # Classes of characters say little; the words and signs that stay are what one would write here.
    words = re.sub(r"\[[^]]*]|'[^']*'", "", message.removeprefix("expected ")).split(", ")
    clean = [word.removeprefix("one of ").strip(" |") for word in words]
    known = [word for word in clean if word]
    return (
        f"expected {' or '.join(known)}" if known else "the query ends too early, or has a sign that does not fit here."
    )
