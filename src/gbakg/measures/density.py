"""How close two regions are: pairs that there are, of all that there could be."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations_with_replacement
from math import comb

from gbakg.measures.definitions import BAY, HOME, Values, rounded
from gbakg.measures.pairs import Pairs


@dataclass(frozen=True)
class Between:
    """Numbers of two regions.

    Attributes:
        region: local name of the first.
        other: local name of the second; the first again for pairs within one region.
        values: by the names of the measures of ``regions``.
    """

    region: str
    other: str
    values: Values


def densities(pairs: Pairs) -> tuple[Between, ...]:
    """Every two regions that have bodies, and every region with itself.

    Returns:
        Guangxi first, then the regions of the Greater Bay Area, then others by name. Bodies without a region, or of
        more than one, are left out.
    """
    sizes = Counter(filter(None, pairs.regions))
    order = [region for region in (HOME, *BAY) if region in sizes]
    order += sorted(region for region in sizes if region not in order)
    rank = {region: place for place, region in enumerate(order)}
    links: dict[tuple[str, str], list[frozenset[str]]] = {two: [] for two in combinations_with_replacement(order, 2)}
    for (one, other), partnerships in pairs.shared.items():
        ends = [pairs.regions[one], pairs.regions[other]]
        if all(ends):
            first, second = sorted(ends, key=rank.__getitem__)
            links[first, second].append(partnerships)
    return tuple(Between(*two, _values(sizes, two, found)) for two, found in links.items())


def density(pairs: int, conceivable: int) -> float:
    """Pairs that there are, of those that there could be; 0 where there could be none."""
    return rounded(pairs / conceivable) if conceivable else 0.0


def _values(sizes: Counter[str], two: tuple[str, str], links: list[frozenset[str]]) -> Values:
    one, other = two
    conceivable = comb(sizes[one], 2) if one == other else sizes[one] * sizes[other]
    return {
        "bodies": sizes[one],
        "other_bodies": sizes[other],
        "pairs": len(links),
        "conceivable": conceivable,
        "density": density(len(links), conceivable),
        "partnerships": len(frozenset().union(*links)),
    }
