"""What the service says of itself: SPARQL 1.1 Service Description, https://www.w3.org/TR/sparql11-service-description/."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Triple, serialize

from gbakg.serve.media import GRAPHS
from gbakg.vocabulary import DERIVED, GBAKG, ONTOLOGY, PREFIXES, XSD

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

RESULTS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
    "Turtle", "N-Triples", "RDF_XML", "JSON-LD", "TriG", "N-Quads",
)  # fmt: skip
"""Formats of answers by their names at https://www.w3.org/ns/formats/."""


def description(address: str, triples: int, media: str) -> bytes:
    """The service described.

    Args:
        address: of the service.
        triples: how many the default graph holds.
        media: a key of :data:`gbakg.serve.media.GRAPHS`.
    """
    form = GRAPHS[media]
    prefixes = {**PREFIXES, "sd": SD, "void": VOID} if media in ("text/turtle", "application/trig") else None
    return serialize(_triples(address, triples), format=form, prefixes=prefixes) or b""


def _triples(address: str, number: int) -> Iterator[Triple]:
    service, dataset, default = BlankNode("service"), BlankNode("dataset"), BlankNode("default")
    yield Triple(service, RDF_TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), NamedNode(address))
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    for name in RESULTS:
        yield Triple(service, _sd("resultFormat"), NamedNode(FORMATS + name))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, RDF_TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), default)
    yield Triple(default, RDF_TYPE, _sd("Graph"))
    yield Triple(default, NamedNode(VOID + "triples"), Literal(str(number), datatype=NamedNode(XSD + "integer")))
    yield Triple(default, NamedNode(VOID + "vocabulary"), NamedNode(GBAKG))
    for name in (DERIVED, ONTOLOGY):
        graph = BlankNode(name.rpartition("/")[2])
        yield Triple(dataset, _sd("namedGraph"), graph)
        yield Triple(graph, RDF_TYPE, _sd("NamedGraph"))
        yield Triple(graph, _sd("name"), NamedNode(name))


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
