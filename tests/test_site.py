"""The site holds a page and triples for everything, every link leads somewhere, and nothing asks for a network."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

import pytest
import rdflib
from playwright.sync_api import Browser
from pyoxigraph import NamedNode, RdfFormat, parse

import gbakg
from gbakg import questions
from gbakg.description import release
from gbakg.errors import FolderError
from gbakg.exports.folders import MANIFEST, write_folder
from gbakg.networks import network
from gbakg.site import site_files
from gbakg.site.addresses import Addresses
from gbakg.site.redirects import htaccess
from gbakg.sources import EmbeddedSource, default_data, open_files
from gbakg.views import ask
from gbakg.vocabulary import ID, SKOS
from tests.conftest import Run

NETWORK = '<!doctype html><html lang="zh-Hans"><title>network</title></html>'
"""Stands for the network page, which has tests of its own."""


@pytest.fixture(scope="module")
def folder(source: EmbeddedSource, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_folder(folder, site_files(source, NETWORK, release(source)))
    return folder


class Reader(HTMLParser):
    """Anchors, links and visible text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.inline: dict[str, list[str]] = {"script": [], "style": []}
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.tags.append(tag)
        self.anchors += [value for name, value in attrs if name == "id" and value]
        self.links += [value for name, value in attrs if name in ("href", "src") and value]
        assert not [name for name in known if name.startswith("on")]

    def handle_data(self, data: str) -> None:
        tag = self.tags[-1] if self.tags else ""
        if tag in self.inline and self.cdata_elem:
            self.inline[tag].append(data)
        else:
            self.text += data


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, Reader]:
    return {
        path.relative_to(folder).as_posix(): Reader(path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    }


def test_everything_has_a_page_and_triples(folder: Path, source: EmbeddedSource) -> None:
    groups = {"organization": 43, "partnership": 27, "place": 24, "thing": 76, "topic": 29}
    for node in network(source, "full").nodes:
        groups[node.group] -= 1
        name = node.id.removeprefix(ID)
        assert all((folder / "id" / f"{name}.{ending}").is_file() for ending in ("html", "ttl", "jsonld"))
    assert set(groups.values()) == {0}
    for name in questions.names():
        assert (folder / "query" / f"{name}.html").is_file()
        assert (folder / "query" / f"{name}.rq").read_text(encoding="utf-8") == questions.load(name).sparql
    # Those, one letter, the curators, the questions, and four pages at the root.
    assert len(list(folder.rglob("*.html"))) == 199 + 2 + len(questions.names()) + 4


def test_every_link_leads_somewhere(folder: Path, pages: dict[str, Reader]) -> None:
    tried = 0
    for here, page in pages.items():
        assert len(page.anchors) == len(set(page.anchors)), here
        for link in page.links:
            if link == "data:," or link.startswith(("https://", "http://")):
                continue
            file, _, fragment = link.partition("#")
            target = ((folder / here).parent / file).resolve() if file else folder / here
            assert target.is_file(), f"{here}: {link}"
            name = target.relative_to(folder.resolve()).as_posix()
            if fragment and name != "network.html":
                assert fragment in pages[name].anchors, f"{here}: {link}"
            tried += 1
    assert tried > 5000


def test_a_page_leads_to_its_place_in_the_network(pages: dict[str, Reader]) -> None:
    assert "../network.html#focus=bgi" in pages["id/bgi.html"].links
    assert "../network.html#view=full&focus=guangxi" in pages["id/guangxi.html"].links


def test_triples_hold_what_they_are_about(folder: Path) -> None:
    for path in sorted((folder / "id").glob("*.ttl")):
        triples = {quad.triple for quad in parse(path.read_bytes(), format=RdfFormat.TURTLE)}
        own = {t.predicate.value for t in triples if t.subject == NamedNode(ID + path.stem)}
        assert SKOS + "prefLabel" in own, path
        as_json = parse(path.with_suffix(".jsonld").read_bytes(), format=RdfFormat.JSON_LD)
        assert {quad.triple for quad in as_json} == triples
    graph = rdflib.Graph().parse(folder / "id" / "p-pilot-zone-action-plan.ttl")
    assert len(graph) == 81


def test_pages_tell_role_status_and_evidence(pages: dict[str, Reader]) -> None:
    body = " ".join(pages["id/guangxi-university.html"].text.split())
    for words in ("广西大学", "Guangxi University", "合作方 partner", "进行中 under way", "1088–1138", "South China"):
        assert words in body
    plan = " ".join(pages["id/p-pilot-zone-action-plan.html"].text.split())
    blocks = default_data().read_text(encoding="utf-8").split("\n\n")
    (passage,) = (block for block in blocks if block.startswith("id:letter-20210089.219-251 a"))
    digest = re.search(r'sha256 "(\w{64})"', passage)
    assert digest
    for words in (
        "219–251",
        f"sha256 {digest[1]}",
        "广东省科技厅",
        "未写名称，由上下文推知 not named; read from the context",
    ):
        assert words in plan


def test_certainties_are_never_mixed(folder: Path, source: EmbeddedSource) -> None:
    headings = {"stated": "公函写明的合作伙伴", "planned": "计划中的合作伙伴", "possible": "可能的合作伙伴"}
    certainties: dict[str, dict[str, set[str]]] = {}
    for edge in network(source, "organizations").edges:
        for one, other in ((edge.source, edge.target), (edge.target, edge.source)):
            certainties.setdefault(one, {}).setdefault(edge.certainty, set()).add(other.removeprefix(ID))
    assert {len(found) for found in certainties.values()} == {1, 2}
    for iri, found in certainties.items():
        text = (folder / "id" / f"{iri.removeprefix(ID)}.html").read_text(encoding="utf-8")
        for certainty, heading in headings.items():
            sections = [part for part in text.split("<section>") if f">{heading}" in part.partition("</h2>")[0]]
            assert len(sections) == (certainty in found), iri
            for section in sections:
                named = set(re.findall(r'<li><a href="\.\./id/([^"]+)\.html"', section.partition("</section>")[0]))
                assert named == found[certainty]


def test_no_page_may_ask_anything_of_a_network(folder: Path, pages: dict[str, Reader]) -> None:
    for here, page in pages.items():
        if here == "network.html":
            continue
        text = (folder / here).read_text(encoding="utf-8")
        found = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
        assert found, here
        policy = found[1].replace("&#39;", "'")
        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        (style,) = page.inline["style"]
        assert f"'sha256-{base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()}'" in policy
        assert not {"img", "iframe", "object", "form"} & set(page.tags)
        assert ("script-src" in policy) is (here == "index.html")
        assert "url(" not in style


def test_the_search_knows_every_name(folder: Path, source: EmbeddedSource) -> None:
    text = (folder / "index.html").read_text(encoding="utf-8")
    found = re.search(r'id="gbakg-data">([^<]+)<', text)
    assert found
    data = json.loads(found[1])
    for node in network(source, "full").nodes:
        assert {node.label, node.label_en} <= set(data["names"][node.id])
    assert "华大基因" in data["names"][ID + "bgi"]
    assert data["keys"]["readings"]["广西大学"] == "guang xi da xue"
    described = re.search(r'application/ld\+json">([^<]+)<', text)
    assert described
    assert json.loads(described[1])["@type"] == "Dataset"


@pytest.mark.browser
def test_the_search_finds_by_pinyin_in_a_browser(folder: Path, browser: Browser) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((folder / "index.html").as_uri())
    shown = ".list li:not([hidden])"
    assert page.locator(shown).count() == 200
    for typed in ("gxdx", "guangxidaxue", "廣西大學", "guangxi university"):
        page.fill("#query", typed)
        assert ID + "guangxi-university" in [item.get_attribute("data-iri") for item in page.locator(shown).all()], (
            typed
        )
        assert page.locator("#found").inner_text() == str(page.locator(shown).count())
    page.fill("#query", "廣西大學")
    page.press("#query", "Enter")
    page.wait_for_url("**/id/guangxi-university.html")
    assert said == []
    context.close()


def test_downloads_are_what_the_description_says(folder: Path) -> None:
    graph = rdflib.Graph().parse(folder / "dataset.ttl")
    dcat = rdflib.Namespace("http://www.w3.org/ns/dcat#")
    spdx = rdflib.Namespace("http://spdx.org/rdf/terms#")
    files = sorted(path.name for path in (folder / "downloads").iterdir())
    listed = [str(one).rpartition("/")[2] for one in graph.objects(None, dcat.distribution)]
    assert sorted([*listed, "SHA256SUMS"]) == files
    for one in graph.objects(None, dcat.distribution):
        data = (folder / "downloads" / str(one).rpartition("/")[2]).read_bytes()
        assert int(str(graph.value(one, dcat.byteSize))) == len(data)
        checksum = graph.value(graph.value(one, spdx.checksum), spdx.checksumValue)
        assert str(checksum) == hashlib.sha256(data).hexdigest()
    if shutil.which("sha256sum"):
        subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=folder / "downloads", check=True)


