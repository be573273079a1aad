"""The derivation rules, and how a store of Oxigraph is given what they make."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import DefaultGraph, QueryTriples, RdfFormat, Store

from gbakg.errors import QueryError
from gbakg.sources.engine import add
from gbakg.vocabulary import HERE

RULES = HERE / "schema" / "rules"
"""The derivation rules, one SPARQL CONSTRUCT query a file, applied in the order of their names."""


def rules() -> list[Path]:
    """The rule files in the order of their application."""
    return sorted(RULES.glob("*.rq"))


def derive(store: Store, rule: str) -> bytes:
    """Add what a rule makes to the default graph.

    What it makes goes from the engine's answer back into it as N-Triples: ten times as fast as by Python's objects.

    Args:
        store: with the ontology and the stated triples.
        rule: a CONSTRUCT query that gives each triple once, and none that the graph holds (DISTINCT and MINUS).

    Returns:
        The new triples as N-Triples, a line each.

    Raises:
        QueryError: the rule is no CONSTRUCT query.
    """
    made = store.query(rule)
    if not isinstance(made, QueryTriples):
        raise QueryError("a rule must be a CONSTRUCT query.")
    lines = made.serialize(format=RdfFormat.N_TRIPLES) or b""
    add(store, lines, DefaultGraph())
    return lines
