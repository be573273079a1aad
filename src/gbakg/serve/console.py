"""The console: a page that asks the service, and loads nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from pyoxigraph import Literal

from gbakg import questions
from gbakg.description import Release
from gbakg.model import Words
from gbakg.page.island import text as json_text
from gbakg.serve.media import HTML
from gbakg.serve.reading import Reply
from gbakg.serve.served import Served, opened
from gbakg.site.shell import digest, environment, safe, style
from gbakg.sources import Source, Term
from gbakg.sources.binding import bound
from gbakg.vocabulary import ID, LANGUAGES, PREFIXES

if TYPE_CHECKING:
    from jinja2 import Environment

TITLE = Words("查询", "Queries")


@cache
def console(served: Served) -> Reply:
    """The page, in a worker, made once there."""
    source, language = opened(served), served.language
    data = {"questions": _questions(source, language, examples=served.shipped), "prefixes": PREFIXES, "things": ID}
    text = (
        _environment(language)
        .get_template("console.html")
        .render(
            title=f"{TITLE[language]} · gbakg",
            edition=Release("", TITLE),  # it tells nothing of the data, so it has no foot
            search=json_text(data),
            style=safe(_style()),
            script=safe(_script()),
            policy=_policy(),
        )
    )
    return Reply(200, HTML, text.encode("utf-8"))


def _questions(source: Source, language: str, *, examples: bool) -> list[dict[str, object]]:
    """The questions of the catalogue; with the values of their examples, which are things of the shipped graph.

    Without them a question is asked about everything: a variable that is not bound matches all.
    """
    found: list[dict[str, object]] = []
    for question in questions.catalogue():
        spoken = {"lang": language} if any(parameter.name == "lang" for parameter in question.parameters) else {}
        values: Mapping[str, Term] = {name: Literal(tongue) for name, tongue in spoken.items()}
        if examples:
            values = questions.bind(source, question, {**question.example, **spoken})
        title = [question.title[language], question.title[LANGUAGES[language == LANGUAGES[0]]]]
        found.append({"name": question.name, "title": title, "query": bound(question.sparql, values)})
    return found


@cache
def _environment(language: str) -> Environment:
    """The site's templates, and the console's beside them."""
    from jinja2 import ChoiceLoader, PackageLoader

    rooms = ("gbakg.serve", "gbakg.site")
    return environment(language).overlay(loader=ChoiceLoader([PackageLoader(room, "templates") for room in rooms]))


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
