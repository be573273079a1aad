"""The matrix and the timeline outside the page: the same counts, tables that open, pictures that are whole."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import struct
import subprocess
import sys
import zlib
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from gbakg import query
from gbakg.cards import cards
from gbakg.cli import main
from gbakg.errors import FontError, MissingLibraryError
from gbakg.exports import reports, sheet
from gbakg.exports.matrix_figure import matrix_figure
from gbakg.exports.timeline_figure import timeline_figure
from gbakg.matrix import Matrix, matrix
from gbakg.model import Words
from gbakg.networks import local, network
from gbakg.partnerships import partnerships
from gbakg.sources import EmbeddedSource, open_files
from gbakg.summary import letters
from gbakg.timeline import extent, in_time, timeline
from tests.conftest import Run

CERTAINTY = {"partnersWith": "stated", "plansToPartnerWith": "planned", "mayPartnerWith": "possible"}
SVG = "{http://www.w3.org/2000/svg}"
LETTERS = (("1", Words("函", "Letter")),)
HOSTILE = '</text><script>alert("$x^2$ & 华")</script>'

SMALL = """
@prefix gbakg: <https://w3id.org/gbakg/ontology#> .
@prefix id: <https://w3id.org/gbakg/id/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
id:east a gbakg:Region ; skos:prefLabel "东"@zh , "Far, East"@en .
id:a a gbakg:Company ; skos:prefLabel "甲"@zh , "A"@en ; gbakg:locatedIn id:east .
id:b a gbakg:Company ; skos:prefLabel "乙"@zh , "B"@en ; gbakg:locatedIn id:east .
id:c a gbakg:Company ; skos:prefLabel "丙"@zh , "C"@en .
id:p-one a gbakg:Partnership ; gbakg:kind gbakg:JointEvent ; gbakg:status gbakg:Planned ;
  skos:prefLabel 'HOSTILE'@zh , 'HOSTILE'@en ; schema:startDate "2019-03-05"^^xsd:date ;
  gbakg:participation id:p-one.a , id:p-one.b .
id:p-one.a a gbakg:Participation ; org:organization id:p-one ; org:member id:a ; org:role gbakg:Partner .
id:p-one.b a gbakg:Participation ; org:organization id:p-one ; org:member id:b ; org:role gbakg:Partner .
id:p-two a gbakg:Partnership ; gbakg:status gbakg:Underway ; skos:prefLabel "二"@zh , "Two"@en ;
  schema:startDate "2019"^^xsd:gYear ; schema:endDate "2020-06"^^xsd:gYearMonth ;
  gbakg:participation id:p-two.a , id:p-two.c .
id:p-two.a a gbakg:Participation ; org:organization id:p-two ; org:member id:a ; org:role gbakg:Partner .
id:p-two.c a gbakg:Participation ; org:organization id:p-two ; org:member id:c ; org:role gbakg:Partner .
""".replace("HOSTILE", HOSTILE.replace('"', '\\"'))
"""A planned partnership inside one region, and one of no kind with a body of no region."""


@pytest.fixture(scope="module")
def regions(source: EmbeddedSource) -> Matrix:
    return matrix(source)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedSource:
    file = tmp_path_factory.mktemp("small") / "small.ttl"
    file.write_text(SMALL, encoding="utf-8")
    return open_files([file])


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("empty") / "empty.ttl"
    file.write_text("", encoding="utf-8")
    return file


def counts(told: Matrix) -> dict[tuple[str, str], dict[str, int]]:
    """What each cell counts, by the Chinese names of row and column."""
    return {
        (cell.row.words.zh, cell.column.words.zh): {one: len(ids) for one, ids in cell.partnerships.items()}
        for cell in told.cells.values()
    }


def texts(svg: bytes) -> str:
    """What stands in a picture as text, line below line."""
    root = ElementTree.fromstring(svg.decode("utf-8"))  # noqa: S314  # written by ourselves
    return "\n".join(text.text or "" for text in root.iter(f"{SVG}text"))


def rows(text: str) -> list[list[str]]:
    """A CSV's rows; every one has the same number of cells."""
    found = list(csv.reader(io.StringIO(text, newline="")))
    assert len({len(row) for row in found}) == 1
    return found


