"""A store on disk answers as memory does, is whole or not there, and says when it is in use."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import portalocker
import pytest

import gbakg
from gbakg import questions
from gbakg.errors import DataError, FileError, StoreError
from gbakg.sources import EmbeddedSource, Table, Triples, default_data, open_files
from gbakg.sources.stored import ABOUT, StoredSource, load
from gbakg.trig import whole

Run = Callable[..., "subprocess.CompletedProcess[str]"]

STOPPED = """
import os, sys
from gbakg.sources.stored import load
load(sys.argv[1], [], lambda step: os._exit(9) if step.startswith("4") else None)
"""
"""A load that ends at the fourth rule as a killed one does."""

WRITING = """
import sys, time, pyoxigraph
store = pyoxigraph.Store(sys.argv[1])
print("open", flush=True)
time.sleep(60)
"""
"""A program that has a store open for writing."""

READING = """
import os, sys
from gbakg.sources.stored import StoredSource
if os.getuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
assert not os.access(sys.argv[1], os.W_OK)
reading = StoredSource(sys.argv[1])
print(reading.query("ASK { id:bgi a org:Organization }"), flush=True)
sys.stdin.readline()
"""
"""A program that may read a folder and not write to it; root, who may do all, becomes nobody first."""

PLANLESS = """
@prefix gbakg: <https://w3id.org/gbakg/ontology#> .
@prefix id: <https://w3id.org/gbakg/id/> .

id:p-nothing a gbakg:Partnership ;
    gbakg:links id:guangxi .
"""
"""A partnership that says nothing, and a triple that only a rule may make."""

BLANK = '_:a <http://e.org/p> "1" .\n'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shipped graph in it, which tests only read."""
    folder = tmp_path_factory.mktemp("store") / "graph"
    load(folder)
    return folder


def test_it_holds_what_memory_holds(source: EmbeddedSource, folder: Path) -> None:
    stored = StoredSource(folder)
    assert whole(stored) == whole(source)
    assert (stored.stated, stored.derived) == (source.stated, source.derived)
    assert stored.origin == ("triples.ttl",)


@pytest.mark.parametrize("name", questions.names())
def test_every_question_is_answered_alike(source: EmbeddedSource, folder: Path, name: str) -> None:
    stored, question = StoredSource(folder), questions.load(name)
    bindings = questions.bind(source, question, question.example)
    one, other = (asked.query(question.sparql, bindings) for asked in (source, stored))
    if isinstance(one, Table) and isinstance(other, Table):
        assert sorted(map(str, other.rows)) == sorted(map(str, one.rows))
        assert other.columns == one.columns
    elif isinstance(one, Triples) and isinstance(other, Triples):
        assert set(other.triples) == set(one.triples)
    else:
        assert other == one


COMMANDS = [
    ["query", "partners", "-p", "org=华大基因"],
    ["show", "华大基因"],
    ["path", "广东省科技厅", "澳门大学"],
    ["explore", "-o", "-", "--no-console"],
    ["measures"],
    ["matrix"],
    ["timeline"],
    *(["export", form, "-o", "-"] for form in ("graphml", "trig")),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_every_command_asks_it(run: Run, folder: Path, command: list[str]) -> None:
    one, other = run(*command, "-d", default_data()), run(*command, "--store", folder)
    assert one.returncode == other.returncode == 0, other.stderr
    assert other.stdout == one.stdout


def test_files_are_merged_and_blank_nodes_kept_apart(tmp_path: Path) -> None:
    for name in ("one.nt", "two.nt"):
        (tmp_path / name).write_text(BLANK, encoding="utf-8")
    quad = '<http://e.org/s> <http://e.org/p> "1" <http://e.org/g> .'
    (tmp_path / "three.nq").write_text(quad, encoding="utf-8")
    files = [tmp_path / name for name in ("one.nt", "two.nt", "three.nq")]
    stored = load(tmp_path / "graph", files)
    assert stored.stated == open_files(files).stated == 3
    assert stored.query("ASK { GRAPH <http://e.org/g> { <http://e.org/s> <http://e.org/p> '1' } }") is True
    assert stored.query("ASK { <http://e.org/s> <http://e.org/p> '1' }") is True


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("broken.ttl", "<http://e.org/s> <http://e.org/p>\n  oops .", 2),
        ("relative.ttl", "<a> <http://e.org/p> 1 .", 1),
        ("later.ttl", "<http://e.org/s> <http://e.org/p> <<( <http://e.org/s> <http://e.org/p> 1 )>> .", None),
    ],
)
def test_a_broken_file_leaves_the_old_store(tmp_path: Path, name: str, text: str, line: int | None) -> None:
    folder, file = tmp_path / "graph", tmp_path / name
    before = load(folder).stated
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(folder, [default_data(), file])
    assert (caught.value.path, caught.value.line) == (str(file), line)
    assert StoredSource(folder).stated == before