def test_downloads_hold_the_graph(folder: Path, source: EmbeddedSource) -> None:
    stem = folder / "downloads" / f"triples-{gbakg.__version__}"
    assert stem.with_name(f"{stem.name}.ttl").read_text(encoding="utf-8") == default_data().read_text(encoding="utf-8")
    stated = {quad.triple for quad in parse(default_data().read_bytes(), format=RdfFormat.TURTLE)}
    for ending, form in (("nt", RdfFormat.N_TRIPLES), ("jsonld", RdfFormat.JSON_LD)):
        data = stem.with_name(f"{stem.name}.{ending}").read_bytes()
        assert {quad.triple for quad in parse(data, format=form)} == stated
    trig = {quad.triple for quad in parse(stem.with_name(f"{stem.name}.trig").read_bytes(), format=RdfFormat.TRIG)}
    assert trig == set(source.triples())


def redirect(rules: str, path: str, accept: str) -> str:
    """Where an Apache server with these rules leads; the part of mod_rewrite that they use."""

    def filled(target: str, match: re.Match[str]) -> str:
        return re.sub(r"\$(\d)", lambda number: match[int(number[1])] or "", target)

    wanted = True
    for line in rules.splitlines():
        if line.startswith("RewriteCond"):
            wanted = bool(re.search(line.split(" ", 2)[2], accept))
        elif line.startswith("RewriteRule"):
            _, pattern, target, _ = line.split(" ")
            match = re.search(pattern, path)
            if wanted and match:
                return filled(target, match)
            wanted = True
    return ""


