"""Wikidata QuickStatements, commands of version 1: https://www.wikidata.org/wiki/Help:QuickStatements.

A batch is a proposal: who runs it answers for the edits and reads each line first. QuickStatements does not add a
statement that an item already has; it adds the reference to it.
"""

from __future__ import annotations

import re

from gbakg.sources import Table

ENTITY = "/entity/"
"""What stands before an item's number in its IRI."""

DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:Z|[+-]\d\d:\d\d)?")
"""A year, month or day of XML Schema, https://www.w3.org/TR/xmlschema11-2/#date."""


def commands(table: Table) -> str:
    """One command a line: item, property, value, then the parts of one reference, between tabs.

    Args:
        table: the answer of the profile ``quickstatements``.

    Returns:
        Lines in the table's order, without heading or comment; empty where the graph supports no statement.
    """
    return "".join("\t".join(_command(row)) + "\n" for row in table)


def _command(row: dict[str, str]) -> list[str]:
    value = row["value"]
    cells = [_item(row["item"]), row["property"], _item(value) if ENTITY in value else _string(value)]
    if "title" in row:
        cells += ["S1476", f"zh:{_string(row['title'])}", "S958", _string(row["locator"])]
    if "publisher" in row:
        cells += ["S123", _item(row["publisher"])]
    if date := _date(row.get("issued", "")):
        cells += ["S577", date]
    if "url" in row:
        cells += ["S854", _string(row["url"])]
    return cells


def _item(iri: str) -> str:
    """The item's number.

    >>> _item("http://www.wikidata.org/entity/Q530471")
    'Q530471'
    """
    return iri.rpartition(ENTITY)[2]


def _string(value: str) -> str:
    """A text between quotation marks; tabs and line ends would end the cell.

    >>> _string("a\\tb")
    '"a b"'
    """
    return f'"{" ".join(value.split())}"'


def _date(value: str) -> str:
    """A date with the letter's precision: 9 is Wikidata's number for a year, 10 for a month, 11 for a day.

    >>> _date("2021-06")
    '+2021-06-00T00:00:00Z/10'
    """
    match = DATE.fullmatch(value)
    if match is None:
        return ""
    year, month, day = match.groups()
    return f"+{year}-{month or '00'}-{day or '00'}T00:00:00Z/{9 + bool(month) + bool(day)}"
