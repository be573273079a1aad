"""What all pages share: colours, styles, the search script, and that no page may ask anything of any network."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from gbakg.description import Release
from gbakg.layout import palette
from gbakg.model import Words
from gbakg.site.addresses import up

if TYPE_CHECKING:
    from jinja2 import Environment

TITLE = Words("广西与粤港澳大湾区：谁与谁合作", "Guangxi and the Greater Bay Area: who works with whom")
"""What the site is called."""

GROUPS = {
    "organization": Words("机构", "Organisations"),
    "partnership": Words("合作", "Partnerships"),
    "thing": Words("平台、计划、文件与活动", "Platforms, programmes, documents and events"),
    "place": Words("地点", "Places"),
    "topic": Words("领域", "Fields of work"),
    "letter": Words("公函", "Letters"),
}
"""Group of a thing to the heading above such things."""


class Shell:
    """Turns templates into pages.

    Attributes:
        language: ``zh`` or ``en``; the language that stands first where both stand.
        edition: what the data are, for the foot of each page.
    """

    def __init__(self, language: str, edition: Release) -> None:
        self.language, self.edition = language, edition
        self._environment = environment(language)

    def page(self, template: str, here: str, title: str, **values: Any) -> str:  # noqa: ANN401 -- a template's values
        """One page.

        Args:
            template: name of a file in ``templates/`` without its ending.
            here: the page's file, from the folder's root.
            title: the page's name, as the browser tells it.
            values: what the template asks for.
        """
        script = search_script() if values.get("search") else ""
        return self._environment.get_template(f"{template}.html").render(
            here=here,
            root=up(here),
            title=title,
            edition=self.edition,
            script=safe(script),
            policy=_policy(script),
            **values,
        )


def search_script() -> str:
    """The script of the search: keys as the network page makes them, then what shows the matches."""
    keys = resources.files("gbakg.page").joinpath("scripts/keys.js").read_text(encoding="utf-8")
    own = resources.files("gbakg.site").joinpath("search.js").read_text(encoding="utf-8")
    head, _, body = own.partition("// keys.js stands here.\n")
    return f'"use strict";\n{head}{keys}{body}'.replace("\r\n", "\n")


@cache
def style() -> str:
    """Colours and styles of all pages."""
    own = resources.files("gbakg.site").joinpath("site.css").read_text(encoding="utf-8")
    return palette.css() + own.replace("\r\n", "\n")


@cache
def environment(language: str) -> Environment:
    """Templates that escape whatever the graph says.

    Args:
        language: ``zh`` or ``en``, which of the two stands first.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("gbakg.site", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        style=safe(style()),
        languages=("en", "zh") if language == "en" else ("zh", "en"),
        tags={"zh": "zh-Hans", "en": "en"},
        groups=GROUPS,
    )
    return environment


def safe(text: str) -> str:
    """A text of this package that a template takes as it is."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 -- files of this package


def _policy(script: str) -> str:
    """The Content-Security-Policy: nothing from anywhere, only this style and this script."""
    parts = ["default-src 'none'", f"style-src {digest(style())}", "img-src data:", "base-uri 'none'"]
    if script:
        parts.append(f"script-src {digest(script)}")
    return "; ".join([*parts, "form-action 'none'"])


def digest(text: str) -> str:
    """A source expression of the policy for an inline part, https://www.w3.org/TR/CSP3/#grammardef-hash-source."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
