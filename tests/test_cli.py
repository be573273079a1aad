"""The command line as a person meets it: answers, errors, exit codes, encodings, pipes, files."""

from __future__ import annotations

import csv
import gc
import io
import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from pyoxigraph import QueryResultsFormat, parse_query_results

from gbakg import questions
from gbakg.cli import main
from gbakg.cli.group import COMMANDS
from gbakg.sources import EmbeddedSource, Table, open_files
from gbakg.sources.binding import bound
from tests.conftest import Run

PARTNERS = ("query", "partners", "-p", "org=华大基因")


def test_partners_are_answered_in_csv_when_piped(run: Run) -> None:
    done = run(*PARTNERS)
    assert (done.returncode, done.stderr) == (0, "")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["partner_name"] for row in rows] == [
        "广西药用植物园",
        "广西壮族自治区科学技术厅",
        "香港浸会大学",
        "澳门大学",
    ]
    assert {row["partnership"] for row in rows} == {"https://w3id.org/gbakg/id/p-medicinal-plant-data-centre"}


@pytest.mark.parametrize("name", ["深圳华大基因", "华大基因", "BGI", "bgi", "id:bgi", "https://w3id.org/gbakg/id/bgi"])
def test_a_body_is_found_by_any_of_its_names(run: Run, name: str) -> None:
    assert run("query", "partners", "-p", f"org={name}").stdout == run(*PARTNERS).stdout


def test_results_formats_say_the_same(run: Run) -> None:
    expected = {"广西药用植物园", "广西壮族自治区科学技术厅", "香港浸会大学", "澳门大学"}
    for form, kind in [
        ("json", QueryResultsFormat.JSON),
        ("xml", QueryResultsFormat.XML),
        ("tsv", QueryResultsFormat.TSV),
    ]:
        written = run(*PARTNERS, "-r", form).stdout
        assert {row["partner_name"].value for row in parse_query_results(written, kind)} == expected  # type: ignore[union-attr]
    lines = run(*PARTNERS, "-r", "jsonl").stdout.splitlines()
    assert {json.loads(line)["partner_name"] for line in lines} == expected
    assert run(*PARTNERS, "-r", "md").stdout.count("\n") == 6
    for media, name in [("text/csv", "csv"), ("application/sparql-results+json", "json")]:
        assert run(*PARTNERS, "-r", media).stdout == run(*PARTNERS, "-r", name).stdout


def test_graph_formats(run: Run) -> None:
    describe = ("query", "-q", "DESCRIBE id:bgi")
    assert "id:bgi" in run(*describe).stdout
    assert run(*describe, "-r", "nt").stdout.startswith("<https://w3id.org/gbakg/id/bgi>")
    assert ElementTree.fromstring(run(*describe, "-r", "rdfxml").stdout).tag.endswith("RDF")  # noqa: S314  # our own
    assert json.loads(run(*describe, "-r", "jsonld").stdout)
    wrong = run(*describe, "-r", "xml")
    assert (wrong.returncode, "the answer is a graph" in wrong.stderr) == (2, True)
    assert run(*PARTNERS, "-r", "turtle").returncode == 2


def test_chinese_columns_line_up(run: Run) -> None:
    from rich.cells import cell_len

    lines = run(*PARTNERS, "-r", "table").stdout.splitlines()
    starts = [cell_len(line[: line.index(" 共建")]) for line in lines if " 共建" in line]
    assert len(starts) == 4
    assert len(set(starts)) == 1


def test_sparql_from_option_file_and_standard_input(run: Run, tmp_path: Path) -> None:
    text = "SELECT ?p WHERE { ?p gbakg:kind gbakg:JointFund }"
    (tmp_path / "q.rq").write_text(text, encoding="utf-8")
    answers = {run("query", "-q", text).stdout, run("query", "-f", "q.rq").stdout, run("query", "-", stdin=text).stdout}
    assert len(answers) == 1
    assert "p-guangdong-guangxi-joint-fund" in answers.pop()


def test_limit_says_what_it_left_out(run: Run) -> None:
    done = run(*PARTNERS, "--limit", "1")
    assert done.stdout.count("\n") == 2
    assert done.stderr.strip() == "1 of 4"


