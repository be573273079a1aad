"""The graph for users of rdflib; imported only when it is asked for, because rdflib takes long to load."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result

from gbakg.vocabulary import GBAKG, ORG, PREFIXES, compact

Node = rdflib.URIRef | rdflib.BNode | rdflib.Literal


class PartnershipGraph(rdflib.Graph):
    """An ``rdflib.Graph`` that shows what it holds in a notebook."""

    def _repr_html_(self) -> str:
        from gbakg.exports.notebook import html_table

        classes = Counter(compact(str(kind)) for kind in self.objects(None, rdflib.RDF.type) if _ours(str(kind)))
        rows = sorted(classes.items(), key=lambda item: (-item[1], item[0]))
        return html_table((f"{len(self)} triples", "count"), ((name, str(count)) for name, count in rows))


class PreparedGraph(PartnershipGraph):
    """A graph that parses each query text once, whichever graph of a process was asked it first.

    pySHACL asks a SPARQL constraint once a focus node, and rdflib spends nearly all of that on parsing.
    """

    def __init__(self) -> None:
        super().__init__(bind_namespaces="none")

    def query(self, query_object: str | Query, *args: Any, **options: Any) -> Result:
        """Ask; see ``rdflib.Graph.query``."""
        if isinstance(query_object, str):
            namespaces = options.pop("initNs", None) or {}
            query_object = _prepared(query_object, tuple((name, str(one)) for name, one in dict(namespaces).items()))
        return super().query(query_object, *args, **options)


@lru_cache(maxsize=256)
def _prepared(text: str, namespaces: tuple[tuple[str, str], ...]) -> Query:
    return prepareQuery(text, initNs=dict(namespaces))


def to_rdflib(triples: Iterable[Triple], graph: PartnershipGraph | None = None) -> PartnershipGraph:
    """Triples as an rdflib graph, with all prefixes bound.

    Args:
        triples: what to put in.
        graph: an empty graph to fill; a new one if none.
    """
    graph = PartnershipGraph(bind_namespaces="none") if graph is None else graph
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True)
    for triple in triples:
        graph.add((to_node(triple.subject), to_node(triple.predicate), to_node(triple.object)))
    return graph


def to_node(term: NamedNode | BlankNode | Literal | Triple) -> Node:
    """One term of Oxigraph as one of rdflib.

    Raises:
        TypeError: rdflib knows no triple terms (RDF 1.2).
    """
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, Triple):
        raise TypeError(f"rdflib has no triple terms: {term}")
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype == NamedNode(str(rdflib.XSD.string)):
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)


def _ours(iri: str) -> bool:
    return iri.startswith((GBAKG, ORG))
