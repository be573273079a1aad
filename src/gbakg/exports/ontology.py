"""The ontology, the derivation rules and the checks as one page to read: the files document themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gbakg.findings import RULES
from gbakg.sources import EmbeddedSource
from gbakg.sources.derivation import rules
from gbakg.sources.files import read_quads
from gbakg.views import ask
from gbakg.vocabulary import GBAKG, HERE, OWL, RULE, compact

SECTIONS = {
    OWL + "Class": "类 Classes",
    OWL + "ObjectProperty": "属性 Properties",
    OWL + "DatatypeProperty": "属性 Properties",
    GBAKG + "Kind": "合作类型 Kinds",
    GBAKG + "Status": "状态 Statuses",
    GBAKG + "Role": "角色 Roles",
    GBAKG + "NameOrigin": "英文名来源 Origins of English names",
}
"""Type of a term to the section in which it stands; all others are reused from elsewhere."""

REUSED = "沿用的词 Reused terms"

HEAD = """# gbakg 本体 · The gbakg ontology

由 `schema/ontology.ttl`、`schema/rules/` 与 `schema/shapes.ttl` 生成。\
词的 IRI 以 `https://w3id.org/gbakg/ontology#` 开头；\
该 w3id 路径尚未注册，请勿当作可访问的网址。

Made from `schema/ontology.ttl`, `schema/rules/` and `schema/shapes.ttl`. The IRIs of terms begin with \
`https://w3id.org/gbakg/ontology#`; the w3id path is not registered yet, so do not expect it to resolve.
"""


def ontology_markdown() -> str:
    """The page, in both languages side by side.

    Returns:
        GitHub Flavored Markdown: terms by section and name, then the derivation rules, then the checks.
    """
    source = EmbeddedSource(())
    terms: dict[str, dict[str, set[str]]] = {}
    for row in ask(source, "ontology"):
        term = terms.setdefault(row["term"], {})
        for column, value in row.items():
            term.setdefault(column, set()).add(value)
    sections: dict[str, list[str]] = {heading: [] for heading in (*SECTIONS.values(), REUSED)}
    for iri, term in terms.items():
        sections[_section(iri, term)].append(_row(iri, term))
    parts = [HEAD]
    for heading, rows in sections.items():
        parts.append(_table(heading, ("词 Term", "名称 Label", "说明 Definition", "关系 Relations"), rows))
    parts.append(_table("推导规则 Derivation rules", ("规则 Rule", "名称 Title", "增加 Adds"), _derivations()))
    parts.append(
        _table("检查规则 Checks", ("规则 Rule", "名称 Title", "问题与做法 What is wrong and what to do"), _checks())
    )
    return "\n".join(parts)


def _section(iri: str, term: dict[str, set[str]]) -> str:
    if not iri.startswith(GBAKG):
        return REUSED
    return next((heading for kind, heading in SECTIONS.items() if kind in term["type"]), REUSED)


def _row(iri: str, term: dict[str, set[str]]) -> str:
    relations = [
        f"{word} {', '.join(f'`{compact(value)}`' for value in sorted(term[column]))}"
        for column, word in (("above", "⊂"), ("domain", "用于 of"), ("range", "取值 values"))
        if column in term
    ]
    return _cells(f"`{compact(iri)}`", _both(term, "label", " · "), _both(term, "text", "<br>"), "<br>".join(relations))


def _both(term: dict[str, set[str]], column: str, joint: str) -> str:
    return joint.join(" ".join(sorted(term[name])) for name in (column, f"{column}_en") if name in term)


def _derivations() -> Iterable[str]:
    for rule in rules():
        header = dict(re.findall(r"^#\+ (\w+): (.*)$", rule.read_text(encoding="utf-8"), re.MULTILINE))
        yield _cells(f"`{rule.stem}`", *(header[key].replace(" | ", "<br>") for key in ("title", "adds")))


def _checks() -> Iterable[str]:
    shapes = EmbeddedSource(read_quads(HERE / "schema" / "shapes.ttl"))
    for row in ask(shapes, "shapes"):
        if row["rule"].startswith(RULE):
            title, text = f"{row['label']}<br>{row['label_en']}", f"{row['message']}<br>{row['message_en']}"
            yield _cells(f"`{row['rule'].removeprefix(RULE)}`", title, text)
    for name, words in RULES.items():
        yield _cells(f"`{name}`", "", f"{words.zh}<br>{words.en}")


def _cells(*cells: str) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def _table(heading: str, columns: tuple[str, ...], rows: Iterable[str]) -> str:
    head = [f"\n## {heading}\n", _cells(*columns), _cells(*["---"] * len(columns))]
    return "\n".join([*head, *rows]) + "\n"
