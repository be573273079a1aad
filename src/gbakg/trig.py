"""The whole graph as one text in TriG: what is stated, what is derived and the ontology, each apart.

One block a subject, an empty line between any two, no empty line inside: whoever wants the block of one thing finds it
without a parser. Triples that a named graph lists apart stand in its part only; they belong to the default graph too
(:mod:`gbakg.sources.engine`). The text is a function of the triples alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, DefaultGraph, Literal, NamedNode, Quad

from gbakg.errors import QueryError
from gbakg.sources import Source, Table, Term
from gbakg.turtle import written
from gbakg.vocabulary import HERE, LANGUAGES, PREFIXES, compact, property_rank

TRIPLES = HERE / "queries" / "whole" / "triples.rq"
"""The query that reads a whole graph from any source."""

MANY = 1 << 16
"""How many written names are kept: in a large graph the same ones come again and again."""

Block = dict[str, list[Term]]
"""What one subject says: property to its values."""


def whole(source: Source) -> str:
    """A source's whole graph.

    Args:
        source: where the graph is.

    Returns:
        TriG with ``\\n`` line ends: the prefixes, the blocks of what no named graph lists, then each named graph.

    Raises:
        QueryError: the source does not answer by a table of RDF 1.1 triples.
    """
    return "".join(text(quads(source)))


def text(some: Iterable[Quad]) -> Iterator[str]:
    """Quads as TriG; those of the default graph alone are Turtle.

    Args:
        some: in any order, repetitions allowed.

    Yields:
        The prefixes, the blocks of what no named graph lists, then each named graph, an empty line between any two.
    """
    parts: dict[str, list[Quad]] = defaultdict(list)
    for one in steady(some):
        parts["" if isinstance(one.graph_name, DefaultGraph) else _name(one.graph_name)].append(one)
    yield "\n".join(f"@prefix {prefix}: <{namespace}> ." for prefix, namespace in PREFIXES.items()) + "\n"
    for graph in sorted(parts):
        told = (f"\n{block}\n" for block in blocks(parts[graph]))
        yield from (f"\nGRAPH {graph} {{\n", *told, "\n}\n") if graph else told


def quads(source: Source) -> Iterator[Quad]:
    """Every triple of a source, with the named graph that lists it apart if one does.

    Raises:
        QueryError: the source does not answer by a table of RDF 1.1 triples.
    """
    answer = source.query(TRIPLES.read_text(encoding="utf-8"))
    if not isinstance(answer, Table):
        raise QueryError(f"{TRIPLES.name} is no SELECT query.")
    return (quad(*row) for row in answer.rows)


def quad(subject: Term | None, predicate: Term | None, value: Term | None, graph: Term | None) -> Quad:
    """One row of an answer as a quad; without a graph it belongs to the default one.

    Raises:
        QueryError: it is no triple of RDF 1.1.
    """
    if (
        not isinstance(subject, NamedNode | BlankNode)
        or not isinstance(predicate, NamedNode)
        or not isinstance(value, NamedNode | BlankNode | Literal)
        or not isinstance(graph, NamedNode | BlankNode | None)
    ):
        raise QueryError(f"{subject} {predicate} {value} is no triple of RDF 1.1.")
    return Quad(subject, predicate, value, graph or DefaultGraph())


def steady(some: Iterable[Quad]) -> Iterable[Quad]:
    """The same with labels of blank nodes that depend on the graph alone, https://www.w3.org/TR/rdf-canon/."""
    some = list(some)
    if not any(isinstance(term, BlankNode) for one in some for term in (one.subject, one.object, one.graph_name)):
        return some
    dataset = Dataset(some)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return dataset


def blocks(quads: Iterable[Quad]) -> Iterator[str]:
    """Each subject's block, by name."""
    subjects: dict[str, Block] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        subjects[_name(quad.subject)][quad.predicate.value].append(quad.object)
    for name in sorted(subjects):
        block = subjects[name]
        lines = (
            f"{verb} {' , '.join(map(_name, sorted(block[iri], key=_rank)))}"
            for _, verb, iri in sorted((*_property(iri), iri) for iri in block)
        )
        yield f"{name} " + " ;\n    ".join(lines) + " ."


@lru_cache(MANY)
def _property(iri: str) -> tuple[tuple[int, str], str]:
    """Where a property stands in its block, and how it is written."""
    name = compact(iri)
    return property_rank(name), "a" if name == "rdf:type" else written(NamedNode(iri))


def _rank(value: Term) -> tuple[int, str]:
    """Chinese before English before all else, then by text."""
    language = value.language if isinstance(value, Literal) else None
    return (LANGUAGES.index(language) if language in LANGUAGES else len(LANGUAGES), str(value))


@lru_cache(MANY)
def _name(term: Term) -> str:
    return written(term) if isinstance(term, NamedNode | Literal) else str(term)
