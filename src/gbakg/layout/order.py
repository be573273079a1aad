"""The order on the banks and in the stream, so that few lines cross and none is long.

Sweeps by barycentre, after Sugiyama, Tagawa and Toda (https://doi.org/10.1109/TSMC.1981.4308636), each followed by
exchanges of neighbours as long as they help; the best order seen is kept. Nothing is drawn by lot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations

from gbakg.layout.banks import Banks, Groups
from gbakg.networks import Network

PUSH = 0.15
"""How much a participation that is no partner's pulls, compared with a partner's."""

SWEEPS, ROUNDS = 16, 6
"""How often barycentres are taken, and how often neighbours are exchanged after each."""

MANY = 1500
"""From this number of lines on, neighbours are not exchanged: that would take seconds."""

STRAIN = 6.0
"""What a line as long as the bank costs, in crossings."""

Sorter = Callable[[Sequence[str]], tuple[str, ...]]


def ordered(start: Banks, network: Network) -> Banks:
    """Put the bodies and partnerships of a bridge in order.

    Args:
        start: who stands on which bank.
        network: its lines.
    """
    return _Order(start, network).best()


class _Order:
    """One order under way, and where each thing stands in it."""

    def __init__(self, start: Banks, network: Network) -> None:
        self.side = {member: side for side, members in _columns(start) for member in members}
        self.links: dict[str, list[tuple[str, float]]] = defaultdict(list)
        for edge in network.edges:
            if edge.source in self.side and edge.target in self.side:
                pull = 1.0 if edge.role in ("Partner", "") else PUSH
                self.links[edge.source].append((edge.target, pull))
                self.links[edge.target].append((edge.source, pull))
        self.rounds = ROUNDS if len(network.edges) < MANY else 0
        self.banks = start
        self._sort(self._centred)

    def best(self) -> Banks:
        best, least = self.banks, float("inf")
        for _ in range(SWEEPS):
            self._sort(self._pulled)
            swept = self.banks
            for _ in range(self.rounds):
                self._sort(self._exchanged)
            cost = self._cost()
            if cost < least - 1e-9:
                best, least = self.banks, cost
            self.banks = swept
        return best

    def _sort(self, sorter: Sorter) -> None:
        """Sort stream, left and right bank and the rows, one after the other."""
        self._measure()
        self.banks = replace(self.banks, stream=sorter(self.banks.stream))
        self._measure()
        self.banks = replace(self.banks, left=_sorted(self.banks.left, sorter))
        self._measure()
        self.banks = replace(self.banks, right=_sorted(self.banks.right, sorter))
        self._measure()
        above, below = _sorted(self.banks.above, sorter), _sorted(self.banks.below, sorter)
        self.banks = replace(self.banks, above=above, below=below)

    def _measure(self) -> None:
        """How far down each thing stands, from 0 to 1; the rows above and below stand beyond."""
        self.height: dict[str, float] = {}
        for side, members in _columns(self.banks):
            beyond = {"above": -0.1, "below": 1.1}.get(side)
            for rank, member in enumerate(members):
                self.height[member] = (rank + 0.5) / len(members) if beyond is None else beyond

    def _around(self, member: str) -> list[tuple[str, float, float]]:
        """What hangs on a thing: on which side, how far down, and how hard it pulls."""
        return [(self.side[to], self.height[to], pull) for to, pull in self.links[member]]

    def _centred(self, members: Sequence[str]) -> tuple[str, ...]:
        """What has most lines in the middle."""
        ranked = sorted(members, key=lambda member: (-sum(pull for _, pull in self.links[member]), member))
        return (*reversed(ranked[1::2]), *ranked[::2])

    def _pulled(self, members: Sequence[str]) -> tuple[str, ...]:
        """Each at the mean height of what it hangs on; what hangs on nothing goes last."""

        def barycentre(member: str) -> tuple[float, str]:
            links, height = self.links[member], self.height
            whole = sum(pull for _, pull in links)
            return (sum(height[to] * pull for to, pull in links) / whole if whole else 2.0, member)

        return tuple(sorted(members, key=barycentre))

    def _exchanged(self, members: Sequence[str]) -> tuple[str, ...]:
        """Neighbours change places where that saves crossings and length."""
        out = list(members)
        heights = [self.height[member] for member in out]
        for at in range(len(out) - 1):
            one, two, upper, lower = out[at], out[at + 1], heights[at], heights[at + 1]
            as_is = self._crossings(one, two) + STRAIN * (self._length(one, upper) + self._length(two, lower))
            other = self._crossings(two, one) + STRAIN * (self._length(two, upper) + self._length(one, lower))
            if other < as_is - 1e-9:
                out[at], out[at + 1] = two, one
        return tuple(out)

    def _crossings(self, upper: str, lower: str) -> float:
        """Crossings of the lines of one thing with those of another that stands below it."""
        return sum(
            pull * other
            for side, y, pull in self._around(upper)
            for other_side, other_y, other in self._around(lower)
            if side == other_side and y > other_y
        )

    def _length(self, member: str, height: float) -> float:
        return sum(pull * abs(height - self.height[to]) for to, pull in self.links[member])

    def _cost(self) -> float:
        """Crossings and lengths of the whole order."""
        crossings = 0.0
        if self.rounds:
            stream = self.banks.stream
            crossings = sum(self._crossings(one, two) for one, two in combinations(stream, 2))
        return crossings + STRAIN * sum(self._length(member, y) for member, y in self.height.items()) / 2


def _sorted(groups: Groups, sorter: Sorter) -> Groups:
    """Each region's bodies in order; regions keep theirs."""
    return tuple((region, sorter(ids)) for region, ids in groups)


def _columns(banks: Banks) -> list[tuple[str, tuple[str, ...]]]:
    """Sides with their members, in order."""
    sides = [(side, getattr(banks, side)) for side in ("left", "right", "above", "below")]
    columns = [(side, tuple(member for _, members in groups for member in members)) for side, groups in sides]
    return [("stream", banks.stream), *columns]
