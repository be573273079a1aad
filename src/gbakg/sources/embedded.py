"""The embedded source: Oxigraph in memory, with the derivation rules applied at load.

All triples, those of the files, of the ontology and the derived ones, stand in the default graph, so that a query
needs no GRAPH. The ontology and the derived triples stand a second time in named graphs of their own
(:data:`~gbakg.vocabulary.ONTOLOGY`, :data:`~gbakg.vocabulary.DERIVED`), so that they can be listed apart;
named graphs of TriG and N-Quads files are kept likewise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO

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
    Variable,
)

from gbakg.errors import EndpointError, QueryError
from gbakg.sources.answers import Answer, Table, Term, Triples
from gbakg.sources.files import default_data, read_quads
from gbakg.vocabulary import DERIVED, HERE, ONTOLOGY, PREFIXES

RULES = HERE / "schema" / "rules"
"""The derivation rules, one SPARQL CONSTRUCT query a file, applied in the order of their names."""


UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "CREATE", "DROP", "COPY", "MOVE", "ADD", "WITH"}
"""First words of SPARQL 1.1 Update, https://www.w3.org/TR/sparql11-update/#updateLanguage."""


class EmbeddedSource:
    """A graph in memory that answers SPARQL 1.1 by Oxigraph.

    Attributes:
        origin, shipped, derived: see :class:`gbakg.sources.Source`.
        stated: how many triples the files hold.
    """

    def __init__(self, quads: Iterable[Quad], origin: tuple[str, ...] = (), *, shipped: bool = False) -> None:
        """Load the quads and the ontology, then derive."""
        self.origin, self.shipped = origin, shipped
        self._store = Store()
        self.stated = self._add(quads)
        ontology = NamedNode(ONTOLOGY)
        self._add(
            Quad(quad.subject, quad.predicate, quad.object, ontology)
            for quad in read_quads(HERE / "schema" / "ontology.ttl")
        )
        self.derived = {rule.stem: self._derive(rule.read_text(encoding="utf-8")) for rule in rules()}

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Ask; see :meth:`gbakg.sources.Source.query`."""
        values = {Variable(name): value for name, value in (bindings or {}).items()}
        try:
            found = self._store.query(text, prefixes=PREFIXES, substitutions=values)
            if isinstance(found, QueryBoolean):
                return bool(found)
            if isinstance(found, QuerySolutions):
                return _table(found, bindings or {})
            triples = tuple(dict.fromkeys(found))
            if any(isinstance(triple.object, Triple) for triple in triples):
                raise QueryError("the answer holds triple terms of RDF 1.2; answers are RDF 1.1.")
            return Triples(triples)
        except SyntaxError as error:
            raise _query_error(error, text) from error
        except OSError as error:
            raise EndpointError(f"the SERVICE that the query names cannot be reached: {error}") from error
        except (RuntimeError, ValueError) as error:
            raise QueryError(str(error)) from error

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

    def _add(self, quads: Iterable[Quad]) -> int:
        """Add quads to their graph and, where that is a named one, to the default graph too; tell how many."""
        quads = list(quads)
        named = (quad for quad in quads if not isinstance(quad.graph_name, DefaultGraph))
        # One batch: each call of the bulk loader has a fixed price, and a load makes ten of them.
        self._store.extend([*quads, *(Quad(quad.subject, quad.predicate, quad.object) for quad in named)])
        return len(quads)

    def _derive(self, rule: str) -> int:
        """Add what a rule makes and the graph does not hold yet; tell how many triples that is."""
        made = self._store.query(rule)
        if not isinstance(made, QueryTriples):
            raise QueryError("a rule must be a CONSTRUCT query.")
        graph = NamedNode(DERIVED)
        new = [t for t in set(made) if Quad(t.subject, t.predicate, t.object) not in self._store]
        self._add(Quad(t.subject, t.predicate, t.object, graph) for t in new)
        return len(new)


def _table(found: QuerySolutions, bindings: Mapping[str, Term]) -> Table:
    """All rows, without the columns of bound variables: they would repeat the question in every row.

    Oxigraph binds only variables that the SELECT clause names (oxigraph#1837), so parameters must stand there.
    """
    kept = [number for number, variable in enumerate(found.variables) if variable.value not in bindings]
    columns = tuple(found.variables[number].value for number in kept)
    rows = tuple(tuple(solution[number] for number in kept) for solution in found)
    if any(isinstance(cell, Triple) for row in rows for cell in row):
        raise QueryError("the answer holds triple terms of RDF 1.2; answers are RDF 1.1.")
    return Table(columns, rows)


def rules() -> list[Path]:
    """The rule files in the order of their application."""
    return sorted(RULES.glob("*.rq"))


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


def _query_error(error: SyntaxError, text: str) -> QueryError:
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
