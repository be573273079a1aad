"""The shortest chains between two bodies, found step by step: only the partners of bodies on the way are asked for.

Breadth first from both ends, a whole level at once, always from the end with fewer bodies in its outermost level. A
chain that is found is a shortest one: each step makes the reach of one end longer by one, and ends the search as soon
as both ends reach the same body.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from gbakg.sources import Source
from gbakg.views import ask_among
from gbakg.vocabulary import GBAKG

PAIRS = {
    GBAKG + "partnersWith": "stated",
    GBAKG + "plansToPartnerWith": "planned",
    GBAKG + "mayPartnerWith": "possible",
}
"""Derived property to how sure a pair is that it tells of; each leads both ways."""


class Partners:
    """Who is a partner of whom, by IRI: asked for when a search comes by, then kept for the next."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._known: dict[str, list[tuple[str, str]]] = {}

    def of(self, bodies: Collection[str], include: Collection[str]) -> Iterator[tuple[str, str]]:
        """Pairs of a body and a partner; the same pair twice where two of the certainties hold of it.

        Args:
            bodies: of whom.
            include: which pairs count, of the values of :data:`PAIRS`.
        """
        new = sorted(body for body in bodies if body not in self._known)
        self._known.update((body, []) for body in new)
        for row in ask_among(self._source, "steps", "body", new):
            if ":" in row["partner"]:  # a blank node cannot be asked about
                self._known[row["body"]].append((row["partner"], PAIRS[row["pair"]]))
        return ((body, partner) for body in bodies for partner, certainty in self._known[body] if certainty in include)


class _Reach:
    """How far the search has come from one end.

    Attributes:
        level: the bodies reached last.
        before: each body reached, and from which of the level before it was.
    """

    def __init__(self, end: str) -> None:
        self.level = {end}
        self.before: dict[str, set[str]] = {end: set()}

    def widen(self, partners: Partners, include: Collection[str]) -> None:
        """Go one step further."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for body, partner in partners.of(self.level, include):
            if partner not in self.before:
                found[partner].add(body)
        self.before.update(found)
        self.level = set(found)

    def back(self, bodies: set[str]) -> Iterator[tuple[str, str]]:
        """The steps from some bodies of the last level back to the end."""
        while bodies:
            yield from ((body, earlier) for body in bodies for earlier in self.before[body])
            bodies = {earlier for body in bodies for earlier in self.before[body]}


def onward(partners: Partners, start: str, goal: str, include: Collection[str]) -> Mapping[str, Collection[str]] | None:
    """Where the shortest chains lead on from each of their bodies.

    Args:
        partners: the network.
        start: IRI of a body.
        goal: IRI of another.
        include: see :meth:`Partners.of`.

    Returns:
        Each body of a shortest chain but the goal, to those that may follow it; None where no chain exists.
    """
    one, other = _Reach(start), _Reach(goal)
    while not (meeting := one.level & other.level):
        nearer = min(one, other, key=lambda reach: len(reach.level))
        if not nearer.level:
            return None
        nearer.widen(partners, include)
    following: defaultdict[str, set[str]] = defaultdict(set)
    for body, earlier in one.back(meeting):
        following[earlier].add(body)
    for body, later in other.back(meeting):
        following[body].add(later)
    return following


def shortest(partners: Partners, start: str, goal: str, include: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Every shortest chain, one after the other.

    Args:
        partners: the network.
        start: IRI of a body.
        goal: IRI of another.
        include: see :meth:`Partners.of`.

    Yields:
        IRIs from start to goal, in the order of the IRIs of the second bodies, then of the third and so on.
    """
    following = onward(partners, start, goal, include)
    if following is None:
        return
    waiting: list[tuple[str, ...]] = [(start,)]
    while waiting:
        chain = waiting.pop()
        if chain[-1] == goal:
            yield chain
        else:
            waiting += [(*chain, body) for body in sorted(following[chain[-1]], reverse=True)]
