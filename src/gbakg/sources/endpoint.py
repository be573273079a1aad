"""A SPARQL 1.1 endpoint, whatever engine stands behind it.

https://www.w3.org/TR/sparql11-protocol/: a query goes as a form by POST, so that it may be long; the answer comes as
SPARQL JSON or N-Triples, or as whatever else Oxigraph reads. A part of an answer is never taken for the whole.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Triple, parse, parse_query_results

from gbakg.errors import EndpointError, QueryError
from gbakg.sources.answers import Answer, Table, Term, Triples
from gbakg.sources.binding import bound, code
from gbakg.sources.dialects import meant
from gbakg.sources.http import TIMEOUT, request, shown
from gbakg.vocabulary import DERIVED, ONTOLOGY

if TYPE_CHECKING:
    import requests

TABLES = "application/sparql-results+json, application/sparql-results+xml;q=0.7"
GRAPHS = "application/n-triples, text/turtle;q=0.8, application/rdf+xml;q=0.6"
"""What is asked for, best first: some engines give a graph as a table where both are welcome."""

MOST = "X-SPARQL-MaxRows"
"""By this header Virtuoso tells that it gives no more rows than that at once."""

CUT_SHORT = "X-SQL-Message"
"""By this header Virtuoso tells that its time was up and the answer is a part."""

RAISE = "Its ResultSetMaxRows has to be raised, or the question narrowed."


@dataclass(frozen=True)
class EndpointSource:
    """A graph behind a SPARQL endpoint; its derived triples must stand there too, as ``gbakg push`` puts them.

    Attributes:
        url: the query endpoint.
        headers: sent with each request, e.g. ``Authorization``.
        timeout: in seconds, for connecting and between any two signs of life.
        graph: the named graph to which ``gbakg push --graph`` put it; empty for the default graph.
        origin, shipped, derived: see :class:`gbakg.sources.Source`.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    timeout: float = TIMEOUT
    graph: str = ""
    shipped: ClassVar[bool] = False

    @property
    def origin(self) -> tuple[str, ...]:
        """The address, without user, password and parameters."""
        return (shown(self.url),)

    @property
    def derived(self) -> Mapping[str, int]:
        """Unknown: the engine has what the rules made, and does not say which rule made it."""
        return {}

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Ask; see :meth:`gbakg.sources.Source.query`.

        Raises:
            QueryError: the service refuses the query.
            EndpointError: it does not answer, with something else than an answer, or with a part of one.
        """
        sparql = bound(text, bindings or {})
        answer, most = self._ask(sparql)
        if isinstance(answer, Table) and most and len(answer) >= most:
            answer = self._paged(sparql, answer, most)
        elif isinstance(answer, Triples) and most:
            raise EndpointError(
                f"{shown(self.url)} gives no more than {most} triples, and the answer may have more. {RAISE}"
            )
        return _without(answer, bindings or {})

    def _paged(self, sparql: str, first: Table, most: int) -> Table:
        """All rows of a service that gives only so many at once.

        Pages are parts of one answer only where its rows have an order; where the question names none, it is that of
        all columns, and the first page is asked for again.
        """
        prologue, body = _split(sparql)
        rows, inner = list(first.rows), f"{{ {body}\n}}"
        if not _ordered(body):
            by = " ".join(f"?{column}" for column in first.columns)
            rows, inner = [], f"{{ SELECT * WHERE {{ {inner} }} ORDER BY {by} }}"
        while len(rows) % most == 0:
            page, _ = self._ask(f"{prologue}SELECT * WHERE {{ {inner} }} LIMIT {most} OFFSET {len(rows)}")
            if not isinstance(page, Table) or not page.rows:
                break
            order = [page.columns.index(column) for column in first.columns]  # SELECT * promises no order of columns
            rows += (tuple(row[at] for at in order) for row in page.rows)
        return Table(first.columns, tuple(rows))

    def _ask(self, sparql: str) -> tuple[Answer, int]:
        """One request's answer, and how many rows the service gives at most, 0 where it does not say."""
        form: dict[str, str | list[str]] = {"query": sparql}
        if self.graph:
            form |= {"default-graph-uri": self.graph, "named-graph-uri": [DERIVED, ONTOLOGY]}
        reply = request("POST", self.url, {"Accept": accepted(sparql), **self.headers}, self.timeout, data=form)
        if CUT_SHORT in reply.headers:
            raise EndpointError(f"{shown(self.url)} gave up before the answer was whole: {reply.headers[CUT_SHORT]}")
        return meant(_read(shown(self.url), reply), _form(sparql)), int(reply.headers.get(MOST, "0"))


