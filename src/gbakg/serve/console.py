"""The console: a page that asks the service, and loads nothing from elsewhere."""

from __future__ import annotations

from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from gbakg import questions
from gbakg.errors import GbakgError
from gbakg.model import Words
from gbakg.page.island import text as json_text
from gbakg.serve.media import HTML
from gbakg.serve.reading import Reply
from gbakg.serve.served import Served, opened
from gbakg.site.shell import digest, style
from gbakg.sources import Source
from gbakg.sources.binding import bound
from gbakg.vocabulary import ID, LANGUAGES, PREFIXES

if TYPE_CHECKING:
    from jinja2 import Environment

TITLE = Words("查询", "Queries")


def console(served: Served) -> Reply:
    """The page, in a worker."""
    source, language = opened(served), served.language
    data = {"questions": _shipped(source, language), "prefixes": PREFIXES, "things": ID}
    names = ("zh", "en") if language == "zh" else ("en", "zh")
    text = (
        _environment()
        .get_template("console.html")
        .render(languages=names, title=TITLE, data=json_text(data), style=_style(), script=_script(), policy=_policy())
    )
    return Reply(200, HTML, text.encode("utf-8"))


def _shipped(source: Source, language: str) -> list[dict[str, object]]:
    """The questions of the catalogue with the values of their examples, where the graph knows those."""
    found: list[dict[str, object]] = []
    for question in questions.catalogue():
        asks_language = any(parameter.name == "lang" for parameter in question.parameters)
        try:
            values = questions.bind(
                source, question, {**question.example, **({"lang": language} if asks_language else {})}
            )
        except GbakgError:
            continue
        title = [question.title[language], question.title[LANGUAGES[language == LANGUAGES[0]]]]
        found.append({"name": question.name, "title": title, "query": bound(question.sparql, values)})
    return found


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("gbakg.serve", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip


def _file(name: str) -> str:
    return resources.files("gbakg.serve").joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _script() -> str:
    return _file("console.js")


@cache
def _style() -> str:
    return style() + _file("console.css")


def _policy() -> str:
    """The Content-Security-Policy: this style, this script, and requests to this service alone."""
    return (
        f"default-src 'none'; style-src {digest(_style())}; script-src {digest(_script())}; connect-src 'self'; "
        "img-src data:; base-uri 'none'; form-action 'self'"
    )
