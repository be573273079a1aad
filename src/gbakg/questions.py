"""The catalogue of questions: one SPARQL file each, with a header that says what it answers.

A file ``queries/NAME.rq`` begins with lines ``#+ key: value``; where two languages are given they stand as
``中文 | English``::

    #+ title: 合作伙伴 | Partners
    #+ question: 某机构与谁合作？ | Who works with a body?
    #+ param: org organization 机构 | the body
    #+ param: lang language = zh 语言 | language
    #+ example: org=华大基因

A parameter is a variable of the query, bound before it runs, never pasted into its text. It stands in the SELECT
clause (and in GROUP BY where there is one), because engines bind only what is projected; the column of a bound
parameter is left out of the answer. With a default (``= value``) it may be left out; with a ``?`` behind its type it
may be left out and then matches anything.
``#+ empty: yes`` says that the shipped graph has no answer, and that this is right.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from gbakg.bilingual import Words
from gbakg.errors import ParameterError, UnknownNameError
from gbakg.names import resolve
from gbakg.sources import Answer, Source, Table, Term
from gbakg.vocabulary import GBAKG, HERE, LANGUAGES, XSD

QUERIES = HERE / "queries"
"""Where the questions stand."""

CLASSES = {
    "organization": "Organization",
    "partnership": "Partnership",
    "place": "Place",
    "thing": "Thing",
    "anything": None,
}
"""Parameter types that name something in the graph, by the class it must have."""

TERMS = {"status": "Status", "kind": "Kind", "role": "Role"}
"""Parameter types that name an individual of the ontology, by its class."""

PARAMETER = re.compile(r"(?P<name>\w+) (?P<type>\w+)(?P<optional>\?)?(?: = (?P<default>\S+))? (?P<text>.+)")


class Parameter(NamedTuple):
    """A variable of a question that the user sets.

    Attributes:
        name: the variable's name without the question mark.
        type: ``organization``, ``partnership``, ``place``, ``thing``, ``anything``, ``status``, ``kind``, ``role``,
            ``language``, ``year``, ``number`` or ``text``.
        optional: whether it may stay unset, and then match anything.
        default: the text used when it is not given, or None.
        text: what it means.
    """

    name: str
    type: str
    optional: bool
    default: str | None
    text: Words


class Question(NamedTuple):
    """One question of the catalogue.

    Attributes:
        name: the file's name without its ending.
        title: a few words.
        question: what it answers, as a question.
        parameters: in the order of the header.
        example: values that give an answer on the shipped graph, by parameter name.
        empty: whether the shipped graph rightly has no answer to the example.
        sparql: the whole file, runnable in any SPARQL tool.
    """

    name: str
    title: Words
    question: Words
    parameters: tuple[Parameter, ...]
    example: Mapping[str, str]
    empty: bool
    sparql: str


def names() -> list[str]:
    """Names of all questions, sorted."""
    return sorted(path.stem for path in QUERIES.glob("*.rq"))


def catalogue() -> list[Question]:
    """All questions, sorted by name."""
    return [load(name) for name in names()]


def load(name: str) -> Question:
    """One question.

    Args:
        name: its name, as :func:`names` lists it.

    Raises:
        UnknownNameError: there is none of that name.
    """
    if name not in names():
        raise UnknownNameError("query", name, _nearest(name))
    return _read(QUERIES / f"{name}.rq")


def run(source: Source, name: str, parameters: Mapping[str, str] | None = None) -> Answer:
    """Ask a question of the catalogue.

    Args:
        source: where to ask.
        name: the question's name.
        parameters: texts by parameter name: a label, an identifier, a year …

    Raises:
        UnknownNameError: no such question, or no such thing.
        ParameterError: a parameter is unknown, missing or malformed.
    """
    question = load(name)
    return source.query(question.sparql, bind(source, question, parameters or {}))


def bind(source: Source, question: Question, given: Mapping[str, str]) -> dict[str, Term]:
    """Turn the texts that a user gives into terms.

    Args:
        source: where labels are looked up.
        question: the question.
        given: texts by parameter name.

    Returns:
        Terms by variable name; optional parameters that are not given have none.

    Raises:
        ParameterError: a parameter is unknown, missing or malformed.
        UnknownNameError: a thing of that name is not in the graph.
    """
    known = {parameter.name: parameter for parameter in question.parameters}
    for name in given:
        if name not in known:
            raise ParameterError(
                f"query {question.name!r} has no parameter {name!r}; it has: {', '.join(known) or 'none'}."
            )
    bound: dict[str, Term] = {}
    for parameter in question.parameters:
        value = given.get(parameter.name, parameter.default)
        if value is not None:
            bound[parameter.name] = _term(source, parameter, value)
        elif not parameter.optional:
            raise ParameterError(
                f"query {question.name!r} needs {parameter.name} ({parameter.text.en}): -p {parameter.name}=…"
            )
    return bound


def _nearest(name: str) -> list[str]:
    """Questions whose name or title is close to what was typed."""
    import difflib

    lower = name.casefold()
    titled = [
        question.name
        for question in catalogue()
        if lower and lower in (question.title.zh, question.title.en.casefold())
    ]
    return list(dict.fromkeys([*titled, *difflib.get_close_matches(lower, names(), n=3, cutoff=0.5)]))


def individual(source: Source, type_: str, value: str) -> NamedNode:
    """A status, kind or role, by its name in the ontology or a label.

    Args:
        source: where to look.
        type_: a key of :data:`TERMS`.
        value: what the person typed.

    Raises:
        UnknownNameError: there is none; the known names are given.
    """
    try:
        return resolve(source, value, TERMS[type_])
    except UnknownNameError:
        term = NamedNode(GBAKG + (value[:1].upper() + value[1:] if value.isascii() and value.isalnum() else ""))
        class_ = NamedNode(GBAKG + TERMS[type_])
        if source.query("ASK { ?term a ?class }", {"term": term, "class": class_}):
            return term
        known = source.query("SELECT ?class ?term WHERE { ?term a ?class } ORDER BY ?term", {"class": class_})
        names_ = [row["term"].removeprefix(GBAKG) for row in known] if isinstance(known, Table) else []
        raise UnknownNameError(type_, value, names_) from None


def _term(source: Source, parameter: Parameter, value: str) -> Term:
    """One text as the term that its parameter's type asks for."""
    if parameter.type in CLASSES:
        return resolve(source, value, CLASSES[parameter.type])
    if parameter.type in TERMS:
        return individual(source, parameter.type, value)
    if parameter.type == "language":
        if value not in LANGUAGES:
            raise ParameterError(f"{parameter.name}={value}: the languages are {' and '.join(LANGUAGES)}.")
        return Literal(value)
    if parameter.type in ("year", "number"):
        if not re.fullmatch(r"\d{4}" if parameter.type == "year" else r"\d+", value):
            raise ParameterError(f"{parameter.name}={value}: expected a {parameter.type}, in digits.")
        return Literal(value, datatype=NamedNode(XSD + ("gYear" if parameter.type == "year" else "integer")))
    return Literal(value)


def _read(path: Path) -> Question:
    """Read a file's header."""
    sparql = path.read_text(encoding="utf-8")
    header = re.findall(r"^#\+ (\w+): (.*)$", sparql, re.MULTILINE)
    single = dict(header)
    example = dict(pair.split("=", 1) for key, text in header if key == "example" for pair in text.split("; "))
    return Question(
        name=path.stem,
        title=_words(single["title"]),
        question=_words(single["question"]),
        parameters=tuple(_parameter(text) for key, text in header if key == "param"),
        example=example,
        empty=single.get("empty") == "yes",
        sparql=sparql,
    )


def _parameter(text: str) -> Parameter:
    match = PARAMETER.fullmatch(text)
    if match is None:
        raise ValueError(f"malformed parameter line: {text}")
    return Parameter(match["name"], match["type"], bool(match["optional"]), match["default"], _words(match["text"]))


def _words(text: str) -> Words:
    zh, _, en = text.partition(" | ")
    return Words(zh.strip(), en.strip())
