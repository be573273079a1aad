"""One page for each organisation, partnership, thing, place and field of work."""

from __future__ import annotations

from dataclasses import dataclass

from gbakg.model import Card, Evidence, Fact, Name, Party, Words
from gbakg.networks import local
from gbakg.site.addresses import up
from gbakg.site.desk import Desk
from gbakg.site.shell import GROUPS, Shell
from gbakg.vocabulary import DCTERMS, SKOS

CERTAINTIES = {
    "stated": Words("公函写明的合作伙伴", "Partners that the letter states"),
    "planned": Words("计划中的合作伙伴", "Planned partners"),
    "possible": Words(
        "可能的合作伙伴：集体协议的另一方", "Possible partners: the other side of a collective agreement"
    ),
}
"""How sure a pair is, as the heading above such partners."""

ELSEWHERE = {"description": DCTERMS + "description", "other_names": SKOS + "altLabel"}
"""Facts that stand in the page's head and not in its list."""


@dataclass(frozen=True)
class Linked:
    """A name and where it leads.

    Attributes:
        words: the name.
        link: what to write as the link; empty where it leads nowhere.
    """

    words: Words
    link: str


@dataclass(frozen=True)
class Place:
    """A passage and where the letter's page lists it.

    Attributes:
        evidence: the passage.
        link: to the letter's page; empty where the graph tells nothing of the letter.
    """

    evidence: Evidence
    link: str


def thing_page(shell: Shell, desk: Desk, card: Card) -> str:
    """The page of one card."""
    here = desk.addresses.file(card.id)
    head = {key: [value.words for fact in card.facts if fact.property.id == iri for value in fact.values]
            for key, iri in ELSEWHERE.items()}  # fmt: skip
    view = "" if card.group in ("organization", "partnership") else "view=full&"
    return shell.page(
        "thing",
        here,
        card.names[shell.language],
        card=card,
        group=GROUPS[card.group],
        type=_linked(desk, here, card.type),
        facts=[
            (_linked(desk, here, fact.property), [_linked(desk, here, value) for value in fact.values])
            for fact in _listed(card)
        ],
        parties=[_party(desk, here, card, party) for party in card.parties],
        partners=[
            (CERTAINTIES[certainty], [
                (_linked(desk, here, other), [_linked(desk, here, one) for one in through]) for other, through in others
            ])
            for certainty, others in desk.partners(card.id)
        ],
        evidence=_places(desk, here, card.evidence),
        files={ending: up(here) + desk.addresses.file(card.id, ending) for ending in ("ttl", "jsonld")},
        in_network=f"{up(here)}network.html#{view}focus={desk.addresses.names[card.id]}",
        **head,
    )  # fmt: skip


def _listed(card: Card) -> list[Fact]:
    return [fact for fact in card.facts if fact.property.id not in ELSEWHERE.values()]


def _party(desk: Desk, here: str, card: Card, party: Party) -> dict[str, object]:
    """One participation: on a partnership's page the body, on a body's page the partnership."""
    ends = (card.id, party.other.id) if card.group == "partnership" else (party.other.id, card.id)
    return {
        "party": party,
        "other": _linked(desk, here, party.other),
        "role": _linked(desk, here, party.role),
        "status": _linked(desk, here, party.status),
        "anchor": local(desk.participations.get((*ends, party.role.id), "")),
        "evidence": _places(desk, here, party.evidence),
    }


def _places(desk: Desk, here: str, passages: tuple[Evidence, ...]) -> list[Place]:
    """Passages with links to their letter's page."""
    places = []
    for one in passages:
        page = desk.addresses.link(here, desk.letter_of[one.id])
        places.append(Place(one, f"{page}#{local(one.id)}" if page else ""))
    return places


def _linked(desk: Desk, here: str, name: Name) -> Linked:
    return Linked(name.words, desk.addresses.link(here, name.id))
