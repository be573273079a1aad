"""Graphs of the model's shape and of any size, by seed: what the benchmarks and the tests of large pages load.

Everything in them is invented but for the regions. Few bodies are in many partnerships and most in one or two, as
in the letter; a partnership has two to six parties, every twentieth one is a collective agreement of two sides.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
from collections.abc import Iterator
from pathlib import Path

from gbakg.vocabulary import PREFIXES

REGIONS = {
    "guangxi": ("广西", "Guangxi", 40),
    "guangdong": ("广东", "Guangdong", 34),
    "hong-kong": ("香港", "Hong Kong", 9),
    "macao": ("澳门", "Macao", 7),
    "beijing": ("北京", "Beijing", 6),
    "yunnan": ("云南", "Yunnan", 4),
}
"""Local name to names and weight."""

CITIES = 5
"""Cities in a region."""

CLASSES = {
    "GovernmentBody": ("局", "Bureau"),
    "University": ("大学", "University"),
    "ResearchInstitute": ("研究院", "Institute"),
    "Company": ("科技有限公司", "Technology Co."),
    "Hospital": ("医院", "Hospital"),
    "Foundation": ("基金会", "Foundation"),
}
"""Class to what ends its names."""

KINDS = ("CooperationAgreement", "JointPlatform", "JointFund", "JointProgramme", "JointEvent", "ResourceSharing")
STATUSES = (("Realised", 6), ("Underway", 3), ("Planned", 1))
ROLES = (("Partner", 14), ("Facilitator", 3), ("Funder", 1), ("Host", 1))
TOPICS = 24
PER_LETTER = 30
"""Partnerships told by one letter."""

SYLLABLES = "海山江河东南西北中华新远明达安信天地宏源光电生物医药农林矿冶轻纺智云数联"


def turtle(organizations: int, partnerships: int, seed: int = 1) -> str:
    """A graph as Turtle.

    Args:
        organizations: how many bodies.
        partnerships: how many partnerships.
        seed: the same seed gives the same bytes.
    """
    prefixes = [f"@prefix {prefix}: <{iri}> ." for prefix, iri in PREFIXES.items()]
    return "\n".join([*prefixes, *_Inventor(seed).graph(organizations, partnerships), ""])


class _Inventor:
    """Invents bodies and what they do together."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)  # noqa: S311 -- the same graph for the same seed is what is wanted
        self.waiting: list[int] = []

    def graph(self, organizations: int, partnerships: int) -> Iterator[str]:
        yield from self._places()
        for number in range(organizations):
            yield self._organization(number)
        for number in range(min(TOPICS, partnerships)):
            yield f"id:topic-{number} a gbakg:Topic ; {self._label(f'领域{number}', f'Field {number}')} ."
        for number in range(-(-partnerships // PER_LETTER)):
            yield self._letter(number)
        self.waiting = self.dice.sample(range(organizations), organizations)
        for number in range(partnerships):
            yield from self._partnership(number, organizations)

    def _places(self) -> Iterator[str]:
        for region, (zh, en, _) in REGIONS.items():
            yield f"id:{region} a gbakg:Region ; {self._label(zh, en)} ."
            for city in range(CITIES):
                names = self._label(f"{zh}市{city}", f"{en} City {city}")
                yield f"id:{region}-{city} a gbakg:Place ; {names} ; gbakg:within id:{region} ."

    def _organization(self, number: int) -> str:
        region = self._one([(name, weight) for name, (_, _, weight) in REGIONS.items()])
        kind = self.dice.choice(list(CLASSES))
        stem = "".join(self.dice.choice(SYLLABLES) for _ in range(self.dice.randint(2, 6)))
        zh, en = f"{stem}{number}{CLASSES[kind][0]}", f"{CLASSES[kind][1]} No. {number} of {REGIONS[region][1]}"
        place = f"id:{region}-{self.dice.randrange(CITIES)}"
        origin = "gbakg:nameOrigin gbakg:OwnTranslation"
        return f"id:org-{number} a gbakg:{kind} ; {self._label(zh, en)} ; {origin} ; gbakg:locatedIn {place} ."

    def _letter(self, number: int) -> str:
        return (
            f'id:letter-{number} a gbakg:Letter ; dcterms:title "公函{number}"@zh ; dcterms:identifier "{number}" ; '
            f"dcterms:publisher id:org-0 ; gbakg:length {100 * PER_LETTER} ; gbakg:sha256 {self._digest(number)} ."
        )

    def _partnership(self, number: int, organizations: int) -> Iterator[str]:
        iri, collective = f"id:p-{number}", number % 20 == 19
        members = self._members(organizations, 6 if collective else self.dice.choice((2, 2, 2, 3, 3, 4, 5, 6)))
        parts = [f"{iri}.org-{member}" for member in members]
        status, kind = self._one(STATUSES), self.dice.choice(KINDS)
        letter, at = divmod(number, PER_LETTER)
        passage = f"id:letter-{letter}.{100 * at}-{100 * at + 60}"
        facts = [
            f"{iri} a gbakg:{'CollectiveAgreement' if collective else 'Partnership'}",
            self._label(f"合作{number}：{self.dice.choice(SYLLABLES)}项目", f"Partnership {number}"),
            f'dcterms:description "第{number}项合作。"@zh , "Partnership number {number}."@en',
            f"gbakg:kind gbakg:{kind} ; gbakg:status gbakg:{status}",
            f"gbakg:topic id:topic-{number % TOPICS} ; gbakg:evidence {passage}",
            f"gbakg:participation {' , '.join(parts)}",
        ]
        if status != "Planned" and self.dice.random() < 0.6:
            facts.append(f'schema:startDate "{self.dice.randint(1995, 2021)}"^^xsd:gYear')
        if collective:
            facts.append("gbakg:openEnded true")
        if self.dice.random() < 0.4:
            facts.append(f"gbakg:output id:thing-{number}")
            yield f"id:thing-{number} a gbakg:Laboratory ; {self._label(f'实验室{number}', f'Laboratory {number}')} ."
        yield " ; ".join(facts) + " ."
        yield from self._participations(iri, members, collective=collective)
        yield (
            f"{passage} a gbakg:Passage ; dcterms:isPartOf id:letter-{letter} ; oa:start {100 * at} ; "
            f'oa:end {100 * at + 60} ; gbakg:locator "一（{at}）" ; gbakg:sha256 {self._digest(passage)} .'
        )

    def _participations(self, iri: str, members: list[int], *, collective: bool) -> Iterator[str]:
        """The first two parties are partners, so that every partnership has a pair."""
        for rank, member in enumerate(members):
            role = "Partner" if collective or rank < 2 else self._one(ROLES)
            side = f" ; gbakg:side {1 + rank % 2}" if collective else ""
            yield (
                f"{iri}.org-{member} a gbakg:Participation ; org:organization {iri} ; org:member id:org-{member} ; "
                f"org:role gbakg:{role} ; gbakg:implied true{side} ."
            )

    def _members(self, organizations: int, count: int) -> list[int]:
        """Different bodies, two that still wait for a partnership first, then those of low number far more often."""
        found: dict[int, None] = dict.fromkeys(self.waiting.pop() for _ in range(min(2, len(self.waiting))))
        while len(found) < min(count, organizations):
            wide = self.dice.random() < 0.55
            found[int(organizations * self.dice.random() ** (1 if wide else 4))] = None
        return list(found)

    def _one(self, weighted: list[tuple[str, int]] | tuple[tuple[str, int], ...]) -> str:
        names, weights = zip(*weighted, strict=True)
        return str(self.dice.choices(names, weights)[0])

    def _label(self, zh: str, en: str) -> str:
        return f'skos:prefLabel "{zh}"@zh , "{en}"@en'

    def _digest(self, of: object) -> str:
        return f'"{hashlib.sha256(str(of).encode()).hexdigest()}"'


def main() -> None:
    """Write a graph to a file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("organizations", type=int)
    parser.add_argument("partnerships", type=int)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    wishes = parser.parse_args()
    text = turtle(wishes.organizations, wishes.partnerships, wishes.seed)
    if wishes.output:
        wishes.output.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