def test_regions_count_as_the_page_counts(regions: Matrix) -> None:
    found = counts(regions)
    assert [row.words.zh for row in regions.rows] == ["广西", "广东", "香港", "澳门", "北京", "云南", "不属单一地区"]
    assert found["广西", "广东"] == {"stated": 16, "planned": 1, "possible": 1}
    assert found["广西", "合计（不重复）"] == {"stated": 21, "planned": 1, "possible": 1}
    assert found["香港", "澳门"] == {"stated": 1}
    assert ("香港", "云南") not in found
    assert ("香港", "香港") not in found, "two bodies of one side of a collective agreement are no pair"
    assert (regions.counted, len(regions.outside)) == (23, 4)
    assert [regions.total(certainty) for certainty in regions.certainties] == [21, 1, 1]


def test_regions_agree_with_the_shipped_question(regions: Matrix, source: EmbeddedSource) -> None:
    asked: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in query("partnerships-by-region-pair", source):
        for cell in ((row["region_name"], row["other_region_name"]), (row["other_region_name"], row["region_name"])):
            asked[cell][CERTAINTY[local(row["pair"])]] = int(row["count"])
    assert len(asked) > 20
    left = {"不属单一地区", "合计（不重复）"}
    assert {cell: told for cell, told in counts(regions).items() if not left & set(cell)} == asked


def test_cells_are_the_pairs_of_the_view_and_totals_count_once(regions: Matrix, source: EmbeddedSource) -> None:
    pairs = network(source, "organizations")
    region = {node.id: node.region for node in pairs.nodes}
    found: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for edge in pairs.edges:
        one, other = region[edge.source], region[edge.target]
        for row, column in ((one, other), (other, one), (one, "*"), (other, "*")):
            found[row, column, edge.certainty].add(edge.partnership)
    assert found == {
        (local(row), local(column), certainty): {deal.id for deal in own}
        for (row, column), cell in regions.cells.items()
        for certainty, own in cell.partnerships.items()
    }
    paired = {edge.partnership for edge in pairs.edges}
    assert {deal.id for deal in regions.outside} == {deal.id for deal in partnerships(source)} - paired


def test_kinds_agree_with_the_shipped_question(source: EmbeddedSource) -> None:
    told = matrix(source, "kinds")
    wanted: Counter[tuple[str, str]] = Counter()
    for row in query("partnerships-by-kind", source):
        for one in (row["kind_name"], "合计"):
            for other in (row["status_name"], "合计"):
                wanted[one, other] += int(row["count"])
    assert {cell: own[""] for cell, own in counts(told).items()} == wanted
    assert wanted["合计", "合计"] == 27
    assert [column.words.zh for column in told.columns] == ["已实现", "进行中", "计划中", "合计"]
    assert told.rows[0].words.zh == "共建平台", "the most frequent first"


PAID = """
@prefix gbakg: <https://w3id.org/gbakg/ontology#> .
@prefix id: <https://w3id.org/gbakg/id/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix schema: <https://schema.org/> .
id:p-told a gbakg:Partnership ; gbakg:status gbakg:Realised ; gbakg:evidence id:letter-1.50-60 .
id:p-paid a gbakg:Partnership ; gbakg:status gbakg:Realised ; gbakg:evidence id:letter-1.100-110 ;
  gbakg:amount id:p-paid.sum ; gbakg:figure id:p-paid.count .
id:p-paid.sum schema:value 5 ; gbakg:evidence id:letter-1.9-20 .
id:p-paid.count schema:value 3 ; gbakg:evidence id:letter-1.100-110 .
id:letter-1.9-20 dcterms:isPartOf id:letter-1 ; gbakg:locator "1" ; oa:start 9 ; oa:end 20 ; gbakg:sha256 "a" .
id:letter-1.50-60 dcterms:isPartOf id:letter-1 ; gbakg:locator "2" ; oa:start 50 ; oa:end 60 ; gbakg:sha256 "b" .
id:letter-1.100-110 dcterms:isPartOf id:letter-1 ; gbakg:locator "3" ; oa:start 100 ; oa:end 110 ; gbakg:sha256 "c" .
"""


