"""What stands behind the page: the graph's own text and the questions, so that its reader can ask the graph too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gbakg import questions, views
from gbakg.model import Name, Words
from gbakg.questions import Question
from gbakg.sources import Source, Table
from gbakg.trig import whole
from gbakg.vocabulary import GBAKG, HERE

VIEWS = ("nodes", "participations", "pairs", "relations", "facts", "passages")
"""The program's own questions that the network and the cards are made of."""

INDIVIDUALS = HERE / "queries" / "whole" / "individuals.rq"
"""The query for what a status, a kind or a role can be."""


@dataclass(frozen=True)
class Workings:
    """Graph and questions as plain values.

    Attributes:
        graph: the whole graph in TriG, see :func:`gbakg.trig.whole`.
        questions: the catalogue, by name.
        views: the text of each query of :data:`VIEWS`, by name.
        choices: what a parameter of the type ``status``, ``kind`` or ``role`` can be, sorted by IRI.
    """

    graph: str
    questions: tuple[Question, ...]
    views: Mapping[str, str]
    choices: Mapping[str, tuple[Name, ...]]


def workings(source: Source) -> Workings:
    """The workings of a source's graph.

    Args:
        source: where the graph is.
    """
    return Workings(
        graph=whole(source),
        questions=tuple(questions.catalogue()),
        views={view: views.text(view) for view in VIEWS},
        choices=_choices(source),
    )


def _choices(source: Source) -> dict[str, tuple[Name, ...]]:
    words = {row["term"]: Words(row["label"], row["label_en"]) for row in views.ask(source, "terms")}
    answer = source.query(INDIVIDUALS.read_text(encoding="utf-8"))
    rows = list(answer) if isinstance(answer, Table) else []
    found: dict[str, tuple[Name, ...]] = {}
    for type_, class_ in questions.TERMS.items():
        terms = (row["term"] for row in rows if row["class"] == GBAKG + class_)
        found[type_] = tuple(Name(term, words.get(term, Words(term, term))) for term in terms)
    return found
