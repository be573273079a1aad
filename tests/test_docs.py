"""The documents say what the program does."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import gbakg
from gbakg import questions
from gbakg.cli.group import COMMANDS
from gbakg.exports.measures import definitions_markdown
from gbakg.exports.ontology import ontology_markdown
from tests.conftest import ROOT

READMES = [ROOT / "README.md", ROOT / "README.zh.md"]
DOCUMENTS = [*READMES, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def test_generated_parts_are_up_to_date() -> None:
    command = [sys.executable, "-m", "cogapp", "--check", "--diff", *map(str, READMES)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, f"run make docs\n{done.stdout[:2000]}"


def test_the_ontologys_page_is_up_to_date() -> None:
    assert (ROOT / "docs" / "ontology.md").read_text(encoding="utf-8") == ontology_markdown()


def test_the_page_of_measures_is_up_to_date() -> None:
    assert (ROOT / "docs" / "measures.md").read_text(encoding="utf-8") == definitions_markdown()


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_examples_in_the_readme_hold(path: Path) -> None:
    failed, tried = doctest.testfile(str(path), module_relative=False, encoding="utf-8")
    assert tried >= 5
    assert failed == 0


@pytest.mark.parametrize("path", READMES, ids=lambda path: path.name)
def test_every_command_and_question_is_named(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for command in COMMANDS:
        assert f"gbakg {command}" in text or f"  {command} " in text
    for name in questions.names():
        assert f"`{name}`" in text
    assert "make run" in text
    assert "make test" in text


@pytest.mark.slow
def test_shell_examples_of_the_readme_run(tmp_path: Path) -> None:
    text = READMES[0].read_text(encoding="utf-8") + READMES[1].read_text(encoding="utf-8")
    lines = {line.partition("  #")[0].strip() for line in re.findall(r"^gbakg .*$", text, re.MULTILINE)}
    lines = {line.replace(" --open", "") for line in lines}
    assert len(lines) >= 10
    for line in sorted(lines):
        done = subprocess.run(
            ["sh", "-c", line.replace("gbakg", f"'{sys.executable}' -m gbakg", 1)],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, "Error" in done.stderr) == (0, False), f"{line}\n{done.stderr}"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8")):
        if not target.startswith("http"):
            assert (path.parent / target).exists(), target


def test_one_version_and_date_everywhere() -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"version: {gbakg.__version__}\n" in citation
    assert f"date-released: {gbakg.__date__}\n" in citation
    assert f"## {gbakg.__version__} ({gbakg.__date__})\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_every_dependency_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower().replace("_", "-")
    for requirement in wanted:
        name = re.split(r"[<>=]", requirement)[0].lower()
        assert re.search(rf"^{name}==", pins, re.MULTILINE), name


def test_every_make_target_of_the_documents_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for path in DOCUMENTS:
        assert set(re.findall(r"`make ([a-z]+)`", path.read_text(encoding="utf-8"))) <= targets, path
