"""The graph itself in the standard forms of RDF, each sorted: Turtle, TriG, N-Triples, N-Quads, RDF/XML, JSON-LD.

What is derived stands in a graph of its own in TriG and N-Quads; the forms without graphs have it among the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from gbakg import trig
from gbakg.exports import jsonld
from gbakg.exports.results import in_order
from gbakg.exports.xml import ILLEGAL, legal
from gbakg.vocabulary import PREFIXES

Quads = Sequence[Quad]
Object = NamedNode | BlankNode | Literal | Triple


def turtle(quads: Quads) -> Iterator[str]:
    """Turtle, one block a subject. https://www.w3.org/TR/turtle/."""
    return trig.text({Quad(one.subject, one.predicate, one.object, DefaultGraph()) for one in quads})


def nt(quads: Quads) -> Iterator[str]:
    """N-Triples. https://www.w3.org/TR/n-triples/."""
    return (f"{line} .\n" for line in sorted({str(one.triple) for one in quads}))


def nq(quads: Quads) -> Iterator[str]:
    """N-Quads. https://www.w3.org/TR/n-quads/."""
    return (f"{line} .\n" for line in sorted({_line(one) for one in quads}))


def rdfxml(quads: Quads) -> Iterator[str]:
    """RDF/XML, https://www.w3.org/TR/rdf-syntax-grammar/; what XML cannot hold becomes U+FFFD."""
    triples = [Triple(one.subject, one.predicate, _legal(one.object)) for one in _triples(quads)]
    yield (serialize(triples, format=RdfFormat.RDF_XML, prefixes=PREFIXES) or b"").decode("utf-8")


def json_ld(quads: Quads) -> Iterator[str]:
    """JSON-LD; see :mod:`gbakg.exports.jsonld`."""
    return jsonld.document(_triples(quads), PREFIXES)


def _legal(value: Object) -> Object:
    if not isinstance(value, Literal) or not ILLEGAL.search(value.value):
        return value
    text = legal(value.value)
    return Literal(text, language=value.language) if value.language else Literal(text, datatype=value.datatype)


def _triples(quads: Quads) -> list[Triple]:
    return in_order({one.triple for one in quads})


def _line(quad: Quad) -> str:
    return str(quad.triple) if isinstance(quad.graph_name, DefaultGraph) else f"{quad.triple} {quad.graph_name}"
