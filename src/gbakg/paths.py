"""The shortest chains of partnerships between two bodies."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice, pairwise

from pyoxigraph import Literal, NamedNode

from gbakg.networks import CERTAINTIES, Edge, network
from gbakg.sources import Source, Table, Term
from gbakg.views import ask
from gbakg.vocabulary import GBAKG, XSD

COLUMNS = (
    "chain",
    "step",
    "from",
    "from_name",
    "partnership",
    "partnership_name",
    "to",
    "to_name",
    "certainty",
    "status_name",
)
"""Columns of the table of chains."""

CHAINS = 20
"""Chains told at the most; all of them are equally short."""


def paths(
    source: Source, start: NamedNode, goal: NamedNode, include: Collection[str] = ("stated",), language: str = "zh"
) -> Table:
    """Every shortest chain of partnerships that leads from one organisation to another.

    A step is a pair of partners of one partnership. Where two bodies share several, each has its row.

    Args:
        source: where the graph is.
        start: an organisation.
        goal: another.
        include: which pairs count, of :data:`gbakg.networks.CERTAINTIES`; more than ``stated`` is a weaker claim.
        language: ``zh`` or ``en``, for the names.

    Returns:
        Columns :data:`COLUMNS`, rows by chain and step, both from 1; empty where no chain exists.
    """
    import networkx

    view = network(source, "organizations")
    names = {node.id: node.label_en if language == "en" else node.label for node in view.nodes}
    statuses = {row["term"]: row["label_en" if language == "en" else "label"] for row in ask(source, "terms")}
    links: dict[frozenset[str], list[Edge]] = {}
    for edge in view.edges:
        if edge.certainty in include:
            links.setdefault(frozenset((edge.source, edge.target)), []).append(edge)
    graph: networkx.Graph[str] = networkx.Graph()
    graph.add_nodes_from(sorted(names))
    graph.add_edges_from(sorted(tuple(sorted(pair)) for pair in links))
    if start.value not in graph or goal.value not in graph or not networkx.has_path(graph, start.value, goal.value):
        return Table(COLUMNS, ())
    chains = sorted(islice(networkx.all_shortest_paths(graph, start.value, goal.value), CHAINS))
    rows = [
        _row((number, step), (one, other), edge, names | statuses, language)
        for number, chain in enumerate(chains, 1)
        for step, (one, other) in enumerate(pairwise(chain), 1)
        for edge in links[frozenset((one, other))]
    ]
    return Table(COLUMNS, tuple(rows))


def weaker(source: Source, start: NamedNode, goal: NamedNode, include: Collection[str]) -> tuple[str, ...]:
    """Which kinds of pair, added one after the other, would make a chain where there is none.

    Returns:
        For example ``("possible",)``; empty where nothing helps.
    """
    missing = [certainty for certainty in CERTAINTIES if certainty not in include]
    tries = [(certainty,) for certainty in missing] + [tuple(missing)]
    return next((more for more in tries if more and paths(source, start, goal, (*include, *more)).rows), ())


def _row(
    place: tuple[int, int], pair: tuple[str, str], edge: Edge, names: dict[str, str], language: str
) -> tuple[Term | None, ...]:
    """One step of one chain."""
    one, other = pair
    number, step = (Literal(str(value), datatype=NamedNode(XSD + "integer")) for value in place)
    return (
        number,
        step,
        NamedNode(one),
        Literal(names[one], language=language),
        NamedNode(edge.partnership),
        Literal(edge.label_en if language == "en" else edge.label, language=language),
        NamedNode(other),
        Literal(names[other], language=language),
        Literal(edge.certainty),
        Literal(names.get(GBAKG + edge.status, edge.status), language=language),
    )
