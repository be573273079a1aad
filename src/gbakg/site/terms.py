"""The ontology's page: every term with an anchor of its own, so that its IRI leads there, and the derivation rules."""

from __future__ import annotations

import re
from collections import defaultdict

from gbakg.exports.ontology import REUSED, SECTIONS
from gbakg.model import Words
from gbakg.site.addresses import Addresses
from gbakg.site.desk import Desk
from gbakg.site.shell import Shell
from gbakg.sources.derivation import rules
from gbakg.views import ask
from gbakg.vocabulary import GBAKG, HERE, compact

FILE = "ontology.html"

RELATIONS = {
    "above": Words("上位", "narrower than"),
    "domain": Words("用于", "used on"),
    "range": Words("取值", "values"),
}
"""Column of the view ``ontology`` to what it says of a term."""

SCHEMA = HERE / "schema" / "ontology.ttl"
"""The ontology, as it is served beside its page."""


def terms_page(shell: Shell, desk: Desk) -> str:
    """The page of the ontology."""
    known: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for row in ask(desk.source, "ontology"):
        for column, value in row.items():
            known[row["term"]][column].add(value)
    sections: dict[str, list[dict[str, object]]] = {heading: [] for heading in (*SECTIONS.values(), REUSED)}
    for iri, term in sorted(known.items()):
        sections[_section(iri, term)].append(_term(desk.addresses, iri, term))
    title = Words("本体", "Ontology")
    return shell.page(
        "ontology",
        FILE,
        title[shell.language],
        names=title,
        sections=[(Words(*heading.split(" ", 1)), found) for heading, found in sections.items() if found],
        rules=[_rule(path.stem, path.read_text(encoding="utf-8")) for path in rules()],
    )


def _section(iri: str, term: dict[str, set[str]]) -> str:
    if not iri.startswith(GBAKG):
        return REUSED
    return next((heading for kind, heading in SECTIONS.items() if kind in term["type"]), REUSED)


def _term(addresses: Addresses, iri: str, term: dict[str, set[str]]) -> dict[str, object]:
    return {
        "iri": iri,
        "anchor": iri.removeprefix(GBAKG) if iri.startswith(GBAKG) else compact(iri),
        "short": compact(iri),
        "label": _both(term, "label"),
        "text": _both(term, "text"),
        "relations": [
            (words, [(compact(value), addresses.link(FILE, value)) for value in sorted(term[column])])
            for column, words in RELATIONS.items()
            if term.get(column)
        ],
    }


def _both(term: dict[str, set[str]], column: str) -> Words:
    zh, en = (" ".join(sorted(term.get(name, ()))) for name in (column, f"{column}_en"))
    return Words(zh or en, en or zh)


def _rule(name: str, query: str) -> dict[str, object]:
    """A derivation rule as its header tells it."""
    header = dict(re.findall(r"^#\+ (\w+): (.*)$", query, re.MULTILINE))
    title, adds = (Words(*header[key].split(" | ", 1)) for key in ("title", "adds"))
    return {"name": name, "title": title, "adds": adds, "query": query}
