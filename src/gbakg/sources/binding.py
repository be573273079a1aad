"""Values for a query's variables where an engine takes text alone: a VALUES block at the head of the WHERE clause.

The SPARQL 1.1 Protocol has no parameters (https://www.w3.org/TR/sparql11-protocol/). A VALUES block binds by the
query's own means (https://www.w3.org/TR/sparql11-query/#inline-data): terms are written by the engine's own writer and
cannot end it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice

from gbakg.sources.answers import Term
from gbakg.vocabulary import PREFIXES

SKIPPED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\''
    r"|<[^<>\"{}|^`\\\s]*>|\#[^\n]*",
    re.DOTALL,
)
"""Texts, IRIs and comments, in which neither braces nor prefixes mean anything."""

USED, DECLARED = re.compile(r"(?<![\w:?$])(\w+):"), re.compile(r"(?i)\bprefix\s+(\w+):")
"""Prefixes where a query uses or declares them, and where it declares them."""

MANY = 500
"""Values that :func:`among` puts into one query: services refuse texts of some megabytes."""


def bound(sparql: str, bindings: Mapping[str, Term]) -> str:
    """A query as any SPARQL tool would run it: prefixes declared, values bound.

    Args:
        sparql: SELECT, ASK, CONSTRUCT or DESCRIBE; the known prefixes need no declaration.
        bindings: values for variables, by name.

    >>> from pyoxigraph import NamedNode
    >>> print(bound("ASK { ?s ?p 1 }", {"s": NamedNode("https://example.org/a")}))
    ASK {
      VALUES (?s) { (<https://example.org/a>) } ?s ?p 1 }
    """
    names, terms = " ".join(f"?{name}" for name in bindings), " ".join(map(str, bindings.values()))
    return _with(sparql, f"VALUES ({names}) {{ ({terms}) }}" if bindings else "")


def among(sparql: str, variable: str, terms: Iterable[Term]) -> Iterator[str]:
    """A query about many values of one variable, where :func:`bound` takes one.

    Args:
        sparql: as for :func:`bound`.
        variable: without its question mark; the answers tell it, where the query selects it.
        terms: its values; none of them makes no query.

    Yields:
        The query with up to :data:`MANY` of the values; their answers together are the answer.

    >>> from pyoxigraph import Literal
    >>> for text in among("ASK { ?s ?p ?n }", "n", [Literal("a"), Literal("b")]):
    ...     print(text)
    ASK {
      VALUES ?n { "a" "b" } ?s ?p ?n }
    """
    rest = iter(terms)
    while some := list(islice(rest, MANY)):
        yield _with(sparql, f"VALUES ?{variable} {{ {' '.join(map(str, some))} }}")


def _with(sparql: str, values: str) -> str:
    """Prefixes declared, and values at the head of the WHERE clause, where it has one."""
    head, place = _prepared(sparql)
    return f"{head}{sparql[:place]}\n  {values}{sparql[place:]}" if values and place else head + sparql


@lru_cache(maxsize=256)
def _prepared(sparql: str) -> tuple[str, int]:
    """The declarations that a query lacks, and where values go: kept, because the same questions are asked often."""
    text = code(sparql)
    missing = set(USED.findall(text)) - set(DECLARED.findall(text))
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in PREFIXES if prefix in missing), _where(text)


def code(sparql: str) -> str:
    """The query with blanks in place of texts, IRIs and comments: all positions stay."""
    return SKIPPED.sub(lambda found: " " * len(found[0]), sparql)


def _where(text: str) -> int:
    """The position behind the brace that opens the outer WHERE clause; 0 where there is none."""
    opened = list(_outer_braces(text))
    construct = re.search(r"(?i)\bconstruct\b\s*\{", text)
    skip = 1 if construct and opened and construct.end() - 1 == opened[0] else 0
    return opened[skip] + 1 if len(opened) > skip else 0


def _outer_braces(text: str) -> Iterator[int]:
    """Positions of braces that open while none is open."""
    depth = 0
    for position, sign in enumerate(text):
        if sign == "{":
            if depth == 0:
                yield position
            depth += 1
        elif sign == "}":
            depth -= 1