def test_every_iri_is_led_to_a_page_that_tells_of_it(
    folder: Path, source: EmbeddedSource, pages: dict[str, Reader]
) -> None:
    base = "https://example.org/x/"
    rules = htaccess(base)
    nodes = [node.id for node in network(source, "full").nodes]
    hanging = [row["participation"] for row in ask(source, "participations")]
    nodes += [ID + "letter-20210089", ID + "curator"]
    hanging += [row["passage"] for row in ask(source, "passages")]
    terms = [row["term"] for row in ask(source, "terms") if row["term"].startswith("https://w3id.org/gbakg/")]
    assert len(hanging) > 150
    for iri in (*nodes, *hanging, *terms):
        path, _, fragment = iri.removeprefix("https://w3id.org/gbakg/").partition("#")
        page, _, anchor = redirect(rules, path, "text/html").removeprefix(base).partition("#")
        assert page in pages, iri
        if fragment or anchor:  # a browser keeps the fragment of the address that it asked for
            assert (anchor or fragment) in pages[page].anchors, iri
        turtle = redirect(rules, path, "text/turtle").removeprefix(base)
        subjects = {str(quad.subject) for quad in parse((folder / turtle).read_bytes(), format=RdfFormat.TURTLE)}
        assert f"<{iri}>" in subjects
    assert redirect(rules, "dataset", "text/turtle") == f"{base}dataset.ttl"
    assert redirect(rules, "dataset/0.1.0", "*/*") == redirect(rules, "", "*/*") == f"{base}index.html"
    assert redirect(rules, "id/bgi", "application/ld+json") == f"{base}id/bgi.jsonld"
    assert redirect(rules, "query/partners.rq", "*/*") == f"{base}query/partners.rq"


HOSTILE = """
@prefix id: <https://w3id.org/gbakg/id/> . @prefix gbakg: <https://w3id.org/gbakg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
<https://w3id.org/gbakg/id/../../x> a gbakg:Company ; skos:prefLabel "</title><script>alert(1)</script>&\\"'"@zh .
id:abc a gbakg:Company ; skos:prefLabel "甲"@zh ; owl:sameAs <javascript:alert(1)> .
id:ABC a gbakg:Company ; skos:prefLabel "乙"@zh .
<http://example.org/a?b=c#d> a gbakg:Place ; skos:altLabel "</script><b>"@en .
"""


def test_hostile_names_are_text_and_stay_in_the_folder(tmp_path: Path) -> None:
    file = tmp_path / "hostile.ttl"
    file.write_text(HOSTILE, encoding="utf-8")
    own = open_files([file])
    folder = tmp_path / "site"
    write_folder(folder, site_files(own, NETWORK, release(own)))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["hostile.ttl", "site"]
    names = [path.stem for path in (folder / "id").glob("*.html")]
    assert len({name.casefold() for name in names}) == len(names) == 4
    for path in folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        page = Reader(text)
        assert "<script>alert" not in text
        assert not {"b", "search"} & set(page.tags) or path.name == "index.html"
        assert not [link for link in page.links if link.startswith("javascript:")]
    assert "</title><script>alert(1)</script>&\"'" in "".join(
        Reader(path.read_text(encoding="utf-8")).text for path in (folder / "id").glob("*.html")
    )
    assert "CC BY" not in (folder / "index.html").read_text(encoding="utf-8")


