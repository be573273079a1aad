"""The language of marks: which class has which shape, how big a mark is, which line a role has."""

from __future__ import annotations

from math import sqrt

from gbakg.networks import Node

MARKS = {
    "GovernmentBody": "government",
    "University": "university",
    "ResearchInstitute": "institute",
    "Company": "company",
    "Partnership": "partnership",
    "CollectiveAgreement": "partnership",
}
"""Class to mark; every other class of an organisation has the mark ``other``."""

ORDER = ("government", "university", "institute", "company", "other", "partnership", "thing", "place", "topic")
"""Marks in the order of the legend."""

SMALLEST, GROWTH = 34.0, 13.0
"""Square of the smallest radius, and what each stated partnership adds to it: area tells the number, not radius."""

RADIUS = {"partnership": 6.5, "thing": 5.0, "place": 5.0, "topic": 4.5}
"""Radius of marks whose size tells nothing."""


def mark(node: Node) -> str:
    """The mark of a node: one of :data:`ORDER`."""
    if node.group in ("thing", "place", "topic", "partnership"):
        return node.group
    return MARKS.get(node.type, "other")


def radius(node: Node) -> float:
    """Half the size of a node's mark, in pixels at natural size."""
    if node.group in RADIUS:
        return RADIUS[node.group]
    return round(sqrt(SMALLEST + GROWTH * max(0, node.weight)), 2)