def accepted(sparql: str) -> str:
    """The formats that an answer may come in, for the header ``Accept``.

    >>> accepted("PREFIX ask: <http://select/> CONSTRUCT { ?s ask:x 1 } WHERE { ?s ?p 1 }").partition(",")[0]
    'application/n-triples'
    """
    return GRAPHS if _form(sparql) in ("construct", "describe") else TABLES


def _form(sparql: str) -> str:
    """``select``, ``ask``, ``construct`` or ``describe``; empty where it is no query."""
    form = re.search(r"(?i)(?<![?$:\w])(?:select|ask|construct|describe)\b(?!:)", code(sparql))
    return form[0].lower() if form else ""


def _read(url: str, reply: requests.Response) -> Answer:
    media = reply.headers.get("Content-Type", "").partition(";")[0].strip()
    results = QueryResultsFormat.from_media_type(media)
    triples = RdfFormat.from_media_type(media)
    try:
        if results:
            return _results(parse_query_results(reply.content, results))
        if triples:
            quads = parse(reply.content, triples, base_iri=url)
            return Triples(tuple(dict.fromkeys(quad.triple for quad in quads)))
    except (SyntaxError, ValueError) as error:
        raise EndpointError(f"{url} answers in {media}, which cannot be read: {error}") from error
    raise EndpointError(f"{url} answers in {media or 'an unknown format'}; is it a SPARQL endpoint?")


def _results(found: QuerySolutions | QueryBoolean | object) -> Answer:
    if isinstance(found, QueryBoolean):
        return bool(found)
    if not isinstance(found, QuerySolutions):
        raise TypeError(found)
    columns = tuple(variable.value for variable in found.variables)
    rows = tuple(tuple(solution[at] for at in range(len(columns))) for solution in found)
    if any(isinstance(cell, Triple) for row in rows for cell in row):
        raise QueryError("the answer holds triple terms of RDF 1.2; answers are RDF 1.1.")
    return Table(columns, rows)


def _without(answer: Answer, bindings: Mapping[str, Term]) -> Answer:
    """Bound variables are no columns: they would repeat the question in every row."""
    if not isinstance(answer, Table):
        return answer
    kept = [at for at, column in enumerate(answer.columns) if column not in bindings]
    return Table(tuple(answer.columns[at] for at in kept), tuple(tuple(row[at] for at in kept) for row in answer.rows))


def _split(sparql: str) -> tuple[str, str]:
    """Declarations and the rest, so that the rest can stand inside another query."""
    head = re.match(r"(?is)(?:\s*(?:#[^\n]*\n|prefix\s+[\w-]*:\s*<[^>]*>|base\s*<[^>]*>))*\s*", sparql)
    end = head.end() if head else 0
    return sparql[:end], sparql[end:]


def _ordered(select: str) -> bool:
    """Whether a query itself, and not only one inside it, says in what order rows come.

    >>> _ordered("SELECT ?s WHERE { { SELECT ?s WHERE { ?s ?p 1 } ORDER BY ?s } }")
    False
    """
    text, inside = code(select), ""
    while text != inside:
        text, inside = re.sub(r"\{[^{}]*\}", " ", text), text
    return re.search(r"(?i)\border\s+by\b", text) is not None
