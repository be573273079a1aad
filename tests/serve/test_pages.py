"""Things as pages and as triples, the network page, the console."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
import requests
from pyoxigraph import RdfFormat, parse

from gbakg.excerpts import excerpt
from gbakg.exports.triples import json_ld
from gbakg.publish import explore
from gbakg.sources import EmbeddedSource
from gbakg.vocabulary import ID
from tests.page.test_axe import AXE, violations
from tests.serve.service import serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
TINY = """
@prefix gbakg: <https://w3id.org/gbakg/ontology#> .
@prefix id: <https://w3id.org/gbakg/id/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

id:v1.2 a gbakg:University ; skos:prefLabel "乙"@zh , "B"@en .
<https://w3id.org/gbakg/id/a/b> a gbakg:University ; skos:prefLabel "丙"@zh , "C"@en .
id:a a gbakg:University ; skos:prefLabel "<b>甲</b>"@zh , "<script>A</script>"@en .
"""


@pytest.fixture(scope="module")
def service() -> Iterator[str]:
    with serving() as address:
        yield address


@pytest.mark.parametrize(
    ("accept", "ending", "media"),
    [
        (BROWSER, "html", "text/html; charset=utf-8"),
        ("*/*", "html", "text/html; charset=utf-8"),
        ("text/turtle", "ttl", "text/turtle; charset=utf-8"),
        ("application/ld+json, text/html;q=0.5", "jsonld", "application/ld+json"),
    ],
)
def test_a_thing_leads_to_a_document(service: str, accept: str, ending: str, media: str) -> None:
    reply = requests.get(f"{service}/id/bgi", headers={"Accept": accept}, timeout=30)
    assert [one.status_code for one in reply.history] == [303]
    assert reply.history[0].headers["Vary"] == "Accept"
    assert (reply.url, reply.headers["Content-Type"]) == (f"{service}/id/bgi.{ending}", media)


def test_a_document_holds_what_the_graph_says(service: str, source: EmbeddedSource) -> None:
    told = excerpt(source, [ID + "bgi"])
    turtle = requests.get(f"{service}/id/bgi.ttl", timeout=30)
    assert {quad.triple for quad in parse(turtle.content, RdfFormat.TURTLE)} == {quad.triple for quad in told}
    assert requests.get(f"{service}/id/bgi.jsonld", timeout=30).text == "".join(json_ld(told))
    page = requests.get(f"{service}/id/bgi.html", timeout=30).text
    assert "华大基因" in page
    assert 'href="../id/p-medicinal-plant-data-centre.html"' in page


def test_what_hangs_on_a_thing_stands_on_its_page(service: str) -> None:
    name = "p-medicinal-plant-data-centre.bgi"
    reply = requests.get(f"{service}/id/{name}", headers={"Accept": BROWSER}, allow_redirects=False, timeout=30)
    assert reply.headers["Location"] == f"p-medicinal-plant-data-centre.html#{name}"
    assert f'id="{name}"' in requests.get(f"{service}/id/p-medicinal-plant-data-centre.html", timeout=30).text


@pytest.mark.parametrize(
    "path",
    ["/id/nobody.html", "/id/nobody.ttl", "/id/nobody.jsonld", "/nothing", "/id/a%20b.ttl", "/id/%00", "/id/.html"],
)
def test_what_is_not_there(service: str, path: str) -> None:
    assert requests.get(service + path, timeout=30).status_code == 404


def test_links_of_a_page_lead_somewhere(service: str) -> None:
    """Every link of one page within the service is answered."""
    from html.parser import HTMLParser
    from urllib.parse import urljoin

    found: set[str] = set()

    class Links(HTMLParser):
        def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
            found.update(value for name, value in attributes if name == "href" and value and tag == "a")

    page = f"{service}/id/bgi.html"
    Links().feed(requests.get(page, timeout=30).text)
    inside = {urljoin(page, link).partition("#")[0] for link in found}
    for link in sorted(link for link in inside if link.startswith(service)):
        assert requests.get(link, headers={"Accept": BROWSER}, timeout=60).status_code == 200, link
    assert len(inside) > 10


def test_the_network_page_is_that_of_explore(service: str, source: EmbeddedSource) -> None:
    assert requests.get(service + "/", timeout=60).text == explore(source).html


def test_the_ontology_is_there(service: str) -> None:
    reply = requests.get(f"{service}/ontology", headers={"Accept": "text/turtle"}, timeout=30)
    assert any(quad.subject.value.endswith("#Partnership") for quad in parse(reply.content, RdfFormat.TURTLE))
    assert 'id="Partnership"' in requests.get(f"{service}/ontology", headers={"Accept": BROWSER}, timeout=30).text


def test_a_graph_of_ones_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Names are never markup, and nothing is claimed of a version that is not the shipped one."""
    data = tmp_path_factory.mktemp("tiny") / "own.ttl"
    data.write_text(TINY, encoding="utf-8")
    with serving("--data", data, "--lang", "en") as service:
        page = requests.get(f"{service}/id/a", headers={"Accept": BROWSER}, timeout=30).text
        assert "&lt;script&gt;A&lt;/script&gt;" in page
        assert "<script>A" not in page
        assert "CC BY" not in page
        assert page.index('lang="en"') < page.index('lang="zh-Hans"')
        assert requests.get(f"{service}/health", timeout=30).json()["nodes"] == 3
        for name, label in [("v1.2", "乙"), ("a/b", "丙"), ("a%2Fb", "丙")]:
            assert label in requests.get(f"{service}/id/{name}", headers={"Accept": BROWSER}, timeout=30).text, name


@pytest.fixture
def console(service: str, browser: Browser) -> Iterator[Page]:
    """The console in a browser that reaches nothing but the service."""
    page = browser.new_page(locale="zh-CN")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{service}/sparql")
    yield page
    assert all(url.startswith((service, "blob:", "data:")) for url in asked), asked
    page.close()


@pytest.mark.browser
def test_the_console_asks_the_service(console: Page, service: str) -> None:
    console.select_option("#shipped", "most-connected")
    console.wait_for_selector("#answer td a")
    assert console.locator("#answer tr").count() > 5
    assert "行" in console.locator("#status").inner_text()
    link = console.locator("#answer td a").first.get_attribute("href")
    assert link is not None
    assert requests.get(f"{service}/{link}", headers={"Accept": BROWSER}, timeout=30).status_code == 200
    assert "query=" in console.url
    with console.expect_download() as waiting:
        console.click("#save")
    assert waiting.value.suggested_filename == "gbakg.csv"


@pytest.mark.browser
def test_the_console_tells_what_is_wrong(console: Page) -> None:
    console.fill("#query", "SELECT ?s WHERE { ?s a }")
    console.press("#query", "Control+Enter")
    assert "line 1, column" in console.wait_for_selector("#answer .error").inner_text()  # type: ignore[union-attr]  # it waits, or fails
    console.fill("#query", "ASK { ?s ?p '<img src=x onerror=alert(1)>' }")
    console.click("button[type=submit]")
    console.wait_for_selector("#answer p")
    assert console.locator("#answer").inner_text() == "否"


@pytest.mark.browser
def test_the_console_is_usable_by_all(console: Page) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not at hand, which npm brings")
    console.select_option("#shipped", "most-connected")
    console.wait_for_selector("#answer td a")
    assert not violations(console, AXE.read_text(encoding="utf-8"))
