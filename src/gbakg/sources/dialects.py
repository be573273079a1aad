"""Answers that an engine writes otherwise than the standards have it, read as they are meant.

Only what can mean nothing else is read so. Virtuoso writes booleans as 0 and 1, durations of years and months as their
number of months, and the answer to ASK as a table.
"""

from __future__ import annotations

import re

from pyoxigraph import Literal, Triple

from gbakg.sources.answers import Answer, Table, Term, Triples
from gbakg.vocabulary import XSD

BOOLEANS = {"1": "true", "0": "false"}
"""The other way to write a boolean, https://www.w3.org/TR/xmlschema11-2/#boolean; Oxigraph writes words only."""

DURATIONS = (XSD + "duration", XSD + "yearMonthDuration")
"""Types whose values never are a bare number, https://www.w3.org/TR/xmlschema11-2/#duration-lexical-space."""


def meant(answer: Answer, form: str) -> Answer:
    """An answer with each term in its usual form, and of the kind that the query asks for.

    Args:
        answer: as the engine wrote it.
        form: the query's: ``select``, ``ask``, ``construct`` or ``describe``.
    """
    if isinstance(answer, Table) and form == "ask":
        return any(isinstance(cell, Literal) and cell.value in ("1", "true") for row in answer.rows for cell in row)
    if isinstance(answer, Table):
        return Table(answer.columns, tuple(tuple(cell and _usual(cell) for cell in row) for row in answer.rows))
    if isinstance(answer, Triples):
        return Triples(tuple(Triple(one.subject, one.predicate, _usual(one.object)) for one in answer.triples))
    return answer


def _usual(term: Term) -> Term:
    if not isinstance(term, Literal):
        return term
    kind = term.datatype.value
    if kind == XSD + "boolean":
        return Literal(BOOLEANS.get(term.value, term.value), datatype=term.datatype)
    if kind in DURATIONS and re.fullmatch(r"-?\d+", term.value):
        return Literal(_duration(int(term.value)), datatype=term.datatype)
    return term


def _duration(months: int) -> str:
    """A number of months in XML Schema's canonical form.

    >>> _duration(12), _duration(14), _duration(-1), _duration(0)
    ('P1Y', 'P1Y2M', '-P1M', 'P0M')
    """
    years, rest = divmod(abs(months), 12)
    parts = (f"{years}Y" if years else "") + (f"{rest}M" if rest or not years else "")
    return f"{'-' if months < 0 else ''}P{parts}"
