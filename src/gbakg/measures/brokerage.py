"""Brokerage after Gould and Fernandez (1989), https://doi.org/10.2307/270949, on pairs without direction.

A body brokers two of its partners when these are no partners themselves. Groups are the regions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set
from itertools import combinations_with_replacement
from math import comb

from gbakg.measures.definitions import BAY, HOME

RegionPair = tuple[str, str]
"""Two regions in alphabetical order; twice the same for a pair within one."""

ROLES = ("coordinator", "itinerant", "gatekeeper", "liaison")
"""The roles; without direction gatekeeper and representative are one."""


def brokered(partners: Sequence[Set[int]], regions: Sequence[str], broker: int) -> Counter[RegionPair]:
    """The pairs that a body brokers, counted by the regions of their ends.

    All pairs of partners are counted from the numbers of partners in each region, and those that are partners
    themselves are taken off again: the work grows with the triangles, not with the square of the partners.

    Args:
        partners: each body's partners.
        regions: each body's region, or an empty string.
        broker: whose pairs.

    Returns:
        Numbers above 0.

    >>> brokered([{1, 2, 3}, {0, 2}, {0, 1}, {0}], ["guangxi", "macao", "guangxi", "guangxi"], 0)
    Counter({('guangxi', 'guangxi'): 1, ('guangxi', 'macao'): 1})
    """
    own = partners[broker]
    sizes = Counter(regions[partner] for partner in own)
    counts: Counter[RegionPair] = Counter()
    for one, other in combinations_with_replacement(sorted(sizes), 2):
        counts[one, other] = comb(sizes[one], 2) if one == other else sizes[one] * sizes[other]
    for partner in own:
        for third in own & partners[partner]:
            if partner < third:
                counts[ends(regions[partner], regions[third])] -= 1
    return +counts


def roles(counts: Counter[RegionPair], region: str) -> dict[str, int]:
    """What a body is to the pairs that it brokers.

    Args:
        counts: as :func:`brokered` counts them.
        region: the body's own; empty where it has none or more than one, and then it has no role.

    Returns:
        The measures of the table ``brokerage``, by name and in its order.
    """
    found = dict.fromkeys(ROLES, 0)
    for (one, other), number in counts.items():
        if one and other and region:
            found[_role(one, other, region)] += number
    towards = {f"{HOME}_{bay.replace('-', '_')}": counts[ends(HOME, bay)] for bay in BAY}
    return {"brokered": counts.total(), **found, **towards}


def ends(one: str, other: str) -> RegionPair:
    """Two regions in order."""
    return (one, other) if one <= other else (other, one)


def _role(one: str, other: str, own: str) -> str:
    if one == other:
        return "coordinator" if own == one else "itinerant"
    return "gatekeeper" if own in (one, other) else "liaison"
