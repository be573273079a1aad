"""A part of a network: by region, kind, status and date, or by one's own question.

What is chosen are partnerships; with each come all its parties, so that no partnership looks smaller than it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from pyoxigraph import NamedNode

from gbakg.errors import QueryError, UsageError
from gbakg.names import resolve
from gbakg.networks import Edge, Network, Node, local
from gbakg.questions import individual
from gbakg.sources import Source, Table


@dataclass(frozen=True)
class Selection:
    """What to choose; what is empty chooses nothing away.

    Attributes:
        regions: local names; a partnership is kept where a body of one of them takes part.
        kinds: local names of kinds.
        statuses: local names of statuses.
        since: a year, month or day; a dated partnership is kept where it does not end before.
        until: likewise, where it does not begin after.
        undated: whether partnerships without a date are kept when ``since`` or ``until`` is given.
        iris: what an answer names, None where nobody asked: its partnerships, or those of its bodies.
    """

    regions: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    undated: bool = True
    iris: frozenset[str] | None = None

    def __bool__(self) -> bool:
        return self != Selection(undated=self.undated)


def named(source: Source, regions: Collection[str], kinds: Collection[str], statuses: Collection[str]) -> Selection:
    """A selection by names as people write them: local names, or labels in either language.

    Raises:
        UnknownNameError: no region, kind or status is called so.
    """
    return Selection(
        regions=frozenset(local(resolve(source, region, "Place").value) for region in regions),
        kinds=frozenset(local(individual(source, "kind", kind).value) for kind in kinds),
        statuses=frozenset(local(individual(source, "status", status).value) for status in statuses),
    )


def answered(source: Source, sparql: str) -> frozenset[str]:
    """Every IRI that the answer to a question of one's own names.

    Raises:
        QueryError: it is no SELECT query, or cannot be read.
    """
    answer = source.query(sparql)
    if not isinstance(answer, Table):
        raise QueryError("a selection is asked for by a SELECT query; its answer's IRIs are what is exported.")
    return frozenset(cell.value for row in answer.rows for cell in row if isinstance(cell, NamedNode))


def chosen(network: Network, selection: Selection) -> frozenset[str]:
    """The partnerships that a selection keeps.

    Args:
        network: the view ``partnerships``.
        selection: what to choose.
    """
    nodes = {node.id: node for node in network.nodes}
    parties: dict[str, set[str]] = defaultdict(set)
    for edge in network.edges:
        parties[edge.partnership].add(edge.source)
    deals = [node for node in network.nodes if node.group == "partnership"]
    asked = _asked(deals, parties, selection.iris)
    return frozenset(
        deal.id
        for deal in deals
        if deal.id in asked
        and (not selection.kinds or deal.kind in selection.kinds)
        and (not selection.statuses or deal.status in selection.statuses)
        and (not selection.regions or any(nodes[one].region in selection.regions for one in parties[deal.id]))
        and _in_time(deal, selection)
    )


def narrowed(network: Network, deals: Collection[str], bodies: Collection[str] = ()) -> Network:
    """What of a view belongs to some partnerships.

    Args:
        network: any view.
        deals: partnerships.
        bodies: what to keep besides: their parties, which the view of pairs draws only where they are paired.

    Returns:
        The partnerships with their parties and pairs; in the view of everything also what they make, use and take
        place at, and what these places lie within, with the lines among all of these.
    """
    groups = {node.id: node.group for node in network.nodes}
    own = [edge for edge in network.edges if edge.partnership in deals or edge.target in deals]
    kept = {iri for edge in own for iri in (edge.source, edge.target)} | {
        iri for iri in (*deals, *bodies) if iri in groups
    }
    if network.view == "full":
        beside = ("thing", "place", "topic")
        edges = {edge.id: edge for edge in own}
        for edge in network.edges:
            ends = (edge.source, edge.target)
            if not edge.partnership and any(iri in kept for iri in ends) and any(groups[iri] in beside for iri in ends):
                edges[edge.id] = edge
        kept |= {iri for edge in edges.values() for iri in (edge.source, edge.target) if groups[iri] in beside}
        larger = _larger(network, kept)
        edges |= {edge.id: edge for edge in larger}
        kept |= {edge.target for edge in larger}
        own = [edge for edge in edges.values() if edge.source in kept and edge.target in kept]
        own.sort(key=lambda edge: edge.id)
    return Network(network.view, tuple(node for node in network.nodes if node.id in kept), tuple(own))


def _larger(network: Network, places: Collection[str]) -> list[Edge]:
    """The lines from places up to all that they lie within: by these a body's region is known."""
    steps: dict[str, list[Edge]] = {}
    for edge in network.edges:
        if edge.relation == "within":
            steps.setdefault(edge.source, []).append(edge)
    found: list[Edge] = []
    ahead = [place for place in places if place in steps]
    while ahead:
        up = steps.pop(ahead.pop(), [])
        found += up
        ahead += (edge.target for edge in up)
    return found


def check_date(name: str, text: str) -> str:
    """A year, month or day as it is written in the graph.

    Raises:
        UsageError: it is none.

    >>> check_date("since", "2020-06")
    '2020-06'
    """
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", text):
        raise UsageError(f"--{name} {text!r} is no date; write 2020, 2020-06 or 2020-06-30.")
    return text


def _asked(deals: Collection[Node], parties: dict[str, set[str]], iris: frozenset[str] | None) -> set[str]:
    every = {deal.id for deal in deals}
    if iris is None:
        return every
    return every & iris or {deal for deal, bodies in parties.items() if bodies & iris}


def _in_time(deal: Node, selection: Selection) -> bool:
    """Dates are compared with the precision that both have: what may lie inside is kept."""
    if not selection.since and not selection.until:
        return True
    first, last = deal.start or deal.end, deal.end or deal.start
    if not first:
        return selection.undated
    begins_late = bool(selection.until) and _cut(first, selection.until) > _cut(selection.until, first)
    ends_early = bool(selection.since) and _cut(last, selection.since) < _cut(selection.since, last)
    return not begins_late and not ends_early


def _cut(text: str, other: str) -> str:
    return text[: min(len(text), len(other))]
