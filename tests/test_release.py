"""An edition of the data holds the graph, its digests, and what has changed since the one before."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import RdfFormat, Triple, parse
from rdflib import Literal, URIRef

import gbakg
from gbakg import open_graph, publish
from gbakg.errors import DataError, FileError, FolderError
from gbakg.exports.dumps import changes
from gbakg.exports.folders import MANIFEST
from gbakg.sources import EmbeddedSource, default_data
from gbakg.vocabulary import DATASET
from tests.conftest import ROOT, Run

DCAT = rdflib.Namespace("http://www.w3.org/ns/dcat#")
STEM = f"triples-{gbakg.__version__}"


def patched(before: set[Triple], patch: str) -> set[Triple]:
    """A graph after an RDF Patch."""
    after = set(before)
    for line in patch.splitlines():
        if line[:2] in ("D ", "A "):
            (quad,) = parse(line[2:].encode(), format=RdfFormat.N_TRIPLES)
            (after.discard if line[0] == "D" else after.add)(quad.triple)
    return after


def triples(path: Path) -> set[Triple]:
    return {quad.triple for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE)}


def test_it_holds_the_graph_and_its_digests(source: EmbeddedSource, tmp_path: Path) -> None:
    folder = tmp_path / "release"
    assert publish.release(folder, source, base="https://example.org/data") == 6
    names = {path.name for path in folder.iterdir()} - {MANIFEST}
    assert names == {*(f"{STEM}.{ending}" for ending in ("ttl", "nt", "jsonld", "trig")), "dataset.ttl", "SHA256SUMS"}
    assert triples(folder / f"{STEM}.ttl") == triples(default_data())
    sums = dict(line.split("  ")[::-1] for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    assert set(sums) == names - {"SHA256SUMS"}
    for name, digest in sums.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    graph = rdflib.Graph().parse(folder / "dataset.ttl")
    address = URIRef(f"https://example.org/data/{STEM}.ttl")
    assert graph.value(address, DCAT.downloadURL) == address
    assert int(str(graph.value(address, DCAT.byteSize))) == (folder / f"{STEM}.ttl").stat().st_size


def test_changes_lead_from_the_edition_before_to_this_one(source: EmbeddedSource, tmp_path: Path) -> None:
    text = default_data().read_text(encoding="utf-8")
    old = tmp_path / "triples-0.0.9.ttl"
    # One name differs and one status is missing: one triple is removed, two are added.
    old.write_text(
        text.replace('"广西大学"@zh', '"旧名"@zh', 1).replace("    gbakg:status gbakg:Realised ;\n", "", 1),
        encoding="utf-8",
    )
    folder = tmp_path / "release"
    assert publish.release(folder, source, old) == 7
    patch = (folder / "changes.rdfp").read_text(encoding="utf-8")
    assert [line[:2] for line in patch.splitlines()] == ["TX", "D ", "A ", "A ", "TC"]
    assert "旧名" in patch.splitlines()[1]
    assert patched(triples(old), patch) == triples(default_data())
    graph = rdflib.Graph().parse(folder / "dataset.ttl")
    assert graph.value(URIRef(DATASET), DCAT.previousVersion) == URIRef(f"{DATASET}/0.0.9")
    assert graph.value(URIRef(DATASET), DCAT.version) == Literal(gbakg.__version__)


def test_nothing_has_changed_since_the_same_edition(source: EmbeddedSource, tmp_path: Path) -> None:
    publish.release(tmp_path / "one", source)
    for ending in ("ttl", "nt", "jsonld", "trig"):  # what is derived and the ontology are no changes
        publish.release(tmp_path / "two", source, tmp_path / "one" / f"{STEM}.{ending}")
        assert (tmp_path / "two" / "changes.rdfp").read_text(encoding="utf-8") == "TX .\nTC .\n"
        assert "previousVersion" not in (tmp_path / "two" / "dataset.ttl").read_text(encoding="utf-8")


def test_literals_stay_on_their_line() -> None:
    hostile = b'<http://e/s> <http://e/p> "a\\nD <x>\\r\\"\\\\"@en .\n'
    now = {quad.triple for quad in parse(hostile, format=RdfFormat.N_TRIPLES)}
    patch = changes([], now)
    assert len(patch.splitlines()) == 3
    assert patched(set(), patch) == now


def test_an_own_graph_has_no_version(tmp_path: Path) -> None:
    own = open_graph(ROOT / "tests" / "valid" / "minimal.ttl")
    publish.release(tmp_path / "own", own)
    assert (tmp_path / "own" / "triples.ttl").is_file()
    assert "dcat:version" not in (tmp_path / "own" / "dataset.ttl").read_text(encoding="utf-8")


def test_blank_nodes_are_written_too(tmp_path: Path) -> None:
    file = tmp_path / "blank.ttl"
    file.write_text('<http://e/s> <http://e/p> [ <http://e/q> "x" ] .', encoding="utf-8")
    for name in ("one", "two"):
        publish.release(tmp_path / name, open_graph(file), file)
        assert (tmp_path / name / "changes.rdfp").read_text(encoding="utf-8") == "TX .\nTC .\n"
    one, two = ((tmp_path / name / "triples.ttl").read_bytes() for name in ("one", "two"))
    assert one == two


def test_what_cannot_be_read_or_written_is_told(source: EmbeddedSource, tmp_path: Path, run: Run) -> None:
    (tmp_path / "broken.ttl").write_text("<", encoding="utf-8")
    with pytest.raises(DataError):
        publish.release(tmp_path / "new", source, tmp_path / "broken.ttl")
    with pytest.raises(FileError):
        publish.release(tmp_path / "new", source, tmp_path / "missing.ttl")
    with pytest.raises(FolderError):
        publish.release(tmp_path, source)
    assert not (tmp_path / "new").exists()
    assert run("release", "-o", "new", "--since", "missing.ttl").returncode == 4


def test_the_command_writes_the_same_twice(run: Run, tmp_path: Path) -> None:
    for seed in ("1", "2"):
        done = run("release", "-o", f"r{seed}", environment={"PYTHONHASHSEED": seed})
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
    one, two = ((tmp_path / f"r{seed}" / "SHA256SUMS").read_bytes() for seed in ("1", "2"))
    assert one == two