def test_of_many_files_the_first_broken_one_is_told(tmp_path: Path) -> None:
    """Files are read side by side; a large one that is broken at its end is read longer than a small one behind it."""
    files = [tmp_path / f"{number}.nt" for number in range(8)]
    for file in files:
        file.write_text("<http://e.org/s> <http://e.org/p> <http://e.org/o> .\n" * 10_000, encoding="utf-8")
    for number in (3, 5):
        with files[number].open("a", encoding="utf-8") as end:
            end.write(f"oops {number} .\n")
    files[4].write_text("oops 4 .\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(tmp_path / "graph", files)
    assert (caught.value.path, caught.value.line) == (str(files[3]), 10_001)
    with pytest.raises(FileError, match="missing"):
        load(tmp_path / "graph", [default_data(), tmp_path / "missing.nt", files[4]])


def test_a_load_that_is_cut_short_leaves_the_old_store(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    before = load(folder).stated
    ended = subprocess.run([sys.executable, "-c", STOPPED, str(folder)], check=False)
    assert ended.returncode == 9
    assert StoredSource(folder).stated == before
    assert load(folder).stated == before


def test_a_store_that_is_read_stays_until_a_later_load(tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    reading = load(folder)
    load(folder)
    names = sorted(path.name for path in folder.glob("store-*") if path.is_dir())
    assert names == ["store-1", "store-2"]
    assert len(whole(reading)) > 0
    del reading
    load(folder)
    assert [path.name for path in folder.glob("store-*") if path.is_dir()] == ["store-3"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights are not those of POSIX")
def test_who_must_not_write_can_read_and_keeps_the_store() -> None:
    with tempfile.TemporaryDirectory() as open_to_all:
        folder = Path(open_to_all) / "graph"
        load(folder)
        Path(open_to_all).chmod(0o755)
        folder.chmod(0o555)
        command = [sys.executable, "-c", READING, str(folder)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as reader:
            assert reader.stdin is not None
            assert reader.stdout is not None
            assert reader.stdout.readline() == "True\n"
            folder.chmod(0o755)
            load(folder)
            reader.stdin.write("\n")
        assert reader.returncode == 0
        assert sorted(path.name for path in folder.glob("store-*") if path.is_dir()) == ["store-1", "store-2"]


def test_two_loads_at_once_are_told(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    folder.mkdir()
    with (folder / "loading.lock").open("a") as lock:
        portalocker.lock(lock, portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING)
        ended = run("load", "--store", folder)
    assert ended.returncode == 4
    assert "being filled by another process" in ended.stderr


def test_a_store_that_another_program_writes_is_told(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "graph"
    load(folder)
    with subprocess.Popen([sys.executable, "-c", WRITING, str(folder / "store-1")], stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        program.stdout.readline()
        ended = run("info", "--store", folder)
        program.terminate()
    assert ended.returncode == 4
    assert "open for writing" in ended.stderr


def test_what_is_no_store_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "letter.txt").write_text("x", encoding="utf-8")
    assert "is no store" in run("info", "--store", tmp_path / "nowhere").stderr
    refused = run("load", "--store", tmp_path / "other")
    assert (refused.returncode, "holds other files" in refused.stderr) == (4, True)
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["letter.txt"]
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / ABOUT).write_text("{", encoding="utf-8")
    with pytest.raises(StoreError, match="cannot be opened"):
        StoredSource(tmp_path / "broken")
    with pytest.raises(FileError, match="nowhere"):
        load(tmp_path / "graph", [tmp_path / "nowhere.ttl"])


def test_what_is_checked_is_what_it_states(run: Run, folder: Path, tmp_path: Path) -> None:
    assert run("check", "--store", folder).returncode == 0
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text(PLANLESS, encoding="utf-8")
    load(tmp_path / "graph", [wrong])
    one, other = run("check", wrong), run("check", "--store", tmp_path / "graph")
    assert (one.returncode, other.returncode) == (1, 1)
    assert "wrong.ttl: " in other.stdout
    assert re.sub(r"\S+wrong.ttl:\d+:", "wrong.ttl:", one.stdout) == other.stdout


def test_python_opens_it(folder: Path) -> None:
    assert [row["partner_name"] for row in gbakg.query("partners", gbakg.open_store(folder), org="广西大学")] == [
        "华南农业大学"
    ]


def test_one_graph_at_a_time(run: Run, folder: Path) -> None:
    both = run("info", "--store", folder, "-d", default_data())
    assert (both.returncode, "give one of them" in both.stderr) == (2, True)
    alone = run("info", "--header", "A: b")
    assert (alone.returncode, "go with --endpoint" in alone.stderr) == (2, True)


def test_a_graph_of_a_file_is_checked_too(run: Run, tmp_path: Path) -> None:
    """What the file itself keeps in a named graph is stated, and not left out as if rules had made it."""
    body = PLANLESS.rpartition("@prefix")[2]
    prefix = body.partition("\n")
    start = PLANLESS.removesuffix(prefix[2])
    (tmp_path / "wrong.trig").write_text(f"{start}<http://e.org/g> {{{prefix[2]}}}\n", encoding="utf-8")
    load(tmp_path / "graph", [tmp_path / "wrong.trig"])
    found = run("check", "--store", tmp_path / "graph")
    assert (found.returncode, "derived-triple" in found.stdout) == (1, True), found.stderr