def test_a_partnership_stands_where_its_card_says(source: EmbeddedSource, tmp_path: Path) -> None:
    file = tmp_path / "paid.ttl"
    file.write_text(PAID, encoding="utf-8")
    paid = open_files([file])
    for graph in (source, paid):
        told = cards(graph)
        for deal in partnerships(graph):
            assert list(deal.locators) == list(dict.fromkeys(passage.locator for passage in told[deal.id].evidence))
    assert [(local(deal.id), deal.locators) for deal in partnerships(paid)] == [
        ("p-paid", ("1", "3")),
        ("p-told", ("2",)),
    ]


def test_a_cell_lists_its_partnerships_in_the_order_of_the_letter(regions: Matrix, source: EmbeddedSource) -> None:
    starts = {iri: card.evidence[0].start for iri, card in cards(source).items() if card.evidence}
    own = next(c for c in regions.inner() if (local(c.row.id), local(c.column.id)) == ("guangxi", "guangdong"))
    order = [starts[deal.id] for deal in own.partnerships["stated"]]
    assert len(order) == 16
    assert order == sorted(order)


def test_a_planned_pair_within_a_region_and_a_body_of_none(small: EmbeddedSource) -> None:
    assert counts(matrix(small)) == {
        ("东", "东"): {"planned": 1},
        ("东", "不属单一地区"): {"stated": 1},
        ("不属单一地区", "东"): {"stated": 1},
        ("东", "合计（不重复）"): {"stated": 1, "planned": 1},
        ("不属单一地区", "合计（不重复）"): {"stated": 1},
    }
    kinds = matrix(small, "kinds")
    assert [row.words.en for row in kinds.rows] == ["joint event", "no kind given", "total"]


def test_the_timeline_is_the_pages(source: EmbeddedSource) -> None:
    told = timeline(source)
    asked = {row["item"]: row["start"] for row in query("timeline", source) if row["type_name"] == "合作"}
    assert {moment.partnership.id: moment.partnership.start for moment in told.dated} == asked
    assert [moment.partnership.start for moment in told.dated] == ["2020-10", "2021", "2021-05", "2021-05", "2021-06"]
    assert told.dated[2].partnership.id < told.dated[3].partnership.id
    assert (len(told.undated), told.years()) == (22, (2020, 2021))
    assert told.dated[0].partnership.locators == ("一（六）五是",)
    assert [region.words.zh for region in told.dated[0].partnership.regions] == ["广西", "广东", "不属单一地区"]


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        ("2018", "", (2018, 2019, "year")),
        ("2018-02", "", (2018 + 1 / 12, 2018 + 2 / 12, "month")),
        ("2017-07-01", "", (2017.5, 2017.5 + 1 / 372, "day")),
        ("2017-03", "2019-06", (2017 + 2 / 12, 2019.5, "span")),
        ("2019", "2019-05", (2019, 2020, "span")),
        ("", "2018-12", (2018 + 11 / 12, 2019, "month")),
        ("2021-05+08:00", "", (2021 + 4 / 12, 2021 + 5 / 12, "month")),
        ("soon", "", None),
        ("", "", None),
    ],
)
def test_a_date_is_as_long_as_it_is_vague(start: str, end: str, wanted: tuple[float, float, str] | None) -> None:
    found = extent(start, end)
    assert (found is None) == (wanted is None)
    if found and wanted:
        assert (found.start, found.end) == pytest.approx(wanted[:2])
        assert found.precision == wanted[2]


def test_tables_to_read_keep_certainties_apart(run: Run) -> None:
    told = run("matrix", "-r", "md")
    assert "| 广西 | 4 | 16 · 计划 1 · 集体 1 | 1 · 集体 1 |" in told.stdout
    assert "另有 4 项合作没有合作对" in told.stderr
    assert "id:p-nanning-shenzhen-incubator" in told.stderr
    english = run("matrix", "-r", "md", "--lang", "en")
    assert "| Guangxi | 4 | 16 · 1 planned · 1 collective |" in english.stdout
    assert not re.search("[一-鿿]", english.stdout + english.stderr)


def test_the_spreadsheet_holds_numbers_only(run: Run) -> None:
    table = rows(run("matrix").stdout)
    row = dict(zip(table[0], table[1], strict=True))
    assert row["地区"] == "广西"
    assert (row["广东_写明"], row["广东_计划"], row["广东_集体"]) == ("16", "1", "1")
    assert "北京_计划" not in row
    assert all(cell.isdigit() for line in table[1:] for cell in line[1:])
    kinds = rows(run("matrix", "--of", "kinds", "--lang", "en").stdout)
    assert kinds[0] == ["kind", "realised", "under_way", "planned", "total"]
    assert kinds[-1] == ["total", "16", "10", "1", "27"]


