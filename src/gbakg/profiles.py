"""Build profiles: the same facts in the shapes that others use, one query file each.

A file ``queries/profiles/NAME.rq`` begins with lines ``#+ key: value`` as the questions of the catalogue do: ``title``,
``about`` (both ``中文 | English``), ``link`` (where the shape is described) and ``form`` (how the answer is written).
In every profile a partnership leads to its passage, and what is planned or only possible is not given as a fact.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from gbakg.errors import QueryError, UnknownNameError
from gbakg.model import Words
from gbakg.sources import Source, Table, Triples
from gbakg.vocabulary import HERE, PREFIXES

QUERIES = HERE / "queries" / "profiles"
"""Where the profiles stand."""


@dataclass(frozen=True)
class Profile:
    """One shape of the facts.

    Attributes:
        name: the file's name without its ending.
        title: whose shape it is.
        about: what becomes of a partnership.
        link: where the shape is described.
        form: how the answer is written: ``triples`` (as any RDF), ``ftm`` or ``quickstatements``.
        prefixes: prefix to namespace, the project's and those that the query declares.
        sparql: the whole file, runnable in any SPARQL tool.
    """

    name: str
    title: Words
    about: Words
    link: str
    form: str
    prefixes: Mapping[str, str]
    sparql: str


def profile(source: Source, name: str) -> Triples | Table:
    """The facts of a source in one shape.

    Args:
        source: where to ask.
        name: a key of :data:`PROFILES`.

    Returns:
        Triples, or for QuickStatements a table with one row a statement; :mod:`gbakg.exports.profiles` writes both.

    Raises:
        UnknownNameError: no such profile.
        QueryError: the file is answered by yes or no.
    """
    if name not in PROFILES:
        raise UnknownNameError("profile", name, list(PROFILES))
    answer = source.query(PROFILES[name].sparql)
    if isinstance(answer, bool):
        raise QueryError(f"profile {name} is an ASK query; write CONSTRUCT or SELECT.")
    return answer


def _read(path: Path) -> Profile:
    """Read a file's header and prefixes."""
    sparql = path.read_text(encoding="utf-8")
    header = dict(re.findall(r"^#\+ (\w+): (.*)$", sparql, re.MULTILINE))
    return Profile(
        name=path.stem,
        title=_words(header["title"]),
        about=_words(header["about"]),
        link=header["link"],
        form=header["form"],
        prefixes={**PREFIXES, **dict(re.findall(r"^PREFIX (\w+): <([^>]+)>$", sparql, re.MULTILINE))},
        sparql=sparql,
    )


def _words(text: str) -> Words:
    zh, _, en = text.partition(" | ")
    return Words(zh, en)


PROFILES = {path.stem: _read(path) for path in sorted(QUERIES.glob("*.rq"))}
"""Name of a profile to what it is, sorted."""
