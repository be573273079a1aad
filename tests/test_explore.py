"""What stands behind the page: the graph's text, and the engine where it is found."""

from __future__ import annotations

import base64
import gzip
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pyoxigraph import DefaultGraph, RdfFormat, parse

import gbakg
from gbakg.cli import main
from gbakg.errors import FileError
from gbakg.page.engine import PACKAGE, read
from gbakg.sources import EmbeddedSource, open_files
from gbakg.trig import whole
from gbakg.vocabulary import DERIVED, ONTOLOGY
from tests.conftest import ROOT, Run


def workings(page: str) -> dict[str, Any]:
    found = re.search(r'id="gbakg-workings">([^<]+)<', page)
    assert found
    value: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(found[1])))
    return value


def test_the_text_holds_the_whole_graph_each_part_apart(source: EmbeddedSource) -> None:
    quads = list(parse(whole(source).encode(), format=RdfFormat.TRIG))
    assert {quad.triple for quad in quads} == set(source.triples())
    assert len(quads) == len(source.triples())
    apart = {graph: sum(str(quad.graph_name) == f"<{graph}>" for quad in quads) for graph in (DERIVED, ONTOLOGY)}
    assert apart[DERIVED] == sum(source.derived.values())
    assert apart[ONTOLOGY] > 500
    assert sum(isinstance(quad.graph_name, DefaultGraph) for quad in quads) == len(quads) - sum(apart.values())


def test_every_block_is_one_paragraph(source: EmbeddedSource) -> None:
    text = whole(source)
    paragraphs = text.strip().split("\n\n")
    subjects = {str(triple.subject) for triple in source.triples()}
    assert len([one for one in paragraphs if one.endswith(" .") and not one.startswith("@prefix")]) >= len(subjects)
    assert "\n\n\n" not in text


def test_the_text_depends_on_the_triples_alone(tmp_path: Path) -> None:
    lines = ["[] id:p [ id:p 1 ] , [ id:p 2 ] .", 'id:a id:p "x\\n\\ny" , "y"@en , "z"@zh .', "id:b id:p id:a ."]
    texts = set()
    for number, order in enumerate((lines, lines[::-1])):
        file = tmp_path / f"{number}.ttl"
        file.write_text("\n".join(["@prefix id: <https://w3id.org/gbakg/id/> .", *order]), encoding="utf-8")
        texts.add(whole(open_files([file])))
    (text,) = texts
    assert 'id:a id:p "z"@zh , "y"@en , "x\\n\\ny" .' in text
    assert set(parse(text.encode(), format=RdfFormat.TRIG))


@pytest.fixture
def package(tmp_path: Path) -> Path:
    if shutil.which("npm") is None:
        pytest.skip("npm is not at hand, which brings the engine of the console")
    return Path(shutil.copytree(ROOT / PACKAGE, tmp_path / "oxigraph"))


def test_the_engine_is_a_plain_script_and_embedded_when_asked_for(package: Path) -> None:
    engine = read(package)
    assert not re.search(r"^\s*(import|export)\b|import\.meta", engine.script, re.MULTILINE)
    page = gbakg.explore(engine=package).html
    assert page == gbakg.explore(engine=package).html, "same graph, same bytes"
    assert 'id="gbakg-wasm"' in page
    without = gbakg.explore(engine=False).html
    assert 'id="gbakg-wasm"' not in without
    assert workings(page) == workings(without)


def test_a_folder_that_is_not_the_package_is_refused(package: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="npm install oxigraph"):
        read(tmp_path / "nothing")
    (package / "web_bg.wasm").write_bytes(b"<!doctype html>")
    with pytest.raises(FileError, match="another version"):
        read(package)
    shutil.copy(ROOT / PACKAGE / "web_bg.wasm", package)
    (package / "web.js").write_text("export * from './elsewhere.js';\n", encoding="utf-8")
    with pytest.raises(FileError, match="another version"):
        read(package)


def test_the_command_finds_the_engine_or_leaves_it_out(run: Run, package: Path, tmp_path: Path) -> None:
    assert run("explore", "--engine", package).returncode == 0
    assert 'id="gbakg-wasm"' in (tmp_path / "network.html").read_text(encoding="utf-8")
    assert run("explore", "--no-console").returncode == 0
    assert 'id="gbakg-wasm"' not in (tmp_path / "network.html").read_text(encoding="utf-8")
    missing = run("explore", "--engine", "nowhere")
    assert (missing.returncode, "npm install oxigraph" in missing.stderr) == (4, True)
    both = run("explore", "--engine", package, "--no-console")
    assert (both.returncode, "Traceback" in both.stderr) == (2, False)


def test_that_a_page_will_be_large_is_told_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    command = ["explore", "--no-console", "-o", str(tmp_path / "page.html")]
    assert "part.ttl" not in CliRunner().invoke(main, command).stderr
    monkeypatch.setattr("gbakg.cli.explore.LARGE", 50)
    told = CliRunner().invoke(main, command).stderr
    marks = len(gbakg.network(include=("stated", "planned", "possible"), view="partnerships"))
    assert f"共 {marks} 个" in told
    assert f"{marks} bodies" in told