def test_the_long_table_leads_to_the_partnerships(run: Run, regions: Matrix) -> None:
    found = list(csv.DictReader(io.StringIO(run("matrix", "--long").stdout, newline="")))
    assert len(found) == sum(len(cell.partnerships) for cell in regions.inner())
    for row in found:
        assert len(row["partnerships"].split()) == int(row["count"])
    one = next(row for row in found if row["region_name"] == "广西" and row["certainty"] == "planned")
    assert one["partnerships"] == "id:p-two-departments-agreement"
    lines = [json.loads(line) for line in run("matrix", "--of", "kinds", "-r", "jsonl").stdout.splitlines()]
    assert sum(line["count"] for line in lines) == 27


def test_the_table_of_the_timeline(run: Run, tmp_path: Path) -> None:
    told = run("timeline", "-o", "timeline.csv")
    table = list(csv.DictReader((tmp_path / "timeline.csv").open(encoding="utf-8", newline="")))
    assert [row["start"] for row in table] == ["2020-10", "2021", "2021-05", "2021-05", "2021-06"]
    assert "另有 22 项合作公函未注明日期" in told.stderr
    whole = run("timeline", "--undated", "-r", "jsonl")
    assert len(whole.stdout.splitlines()) == 27
    assert whole.stderr == ""
    types = {row["start"]["datatype"].rpartition("#")[2] for row in results(run("timeline", "-r", "json").stdout)}
    assert types == {"gYear", "gYearMonth"}
    assert "| 2021-05 |  | Holding a hands-on" in run("timeline", "-r", "md", "--lang", "en").stdout


def results(text: str) -> list[dict[str, dict[str, str]]]:
    found: list[dict[str, dict[str, str]]] = json.loads(text)["results"]["bindings"]
    return found


def test_an_empty_graph(run: Run, empty: Path, tmp_path: Path) -> None:
    for command in (["matrix"], ["matrix", "--of", "kinds"], ["timeline", "--undated"]):
        for form in ("csv", "md", "json", "png"):
            wishes = ["-d", str(empty), "-o", str(tmp_path / f"{form}.out"), "-r", form, "--lang", "en"]
            done = CliRunner().invoke(main, [*command, *wishes])
            assert (done.exit_code, done.exception) == (0, None), done.output
    assert rows(run("matrix", "-d", empty).stdout) == [["地区"]]
    assert "没有合作可显示。" in texts(run("timeline", "-d", empty, "-r", "svg").stdout.encode())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_pictures_tell_in_text_what_the_tables_tell(source: EmbeddedSource, language: str) -> None:
    told_by = letters(source)
    told = texts(matrix_figure(matrix(source), told_by, language, "svg"))
    assert {"zh": "广西", "en": "Guangxi"}[language] in told
    assert told.count("\n16") == 3, "twice in its cells, once in the column that counts once"
    assert "20210089" in told
    dated = texts(timeline_figure(timeline(source), told_by, language, "svg"))
    assert {"zh": "共同举办技术转移实操培训", "en": "Holding a hands-on training"}[language] in dated
    assert "22" in dated
    kinds = texts(matrix_figure(matrix(source, "kinds"), told_by, language, "svg"))
    assert "27" in kinds
    assert language == "zh" or not re.search("[一-鿿]", told + dated + kinds)


def test_planned_and_possible_have_lines_of_their_own(source: EmbeddedSource) -> None:
    svg = matrix_figure(matrix(source), LETTERS, "zh", "svg").decode()
    dashes = Counter(re.findall(r"stroke-dasharray: ([^;]+)", svg))
    planned, possible = (sum(c.count(one) for c in matrix(source).cells.values()) for one in ("planned", "possible"))
    assert sorted(dashes.values()) == sorted((planned + 1, possible + 1)), "a frame each, and one in the legend"


