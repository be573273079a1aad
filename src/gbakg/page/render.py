"""The page as one text: data, scripts and styles in one file that asks nothing of any network."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Any

from gbakg import __version__
from gbakg.layout import palette
from gbakg.measures import Measures
from gbakg.model import Card, Words
from gbakg.networks import Network
from gbakg.page import island
from gbakg.page.drawing import drawing
from gbakg.page.engine import Engine
from gbakg.page.interning import interned
from gbakg.page.keys import keys
from gbakg.page.packing import packed
from gbakg.stories import Story
from gbakg.workings import Workings

if TYPE_CHECKING:
    from jinja2 import Environment

SCRIPTS = (
    "unpack", "data", "words", "words-filters", "words-limit", "words-picks", "words-paths", "words-actions",
    "words-tables", "words-search", "words-story", "words-matrix", "words-timeline", "words-copies", "words-console",
    "words-takeaway", "words-measures",
    "speech", "dom", "memory", "sheets", "state", "keys", "names",
    "facets", "filters", "sieve", "limit", "scene", "chains", "picks",
    "paint", "curves", "lines", "labels", "motion", "physics", "camera", "graph", "pointer", "actions", "touch",
    "years", "legend", "notices", "listbox", "search",
    "evidence", "parties", "facts", "paths", "measures", "details",
    "cells", "rows", "walk", "ticks", "table",
    "deals", "crossings", "cell", "matrix", "dates", "axis", "timeline",
    "workings", "rdf", "clipboard", "queries", "copies",
    "engine", "faults", "parameters", "catalogue", "answers", "console",
    "notes", "story",
    "pen", "sketch", "key", "captions", "poster", "paper", "takeaway", "contents",
    "save-png", "save-svg", "save-csv", "save-json", "save-graphml",
    "main",
)  # fmt: skip
"""The page's scripts in the order in which they are joined; each builds on those before it."""

STYLES = (
    "base", "head", "marks", "legend", "picture", "actions", "details", "evidence", "measures", "paths", "list",
    "console", "matrix", "timeline", "foot", "story", "takeaway", "narrow", "paper",
)  # fmt: skip
"""The page's styles in the order in which they are joined."""

VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
"""vis-network as pyvis ships it, Apache-2.0 or MIT."""

TITLE = Words("广西与粤港澳大湾区：谁与谁合作", "Guangxi and the Greater Bay Area: who works with whom")
"""What the page is called."""


@dataclass(frozen=True)
class About:
    """What the page says about itself.

    Attributes:
        letters: identifier and title of each letter that the graph rests on.
        with_passages: whether the cards carry the letters' own words.
        counts: further numbers to tell, each with its name.
        version: of the program that wrote the page, empty to leave it out.
        released: version and date of the shipped graph, None where the page shows another one.
        files: names of the user's own data files.
    """

    letters: tuple[tuple[str, Words], ...] = ()
    with_passages: bool = False
    counts: tuple[tuple[Words, int], ...] = ()
    version: str = __version__
    released: tuple[str, str] | None = None
    files: tuple[str, ...] = ()


def render(
    networks: Mapping[str, Network],
    cards: Mapping[str, Card],
    *,
    language: str = "zh",
    about: About,
    story: Story | None = None,
    workings: Workings | None = None,
    engine: Engine | None = None,
    measures: Measures | None = None,
) -> str:
    """Write the page.

    Args:
        networks: views by name, the one that opens first at the head: ``partnerships``, ``organizations``, ``full``.
        cards: everything to tell, by IRI.
        language: in which the page opens, ``zh`` or ``en``.
        about: letters, counts, version.
        story: steps through the page, if one is to be told.
        workings: the graph's text and the questions; without them the page has no console and copies no triples.
        engine: what answers SPARQL in the page; without it the console says how to get one.
        measures: of the organisations, to be told on their panels.

    Returns:
        A whole HTML document; the same input gives the same text.
    """
    drawn = {name: drawing(network) for name, network in networks.items()}
    inert = _inert(workings, engine)
    data = {
        "title": [TITLE.zh, TITLE.en],
        "language": language,
        "base": island.base(),
        "about": _about(about),
        "story": _story(story) if story else None,
        "packed": list(inert),
        "views": island.views(networks, drawn),
        **island.told(cards),
        "keys": keys(networks.values(), cards),
        "measures": island.measured(measures) if measures else None,
    }
    first = next(iter(drawn.values()), None) or drawing(Network("partnerships", (), ()))
    first.templateEnv = _environment(language, island.text(interned(data)), inert)
    first.path = "page.html"
    return str(first.generate_html())


def script() -> str:
    """The page's own scripts, joined and in strict mode."""
    return '"use strict";\n' + "\n".join(_read(f"scripts/{name}.js") for name in SCRIPTS)


def style() -> str:
    """The page's colours and styles."""
    return palette.css() + "\n".join(_read(f"styles/{name}.css") for name in STYLES)


def _inert(workings: Workings | None, engine: Engine | None) -> dict[str, str]:
    """Parts that wait, packed, behind the program, until somebody asks for them, by the name of their element."""
    parts = {"workings": packed(island.text(island.behind(workings)))} if workings else {}
    if workings and engine:
        parts |= {"engine": packed(engine.script), "wasm": packed(engine.wasm)}
    return parts


def _environment(language: str, data: str, inert: Mapping[str, str]) -> Environment:
    """An autoescaping template environment that knows the parts of the page."""
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    parts = {"style": style(), "engine": _engine(), "program": script()}
    environment = Environment(
        loader=PackageLoader("gbakg", "page"), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.globals.update({name: Markup(text) for name, text in parts.items()})  # noqa: S704 -- files of this package and of pyvis
    environment.globals.update(
        data=Markup(data),  # noqa: S704 -- escaped as JSON by island.text
        inert=inert,
        policy=_policy(parts, runs_worker="engine" in inert),
        language="en" if language == "en" else "zh-Hans",
        title=TITLE[language],
    )
    return environment


def _policy(parts: Mapping[str, str], *, runs_worker: bool) -> str:
    """The Content-Security-Policy: nothing from any network, only these scripts and styles, a worker where one runs."""
    scripts = f"script-src {_digest(parts['engine'])} {_digest(parts['program'])}"
    return "; ".join(
        (
            "default-src 'none'",
            *((f"{scripts} 'wasm-unsafe-eval'", "worker-src blob:") if runs_worker else (scripts,)),
            f"style-src {_digest(parts['style'])}",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _digest(text: str) -> str:
    """A source expression for an inline part, https://www.w3.org/TR/CSP3/#grammardef-hash-source."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _engine() -> str:
    """vis-network without the last line that would make developer tools look for a source map."""
    text = resources.files("pyvis").joinpath(VIS).read_text(encoding="utf-8").replace("\r", "")
    return "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL="))


def _read(name: str) -> str:
    return resources.files("gbakg.page").joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")


def _about(about: About) -> dict[str, Any]:
    return {
        "letters": [[identifier, title.zh, title.en] for identifier, title in about.letters],
        "withPassages": about.with_passages,
        "counts": [[words.zh, words.en, number] for words, number in about.counts],
        "version": about.version,
        "released": about.released,
        "files": about.files,
    }


def _story(story: Story) -> dict[str, Any]:
    return {
        "title": [story.title.zh, story.title.en],
        "steps": [{"state": step.state, "caption": [step.caption.zh, step.caption.en]} for step in story.steps],
    }
