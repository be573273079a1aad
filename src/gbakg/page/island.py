"""Everything the page knows, as one JSON text that stands in the page and is only ever read as data."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from gbakg.layout.banks import Banks, banks
from gbakg.layout.bridge import picture
from gbakg.layout.forms import FORMS, FULL, Picture
from gbakg.layout.order import ordered
from gbakg.measures import Measures, of
from gbakg.model import Card, Evidence, Fact, Name, Party
from gbakg.networks import Network
from gbakg.questions import Parameter, Question
from gbakg.vocabulary import GBAKG, ID, LANGUAGES, PREFIXES
from gbakg.workings import Workings

Json = dict[str, Any]

ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Signs that could end the island or change its meaning, written as JSON escapes."""


def text(value: Json) -> str:
    """JSON that cannot end the element it stands in.

    >>> text({"a": "</script>"})
    '{"a":"\\\\u003c/script\\\\u003e"}'
    """
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign, escape in ESCAPES.items():
        plain = plain.replace(sign, escape)
    return plain


def views(networks: Mapping[str, Network], drawn: Mapping[str, Any]) -> Json:
    """The views: what pyvis drew, and each view's pictures, all in the order that the view of partnerships gives."""
    whole = networks.get("partnerships")
    order = ordered(banks(whole), whole) if whole else None
    return {
        name: {
            "nodes": drawn[name].nodes,
            "edges": drawn[name].edges,
            "pictures": [
                _picture(network, one) for one in pictures(network, order or ordered(banks(network), network))
            ],
        }
        for name, network in networks.items()
    }


def pictures(network: Network, order: Banks) -> list[Picture]:
    """A view in every form and language.

    Args:
        network: the view.
        order: who stands where; see :func:`gbakg.layout.order.ordered`.
    """
    forms = (FULL,) if network.view == "full" else FORMS
    return [picture(network, order, form, language) for form in forms for language in LANGUAGES]


def told(cards: Mapping[str, Card]) -> Json:
    """The cards, with every name that has an IRI kept once.

    Returns:
        ``names``: Chinese and English name by IRI; ``cards`` by IRI, in which a name is an IRI, or a list of
        Chinese, English and IRI where there is no such name.
    """
    names = {name.id: [name.words.zh, name.words.en] for name in _names(cards.values()) if name.id}
    return {"names": names, "cards": {iri: _card(card, names) for iri, card in cards.items()}}


def measured(measures: Measures) -> Json:
    """The measures of every body: what each is, and rows of numbers in that order, by the last part of the IRI."""
    shown = of("organizations", "brokerage")
    return {
        "heading": [measures.heading.zh, measures.heading.en],
        "columns": [
            {
                "name": one.name,
                "of": one.of,
                "words": [one.words.zh, one.words.en],
                "definition": [one.definition.zh, one.definition.en],
            }
            for one in shown
        ],
        "rows": {
            iri.removeprefix(ID): [values[one.name] for one in shown] for iri, values in measures.organizations.items()
        },
    }


def base() -> Json:
    """What IRIs begin with, so that the page can shorten them."""
    return {"id": ID, "ontology": GBAKG}


def behind(workings: Workings) -> Json:
    """What the console and the copy buttons work with."""
    return {
        "prefixes": PREFIXES,
        "graph": workings.graph,
        "views": dict(workings.views),
        "questions": [_question(question) for question in workings.questions],
        "choices": {
            type_: [[name.id, name.words.zh, name.words.en] for name in names]
            for type_, names in workings.choices.items()
        },
    }


def _question(question: Question) -> Json:
    """A question without the header of its file: title and parameters stand beside it in the reader's language."""
    lines = (line for line in question.sparql.split("\n") if not line.startswith("#+"))
    return {
        "name": question.name,
        "title": [question.title.zh, question.title.en],
        "question": [question.question.zh, question.question.en],
        "parameters": [_parameter(parameter) for parameter in question.parameters],
        "example": dict(question.example),
        "sparql": "\n".join(lines).strip() + "\n",
    }


def _parameter(parameter: Parameter) -> Json:
    return {
        "name": parameter.name,
        "type": parameter.type,
        "optional": parameter.optional,
        "default": parameter.default,
        "text": [parameter.text.zh, parameter.text.en],
    }


def _picture(network: Network, one: Picture) -> Json:
    """A picture; its places are in the order of the nodes."""
    places = [one.places[node.id] for node in network.nodes]
    return {
        "form": one.form,
        "language": one.language,
        "size": one.size,
        "line": one.line,
        "stream": one.stream,
        "box": [round(side, 1) for side in one.box],
        "places": [[place.x, place.y, place.side, list(place.lines)] for place in places],
        "bands": [
            {"region": band.region, "side": band.side, "box": [round(side, 1) for side in band.box]}
            for band in one.bands
        ],
    }


def _names(cards: Collection[Card]) -> Iterable[Name]:
    for card in cards:
        yield card.type
        for party in card.parties:
            yield from (party.other, party.role, party.status)
        for fact in card.facts:
            yield from (fact.property, *fact.values)
    yield from (Name(card.id, card.names) for card in cards)  # a thing's own card has the last word


def _card(card: Card, names: Json) -> Json:
    return {
        "group": card.group,
        "type": card.type.id,
        "parties": [_party(party) for party in card.parties],
        "facts": [_fact(fact, names) for fact in card.facts],
        "evidence": [_evidence(evidence) for evidence in card.evidence],
    }


def _party(party: Party) -> Json:
    return {
        "other": party.other.id,
        "role": party.role.id,
        "status": party.status.id,
        "side": party.side,
        "mention": party.mention,
        "locator": party.locator,
    }


def _fact(fact: Fact, names: Json) -> Json:
    return {"property": _name(fact.property, names), "values": [_name(value, names) for value in fact.values]}


def _name(name: Name, names: Json) -> str | list[str]:
    words = [name.words.zh, name.words.en]
    return name.id if name.id and names.get(name.id) == words else [*words, name.id]


def _evidence(evidence: Evidence) -> Json:
    return {
        "letter": evidence.letter,
        "locator": evidence.locator,
        "start": evidence.start,
        "end": evidence.end,
        "sha256": evidence.sha256,
        "text": evidence.text,
        "claim": [evidence.claim.zh, evidence.claim.en] if evidence.claim else None,
    }
