"""One page for each question of the catalogue: what it asks, its SPARQL, and its answer on this graph."""

from __future__ import annotations

from pyoxigraph import NamedNode

from gbakg import questions
from gbakg.errors import UsageError
from gbakg.exports.results import write
from gbakg.model import Words
from gbakg.questions import Question
from gbakg.site.desk import Desk
from gbakg.site.shell import Shell
from gbakg.sources import Answer, Table, Term, Triples
from gbakg.sources.answers import text
from gbakg.vocabulary import LANGUAGES, compact

TRUTH = {True: Words("是", "yes"), False: Words("否", "no")}

Cell = tuple[str, str]
"""A text and its link, which may be empty."""


def question_file(name: str, ending: str = "html") -> str:
    """A question's file, from the folder's root."""
    return f"query/{name}.{ending}"


def question_page(shell: Shell, desk: Desk, question: Question, found: dict[str, Answer]) -> str:
    """The page of one question.

    Args:
        shell: what makes pages.
        desk: what they are made of.
        question: the question.
        found: see :func:`answers`.
    """
    here = question_file(question.name)
    return shell.page(
        "question",
        here,
        question.title[shell.language],
        question=question,
        answers=[(language, _shown(desk, here, answer)) for language, answer in found.items()],
        example=[(name, value) for name, value in question.example.items() if name != "lang"],
        files=answer_files(question, found),
    )


def answers(desk: Desk, question: Question) -> dict[str, Answer]:
    """The answer to a question's example in each language.

    Returns:
        By language, ``zh`` alone where the question has none; empty where the graph lacks what the example names.
    """
    tongues = LANGUAGES if any(parameter.name == "lang" for parameter in question.parameters) else LANGUAGES[:1]
    found = {}
    for language in tongues:
        given = dict(question.example) | ({"lang": language} if len(tongues) > 1 else {})
        try:
            found[language] = questions.run(desk.source, question.name, given)
        except UsageError:  # an example names what the shipped graph holds; another graph may lack it
            return {}
    return found


def answer_files(question: Question, found: dict[str, Answer]) -> dict[str, str]:
    """File name to content, beside the page: tables as CSV, triples as Turtle."""
    files = {}
    for language, answer in found.items():
        stem = f"{question.name}.{language}" if len(found) > 1 else question.name
        if isinstance(answer, Triples):
            files[f"{stem}.ttl"] = write(answer, "turtle")
        elif isinstance(answer, Table):
            files[f"{stem}.csv"] = write(answer, "csv")
    return files


def _shown(desk: Desk, here: str, answer: Answer) -> dict[str, object]:
    """An answer as the template tells it: a table with links, triples as text, yes or no."""
    if isinstance(answer, bool):
        return {"truth": TRUTH[answer]}
    if isinstance(answer, Triples):
        return {"turtle": write(answer, "turtle")}
    columns = [column for column in answer.columns if f"{column}_name" not in answer.columns]
    rows = []
    for row in answer.rows:
        cells = dict(zip(answer.columns, row, strict=True))
        rows.append([_cell(desk, here, cells, column) for column in columns])
    return {"columns": [column.removesuffix("_name").replace("_", " ") for column in columns], "rows": rows}


def _cell(desk: Desk, here: str, cells: dict[str, Term | None], column: str) -> Cell:
    """A cell; a name leads to what it names."""
    value = cells[column]
    target = cells.get(column.removesuffix("_name"))
    link = desk.addresses.link(here, target.value) if isinstance(target, NamedNode) else ""
    if value is None:
        return "", ""
    return compact(value.value) if isinstance(value, NamedNode) else text(value), link