def test_an_empty_graph_has_a_site(tmp_path: Path) -> None:
    empty = EmbeddedSource(())
    write_folder(tmp_path / "site", site_files(empty, NETWORK, release(empty), "en"))
    assert '<html lang="en">' in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert not (tmp_path / "site" / "id").exists()


def test_addresses_do_not_depend_on_order() -> None:
    iris = [ID + "a", ID + "A", ID + "con/../x", "http://example.org/a"]
    assert Addresses(iris).names == Addresses(iris[::-1]).names
    assert all(re.fullmatch(r"[\w.-]+", name) for name in Addresses(iris).names.values())


def few(*names: str) -> Iterator[tuple[str, str]]:
    return ((name, f"{name}\n") for name in names)


def test_old_files_go_and_those_of_others_stay(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    assert write_folder(folder, few("a.html", "id/b.html", "id/c.html", "old/d.html")) == 4
    (folder / "id" / "mine.txt").write_text("mine", encoding="utf-8")
    assert write_folder(folder, few("a.html", "id/b.html")) == 2
    left = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert left == [MANIFEST, "a.html", "id/b.html", "id/mine.txt"]
    assert not (folder / "old").exists()


def test_a_manifest_that_points_outside_removes_nothing(tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine", encoding="utf-8")
    folder = tmp_path / "site"
    write_folder(folder, few("a.html"))
    (folder / MANIFEST).write_text("a.html\n../precious.txt\n", encoding="utf-8")
    write_folder(folder, few("b.html"))
    assert (tmp_path / "precious.txt").exists()
    assert not (folder / "a.html").exists()


def test_a_folder_of_others_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FolderError, match="not written by gbakg"):
        write_folder(tmp_path, few("a.html"))
    with pytest.raises(FolderError, match="is a file"):
        write_folder(tmp_path / "mine.txt", few("a.html"))
    with pytest.raises(FolderError, match="cannot be made"):
        write_folder(tmp_path / "mine.txt" / "below", few("a.html"))
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_run_that_is_cut_short_can_be_repeated(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[str, str]]:
        yield "a.html", "a"
        yield "b.html", "b"
        raise KeyboardInterrupt

    folder = tmp_path / "site"
    with pytest.raises(KeyboardInterrupt):
        write_folder(folder, broken())
    assert write_folder(folder, few("a.html")) == 1


@pytest.mark.slow
def test_the_command_writes_the_same_site_twice(run: Run, tmp_path: Path) -> None:
    digests = []
    for number in (1, 2):
        done = run("site", "-o", f"s{number}", "--base", "https://example.org/gbakg", environment={
            "PYTHONHASHSEED": str(number)
        })  # fmt: skip
        assert (done.returncode, done.stdout) == (0, ""), done.stderr
        folder = tmp_path / f"s{number}"
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        digests.append([(path.relative_to(folder), hashlib.sha256(path.read_bytes()).digest()) for path in files])
    assert digests[0] == digests[1]
    assert len(digests[0]) > 700
    folder = tmp_path / "s1"
    assert (folder / "network.html").stat().st_size > 500_000
    assert "https://example.org/gbakg/sitemap.xml" in (folder / "robots.txt").read_text(encoding="utf-8")
    assert (folder / "sitemap.xml").read_text(encoding="utf-8").count("<loc>https://example.org/gbakg/") > 200
    assert "https://example.org/gbakg/id/$1.ttl" in (folder / "w3id.htaccess").read_text(encoding="utf-8")
    again = run("site", "-o", ".")
    assert (again.returncode, "not empty" in again.stderr) == (4, True)


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible(folder: Path, browser: Browser, scheme: Literal["light", "dark"]) -> None:
    from tests.page.test_axe import AXE, violations

    if shutil.which("npm") is None:
        pytest.skip("npm is not at hand, which brings axe-core")
    axe = AXE.read_text(encoding="utf-8")
    context = browser.new_context(offline=True, color_scheme=scheme)
    page = context.new_page()
    for width in (1366, 390):
        page.set_viewport_size({"width": width, "height": 800})
        for name in ("index", "id/bgi", "id/p-gba-collective-agreement", "id/letter-20210089", "query/partners"):
            page.goto((folder / f"{name}.html").as_uri())
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (name, width)
            assert violations(page, axe) == [], (name, width)
    context.close()
