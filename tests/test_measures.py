"""Measures: textbook networks, an independent library, plain counting, and facts counted by hand in the graph."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import combinations, pairwise

import igraph
import pytest

from gbakg.errors import UsageError
from gbakg.measures import MEASURES, REFERENCES, TABLES, Measures, measures, of, structure
from gbakg.measures.pairs import pairs
from gbakg.networks import CERTAINTIES, Edge, Network, Node, network
from gbakg.questions import run as ask
from gbakg.sources import EmbeddedSource, Table
from gbakg.vocabulary import ID
from tests.conftest import ROOT

Pair = tuple[str, str]


def drawn(links: Iterable[Pair], regions: dict[str, str] | None = None, certainty: str = "stated") -> Network:
    """A network of pairs; every pair given is a partnership of its own."""
    links, regions = list(links), regions or {}
    names = sorted({name for link in links for name in link} | set(regions))
    nodes = tuple(Node(ID + n, "organization", "Company", n, n, region=regions.get(n, "")) for n in names)
    edges = tuple(
        Edge(f"{ID}p{k}", ID + one, ID + other, "pair", certainty, "", "", partnership=f"{ID}p{k}")
        for k, (one, other) in enumerate(links)
    )
    return Network("organizations", nodes, edges)


def column(found: Measures, name: str) -> dict[str, float]:
    """One measure of the bodies that have some of it."""
    return {iri.removeprefix(ID): values[name] for iri, values in found.organizations.items() if values[name]}


@pytest.fixture(scope="module")
def pairs_view(source: EmbeddedSource) -> Network:
    return network(source, "organizations")


@pytest.fixture(scope="module")
def stated(pairs_view: Network) -> Measures:
    return measures(pairs_view)


@pytest.fixture(scope="module")
def everything(pairs_view: Network) -> Measures:
    return measures(pairs_view, CERTAINTIES)


STAR = [("hub", leaf) for leaf in "abcd"]
PATH = list(pairwise("abcde"))
BRIDGE = [*combinations("abcd", 2), *combinations("wxyz", 2), ("d", "w")]


def test_a_star() -> None:
    found = measures(drawn(STAR))
    assert column(found, "degree") == {"hub": 4, "a": 1, "b": 1, "c": 1, "d": 1}
    assert column(found, "betweenness") == {"hub": 1.0}
    assert column(found, "cut_point") == {"hub": True}
    assert column(found, "brokered") == {"hub": 6}
    assert set(column(found, "core").values()) == {1}
    assert (found.whole["density"], found.whole["components"]) == (0.4, 1)


def test_a_path() -> None:
    found = measures(drawn(PATH))
    # b stands between a and three others, c between two and two; (5-1)(5-2)/2 = 6
    assert column(found, "betweenness") == {"b": 0.5, "c": pytest.approx(4 / 6, abs=1e-6), "d": 0.5}
    assert set(column(found, "cut_point")) == set("bcd")


def test_two_cliques_with_a_bridge() -> None:
    found = measures(drawn(BRIDGE))
    assert {found.organizations[ID + n]["community"] for n in "abcd"} == {1}
    assert {found.organizations[ID + n]["community"] for n in "wxyz"} == {2}
    assert set(column(found, "core").values()) == {3}
    assert set(column(found, "cut_point")) == {"d", "w"}
    assert column(found, "brokered") == {"d": 3, "w": 3}
    # d stands between each of a, b, c and each of w, x, y, z; (8-1)(8-2)/2 = 21
    assert column(found, "betweenness") == {n: pytest.approx(12 / 21, abs=1e-6) for n in "dw"}
    # 13 pairs, 6 inside each half, and half of all ends in each: Q = 12/13 - 2 * (1/2)²
    assert found.whole["modularity"] == pytest.approx(12 / 13 - 0.5, abs=1e-6)


@pytest.mark.parametrize(
    ("own", "ends", "role"),
    [
        ("guangxi", ("guangxi", "guangxi"), "coordinator"),
        ("guangxi", ("macao", "macao"), "itinerant"),
        ("guangxi", ("guangxi", "macao"), "gatekeeper"),
        ("macao", ("guangxi", "macao"), "gatekeeper"),
        ("beijing", ("guangxi", "macao"), "liaison"),
        ("", ("guangxi", "macao"), None),
        ("guangxi", ("", "macao"), None),
        ("", ("", ""), None),
    ],
)
def test_each_role(own: str, ends: Pair, role: str | None) -> None:
    found = measures(drawn([("v", "a"), ("v", "c")], {"v": own, "a": ends[0], "c": ends[1]}))
    values = found.organizations[ID + "v"]
    assert values["brokered"] == 1
    roles = ("coordinator", "itinerant", "gatekeeper", "liaison")
    assert {name for name in roles if values[name]} == ({role} if role else set())
    assert values["guangxi_macao"] == (set(ends) == {"guangxi", "macao"})
    assert values["guangxi_guangdong"] == values["guangxi_hong_kong"] == 0


def random_network(seed: int) -> Network:
    """Parties of two to five in six regions, as in a letter; some bodies without a pair."""
    lot = random.Random(seed)  # noqa: S311  # no secret
    regions = ("guangxi", "guangdong", "hong-kong", "macao", "beijing", "")
    bodies = {f"b{k:02}": lot.choice(regions) for k in range(40)}
    links = [pair for _ in range(25) for pair in combinations(sorted(lot.sample(list(bodies), lot.randint(2, 5))), 2)]
    return drawn(links, bodies)


@pytest.mark.parametrize("seed", range(6))
def test_brokerage_is_what_plain_counting_finds(seed: int) -> None:
    shown = random_network(seed)
    region = {node.id: node.region for node in shown.nodes}
    linked = {frozenset((edge.source, edge.target)) for edge in shown.edges}
    found = measures(shown)
    for body, values in found.organizations.items():
        partners = sorted(other for other in region if frozenset((body, other)) in linked and other != body)
        wanted: Counter[str] = Counter()
        for one, other in combinations(partners, 2):
            if frozenset((one, other)) in linked:
                continue
            ends = {region[one], region[other]}
            wanted["brokered"] += 1
            if "" not in ends | {region[body]}:
                here = region[body] in ends
                both = ("coordinator" if here else "itinerant") if len(ends) == 1 else None
                wanted[both or ("gatekeeper" if here else "liaison")] += 1
            if "guangxi" in ends and len(ends) == 2:
                wanted[f"guangxi_{(ends - {'guangxi'}).pop().replace('-', '_')}"] += 1
        assert {m.name: values[m.name] for m in of("brokerage")} == {m.name: wanted[m.name] for m in of("brokerage")}


@pytest.mark.parametrize("shown", [*range(3), *CERTAINTIES])
def test_igraph_reckons_the_same(shown: int | str, pairs_view: Network) -> None:
    view = random_network(shown) if isinstance(shown, int) else pairs_view
    include = ("stated",) if isinstance(shown, int) else CERTAINTIES[: CERTAINTIES.index(shown) + 1]
    found, counted = measures(view, include), pairs(view, include)
    graph = igraph.Graph(n=len(counted.bodies), edges=list(counted.shared))
    values = [found.organizations[body] for body in counted.bodies]
    most = (len(values) - 1) * (len(values) - 2) / 2
    assert [v["degree"] for v in values] == graph.degree()
    assert [v["betweenness"] for v in values] == pytest.approx([b / most for b in graph.betweenness()], rel=1e-5)
    assert [v["core"] for v in values] == graph.coreness()
    assert {k for k, v in enumerate(values) if v["cut_point"]} == set(graph.articulation_points())
    assert found.whole["components"] == len(graph.connected_components())
    assert found.whole["density"] == pytest.approx(graph.density(), rel=1e-5)
    division = [int(v["community"]) - 1 for v in values]
    assert found.whole["modularity"] == pytest.approx(graph.modularity(division), rel=1e-5)
    assert found.whole["modularity"] >= graph.community_multilevel().modularity - 0.03


def test_the_department_that_signs_the_letter(stated: Measures) -> None:
    """Counted by hand: its 14 partners stand in 91 twos, of which 14 are partners by the same partnerships."""
    values = stated.organizations[ID + "guangxi-science-department"]
    assert values["degree"] == max(v["degree"] for v in stated.organizations.values()) == 14
    assert values["brokered"] == 14 * 13 // 2 - (6 + 3 + 3 + 1 + 1) == 77
    # its partners in Guangxi are the botanical garden, Wuzhou's government and science bureau, the finance department
    assert values["coordinator"] == 6
    # four in Guangdong, of which the department there and Zhaoqing held the contest together
    assert values["itinerant"] == 6 - 1
    # Guangdong 4 · 4 - 3, Hong Kong 4 - 1, Macao 4 - 1, Beijing 4 · 2
    assert values["gatekeeper"] == 13 + 3 + 3 + 8
    assert (values["guangxi_guangdong"], values["guangxi_hong_kong"], values["guangxi_macao"]) == (13, 3, 3)
    # the rest has the pan-delta office or the pilot zone's committee at an end, which are of no single region
    assert values["liaison"] == 77 - 6 - 5 - 27 - 23


def test_facts_counted_by_hand(stated: Measures, everything: Measures) -> None:
    assert stated.organizations[ID + "bgi"]["degree"] == 4
    assert column(stated, "guangxi_macao") == {"guangxi-science-department": 3}
    assert set(column(stated, "cut_point")) == {
        "guangxi-science-department", "wuzhou-government", "wuzhou-science-bureau",
    }  # fmt: skip
    # the data centre's five parties are all pairs
    assert {name for name, core in column(stated, "core").items() if core == 4} == {
        "bgi", "guangxi-medicinal-botanical-garden", "guangxi-science-department", "hong-kong-baptist-university",
        "university-of-macau",
    }  # fmt: skip
    assert (stated.whole["bodies"], stated.whole["isolates"], stated.whole["largest_component"]) == (43, 13, 17)
    assert (stated.whole["components"], stated.whole["without_region"]) == (1 + 1 + 5 + 13, 2)
    garden = everything.organizations[ID + "guangxi-medicinal-botanical-garden"]
    # across the sides of the collective agreement it has six possible partners, of whom two are stated ones already
    assert (garden["degree"], garden["partnerships"], garden["strength"]) == (8, 2, 10)


def test_the_catalogue_counts_the_same(source: EmbeddedSource, stated: Measures, everything: Measures) -> None:
    connected = ask(source, "most-connected", {})
    assert isinstance(connected, Table)
    counted = {row["organization"]: (int(row["partners"]), int(row["partnerships"])) for row in connected}
    assert counted == {k: (v["degree"], v["partnerships"]) for k, v in stated.organizations.items() if v["degree"]}
    joined = ask(source, "partnerships-by-region-pair", {})
    assert isinstance(joined, Table)
    for found, kinds in (
        (stated, {"partnersWith"}),
        (everything, {"partnersWith", "plansToPartnerWith", "mayPartnerWith"}),
    ):
        wanted: Counter[frozenset[str]] = Counter()
        for row in joined:
            if row["pair"].rpartition("#")[2] in kinds:
                ends = (row["region"].removeprefix(ID), row["other_region"].removeprefix(ID))
                wanted[frozenset(ends)] += int(row["count"])
        assert {
            frozenset((b.region, b.other)): b.values["partnerships"] for b in found.regions if b.values["pairs"]
        } == wanted


def test_densities_of_regions(stated: Measures) -> None:
    by_pair = {(each.region, each.other): each.values for each in stated.regions}
    assert list(by_pair)[:4] == [("guangxi", other) for other in ("guangxi", "guangdong", "hong-kong", "macao")]
    assert len(by_pair) == 6 * 7 // 2
    # Guangxi–Macao: the data centre's two Guangxi parties with the university, the institute with the laboratory
    assert by_pair["guangxi", "macao"] == {
        "bodies": 17, "other_bodies": 4, "pairs": 3, "conceivable": 68, "density": 0.0441176, "partnerships": 2,
    }  # fmt: skip
    assert by_pair["yunnan", "yunnan"]["density"] == 0.0
    assert by_pair["beijing", "beijing"]["conceivable"] == 3


def test_partnerships_and_pairs_are_told_apart() -> None:
    found = measures(drawn([("a", "b"), ("a", "b"), ("b", "a"), ("a", "c"), ("c", "c")]))
    assert column(found, "degree") == {"a": 2, "b": 1, "c": 1}
    assert column(found, "strength") == {"a": 4, "b": 3, "c": 1}
    assert column(found, "partnerships") == {"a": 4, "b": 3, "c": 1}
    assert (found.whole["pairs"], found.whole["partnerships"]) == (2, 4)


def test_weaker_pairs_count_only_when_asked() -> None:
    both = Network(
        "organizations", drawn(PATH).nodes, (*drawn(PATH[:2]).edges, *drawn(PATH[2:], None, "possible").edges)
    )
    assert measures(both).whole["pairs"] == 2
    assert measures(both, ("stated", "planned")).whole["pairs"] == 2
    assert measures(both, ("possible", "stated")).whole["pairs"] == 4
    assert measures(both, ("possible", "stated")).include == ("stated", "possible")
    with pytest.raises(UsageError, match="'hoped'; choose among stated, planned, possible"):
        measures(both, ("hoped",))


def test_headings_say_what_counts(pairs_view: Network, stated: Measures, everything: Measures) -> None:
    assert stated.heading.en == "Stated pairs only. Bodies: 43, pairs: 38, partnerships: 21."
    assert stated.heading.zh == "只计公函写明的合作对。机构 43 家，合作对 38 对，合作 21 项。"
    assert everything.heading.en.startswith("Stated, planned and possible pairs. Bodies: 43, pairs: 54, ")
    assert everything.heading.zh.startswith("所计为公函写明的、计划中的、可能的合作对。")
    assert "公函并未写明为事实" in measures(pairs_view, ("stated", "planned")).heading.zh


@pytest.mark.parametrize("names", [[], ["a"], ["a", "b"], ["a", "b", "c"]])
def test_networks_without_a_pair(names: list[str]) -> None:
    found = measures(drawn([], dict.fromkeys(names, "guangxi")))
    assert len(found.organizations) == found.whole["components"] == found.whole["communities"] == len(names)
    assert found.whole["density"] == found.whole["modularity"] == found.whole["pairs"] == 0
    assert [values["component"] for values in found.organizations.values()] == list(range(1, len(names) + 1))
    assert len(found.regions) == bool(names)


def test_only_the_view_of_pairs_is_measured(source: EmbeddedSource) -> None:
    with pytest.raises(UsageError, match="not of 'partnerships'"):
        measures(network(source, "partnerships"))


def test_every_number_is_defined_and_none_is_missing(stated: Measures) -> None:
    for measure in MEASURES:
        assert measure.words.zh
        assert measure.words.en
        assert measure.definition.zh.endswith("。")
        assert measure.definition.en.endswith(".")
        assert measure.of in TABLES
        assert set(measure.source.split("; ")) <= set(REFERENCES)
    assert {key for measure in MEASURES for key in measure.source.split("; ")} == set(REFERENCES)
    told = [(of("organizations", "brokerage"), values) for values in stated.organizations.values()]
    told += [(of("regions"), each.values) for each in stated.regions] + [(of("whole"), stated.whole)]
    assert len(told) == 43 + 21 + 1
    for table, values in told:
        assert list(values) == [measure.name for measure in table]
        assert [type(value) for value in values.values()] == [measure.type for measure in table]


def test_large_components_are_estimated_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = random_network(1)
    exact = column(measures(shown), "betweenness")
    assert measures(shown).sampled == 0
    monkeypatch.setattr(structure, "EXACT", 5)
    monkeypatch.setattr(structure, "PIVOTS", 20)
    found = measures(shown)
    estimated = column(found, "betweenness")
    assert column(measures(shown), "betweenness") == estimated != exact
    assert sum(estimated.values()) == pytest.approx(sum(exact.values()), rel=0.3)
    assert found.sampled == 20
    assert "estimated from 20 sampled" in found.heading.en
    assert "由 20 个抽样起点估计" in found.heading.zh


def test_same_numbers_under_any_hash_seed() -> None:
    code = (
        "from tests.test_measures import random_network\nfrom gbakg.measures import measures, structure\n"
        "structure.EXACT = 5\nprint([measures(random_network(seed)) for seed in range(3)])"
    )
    command = [sys.executable, "-c", code]
    written = {
        subprocess.run(
            command, capture_output=True, check=True, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(written) == 1
    assert len(written.pop()) > 1000
