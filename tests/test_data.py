"""The shipped graph, against facts counted by hand in the letter."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from gbakg import questions
from gbakg.cards import card
from gbakg.letters import Letter
from gbakg.names import resolve
from gbakg.networks import Network, network
from gbakg.sources import EmbeddedSource, Table, default_data
from gbakg.sources.answers import text
from gbakg.turtle import format_file
from gbakg.validation import check
from gbakg.views import ask
from gbakg.vocabulary import GBAKG

DST = "自治区科技厅"


def partners(source: EmbeddedSource, name: str) -> set[str]:
    table = questions.run(source, "partners", {"org": name})
    assert isinstance(table, Table)
    return {row["partner_name"] for row in table}


def holds(source: EmbeddedSource, one: str, relation: str, other: str) -> bool:
    ends = {"one": resolve(source, one, "Organization"), "other": resolve(source, other, "Organization")}
    return source.query(f"ASK {{ ?one gbakg:{relation} ?other }}", ends) is True


@pytest.fixture(scope="module")
def pairs(source: EmbeddedSource) -> Network:
    return network(source, "organizations")


def test_the_letter_holds_what_was_counted_by_hand(source: EmbeddedSource) -> None:
    nodes = ask(source, "nodes")
    roots = Counter(root.rpartition("#")[2] for _, root in {(row["node"], row["root"]) for row in nodes})
    assert roots["Organization"] == 43
    assert roots["Partnership"] == 27
    kinds = Counter(row["kind"].removeprefix(GBAKG) for row in nodes if "kind" in row)
    assert kinds == {
        "JointPlatform": 6,
        "CooperationAgreement": 5,
        "InnovationEnclave": 3,
        "JointEvent": 3,
        "JointProgramme": 3,
        "Consultation": 2,
        "JointPolicy": 2,
        "BranchOffice": 2,
        "JointFund": 1,
    }


def test_money_and_counts_are_those_of_the_letter(source: EmbeddedSource) -> None:
    amounts = sorted(float(row["value"]) for row in ask(source, "amounts") if "value" in row)
    assert amounts == [10_000_000, 10_000_000, 40_000_000]
    assert sorted(row["share"] for row in ask(source, "amounts") if "share" in row) == ["50", "50"]
    assert sorted(int(row["value"]) for row in ask(source, "figures")) == [11, 11, 18, 36]
    yearly = [row for row in ask(source, "amounts") if row.get("period") == "P1Y"]
    assert {card(source, NamedNode(row["contributor"])).names.zh for row in yearly} == {
        "广西壮族自治区科学技术厅",
        "广东省科技厅",
    }


def test_a_side_of_a_collective_agreement_makes_no_stated_pair(source: EmbeddedSource) -> None:
    garden, pharma, academy = "广西药用植物园", "广州医药集团", "自治区农科院"
    assert holds(source, garden, "mayPartnerWith", pharma)
    assert not holds(source, garden, "partnersWith", pharma)
    assert not holds(source, garden, "mayPartnerWith", academy)
    assert not holds(source, garden, "partnersWith", academy)
    assert not holds(source, pharma, "mayPartnerWith", "香港培力控股有限公司")


def test_garden_and_bgi_are_stated_by_the_data_centre_not_by_the_signing(source: EmbeddedSource) -> None:
    assert holds(source, "广西药用植物园", "partnersWith", "华大基因")
    assert partners(source, "华大基因") == {"广西药用植物园", "广西壮族自治区科学技术厅", "香港浸会大学", "澳门大学"}
    table = questions.run(source, "partners", {"org": "华大基因"})
    assert isinstance(table, Table)
    assert {row["locator"] for row in table} == {"一（二）一是"}


def test_a_facilitator_is_no_partner(source: EmbeddedSource) -> None:
    assert partners(source, "广西大学") == {"华南农业大学"}
    assert partners(source, "中国科学院昆明动物研究所") == {"梧州市人民政府"}
    for relation in ("partnersWith", "mayPartnerWith", "plansToPartnerWith"):
        assert not holds(source, DST, relation, "教育厅")
        assert not holds(source, DST, relation, "广西大学")


def test_bodies_named_only_inside_names_are_no_parties(source: EmbeddedSource) -> None:
    members = {row["organization"] for row in ask(source, "participations")}
    assert resolve(source, "澳门科技大学", "Organization").value not in members
    assert not any("中关村" in row["name"] and row["thing"] in members for row in ask(source, "find"))


def test_part_two_is_planned_and_makes_no_stated_pair(source: EmbeddedSource) -> None:
    locators = {row["about"]: row["locator"] for row in ask(source, "passages")}
    later = {row["node"] for row in ask(source, "nodes") if locators.get(row["node"], "").startswith("二")}
    statuses = {row["node"]: row.get("status", "") for row in ask(source, "nodes") if row["node"] in later}
    assert len(later) > 20
    assert {status.removeprefix(GBAKG) for status in statuses.values()} <= {"Planned", ""}
    partnerships = [iri for iri in later if iri.rpartition("/")[2].startswith("p-")]
    assert [statuses[iri].removeprefix(GBAKG) for iri in partnerships] == ["Planned"]


def test_dates_stand_on_what_they_date(source: EmbeddedSource) -> None:
    starts = {row["node"].rpartition("/")[2]: row["start"] for row in ask(source, "nodes") if "start" in row}
    assert starts["cross-border-funding-rules"] == "2021-07"
    assert starts["nanning-lihe-company"] == "2020-06"
    assert starts["pilot-zone-contest-final"] == "2020"
    assert {name: start for name, start in starts.items() if name.startswith("p-")} == {
        "p-pilot-zone-task-list": "2021-05",
        "p-pilot-zone-talks": "2021-06",
        "p-aluminium-programme": "2021",
        "p-asean-training-course": "2020-10",
        "p-tto-training": "2021-05",
    }


def test_every_partnership_leads_to_a_passage(source: EmbeddedSource) -> None:
    with_passage = {row["about"] for row in ask(source, "passages")}
    partnerships = {row["partnership"] for row in ask(source, "participations")}
    assert len(partnerships) == 27
    assert partnerships <= with_passage


def test_network_pairs_are_the_derived_pairs(source: EmbeddedSource, pairs: Network) -> None:
    relations = {"stated": "partnersWith", "planned": "plansToPartnerWith", "possible": "mayPartnerWith"}
    for certainty, relation in relations.items():
        table = source.query(f"SELECT ?one ?other WHERE {{ ?one gbakg:{relation} ?other }}")
        assert isinstance(table, Table)
        derived = {frozenset(text(cell) for cell in row if cell is not None) for row in table.rows}
        drawn = {frozenset((edge.source, edge.target)) for edge in pairs.edges if edge.certainty == certainty}
        assert derived == drawn
        assert len(table.rows) == 2 * len(derived)


def test_the_greater_bay_area_is_not_the_whole_of_guangdong(source: EmbeddedSource) -> None:
    inside = "ASK { ?place gbakg:within id:greater-bay-area }"
    for name, expected in [
        ("香港", True),
        ("澳门", True),
        ("深圳", True),
        ("肇庆", True),
        ("广东", False),
        ("广西", False),
    ]:
        assert source.query(inside, {"place": resolve(source, name, "Place")}) is expected
    cities = source.query("SELECT ?city WHERE { ?city gbakg:within id:greater-bay-area , id:guangdong }")
    assert isinstance(cities, Table)
    nine = ["guangzhou", "shenzhen", "zhuhai", "foshan", "huizhou", "dongguan", "zhongshan", "jiangmen", "zhaoqing"]
    # The pilot zone lies in Zhaoqing too, and so in the area.
    assert {row["city"].rpartition("/")[2] for row in cities} == {*nine, "pilot-zone"}


def test_a_body_in_two_regions_counts_for_neither(source: EmbeddedSource) -> None:
    zone = resolve(source, "粤桂合作特别试验区管委会", "Organization")
    assert source.query("ASK { ?zone gbakg:region ?region }", {"zone": zone}) is False


def test_the_file_is_in_its_one_form() -> None:
    assert format_file(default_data()) == default_data().read_text(encoding="utf-8")


def test_the_graph_keeps_every_rule() -> None:
    assert check([default_data()]) == []


def test_every_passage_mention_and_title_stands_in_the_letter(letter: Letter) -> None:
    assert check([default_data()], [letter]) == []


def test_no_clause_of_the_letter_stands_in_the_project(letter: Letter) -> None:
    import re
    import subprocess

    root = Path(__file__).resolve().parent.parent
    body = letter.text.split("\n", 2)[2]  # the first two lines are the letter's title, which is a fact
    clauses = {clause.strip() for clause in re.split(r"[。；！？，：\n]", body)}
    # Titles in 《》, names in “” and lists of names are facts too; what is left and long is a sentence of the letter.
    clauses = {c for c in clauses if len(c) >= 14 and c.count("、") < 2 and not re.search(r"《[^》]*》|“[^”]*”", c)}
    assert len(clauses) > 60
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=root, capture_output=True, text=True, check=True).stdout
    files = [root / name for name in listed.split("\0") if name and (root / name).is_file()]
    assert len(files) > 40
    for file in files:
        words = file.read_bytes().decode("utf-8", errors="ignore")
        assert not [clause for clause in clauses if clause in words], file
