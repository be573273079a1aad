"""Who stands where: the banks of the bridge.

Guangxi's bodies stand on the left bank, those of Guangdong, Hong Kong and Macao in bands on the right one, bodies
of other places above the water and bodies of no single region below it. The order comes from the partnerships alone
and is the same in every view, so that a body keeps its place when the view changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gbakg.networks import Network

LEFT = ("guangxi",)
RIGHT = ("guangdong", "hong-kong", "macao")
"""Regions of each bank, from above to below."""

Groups = tuple[tuple[str, tuple[str, ...]], ...]
"""Regions with their bodies, in order."""


@dataclass(frozen=True)
class Banks:
    """Where the bodies stand.

    Attributes:
        left: the left bank, from above to below.
        right: the right bank, from above to below.
        above: bodies of other places, from left to right.
        below: bodies of no single region, from left to right.
        stream: the partnerships, from above to below.
    """

    left: Groups
    right: Groups
    above: Groups
    below: Groups
    stream: tuple[str, ...]


def banks(network: Network) -> Banks:
    """Sort the bodies of a network onto the banks; :func:`gbakg.layout.order.ordered` then puts them in order.

    Args:
        network: organisations, best with their partnerships.
    """
    by_region: dict[str, list[str]] = defaultdict(list)
    for node in network.nodes:
        if node.group == "organization":
            by_region[node.region].append(node.id)
    left, right = _groups(by_region, LEFT), _groups(by_region, RIGHT)
    above = _groups(by_region, sorted(region for region in by_region if region and region not in LEFT + RIGHT))
    below = _groups(by_region, [""])
    if not left and not right:
        above, below = _halves(above + below)
    stream = tuple(node.id for node in network.nodes if node.group == "partnership")
    return Banks(left, right, above, below, stream)


def _groups(by_region: dict[str, list[str]], regions: Iterable[str]) -> Groups:
    return tuple((region, tuple(by_region[region])) for region in regions if by_region.get(region))


def _halves(groups: Groups) -> tuple[Groups, Groups]:
    """Bodies of a graph without banks, half above and half below the water."""
    bodies = [(region, body) for region, members in groups for body in members]
    middle = (len(bodies) + 1) // 2
    return _regrouped(bodies[:middle]), _regrouped(bodies[middle:])


def _regrouped(bodies: Sequence[tuple[str, str]]) -> Groups:
    members: dict[str, list[str]] = defaultdict(list)
    for region, body in bodies:
        members[region].append(body)
    return tuple((region, tuple(ids)) for region, ids in members.items())
