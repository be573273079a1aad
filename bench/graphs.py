"""Graphs of the model's shape and of any size, by seed: what the benchmarks and the tests of large pages load.

Everything in them is invented but for the regions. Few bodies are in many partnerships and most in one or two, as
in the letter; a partnership has two to six parties, every twentieth one is a collective agreement of two sides.

    python -m bench.graphs 1M -o graph.ttl
    python -m bench.graphs 130 70 -o graph.ttl

The first is told by its triples, see :data:`SIZES`, the second by its organisations and partnerships. A graph is
written as it is invented: the largest takes no more memory than the numbers of its organisations do.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import sys
import tempfile
from collections.abc import Iterator
from itertools import islice
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

SIZES = {"10k": 250, "100k": 2_500, "1M": 25_000, "10M": 250_000}
"""A graph's name by the triples that it states, to within two in a hundred; to its number of partnerships."""

PER_ORGANIZATION = 4
"""Partnerships for each organisation in the graphs of :data:`SIZES`; each of them then states 40 triples."""

LINES = 512
"""Lines that are written at once."""

SYLLABLES = "海山江河东南西北中华新远明达安信天地宏源光电生物医药农林矿冶轻纺智云数联"


def turtle(organizations: int, partnerships: int, seed: int = 1) -> str:
    """A graph as Turtle.

    Args:
        organizations: how many bodies.
        partnerships: how many partnerships.
        seed: the same seed gives the same bytes.
    """
    return "".join(_blocks(organizations, partnerships, seed))


def write(path: Path, organizations: int, partnerships: int, seed: int = 1) -> None:
    """Write the same graph to a file, as it is invented; the file is whole or as before."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with beside.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_blocks(organizations, partnerships, seed))
    beside.replace(path)


def sized(size: str, seed: int = 1) -> Path:
    """The file of a graph of one of :data:`SIZES`, written where it is not there yet.

    It lies in the folder that the variable ``GBAKG_BENCH`` names, else among the temporary files, under a name that
    changes with this program.
    """
    folder = Path(os.environ.get("GBAKG_BENCH") or Path(tempfile.gettempdir()) / "gbakg-bench")
    folder.mkdir(parents=True, exist_ok=True)
    edition = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:8]
    file = folder / f"{size}-{seed}-{edition}.ttl"
    if not file.exists():
        write(file, *shape(size), seed)
    return file


def shape(size: str) -> tuple[int, int]:
    """Organisations and partnerships of one of :data:`SIZES`.

    >>> shape("1M")
    (6250, 25000)
    """
    return SIZES[size] // PER_ORGANIZATION, SIZES[size]


def _blocks(organizations: int, partnerships: int, seed: int) -> Iterator[str]:
    """The text, some hundred lines at once."""
    yield "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    lines = _Inventor(seed).graph(organizations, partnerships)
    while block := list(islice(lines, LINES)):
        yield "\n".join([*block, ""])


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
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", nargs="+", metavar="SIZE", help=f"{', '.join(SIZES)}, or two numbers")
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    wishes = parser.parse_args()
    match wishes.size:
        case [size] if size in SIZES:
            numbers = shape(size)
        case [organizations, partnerships] if organizations.isdecimal() and partnerships.isdecimal():
            numbers = int(organizations), int(partnerships)
        case _:
            parser.error(f"the size is one of {', '.join(SIZES)}, or organisations and partnerships, e.g. 130 70")
    if wishes.output:
        write(wishes.output, *numbers, wishes.seed)
    else:
        sys.stdout.writelines(_blocks(*numbers, wishes.seed))


if __name__ == "__main__":
    main()
