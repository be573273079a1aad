"""The catalogue of questions as text, for the terminal, the README and scripts."""

from __future__ import annotations

import json
from collections.abc import Sequence

from gbakg.questions import Parameter, Question


def text(questions: Sequence[Question], language: str) -> str:
    """Name, question and parameters, for a terminal."""
    lines = []
    for question in questions:
        lines.append(f"{question.name}  {question.title[language]}")
        lines.append(f"    {question.question[language]}")
        lines += [f"    -p {_usage(parameter)}  {parameter.text[language]}" for parameter in _settable(question)]
    return "\n".join(lines) + "\n"


def markdown(questions: Sequence[Question], language: str) -> str:
    """A table for the README."""
    heads = ("Question", "What it answers", "Parameters") if language == "en" else ("问题", "回答什么", "参数")
    rows = [f"| {' | '.join(heads)} |", "| --- | --- | --- |"]
    for question in questions:
        parameters = ", ".join(f"`{_usage(parameter)}`" for parameter in _settable(question))
        rows.append(f"| `{question.name}` | {question.question[language]} | {parameters} |")
    return "\n".join(rows) + "\n"


def json_text(questions: Sequence[Question], language: str) -> str:
    """Everything but the SPARQL, for scripts."""
    return (
        json.dumps(
            [
                {
                    "name": question.name,
                    "title": question.title[language],
                    "question": question.question[language],
                    "parameters": [
                        {
                            "name": parameter.name,
                            "type": parameter.type,
                            "optional": parameter.optional or parameter.default is not None,
                            "default": parameter.default,
                            "text": parameter.text[language],
                        }
                        for parameter in question.parameters
                    ],
                }
                for question in questions
            ],
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


CATALOGUES = {"text": text, "md": markdown, "json": json_text}
"""Format to what writes it."""


def _settable(question: Question) -> list[Parameter]:
    """Parameters but for the language, which has an option of its own."""
    return [parameter for parameter in question.parameters if parameter.name != "lang"]


def _usage(parameter: Parameter) -> str:
    """``org=…``, in brackets where it may be left out.

    >>> from gbakg.model import Words
    >>> _usage(Parameter("kind", "kind", True, None, Words("类型", "kind")))
    '[kind=…]'
    """
    plain = f"{parameter.name}={parameter.default or '…'}"
    return f"[{plain}]" if parameter.optional or parameter.default is not None else plain
