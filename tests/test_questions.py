"""The catalogue: headers, parameters, and answers against facts counted by hand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal

from gbakg import questions
from gbakg.errors import ParameterError, UnknownNameError
from gbakg.questions import QUERIES
from gbakg.sources import EmbeddedSource, Table, Term, Triples
from gbakg.sources.answers import text
from gbakg.views import VIEWS, ask
from gbakg.vocabulary import FTM, GBAKG, HERE, PREFIXES, compact

FACTS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "facts" / "questions.toml").read_text(encoding="utf-8")
)["fact"]
FOLDERS = (QUERIES, VIEWS, QUERIES / "whole", QUERIES / "profiles", QUERIES / "description", HERE / "schema" / "rules")
SPARQL = [path for folder in FOLDERS for path in sorted(folder.glob("*.rq"))]


def test_there_are_at_least_twenty_questions() -> None:
    assert len(questions.names()) >= 20


@pytest.mark.parametrize("name", questions.names())
def test_every_header_is_complete_in_both_languages(name: str) -> None:
    question = questions.load(name)
    for words in (question.title, question.question, *(parameter.text for parameter in question.parameters)):
        assert re.search(r"[一-鿿]", words.zh)
        assert re.search(r"[a-z]", words.en)
        assert not re.search(r"[一-鿿]", words.en)
    names = [parameter.name for parameter in question.parameters]
    assert set(question.example) <= set(names)
    needed = {p.name for p in question.parameters if p.default is None and not p.optional}
    assert needed <= set(question.example)
    for parameter in names:
        assert re.search(rf"\?{parameter}\b", question.sparql)


@pytest.mark.parametrize("path", SPARQL, ids=lambda path: path.stem)
def test_prefixes_are_the_projects_and_all_are_used(path: Path) -> None:
    sparql = path.read_text(encoding="utf-8")
    declared = dict(re.findall(r"^PREFIX (\w+): <([^>]+)>$", sparql, re.MULTILINE))
    body = re.sub(r"^(PREFIX|#).*$", "", sparql, flags=re.MULTILINE)
    known = {**PREFIXES, "sh": "http://www.w3.org/ns/shacl#", "eurio": "http://data.europa.eu/s66#", "ftm": FTM}
    assert declared.items() <= known.items()
    assert set(declared) == {prefix for prefix in known if re.search(rf"(?<![\w:]){prefix}:\w", body)}


@pytest.mark.parametrize("path", SPARQL, ids=lambda path: path.stem)
def test_every_term_of_ours_is_declared(source: EmbeddedSource, path: Path) -> None:
    known = {row["term"] for row in ask(source, "terms")}
    used = set(re.findall(r"\bgbakg:(\w+)", re.sub(r"^#.*$", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)))
    assert {GBAKG + name for name in used} <= known


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact['query']} {fact.get('params', {})}")
def test_answers_are_those_counted_by_hand(source: EmbeddedSource, fact: dict[str, Any]) -> None:
    answer = questions.run(source, fact["query"], fact.get("params", {}))
    if isinstance(answer, bool):
        assert answer is fact["yes"]
        return
    rows = list(told(answer))
    assert len(rows) == fact.get("rows", len(rows))
    for wanted in fact.get("contains", []):
        assert any(wanted.items() <= row.items() for row in rows), wanted
    for unwanted in fact.get("lacks", []):
        assert not any(unwanted.items() <= row.items() for row in rows), unwanted


def told(answer: Table | Triples) -> Iterator[dict[str, str]]:
    """Rows as the facts write them: IRIs shortened, empty cells as empty text; triples in three columns."""
    columns: tuple[str, ...] = ("subject", "property", "value")
    cells: list[tuple[Term | None, ...]] = []
    if isinstance(answer, Triples):
        cells += [(triple.subject, triple.predicate, triple.object) for triple in answer.triples]
    else:
        columns = answer.columns
        cells += answer.rows
    for row in cells:
        yield {name: compact(text(cell)) if cell else "" for name, cell in zip(columns, row, strict=True)}


def test_every_question_has_a_fact_counted_by_hand() -> None:
    assert {fact["query"] for fact in FACTS} == set(questions.names())


def test_a_question_finds_nothing_in_a_graph_without_its_facts(tmp_path: Path) -> None:
    from gbakg.sources import open_files

    (tmp_path / "empty.ttl").write_text("")
    table = questions.run(open_files([tmp_path / "empty.ttl"]), "partnerships")
    assert isinstance(table, Table)
    assert not table.rows


def test_values_are_bound_not_pasted(source: EmbeddedSource) -> None:
    question = questions.load("partners")
    hostile = Literal('zh" ) } # ')
    bound = questions.bind(source, question, {"org": "BGI"})
    answer = source.query(question.sparql, {**bound, "lang": hostile})
    assert isinstance(answer, Table)
    assert not answer.rows


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({}, ParameterError),
        ({"org": "BGI", "lang": "fr"}, ParameterError),
        ({"organisation": "BGI"}, ParameterError),
        ({"org": "无此机构"}, UnknownNameError),
        ({"org": "深圳"}, Exception),
    ],
)
def test_wrong_parameters_are_refused(source: EmbeddedSource, given: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        questions.run(source, "partners", given)


@pytest.mark.parametrize("name", ["none", "../views/nodes", "partners.rq", ""])
def test_unknown_questions_are_refused(name: str) -> None:
    with pytest.raises(UnknownNameError):
        questions.load(name)
