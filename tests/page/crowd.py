"""A network of very many bodies, made up, the same every time."""

from __future__ import annotations

from itertools import combinations, cycle
from random import Random

from gbakg.model import Card, Name, Words
from gbakg.networks import Edge, Network, Node
from gbakg.vocabulary import GBAKG, ID

REGIONS = ("guangxi", "guangdong", "hong-kong", "macao", "")
STATUSES = ("Realised", "Underway", "Planned")


def crowd(bodies: int, deals: int) -> dict[str, Network]:
    """Bodies, and partnerships of three of them each, as partnerships and as pairs."""
    chance = Random(7)  # noqa: S311 -- a picture, no secret
    nodes = tuple(
        Node(f"{ID}b{n:05}", "organization", "Company", f"第{n}家机构", f"Body {n}", region, weight=1)
        for n, region in zip(range(bodies), cycle(REGIONS), strict=False)
    )
    partnerships = tuple(
        Node(f"{ID}p{n:05}", "partnership", "Partnership", f"第{n}项合作", f"Partnership {n}", status=status)
        for n, status in zip(range(deals), cycle(STATUSES), strict=False)
    )
    parts: list[Edge] = []
    pairs: list[Edge] = []
    for deal in partnerships:
        parties = sorted(node.id for node in chance.sample(nodes, 3))
        sure = "planned" if deal.status == "Planned" else "stated"
        for end in parties:
            name = f"{deal.id}.{end.removeprefix(ID)}"
            part = Edge(name, end, deal.id, "participation", sure, "合作方", "partner", "Partner", deal.status, deal.id)
            parts.append(part)
        for one, other in combinations(parties, 2):
            name = f"{deal.id}#{one.removeprefix(ID)}+{other.removeprefix(ID)}"
            pairs.append(Edge(name, one, other, "pair", sure, deal.label, deal.label_en, "", deal.status, deal.id))
    return {
        "partnerships": Network("partnerships", (*nodes, *partnerships), tuple(parts)),
        "organizations": Network("organizations", nodes, tuple(pairs)),
    }


def tell(networks: dict[str, Network]) -> dict[str, Card]:
    """A card for each, with no more than its names and its class."""
    types = {kind: Name(GBAKG + kind, Words(zh, kind)) for kind, zh in (("Company", "企业"), ("Partnership", "合作"))}
    return {
        node.id: Card(node.id, node.group, Words(node.label, node.label_en), types[node.type], (), (), ())
        for node in networks["partnerships"].nodes
    }
