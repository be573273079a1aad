"""In which format an answer goes out: what the client accepts, https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1."""

from __future__ import annotations

from collections.abc import Mapping

from mimeparse import MimeTypeParseException, best_match
from pyoxigraph import QueryResultsFormat, RdfFormat

from gbakg.serve.protocol import RequestError

TABLES: dict[str, QueryResultsFormat] = {
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "text/csv": QueryResultsFormat.CSV,
    "application/xml": QueryResultsFormat.XML,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "application/json": QueryResultsFormat.JSON,
    "application/sparql-results+json": QueryResultsFormat.JSON,
}
"""Media types of a table and of yes or no; the last is the one for a client that takes any."""

GRAPHS: dict[str, RdfFormat] = {
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/n-quads": RdfFormat.N_QUADS,
    "application/trig": RdfFormat.TRIG,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "text/turtle": RdfFormat.TURTLE,
}
"""Media types of a graph, likewise."""

NAMES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "turtle": "text/turtle",
    "nt": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
"""Names by which a program that sends no header asks for a format."""

HTML = "text/html"
TURTLE = "text/turtle"
JSON_LD = "application/ld+json"


def chosen(accept: str, offered: Mapping[str, object] | tuple[str, ...]) -> str:
    """The media type that a client likes best.

    Args:
        accept: the header; empty means any.
        offered: media types, the one for a client that takes any last.

    Raises:
        RequestError: it likes none (406), or the header is none (400).

    >>> chosen("text/csv, application/json;q=0.5", TABLES)
    'text/csv'
    >>> chosen("*/*", GRAPHS)
    'text/turtle'
    """
    try:
        found: str = best_match(tuple(offered), accept or "*/*")
    except MimeTypeParseException as error:
        raise RequestError(400, f"Accept: {accept} is no list of media types: {error}") from error
    if not found:
        raise RequestError(406, f"the answer comes as {', '.join(offered)}; not as {accept}.")
    return found


def wants_page(accept: str) -> bool:
    """Whether it is a browser that asks.

    >>> wants_page("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), wants_page("*/*")
    (True, False)
    """
    return chosen(accept, (HTML, *TABLES, *GRAPHS)) == HTML if HTML in accept else False


def typed(media: str) -> str:
    """A media type as a header tells it: text is UTF-8."""
    return f"{media}; charset=utf-8" if media.startswith("text/") else media