def test_a_picture_is_readable_on_half_a_page(source: EmbeddedSource) -> None:
    for svg in (
        matrix_figure(matrix(source), LETTERS, "en", "svg"),
        timeline_figure(timeline(source), LETTERS, "en", "svg"),
    ):
        sizes = re.findall(r"font-size: ([\d.]+)px", svg.decode()) + re.findall(
            r"font: (?:\d+ )?([\d.]+)px", svg.decode()
        )
        assert min(map(float, sizes)) >= 8
        root = ElementTree.fromstring(svg.decode())  # noqa: S314  # written by ourselves
        assert float(root.get("width", "").removesuffix("pt")) <= 454.1
        assert float(root.get("height", "").removesuffix("pt")) <= 842 / 2 + 30


def test_hostile_names_days_and_spans_are_drawn(small: EmbeddedSource) -> None:
    told = texts(timeline_figure(timeline(small), LETTERS, "en", "svg", undated=True))
    assert "<script>" in told
    assert "$x^2$" in told
    assert "2019 – 2020-06" in told
    assert "(2)" in told
    assert reports.matrix_wide(matrix(small), "en").columns == (
        "region", "Far_East_stated", "Far_East_planned", "no_single_region_stated", "all_each_once_stated",
        "all_each_once_planned",
    )  # fmt: skip


@pytest.mark.parametrize("years", [1, 3, 4, 9, 63, 500])
def test_names_on_a_long_axis_do_not_overlap(small: EmbeddedSource, years: int) -> None:
    first, second = partnerships(small)
    long = in_time([replace(first, start="1500", end=""), replace(second, start=str(1500 + years - 1), end="")])
    svg = timeline_figure(long, LETTERS, "en", "svg").decode()
    places = sorted(float(at) for at in re.findall(r'x="([\d.]+)"[^>]*>(?:\d{4}|Apr|Jul|Oct)</text>', svg))
    assert places, "the axis is named"
    assert all(one + 19 < other for one, other in pairwise(places))
    assert places[-1] + 19 < 454


def test_the_same_picture_has_the_same_bytes(tmp_path: Path) -> None:
    files = ("matrix.svg", "matrix.png", "timeline.svg", "timeline.png")
    # One process for all files of a seed: each would load matplotlib first.
    script = (
        "import sys; from gbakg.cli import main\n"
        "for file in sys.argv[1:]:\n"
        "    main([file.partition('.')[0], '--lang', 'en', '-o', file], standalone_mode=False)"
    )
    found = set()
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        subprocess.run(
            [sys.executable, "-c", script, *files],
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": seed},
            check=True,
            capture_output=True,
        )
        found.add(tuple((folder / file).read_bytes() for file in files))
    (pictures,) = found
    for name, picture in zip(files, pictures, strict=True):
        assert name.endswith("svg") or dots(picture)[0] == round(454 / 72 * 200)
        assert b"atplotlib v" not in picture
        assert b"Software" not in picture


def dots(png: bytes) -> tuple[int, int]:
    """Width and height of a PNG, whose parts are whole."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    at, kinds = 8, []
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert zlib.crc32(kind + data) == struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0]
        kinds.append(kind)
        at += 12 + length
    assert (kinds[0], kinds[-1]) == (b"IHDR", b"IEND")
    wide, high = struct.unpack(">II", png[16:24])
    return wide, high


def test_without_matplotlib_the_error_says_what_to_install(
    source: EmbeddedSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingLibraryError, match=re.escape("pip install 'gbakg[plot]'")):
        matrix_figure(matrix(source), LETTERS, "zh", "svg")


def test_a_png_without_a_chinese_font_is_refused_and_an_svg_is_not(
    source: EmbeddedSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheet, "CHINESE", ("No Such Font",))
    with pytest.raises(FontError, match="--lang en"):
        matrix_figure(matrix(source), LETTERS, "zh", "png")
    assert "广西" in texts(matrix_figure(matrix(source), LETTERS, "zh", "svg"))
    assert dots(matrix_figure(matrix(source), LETTERS, "en", "png"))[0] > 1000


def test_wrong_wishes_are_refused(run: Run) -> None:
    for arguments in (
        ("matrix", "--long", "-o", "matrix.svg"),
        ("matrix", "-r", "turtle"),
        ("matrix", "-o", "matrix.bmp"),
        ("matrix", "--of", "places"),
        ("timeline", "-r", "gif"),
    ):
        done = run(*arguments)
        assert (done.returncode, done.stdout, "Traceback" in done.stderr) == (2, "", False), done.stderr
