"""Measures of the network of organisations: who has many partners, who stands between whom, who holds it together.

Reading order: :mod:`.definitions` (what each number means), :mod:`.references` (who defined it), :mod:`.pairs` (which
pairs count), :mod:`.structure` and :mod:`.brokerage` (numbers of one body), :mod:`.density` (numbers of two regions),
:mod:`.reckoning` (all of them at once).
"""

from __future__ import annotations

from gbakg.measures.definitions import MEASURES, TABLES, Measure, Value, Values, of
from gbakg.measures.density import Between
from gbakg.measures.reckoning import Measures, measured, measures
from gbakg.measures.references import REFERENCES

__all__ = [
    "MEASURES",
    "REFERENCES",
    "TABLES",
    "Between",
    "Measure",
    "Measures",
    "Value",
    "Values",
    "measured",
    "measures",
    "of",
]
