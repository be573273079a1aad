"""The questions that are asked of all, with values for their parameters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bench.graphs import shape
from gbakg import questions
from gbakg.sources.binding import bound
from gbakg.vocabulary import ID

LANGUAGE = {"lang": '"zh"'}


@dataclass(frozen=True)
class Asked:
    """A question of the catalogue and its parameters.

    Attributes:
        name: the question's.
        text: its SPARQL.
        values: terms by variable, as N-Triples writes them.
        parameters: texts by parameter, as the command line takes them.
    """

    name: str
    text: str
    values: Mapping[str, str]
    parameters: Mapping[str, str]

    @property
    def standing(self) -> str:
        """The text with its values in it, for programs that take text alone."""
        from pyoxigraph import Literal, NamedNode

        terms = {
            name: NamedNode(value[1:-1]) if value.startswith("<") else Literal(value[1:-1])
            for name, value in self.values.items()
        }
        return bound(self.text, terms)


def eight(size: str) -> list[Asked]:
    """Eight typical questions: five of one thing, an ordinary one and not a hub, and three of the whole graph."""
    organizations, partnerships = shape(size)
    body, deal = f"org-{organizations // 2}", f"p-{partnerships // 2}"
    return [
        _asked("partners", org=body),
        _asked("two-steps", org=body),
        _asked("parties", partnership=deal),
        _asked("evidence", about=deal),
        _asked("are-partners", org=body, other="org-0"),
        _asked("partnerships-by-year"),
        _asked("partnerships-by-region-pair"),
        _asked("most-connected"),
    ]


def _asked(name: str, **given: str) -> Asked:
    question = questions.load(name)
    language = LANGUAGE if any(parameter.name == "lang" for parameter in question.parameters) else {}
    return Asked(name, question.sparql, {**{key: f"<{ID}{at}>" for key, at in given.items()}, **language}, given)
