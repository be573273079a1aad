"""``gbakg measures`` as a person meets it, and the page of definitions."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from pyoxigraph import parse_query_results

from gbakg.cli import main
from gbakg.exports.measures import measures_table, measures_text
from gbakg.exports.results import STANDARD
from gbakg.exports.results import TABLES as FORMATS
from gbakg.measures import MEASURES, REFERENCES, TABLES, measures, of
from gbakg.model import Name, Words
from gbakg.networks import Edge, Network, Node
from gbakg.vocabulary import ID
from tests.conftest import Run

ALONE = "只计公函写明的合作对。机构 43 家，合作对 38 对，合作 21 项。\n"


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_bodies_by_degree_in_csv(run: Run) -> None:
    done = run("measures")
    assert (done.returncode, done.stderr) == (0, ALONE)
    found = rows(done.stdout)
    assert len(found) == 43
    assert list(found[0]) == [
        "organization", "organization_name", "region", "region_name",
        *(measure.name for measure in of("organizations")), "included",
    ]  # fmt: skip
    first = found[0]
    assert (first["organization"], first["region_name"]) == (f"{ID}guangxi-science-department", "广西")
    assert (first["degree"], first["cut_point"], first["included"]) == ("14", "true", "stated")
    order = [(-int(row["degree"]), row["organization_name"]) for row in found]
    assert order == sorted(order)
    assert {row["region"] for row in found if row["organization"] == f"{ID}pilot-zone-committee"} == {""}


def test_heading_stands_above_tables_for_people(run: Run) -> None:
    chinese, english = run("measures", "-r", "table"), run("measures", "-r", "md", "--lang", "en")
    assert (chinese.stderr, english.stderr) == ("", "")
    assert chinese.stdout.startswith(ALONE + "\n")
    assert chinese.stdout.splitlines()[2].split() == ["机构", "地区", *(m.words.zh for m in of("organizations"))]
    assert ID not in chinese.stdout
    head, empty, columns, _, first = english.stdout.splitlines()[:5]
    assert (head, empty) == ("Stated pairs only. Bodies: 43, pairs: 38, partnerships: 21.", "")
    assert columns.startswith("| organisation | region | degree | partnerships | strength | betweenness | k-core |")
    assert first.endswith("| Guangxi | 14 | 12 | 21 | 0.1156 | 4 | yes | 1 | 1 |")


def test_each_table(run: Run) -> None:
    brokers = rows(run("measures", "--of", "brokerage").stdout)
    assert [row["brokered"] for row in brokers[:5]] == ["77", "3", "2", "2", "0"]
    assert len(brokers) == 43
    regions = rows(run("measures", "--of", "regions", "--lang", "en").stdout)
    assert (regions[3]["region_name"], regions[3]["other_region_name"]) == ("Guangxi", "Macao")
    assert (regions[3]["pairs"], regions[3]["conceivable"], regions[3]["density"]) == ("3", "68", "0.0441176")
    whole = {row["measure"]: row for row in rows(run("measures", "--of", "whole").stdout)}
    assert list(whole) == [measure.name for measure in of("whole")]
    assert (whole["pairs"]["value"], whole["pairs"]["measure_name"]) == ("38", "合作对")


@pytest.mark.parametrize(
    "given", [["--include", "possible,planned"], ["--include", "planned", "--include", "possible"]]
)
def test_weaker_pairs_are_said_in_the_heading_and_in_the_file(run: Run, given: tuple[str, ...], tmp_path: Path) -> None:
    done = run("measures", *given, "-r", "md", "--lang", "en")
    assert done.stdout.startswith("Stated, planned and possible pairs. Bodies: 43, pairs: 54, partnerships: 23. ")
    assert "does not state planned or possible pairs as real" in done.stdout
    done = run("measures", *given, "-o", "bodies.csv")
    assert "计划中的和可能的合作对，公函并未写明为事实。" in done.stderr
    found = rows((tmp_path / "bodies.csv").read_text(encoding="utf-8"))
    assert {row["included"] for row in found} == {"stated planned possible"}
    assert found[1]["organization"] == f"{ID}guangxi-medicinal-botanical-garden"


@pytest.mark.parametrize("given", ["hoped", "", "planned,", "stated;possible"])
def test_what_is_no_certainty_is_refused(run: Run, given: str) -> None:
    done = run("measures", "--include", given)
    assert (done.returncode, done.stdout) == (2, "")
    assert "is none of planned, possible" in done.stderr


def test_wrong_formats_are_refused(run: Run) -> None:
    assert run("measures", "-r", "turtle").returncode == 2
    assert run("measures", "-r", "parquet").returncode == 2
    assert "leave -r out" in run("measures", "--definitions", "-r", "csv").stderr


def test_numbers_stay_numbers(run: Run) -> None:
    first = json.loads(run("measures", "-r", "jsonl").stdout.splitlines()[0])
    assert {name: type(first[name]) for name in (m.name for m in of("organizations"))} == {
        measure.name: measure.type for measure in of("organizations")
    }
    value = json.loads(run("measures", "-r", "json").stdout)["results"]["bindings"][0]["betweenness"]
    assert value == {"type": "literal", "datatype": "http://www.w3.org/2001/XMLSchema#double", "value": "0.115563"}


def test_help_defines_every_number_in_both_languages(run: Run) -> None:
    text = run("measures", "--help").stdout
    joined = "".join(text.split())
    for measure in MEASURES:
        for part in (measure.name, measure.definition.zh, measure.definition.en, measure.source):
            assert "".join(part.split()) in joined
    for reference in REFERENCES.values():
        assert "".join(reference.split()) in joined
    from rich.cells import cell_len

    _, made, definitions = text.partition("--of organizations:")  # click folds what stands above by characters
    assert made
    assert max(map(cell_len, definitions.splitlines())) <= 80


def test_the_page_of_definitions(run: Run) -> None:
    page = run("measures", "--definitions").stdout
    assert page == run("measures", "--definitions", "--lang", "en", "-r", "md").stdout
    assert page.startswith("# 度量 · Measures\n")
    assert page.count("\n## ") == len(TABLES) + 1
    assert page.count("| `") == len(MEASURES)


def test_an_empty_graph_has_measures_too(tmp_path: Path) -> None:
    (tmp_path / "empty.ttl").write_text("", encoding="utf-8")
    for table in TABLES:
        for form in FORMATS:
            command = ["measures", "-d", str(tmp_path / "empty.ttl"), "--of", table, "-r", form]
            assert CliRunner().invoke(main, command).exit_code == 0


HOSTILE = 'A|"B"\n\\ <script>\t\u202e'


@pytest.mark.parametrize("form", list(FORMATS))
def test_hostile_names_come_through(form: str) -> None:
    nodes = (
        Node("b0", "organization", "Company", "blank", "blank", region="atlantis"),
        Node(ID + "x", "organization", "Company", HOSTILE, HOSTILE, region="guangxi"),
    )
    edges = (Edge("e", ID + "x", "b0", "pair", "stated", "", ""),)
    shown = Network("organizations", nodes, edges)
    found = measures(shown)
    regions = {"guangxi": Name(ID + "guangxi", Words("广西", "Guangxi"))}
    for table in TABLES:
        answer = measures_table(found, shown, regions, table, "en")
        text = measures_text(found, answer, form, "en")
        assert ("atlantis" in text) == (table != "whole")
        if form in ("json", "xml", "tsv"):
            read = parse_query_results(text, STANDARD[form])
            assert [tuple(row)[:-1] for row in read] == list(answer.rows)  # type: ignore[union-attr]
        if form == "csv":
            assert [row.get("organization_name") for row in rows(text)] == [
                row.get("organization_name") for row in answer
            ]
        if form in ("md", "jsonl"):
            heading = 4 if form == "md" else 0
            assert text.count("\n") == heading + len(answer.rows)


def test_small_fractions_are_not_shown_as_nothing() -> None:
    nodes = tuple(Node(f"{ID}b{k:03}", "organization", "Company", f"{k}", f"{k}", region="guangxi") for k in range(300))
    edges = tuple(
        Edge(f"{ID}e{k}", nodes[k].id, nodes[k + 1].id, "pair", "stated", "", "", partnership=f"{ID}e{k}")
        for k in range(2)
    )
    shown = Network("organizations", nodes, edges)
    found = measures(shown)
    text = measures_text(found, measures_table(found, shown, {}), "md", "en")
    assert "| 2.2e-05 |" in text  # one pair of 299 · 298 / 2
    assert "| 0.0000 |" in text
