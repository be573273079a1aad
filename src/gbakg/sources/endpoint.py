"""A SPARQL 1.1 endpoint, whatever engine stands behind it.

https://www.w3.org/TR/sparql11-protocol/: a query goes as a form by POST, so that it may be long; the answer comes as
SPARQL JSON or N-Triples, or as whatever else Oxigraph reads. Credentials are a header of the caller's, or come from
``~/.netrc``. A request is repeated where the service says that it is busy, never where it says that it is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Triple, parse, parse_query_results

from gbakg.errors import EndpointError, QueryError
from gbakg.sources.answers import Answer, Table, Term, Triples
from gbakg.sources.binding import bound

if TYPE_CHECKING:
    import requests

ACCEPT = (
    "application/sparql-results+json, application/n-triples, text/turtle;q=0.8, application/sparql-results+xml;q=0.7, "
    "application/rdf+xml;q=0.6"
)
"""What is asked for, best first."""

TIMEOUT = 60.0
"""Seconds without a sign of life after which a service counts as not answering."""

RETRIES = 3
"""How often a request is repeated, with growing pauses, where the service is busy or not to be reached."""

BUSY = (429, 502, 503, 504)
"""Status codes that promise something of another try, https://www.rfc-editor.org/rfc/rfc9110#section-15."""

CUT = "X-SPARQL-MaxRows"
"""By this header Virtuoso tells that it gives no more rows than that at once."""

TOLD = 400
"""Characters of a service's own words that an error repeats."""


@dataclass(frozen=True)
class EndpointSource:
    """A graph behind a SPARQL endpoint; its derived triples must stand there too, as ``gbakg push`` puts them.

    Attributes:
        url: the query endpoint.
        headers: sent with each request, e.g. ``Authorization``.
        timeout: in seconds, for connecting and between any two signs of life.
    """

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    timeout: float = TIMEOUT

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        """Ask; see :meth:`gbakg.sources.Source.query`.

        Raises:
            QueryError: the service refuses the query.
            EndpointError: it does not answer, or with something else than an answer.
        """
        sparql = bound(text, bindings or {})
        answer, most = self._ask(sparql)
        if isinstance(answer, Table) and most and len(answer) == most:
            answer = self._paged(sparql, answer, most)
        return _without(answer, bindings or {})

    def _paged(self, sparql: str, first: Table, most: int) -> Table:
        """All rows of a service that gives only so many at once."""
        prologue, body = _split(sparql)
        rows = list(first.rows)
        while len(rows) % most == 0:
            page, _ = self._ask(f"{prologue}SELECT * WHERE {{ {{ {body}\n}} }} LIMIT {most} OFFSET {len(rows)}")
            if not isinstance(page, Table) or not page.rows:
                break
            rows += page.rows
        return Table(first.columns, tuple(rows))

    def _ask(self, sparql: str) -> tuple[Answer, int]:
        """One request's answer, and how many rows the service gives at most, 0 where it does not say."""
        import requests

        try:
            with session(self.headers) as asking:
                reply = asking.post(self.url, data={"query": sparql}, headers={"Accept": ACCEPT}, timeout=self.timeout)
        except requests.RequestException as error:
            raise unreachable(self.url, error) from error
        refused(self.url, reply)
        return _read(self.url, reply), int(reply.headers.get(CUT, "0"))


def session(headers: Mapping[str, str]) -> requests.Session:
    """A session that repeats what a busy service asks to be repeated."""
    import requests
    from requests.adapters import HTTPAdapter
    from urllib3.util import Retry

    found = requests.Session()
    again = Retry(
        RETRIES, connect=0, backoff_factor=0.5, status_forcelist=BUSY, allowed_methods=None, raise_on_status=False
    )
    for scheme in ("http://", "https://"):
        found.mount(scheme, HTTPAdapter(max_retries=again))
    found.headers.update({"User-Agent": "gbakg", **headers})
    return found


def unreachable(url: str, error: Exception) -> EndpointError:
    """What a request that got no reply ends with."""
    import requests

    if isinstance(error, requests.Timeout):
        return EndpointError(f"{url} gives no sign of life; is it busy? --timeout sets how long to wait.")
    return EndpointError(f"{url} cannot be reached: {_short(str(error))}")


def refused(url: str, reply: requests.Response) -> None:
    """What a reply that is no answer ends with.

    Raises:
        QueryError: the service finds the query wrong (400).
        EndpointError: any other refusal.
    """
    if reply.ok:
        return
    said = _short(reply.text)
    if reply.status_code == 400:
        raise QueryError(f"{url} refuses the query: {said}")
    if reply.status_code in (401, 403):
        raise EndpointError(f"{url} asks who you are ({reply.status_code}); give --header or an entry in ~/.netrc.")
    raise EndpointError(f"{url} answers {reply.status_code} {reply.reason}: {said}")


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


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= TOLD else f"{words[:TOLD]} …"
