"""The shortest chains of partnerships between two bodies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice, pairwise

from pyoxigraph import Literal, NamedNode

from gbakg.chains import Partners, onward, shortest
from gbakg.networks import CERTAINTIES, local
from gbakg.sources import Source, Table, Term
from gbakg.views import ask, ask_among
from gbakg.vocabulary import GBAKG, XSD

COLUMNS = (
    "chain",
    "step",
    "from",
    "from_name",
    "partnership",
    "partnership_name",
    "to",
    "to_name",
    "certainty",
    "status_name",
)
"""Columns of the table of chains."""

CHAINS = 20
"""Chains told at the most; all of them are equally short."""

Pair = frozenset[str]
"""The IRIs of two bodies."""


@dataclass(frozen=True)
class _Words:
    """What to call things, in one language.

    Attributes:
        names: of bodies and partnerships, by IRI.
        statuses: of partnerships, by IRI.
        language: its tag.
    """

    names: dict[str, str]
    statuses: dict[str, str]
    language: str

    def name(self, iri: str) -> Literal:
        return Literal(self.names.get(iri) or local(iri), language=self.language)

    def status(self, partnership: str) -> Literal:
        return Literal(self.statuses.get(partnership, ""), language=self.language)


def paths(
    source: Source, start: NamedNode, goal: NamedNode, include: Collection[str] = ("stated",), language: str = "zh"
) -> Table:
    """Every shortest chain of partnerships that leads from one organisation to another.

    A step is a pair of partners of one partnership. Where two bodies share several, each has its row. Of more than
    :data:`CHAINS` chains the first are told, in the order of the IRIs of their second bodies, then of the third and so
    on.

    Args:
        source: where the graph is, with what the rules derive.
        start: an organisation.
        goal: another.
        include: which pairs count, of :data:`gbakg.networks.CERTAINTIES`; more than ``stated`` is a weaker claim.
        language: ``zh`` or ``en``, for the names.

    Returns:
        Columns :data:`COLUMNS`, rows by chain and step, both from 1; empty where no chain exists.
    """
    chains = list(islice(shortest(Partners(source), start.value, goal.value, include), CHAINS))
    steps = {frozenset(step) for chain in chains for step in pairwise(chain)}
    if not steps:
        return Table(COLUMNS, ())
    links = _links(source, steps, include)
    partnerships = {partnership for found in links.values() for partnership, _ in found}
    words = _words(source, partnerships.union(*chains), language)
    rows = [
        _row((number, step), pair, link, words)
        for number, chain in enumerate(chains, 1)
        for step, pair in enumerate(pairwise(chain), 1)
        for link in links[frozenset(pair)]
    ]
    return Table(COLUMNS, tuple(rows))


def weaker(source: Source, start: NamedNode, goal: NamedNode, include: Collection[str]) -> tuple[str, ...]:
    """Which kinds of pair, added one after the other, would make a chain where there is none.

    Returns:
        For example ``("possible",)``; empty where nothing helps.
    """
    partners = Partners(source)
    missing = tuple(certainty for certainty in CERTAINTIES if certainty not in include)
    tries = dict.fromkeys([*((certainty,) for certainty in missing), missing])
    return next((more for more in tries if more and onward(partners, start.value, goal.value, (*include, *more))), ())


def _links(source: Source, steps: Collection[Pair], include: Collection[str]) -> dict[Pair, list[tuple[str, str]]]:
    """The partnerships of each pair, by IRI, with how sure they make it.

    Which partnerships two bodies share is found here: an engine that is asked for the pairs themselves looks through
    all partnerships of a large body again for each of them.
    """
    mine: defaultdict[str, set[str]] = defaultdict(set)
    for row in ask_among(source, "partner-in", "organization", sorted(Pair().union(*steps))):
        mine[row["organization"]].add(row["partnership"])
    shared = {partnership for one, other in steps for partnership in mine[one] & mine[other] if ":" in partnership}
    links: defaultdict[Pair, list[tuple[str, str]]] = defaultdict(list)
    for row in ask_among(source, "pairs", "partnership", sorted(shared)):
        if row["certainty"] in include:
            links[frozenset((row["one"], row["other"]))].append((row["partnership"], row["certainty"]))
    return {pair: sorted(links[pair]) for pair in steps}


def _words(source: Source, iris: Iterable[str], language: str) -> _Words:
    """Names, the other language's where one has none, and the names of statuses."""
    first, second = ("label_en", "label") if language == "en" else ("label", "label_en")
    terms = {row["term"]: row[first] for row in ask(source, "terms")}
    names: dict[str, str] = {}
    statuses: dict[str, str] = {}
    for row in ask_among(source, "named", "node", sorted(iris)):
        names.setdefault(row["node"], row.get(first) or row.get(second) or "")
        if status := row.get("status"):
            statuses.setdefault(row["node"], terms.get(GBAKG + local(status), local(status)))
    return _Words(names, statuses, language)


def _row(
    place: tuple[int, int], pair: tuple[str, str], link: tuple[str, str], words: _Words
) -> tuple[Term | None, ...]:
    """One step of one chain."""
    number, step = (Literal(str(value), datatype=NamedNode(XSD + "integer")) for value in place)
    (one, other), (partnership, certainty) = pair, link
    return (
        number,
        step,
        NamedNode(one),
        words.name(one),
        NamedNode(partnership),
        words.name(partnership),
        NamedNode(other),
        words.name(other),
        Literal(certainty),
        words.status(partnership),
    )
