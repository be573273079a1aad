"""Everything about one organisation, partnership or thing, as plain values: what ``gbakg show`` and the page tell.

A card keeps what a reader needs to check a claim: who, as what, named how in the letter, and where it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import zip_longest

from pyoxigraph import NamedNode

from gbakg.closeups import closeup
from gbakg.errors import UnknownNameError
from gbakg.letters import Letter
from gbakg.model import Card, Evidence, Fact, Name, Party, Words
from gbakg.networks import local
from gbakg.sources import Source
from gbakg.views import ask
from gbakg.vocabulary import GBAKG, GROUPS, ROLES, compact, property_rank

Row = dict[str, str]

PART_OF = GBAKG + "partOf"

TRUTH = {"true": Words("是", "yes"), "false": Words("否", "no")}
"""How a yes or no is told."""


def cards(source: Source, letters: Mapping[str, Letter] | None = None) -> dict[str, Card]:
    """The cards of everything in the graph.

    Args:
        source: where the graph is.
        letters: the user's copies by the letter's IRI; their passages' words are put on the cards.

    Returns:
        Cards by IRI.
    """
    desk = _Desk(source, letters or {})
    return {iri: desk.card(iri) for iri in desk.nodes}


def card(source: Source, subject: NamedNode, letters: Mapping[str, Letter] | None = None) -> Card:
    """The card of one subject; see :func:`cards`.

    Raises:
        UnknownNameError: the subject is no node of the network: a passage, say, or a term of the ontology.
    """
    desk = _Desk(closeup(source, subject.value), letters or {})
    if subject.value not in desk.nodes:
        raise UnknownNameError("organisation, partnership, thing, place or field", compact(subject.value))
    return desk.card(subject.value)


class _Desk:
    """The views' rows, sorted by what they are about."""

    def __init__(self, source: Source, letters: Mapping[str, Letter]) -> None:
        self.letters = letters
        self.terms = {row["term"]: Words(row["label"], row["label_en"]) for row in ask(source, "terms")}
        self.nodes: dict[str, Row] = {}
        rank = {root: number for number, root in enumerate(GROUPS)}
        for row in sorted(ask(source, "nodes"), key=lambda row: rank[row["root"]]):
            self.nodes.setdefault(row["node"], row)
        self.facts = _grouped(ask(source, "facts"), "subject")
        self.participations: dict[str, list[Row]] = defaultdict(list)
        for row in ask(source, "participations"):
            for iri in {row["partnership"], row["organization"]}:
                self.participations[iri].append(row)
        self.amounts = _grouped(ask(source, "amounts"), "owner")
        self.figures = _grouped(ask(source, "figures"), "owner")
        self.passages = _grouped(ask(source, "passages"), "about")
        self.makers: dict[str, list[str]] = defaultdict(list)
        self.pointing: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in ask(source, "relations"):
            if local(row["relation"]) == "output":
                self.makers[row["target"]].append(row["source"])
            else:
                self.pointing[row["target"]][row["relation"]].append(row["source"])

    def card(self, iri: str) -> Card:
        row = self.nodes[iri]
        return Card(
            id=iri,
            group=GROUPS[row["root"]],
            names=self.name(iri).words,
            type=self.name(row["class"]),
            parties=tuple(self._parties(iri)),
            facts=(
                *self._stated(iri),
                *self._made_by(iri),
                *self._pointing_here(iri),
                *self._money(iri),
                *self._counts(iri),
            ),
            evidence=tuple(self._evidence(iri)),
        )

    def name(self, iri: str) -> Name:
        """The name of a node or of a term of the ontology."""
        row = self.nodes.get(iri, {})
        label = row.get("label") or row.get("label_en")
        if label:
            return Name(iri, Words(label, row.get("label_en") or label))
        return Name(iri, self.terms.get(iri, Words(compact(iri), compact(iri))))

    def _parties(self, iri: str) -> list[Party]:
        found = []
        for row in self.participations.get(iri, []):
            partnership = row["partnership"]
            passages = self.passages.get(partnership, [])
            party = Party(
                other=self.name(row["organization"] if iri == partnership else partnership),
                role=self.name(row["role"]),
                side=int(row.get("side", "0")),
                mention=row.get("mention", ""),
                locator=passages[0]["locator"] if passages else "",
                status=self.name(self.nodes.get(partnership, {}).get("status", "")),
                evidence=() if iri == partnership else tuple(self._passage(passage, None) for passage in passages),
            )
            found.append(party)
        rank = {role: number for number, role in enumerate(ROLES)}
        return sorted(found, key=lambda p: (rank.get(local(p.role.id), len(rank)), p.side, p.other.id))

    def _stated(self, iri: str) -> list[Fact]:
        values: dict[str, list[Name]] = defaultdict(list)
        said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in self.facts.get(iri, []):
            prop, value = row["property"], row["value"]
            if row.get("language"):
                said[prop][row["language"]].append(value)
            elif value in self.nodes or value in self.terms:
                values[prop].append(self.name(value))
            else:
                link = value if value.startswith(("http://", "https://")) else ""
                label = row.get("value_label", value)
                words = TRUTH.get(value, Words(label, row.get("value_label_en", label)))
                values[prop].append(Name(link, words))
        for prop, languages in said.items():
            pairs = zip_longest(languages.get("zh", []), languages.get("en", []))
            values[prop] += [Name("", Words(zh or en, en or zh)) for zh, en in pairs]
        ordered = sorted(values, key=lambda prop: property_rank(compact(prop)))
        return [Fact(self.name(prop), tuple(values[prop])) for prop in ordered]

    def _made_by(self, iri: str) -> list[Fact]:
        makers = tuple(self.name(maker) for maker in self.makers.get(iri, []))
        return [Fact(Name("", Words("由此合作产生", "made by")), makers)] if makers else []

    def _pointing_here(self, iri: str) -> list[Fact]:
        """What says this of its own: bodies in a place, partnerships of a field, parts of a thing."""
        facts = []
        for prop, sources in sorted(self.pointing.get(iri, {}).items()):
            words = self.name(prop).words
            name = Name("", Words(f"← {words.zh}", f"← {words.en}"))
            facts.append(Fact(name, tuple(self.name(source) for source in sources)))
        return facts

    def _money(self, iri: str) -> list[Fact]:
        owners = [iri]
        if local(self.nodes[iri]["class"]) == "Fund":  # what its makers put in, and how its parts share it
            owners += [*self.makers.get(iri, []), *self.pointing.get(iri, {}).get(PART_OF, [])]
        amounts = {row["amount"]: row for owner in owners for row in self.amounts.get(owner, [])}
        values = tuple(Name("", self.money(row)) for row in amounts.values())
        return [Fact(Name(GBAKG + "amount", Words("资金", "money")), values)] if values else []

    def money(self, row: Row) -> Words:
        """A sum or share in words, with who puts it in."""
        zh, en = [], []
        if "contributor" in row:
            who = self.name(row["contributor"]).words
            zh.append(f"{who.zh}：")
            en.append(f"{who.en}: ")
        if "value" in row:
            sum_ = f"{float(row['value']):,.0f}"
            per = row.get("period") == "P1Y"
            zh.append(f"{'每年' if per else ''}{sum_} 元")
            en.append(f"{sum_} {row.get('currency', 'CNY')}{' a year' if per else ''}")
        if "share" in row:
            zh.append(f"占 {row['share']}%")
            en.append(f"{row['share']}% of the whole")
        if "fund" in row:
            fund = self.name(row["fund"]).words
            zh.append(f"（出自{fund.zh}）")
            en.append(f" (out of: {fund.en})")
        return Words("".join(zh), "".join(en))

    def _counts(self, iri: str) -> list[Fact]:
        figures = {row["figure"]: row for row in self.figures.get(iri, [])}
        values = tuple(Name("", self.count(row)) for row in figures.values())
        return [Fact(Name("", Words("数字", "counts")), values)] if values else []

    @staticmethod
    def count(row: Row) -> Words:
        """A count with its unit."""
        unit = row.get("unit", "")
        return Words(f"{row['value']}{unit}", f"{row['value']} {row.get('unit_en', unit)}")

    def _evidence(self, iri: str) -> list[Evidence]:
        claims: list[tuple[str, Words | None]] = [(iri, None)]
        claims += [(row["amount"], self.money(row)) for row in self.amounts.get(iri, [])]
        claims += [(row["figure"], self.count(row)) for row in self.figures.get(iri, [])]
        if iri not in self.passages:
            claims += [(maker, self.name(maker).words) for maker in self.makers.get(iri, [])]
        found: dict[tuple[str, Words | None], Evidence] = {}
        for about, claim in claims:
            for row in self.passages.get(about, []):
                found.setdefault((row["passage"], claim), self._passage(row, claim))
        return sorted(found.values(), key=lambda e: (e.letter, e.start, e.end, e.claim is not None))

    def _passage(self, row: Row, claim: Words | None) -> Evidence:
        evidence = Evidence(
            id=row["passage"],
            letter=row.get("letter_id", row["letter"]),
            locator=row["locator"],
            start=int(row["start"]),
            end=int(row["end"]),
            sha256=row["sha256"],
            claim=claim,
        )
        letter = self.letters.get(row["letter"])
        return replace(evidence, text=letter.passage(evidence.start, evidence.end)) if letter else evidence


def _grouped(rows: list[Row], column: str) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if column in row:
            groups[row[column]].append(row)
    return groups
