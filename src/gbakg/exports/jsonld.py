"""JSON-LD that reads well: short names, labels by language, IRIs as plain texts; the context says what each means.

https://www.w3.org/TR/json-ld11/. The context is made for the graph at hand. A property whose values are all IRIs, all
texts with a language, or all of one datatype is declared so, and its values are then bare; of any other property each
value says itself what it is. Things of this project go by their names alone, which the base completes.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from gbakg.vocabulary import ID, RDF, XSD

TYPE = RDF + "type"
STRING = XSD + "string"

NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.~-]*")
"""Names that stay themselves when they are resolved against the base."""

Json = dict[str, Any]
Object = NamedNode | BlankNode | Literal | Triple


def document(triples: Sequence[Triple], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Triples as one JSON-LD document, one subject a line.

    Args:
        triples: sorted; their order is kept.
        prefixes: for short names.

    Yields:
        The document, line by line.
    """
    prefixes = {prefix: namespace for prefix, namespace in prefixes.items() if namespace != ID}
    names = _terms({one.predicate.value for one in triples if one.predicate.value != TYPE}, prefixes)
    values: dict[str, list[Object]] = defaultdict(list)
    subjects: dict[str, dict[str, list[Object]]] = defaultdict(lambda: defaultdict(list))
    for one in triples:
        values[one.predicate.value].append(one.object)
        subjects[_short(one.subject, prefixes)][one.predicate.value].append(one.object)
    shapes = {iri: _shape(values[iri]) for iri in names}
    context = {
        "@base": ID,
        **prefixes,
        "id": "@id",
        "type": "@type",
        **{term: {"@id": _compacted(iri, prefixes), **shapes[iri]} for iri, term in sorted(names.items(), key=_second)},
    }
    yield f'{{"@context": {json.dumps(context, ensure_ascii=False, indent=1)},\n"@graph": [\n'
    between = ""
    for subject, facts in subjects.items():
        yield between + json.dumps(_node(subject, facts, names, shapes, prefixes), ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def _second(pair: tuple[str, str]) -> str:
    return pair[1]


def _terms(properties: Iterable[str], prefixes: Mapping[str, str]) -> dict[str, str]:
    """A short name for each property: its last part; with its prefix where two share that, or a keyword has it."""
    found: dict[str, list[str]] = defaultdict(list)
    for iri in sorted(properties):
        found[iri.rpartition("#")[2].rpartition("/")[2]].append(iri)
    terms: dict[str, str] = {}
    for last, iris in found.items():
        plain = len(iris) == 1 and last.isidentifier() and last not in ("id", "type", *prefixes)
        terms |= {iri: last if plain else _compacted(iri, prefixes) for iri in iris}
    return terms


def _shape(values: Sequence[Object]) -> Json:
    """What the context says of a property's values."""
    if all(isinstance(value, NamedNode | BlankNode) for value in values):
        return {"@type": "@id"}
    literals = [value for value in values if isinstance(value, Literal)]
    if len(literals) < len(values):
        return {}
    if all(value.language for value in literals):
        return {"@container": "@language"}
    kinds = {"" if value.language else value.datatype.value for value in literals}
    if len(kinds) == 1 and kinds != {""}:
        only = kinds.pop()
        return {} if only == STRING else {"@type": only}
    return {}


def _node(
    subject: str,
    facts: Mapping[str, Sequence[Object]],
    names: Mapping[str, str],
    shapes: Mapping[str, Json],
    prefixes: Mapping[str, str],
) -> Json:
    node: Json = {"id": subject}
    if types := facts.get(TYPE):
        node["type"] = _single([_compacted(value.value, prefixes) for value in types if isinstance(value, NamedNode)])
    for iri, values in facts.items():
        if iri != TYPE:
            node[names[iri]] = _values(values, shapes[iri], prefixes)
    return node


def _values(values: Sequence[Object], shape: Json, prefixes: Mapping[str, str]) -> object:
    """The values of one property, as its shape lets them be written."""
    if shape.get("@container") == "@language":
        languages: dict[str, list[str]] = defaultdict(list)
        for value in values:
            if isinstance(value, Literal):
                languages[value.language or ""].append(value.value)
        return {language: _single(texts) for language, texts in languages.items()}
    if shape.get("@type") == "@id":
        return _single([_short(value, prefixes) for value in values])
    if shape or all(_is_plain(value) for value in values):
        return _single([value.value for value in values if isinstance(value, Literal)])
    return _single([_full(value, prefixes) for value in values])


def _is_plain(value: Object) -> bool:
    return isinstance(value, Literal) and not value.language and value.datatype.value == STRING


def _full(value: Object, prefixes: Mapping[str, str]) -> object:
    """A value that says itself what it is."""
    if not isinstance(value, Literal):
        return {"id": _short(value, prefixes)}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    return value.value if _is_plain(value) else {"@value": value.value, "@type": value.datatype.value}


def _short(term: Object, prefixes: Mapping[str, str]) -> str:
    """A thing of this project by its bare name, behind the base; all else with its prefix."""
    if not isinstance(term, NamedNode):
        return str(term)
    name = term.value.removeprefix(ID)
    return name if term.value.startswith(ID) and NAME.fullmatch(name) else _compacted(term.value, prefixes)


def _compacted(iri: str, prefixes: Mapping[str, str]) -> str:
    """An IRI with its prefix; never so that the rest could be read as an authority (JSON-LD 1.1, 4.1.5)."""
    for prefix, namespace in prefixes.items():
        if iri.startswith(namespace) and not iri.removeprefix(namespace).startswith("//"):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _single(values: Sequence[object]) -> object:
    return values[0] if len(values) == 1 else list(values)