def test_exit_status_of_yes_no_and_nothing(run: Run) -> None:
    yes, no = "ASK { id:bgi a gbakg:Company }", "ASK { id:bgi a gbakg:University }"
    assert (run("query", "-q", yes, "--exit-status").returncode, run("query", "-q", yes).stdout) == (0, "true\n")
    assert (run("query", "-q", no, "--exit-status").returncode, run("query", "-q", no).returncode) == (1, 0)
    nothing = "SELECT ?x WHERE { ?x gbakg:kind gbakg:TalentExchange }"
    assert run("query", "-q", nothing, "--exit-status").returncode == 1


@pytest.mark.parametrize("name", questions.names())
def test_what_explain_prints_gives_the_same_answer(source: EmbeddedSource, name: str) -> None:
    question = questions.load(name)
    bindings = questions.bind(source, question, question.example)
    answer = source.query(question.sparql, bindings)
    text = bound(question.sparql, bindings)
    found = open_files().query(text)
    if not isinstance(answer, Table):
        assert found == answer
        return
    assert isinstance(found, Table)
    kept = [found.columns.index(column) for column in answer.columns]
    assert [tuple(row[number] for number in kept) for row in found.rows] == list(answer.rows)


def test_explain_declares_prefixes_and_refuses_what_is_no_query(run: Run) -> None:
    text = run("query", "-q", "SELECT ?p WHERE { ?p gbakg:kind gbakg:JointFund }", "--explain").stdout
    assert text.startswith("PREFIX gbakg: <https://w3id.org/gbakg/ontology#>\nSELECT")
    assert run("query", "-q", "SELEC", "--explain").returncode == 3


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("query", "partner"), 2, "Did you mean: partners"),
        (("query", "partners"), 2, "needs org"),
        (("query", "partners", "-p", "body=x"), 2, "has no parameter 'body'; it has: org, lang"),
        (("query", "partners", "-p", "org"), 2, "NAME=VALUE"),
        (("query", "partners", "-p", "org=华大基囚"), 2, "Did you mean: 华大基因"),
        (("query", "partners", "-p", "org=大学"), 2, "Did you mean: 广西大学"),
        (("query", "are-partners", "-p", "org=清华大学", "-p", "other=南宁市政府"), 2, "清华大学深圳研究院"),
        (("query", "-q", "SELECT (<< id:a id:b id:c >> AS ?t) {}"), 3, ""),
        (("query", "x" * 500), 2, "no query is called"),
        (("query", "partners", "-p", "org=BGI", "-o", "华" * 300 + ".csv"), 4, "cannot be written"),
        (("query", "partners", "-p", "org=BGI", "-p", "org=澳门大学"), 2, "given twice"),
        (("show", "id:a b"), 2, "no thing is called"),
        (("show", "http://x y"), 2, "no thing is called"),
        (("query", "-q", "SELECT ?x WHERE {\n ?x a\n}"), 3, "line 3, column"),
        (("query", "-q", "SELECT ?x WHERE { ?x foo:bar ?y }"), 3, "the prefix foo: is not declared"),
        (("query", "-q", "INSERT DATA { id:a id:b id:c }"), 3, "INSERT is an update"),
        (("query", "-q", ""), 3, "expected SELECT, ASK"),
        (("query", "-q", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"), 4, "cannot be reached"),
        (("query", "-f", "none.rq"), 4, "none.rq"),
        (("query", "partners", "-p", "org=BGI", "-o", "answer.xyz"), 2, "the ending tells no format"),
        (("show", "id:letter-20210089.850-900"), 2, "no organisation, partnership, thing"),
        (("show", "gbakg:Partner"), 2, "no organisation, partnership, thing"),
        (("path", "BGI", "华大基因"), 2, "the same body"),
        (("query", "partners", "-p", "org=BGI", "-r", "xlsx"), 2, "no format is called"),
        (("query",), 2, "give one of"),
        (("show", "华大基囚"), 2, "Did you mean"),
        (("path", "广西大学", "剑桥大学"), 2, "no organisation is called"),
        (("info", "-d", "none.ttl"), 4, "none.ttl"),
        (("info", "-d", "data.csv"), 2, "no RDF format"),
        (("show", "id:bgi", "--letter", "none.txt"), 4, "none.txt"),
        (("nonsense",), 2, "No such command"),
    ],
)
def test_bad_input_gets_a_clear_error(run: Run, arguments: tuple[str, ...], code: int, words: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_unreadable_turtle_names_file_line_and_what_was_expected(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.ttl").write_text(
        "@prefix id: <https://w3id.org/gbakg/id/> .\nid:a id:b id:c\nid:d id:e id:f .\n"
    )
    done = run("info", "-d", "broken.ttl")
    assert done.returncode == 3
    assert "broken.ttl, line 3, column" in done.stderr
    assert "expected" in done.stderr


def test_an_empty_graph_is_answered_not_feared(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.ttl").write_text("")
    for arguments in (("info",), ("query", "partnerships"), ("export", "graphml"), ("explore", "-o", "-")):
        done = run(*arguments, "-d", "empty.ttl")
        assert (done.returncode, "the graph holds nothing" in done.stderr) == (0, True), arguments
        assert done.stdout
    assert run("check", "empty.ttl").returncode == 0


def test_data_from_the_environment(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.ttl").write_text("")
    environment = {"GBAKG_DATA": str(tmp_path / "empty.ttl")}
    assert run("query", "partnerships", environment=environment).stdout.count("\n") == 1


def test_several_files_are_one_graph(run: Run, tmp_path: Path) -> None:
    head = "@prefix id: <https://w3id.org/gbakg/id/> .\n@prefix gbakg: <https://w3id.org/gbakg/ontology#> .\n"
    (tmp_path / "a.ttl").write_text(head + "id:a a gbakg:Company .\n")
    (tmp_path / "b.ttl").write_text(head + "id:b a gbakg:Company .\n")
    done = run("query", "-q", "SELECT ?x WHERE { ?x a org:Organization }", "-d", "a.ttl", "-d", "b.ttl")
    assert done.stdout.count("\n") == 3


@pytest.mark.parametrize(
    "environment", [{"LC_ALL": "C"}, {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}, {"PYTHONIOENCODING": "gbk"}]
)
def test_chinese_comes_out_whole_in_any_locale(run: Run, tmp_path: Path, environment: dict[str, str]) -> None:
    assert "广西药用植物园" in run(*PARTNERS, environment=environment).stdout
    assert "深圳华大基因" in run("show", "id:bgi", environment=environment).stdout
    assert "华大基囚" in run("show", "华大基囚", environment=environment).stderr
    assert run("export", "graphml", "-o", "n.graphml", environment=environment).returncode == 0
    assert "深圳华大基因" in (tmp_path / "n.graphml").read_text(encoding="utf-8")
    assert run("explore", "-o", "n.html", environment=environment).returncode == 0
    assert "深圳华大基因" in (tmp_path / "n.html").read_text(encoding="utf-8")


def test_a_broken_pipe_is_quiet() -> None:
    command = f"{sys.executable} -m gbakg query -q 'SELECT ?s ?p ?o WHERE {{ ?s ?p ?o }}' | head -n 1"
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout.strip(), done.stderr) == ("s,p,o", "")


def test_output_is_whole_or_not_there(run: Run, tmp_path: Path) -> None:
    old = tmp_path / "answer.csv"
    old.write_text("old")
    old.chmod(0o640)
    done = run(*PARTNERS, "-o", "answer.csv")
    assert (done.returncode, done.stdout) == (0, "")
    assert "华大基因" not in old.read_text(encoding="utf-8").splitlines()[0]
    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["answer.csv"]
    missing = run(*PARTNERS, "-o", "none/answer.csv")
    assert (missing.returncode, "cannot be written" in missing.stderr) == (4, True)
    folder = run("explore", "-o", ".")
    assert folder.returncode == 4
    assert [path.name for path in tmp_path.iterdir()] == ["answer.csv"]


def test_the_ending_of_the_output_tells_the_format(run: Run, tmp_path: Path) -> None:
    run(*PARTNERS, "-o", "answer.srj")
    assert json.loads((tmp_path / "answer.srj").read_text(encoding="utf-8"))["head"]


def test_show_tells_roles_status_and_evidence(run: Run) -> None:
    text = run("show", "id:p-medicinal-plant-data-centre").stdout
    for words in ("共建药用植物大数据中心", "进行中", "“华大基因”", "一（二）一是", "850–900", "--letter"):
        assert words in text
    text = run("show", "id:p-lihe-nanning-park", "--lang", "en").stdout
    for words in ("40,000,000 CNY", "operator", "funder", "implied", "Nanning"):
        assert words in text
    told = json.loads(run("show", "BGI", "-r", "json").stdout)
    assert told["names"] == {"zh": "深圳华大基因", "en": "BGI"}
    assert "gbakg:partnersWith" in run("show", "BGI", "-r", "turtle").stdout


def test_show_reads_the_passage_from_the_users_letter(run: Run, letter_path: Path) -> None:
    text = run("show", "id:p-medicinal-plant-data-centre", "--letter", letter_path).stdout
    assert letter_path.read_text(encoding="utf-8")[850:900] in text


def test_evidence_reads_the_passages_from_the_users_letter(run: Run, letter_path: Path) -> None:
    done = run("query", "evidence", "-p", "about=id:p-medicinal-plant-data-centre", "--letter", letter_path)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["words"] for row in rows] == [letter_path.read_text(encoding="utf-8")[850:900]]
    assert run("query", "partnerships-by-kind", "--letter", letter_path).returncode == 2


def test_a_changed_letter_is_refused(run: Run, tmp_path: Path, letter_path: Path) -> None:
    text = letter_path.read_text(encoding="utf-8")
    (tmp_path / "other.txt").write_text(text.replace("2020", "2019", 1), encoding="utf-8")
    (tmp_path / "windows.txt").write_bytes(text.replace("\n", "\r\n").encode())
    other = run("show", "id:bgi", "--letter", "other.txt")
    assert (other.returncode, "is not the letter" in other.stderr) == (3, True)
    assert "Windows line ends" in run("show", "id:bgi", "--letter", "windows.txt").stderr
    assert run("check", "--letter", "other.txt").returncode == 1


def test_path_is_answered_truthfully(run: Run) -> None:
    none = run("path", "广西大学", "澳门大学", "--exit-status")
    assert (none.returncode, none.stdout) == (1, "")
    assert "不能" in none.stderr
    rows = list(csv.DictReader(io.StringIO(run("path", "广东省科技厅", "澳门大学").stdout)))
    assert {row["step"] for row in rows} == {"1", "2"}
    assert all(row["partnership"] and row["certainty"] == "stated" for row in rows)
    hint = run("path", "广州医药集团", "澳门大学", "--lang", "en").stderr
    assert "--include possible" in hint
    weaker = list(csv.DictReader(io.StringIO(run("path", "广州医药集团", "澳门大学", "--include", "possible").stdout)))
    assert "possible" in {row["certainty"] for row in weaker}


def test_info_counts_and_names_the_rules(run: Run) -> None:
    text = run("info").stdout
    for words in ("43  机构", "27  合作", "计划中", "4-pairs", "20210089"):
        assert words in text
    numbers = json.loads(run("info", "-r", "json").stdout)
    assert sum(count["number"] for count in numbers["statuses"]) == 27
    assert sum(count["number"] for count in numbers["regions"]) == 43


def test_check_reports_in_both_forms(run: Run) -> None:
    invalid = Path(__file__).parent / "invalid" / "partnership-kind.ttl"
    done = run("check", invalid)
    assert done.returncode == 1
    assert f"{invalid}:" in done.stdout
    told = json.loads(run("check", invalid, "-r", "json").stdout)
    assert [finding["rule"] for finding in told] == ["partnership-kind"]
    clean = run("check", "--lang", "en")
    assert (clean.returncode, clean.stdout) == (0, "No findings.\n")


def test_format_shows_writes_and_then_rests(run: Run, tmp_path: Path) -> None:
    from gbakg.sources import default_data

    shipped = default_data().read_text(encoding="utf-8")
    (tmp_path / "data.ttl").write_text("# a note by hand\n" + shipped.replace(" ,\n        ", " , "), encoding="utf-8")
    shown = run("format", "--check", "data.ttl")
    assert (shown.returncode, shown.stdout.startswith("--- data.ttl")) == (1, True)
    assert "a note by hand" in run("format", "data.ttl").stderr
    assert (tmp_path / "data.ttl").read_text(encoding="utf-8") == shipped
    assert run("format", "--check", "data.ttl").returncode == 0


def test_locate_prints_a_passage_ready_for_the_data(run: Run, letter_path: Path) -> None:
    done = run("locate", "自治区科技厅与广西药用植物园联合……数据中心", "--letter", letter_path)
    assert done.stdout.startswith("id:letter-20210089.850-900 a gbakg:Passage ;")
    from gbakg.sources import default_data

    assert done.stdout in default_data().read_text(encoding="utf-8")


def test_every_command_helps_in_chinese_and_english(run: Run) -> None:
    listed = run("--help").stdout
    for command, (_, words) in COMMANDS.items():
        assert command in listed
        assert words.partition(" · ")[0] in listed
        text = run(command, "--help").stdout
        assert words.partition(" · ")[0] in text
        assert "Usage: gbakg" in text


def test_help_and_query_do_without_the_heavy_libraries() -> None:
    heavy = {"rdflib", "networkx", "pyvis", "pyshacl", "rich", "jinja2"}
    code = (
        "import sys\nfrom gbakg.cli import main\n"
        "main(['query', 'partners', '-p', 'org=华大基因'], standalone_mode=False)\n"
        f"sys.exit(str(sorted({heavy!r} & set(sys.modules))) if {heavy!r} & set(sys.modules) else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=os.environ)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_question_loads_no_more_than_it_needs() -> None:
    """What click and pyoxigraph load besides is theirs; each further module would be time before every answer."""
    code = (
        "import sys, click, pyoxigraph, pathlib, difflib\n"  # click itself takes difflib for every short option
        "before = set(sys.modules)\n"
        "from gbakg.cli import main\n"
        "main(['query', 'partners', '-p', 'org=华大基因'], standalone_mode=False)\n"
        "print(*(set(sys.modules) - before), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    loaded = set(done.stderr.split())
    assert {name for name in loaded if name.startswith("gbakg.")} == {
        "gbakg.bilingual",
        "gbakg.cli",
        "gbakg.cli.ask",
        "gbakg.cli.group",
        "gbakg.cli.options",
        "gbakg.cli.where",
        "gbakg.errors",
        "gbakg.exports",
        "gbakg.exports.results",
        "gbakg.names",
        "gbakg.questions",
        "gbakg.sources",
        "gbakg.sources.answers",
        "gbakg.sources.binding",
        "gbakg.sources.embedded",
        "gbakg.sources.derivation",
        "gbakg.sources.engine",
        "gbakg.sources.files",
        "gbakg.sources.loading",
        "gbakg.views",
        "gbakg.vocabulary",
    }
    others = {name.split(".")[0] for name in loaded} - {"gbakg"}
    # locale comes with gettext, by which click translates
    assert others <= {"atexit", "copy", "dataclasses", "gc", "locale", "_locale", "mmap", "signal", "unicodedata"}


@pytest.mark.skipif(not hasattr(gc, "freeze"), reason="CPython's alone")
def test_a_command_ends_without_a_last_search_for_cycles() -> None:
    code = (
        "import atexit, gc, sys\n"
        "atexit.register(lambda: print(gc.get_freeze_count(), len(gc.get_objects()), file=sys.stderr))\n"
        "from gbakg.cli import main\n"
        "main(['queries'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    aside, left = map(int, done.stderr.split())
    assert aside > 100 * left


def test_the_browser_opens_only_when_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    file = tmp_path / "network.html"
    assert CliRunner().invoke(main, ["explore", "-o", str(file)]).exit_code == 0
    assert opened == []
    assert CliRunner().invoke(main, ["explore", "-o", str(file), "--open"]).exit_code == 0
    assert opened == [file.as_uri()]


def test_the_language_from_the_environment(run: Run) -> None:
    english = run("show", "id:bgi", environment={"GBAKG_LANG": "en"}).stdout
    assert english == run("show", "id:bgi", "--lang", "en").stdout != run("show", "id:bgi").stdout


def test_rdf_of_a_later_version_is_refused(run: Run, tmp_path: Path) -> None:
    head = "@prefix id: <https://w3id.org/gbakg/id/> .\n"
    (tmp_path / "star.ttl").write_text(head + "<< id:a id:b id:c >> id:d id:e .\n")
    done = run("info", "-d", "star.ttl")
    assert (done.returncode, "RDF 1.1" in done.stderr) == (3, True)


def test_a_place_and_a_field_tell_what_points_to_them(run: Run) -> None:
    assert "铝产业科技合作专项" in run("show", "铝产业").stdout
    assert "澳门大学" in run("show", "澳门").stdout


def test_links_pipes_and_devices_stay_what_they_are(run: Run, tmp_path: Path) -> None:
    real, link, pipe = tmp_path / "real.csv", tmp_path / "link.csv", tmp_path / "pipe.csv"
    real.write_text("old")
    link.symlink_to(real)
    assert run(*PARTNERS, "-o", link).returncode == 0
    assert link.is_symlink()
    assert "广西药用植物园" in real.read_text(encoding="utf-8")
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE, encoding="utf-8")
    assert run(*PARTNERS, "-o", pipe).returncode == 0
    assert "广西药用植物园" in reader.communicate(timeout=30)[0]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_format_refuses_what_is_not_turtle(run: Run, tmp_path: Path) -> None:
    line = "<https://w3id.org/gbakg/id/a> <https://w3id.org/gbakg/id/b> <https://w3id.org/gbakg/id/c> .\n"
    (tmp_path / "data.nt").write_text(line)
    assert run("format", "data.nt").returncode == 2
    assert (tmp_path / "data.nt").read_text() == line


def test_blank_nodes_of_two_files_are_two(run: Run, tmp_path: Path) -> None:
    for name in ("one.ttl", "two.ttl"):
        (tmp_path / name).write_text("_:b a <https://w3id.org/gbakg/ontology#Company> .\n")
    count = "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?o a gbakg:Company }"
    assert run("query", "-q", count, "-d", "one.ttl", "-d", "two.ttl").stdout.split() == ["n", "2"]


def test_locate_refuses_another_copy(run: Run, tmp_path: Path, letter_path: Path) -> None:
    (tmp_path / "windows.txt").write_bytes(letter_path.read_bytes().replace(b"\n", b"\r\n"))
    done = run("locate", "科八条", "--letter", "windows.txt")
    assert (done.returncode, done.stdout) == (3, "")


def test_check_reads_the_data_that_the_environment_names(run: Run) -> None:
    invalid = Path(__file__).parent / "invalid" / "partnership-kind.ttl"
    assert run("check", environment={"GBAKG_DATA": str(invalid)}).returncode == 1


def test_a_bodys_card_leads_to_the_passages_of_its_partnerships(run: Run, letter_path: Path) -> None:
    text = run("show", "BGI", "--letter", letter_path).stdout
    assert "850–900" in text
    assert letter_path.read_text(encoding="utf-8")[850:900] in text


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_is_told(run: Run) -> None:
    done = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m gbakg query topics > /dev/full"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, "Traceback" in done.stderr) == (4, False)


def test_comments_behind_a_statement_are_told_before_they_are_lost() -> None:
    from gbakg.turtle import lost_comments

    before = '<http://x/#a> id:b "no # comment" . # a note\n# another\n'
    assert lost_comments(before, "") == ["# a note", "# another"]


def test_control_c_ends_a_long_query() -> None:
    endless = "SELECT (COUNT(*) AS ?n) {?a ?b ?c . ?d ?e ?f . ?g ?h ?i}"
    process = subprocess.Popen([sys.executable, "-m", "gbakg", "query", "-q", endless], stderr=subprocess.DEVNULL)
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=3)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=10) != 0
    finally:
        process.kill()


def test_evidence_of_a_body_is_that_of_its_partnerships(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("query", "evidence", "-p", "about=BGI").stdout)))
    assert {row["locator"] for row in rows} == {"一（二）一是", "一（一）二是"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("data.ttl", "<a> <https://w3id.org/gbakg/id/b> <https://w3id.org/gbakg/id/c> ."),
        ("data.jsonld", '{"@id": "a", "https://w3id.org/gbakg/id/b": "c"}'),
    ],
)
def test_relative_identifiers_are_refused_not_dropped(run: Run, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text)
    done = run("info", "-d", name)
    assert (done.returncode, "<a> is a relative IRI" in done.stderr) == (3, True)
