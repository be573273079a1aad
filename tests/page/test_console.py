"""The console: SPARQL inside the file, by the engine that npm brings, with the answers that the program gives."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, expect
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from gbakg import questions
from gbakg.sources import Answer, EmbeddedSource, Table, Term, Triples
from gbakg.sources.answers import text
from gbakg.vocabulary import ID, PREFIXES
from tests.page.browser import Watched, settle

pytestmark = pytest.mark.browser

ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER (?a != ?d && ?f != ?g) }"
ANSWERED = """([question, language]) => {
  const latest = globalThis.gbakg.answers.latest();
  return latest?.question === question && latest.language === language;
}"""
MARKED = """() => {
  const { value, selectionStart, selectionEnd } = document.activeElement;
  return value.slice(selectionStart, selectionEnd);
}"""
PARTNERS = f"tab=console&{urlencode({'ask': 'partners', 'given': 'org=bgi'})}"


def sheet(page: Page, name: str = "查询") -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def said(page: Page) -> Locator:
    return sheet(page).get_by_role("status")


def editor(page: Page) -> Locator:
    return sheet(page).get_by_role("textbox", name="查询语句")


def table(page: Page) -> Locator:
    return page.get_by_role("table", name="查询结果")


def ask(page: Page, sparql: str) -> None:
    """As a person does: write it, Ctrl and Enter."""
    editor(page).fill(sparql)
    editor(page).press("Control+Enter")


@pytest.fixture
def page(watched: Watched, asking: Path) -> Page:
    return watched.open(asking, "tab=console")


def term(cell: dict[str, str] | None) -> Term | None:
    """A cell of SPARQL's JSON as the program has it."""
    if cell is None:
        return None
    if cell["type"] == "uri":
        return NamedNode(cell["value"])
    if cell["type"] == "bnode":
        return BlankNode(cell["value"])
    if "xml:lang" in cell:
        return Literal(cell["value"], language=cell["xml:lang"])
    return Literal(cell["value"], datatype=NamedNode(cell["datatype"]) if "datatype" in cell else None)


def cases(source: EmbeddedSource) -> Iterator[tuple[str, str, dict[str, str], Answer]]:
    """Every shipped question with its example, in each language that it can be asked in."""
    for question in questions.catalogue():
        takes_language = any(parameter.name == "lang" for parameter in question.parameters)
        for language in ("zh", "en") if takes_language else ("zh",):
            given = {**question.example, **({"lang": language} if takes_language else {})}
            yield question.name, language, dict(question.example), questions.run(source, question.name, given)


def test_every_question_is_answered_as_the_program_does(page: Page, source: EmbeddedSource) -> None:
    count = 0
    for name, language, given, wanted in cases(source):
        where = f"{name} in {language}"
        state = urlencode({"tab": "console", "ask": name, "given": urlencode(given), "lang": language})
        page.evaluate("(state) => { location.hash = state }", state)
        page.wait_for_function(ANSWERED, arg=[name, language])
        answer: dict[str, Any] = json.loads(page.evaluate("JSON.stringify(globalThis.gbakg.answers.latest())"))
        if isinstance(wanted, bool):
            assert answer["yes"] is wanted, where
        elif isinstance(wanted, Triples):
            found = {quad.triple for quad in parse(answer["turtle"].encode(), format=RdfFormat.TURTLE)}
            assert found == set(wanted.triples), where
        else:
            same_table(answer, wanted, where, ordered="ORDER BY" in questions.load(name).sparql)
        count += 1
    assert count > 80


def same_table(answer: dict[str, Any], wanted: Table, where: str, *, ordered: bool) -> None:
    assert tuple(answer["columns"]) == wanted.columns, where
    rows = [tuple(term(row.get(column)) for column in wanted.columns) for row in answer["rows"]]
    assert Counter(rows) == Counter(wanted.rows), where
    assert not ordered or rows == list(wanted.rows), where


def test_a_question_of_the_gallery_shows_its_answer(page: Page, source: EmbeddedSource) -> None:
    gallery = page.get_by_role("list", name="现成的问题")
    expect(gallery.get_by_role("listitem")).to_have_count(len(questions.names()))
    gallery.get_by_role("button", name=re.compile("^合作伙伴")).click()
    expect(page.get_by_role("heading", name="合作伙伴")).to_be_focused()
    expect(sheet(page).get_by_role("combobox", name="机构")).to_have_value("深圳华大基因")
    answer = questions.run(source, "partners", {"org": "BGI"})
    assert isinstance(answer, Table)
    expect(said(page)).to_contain_text(f"{len(answer)} 行，用时")
    expect(table(page).get_by_role("row")).to_have_count(len(answer) + 1)
    table(page).get_by_role("button", name=re.compile("^id:")).first.click()
    expect(page.get_by_role("complementary", name="详情")).to_be_visible()
    expect(table(page)).to_be_visible()


def test_a_name_may_be_given_in_any_form(watched: Watched, asking: Path) -> None:
    page = watched.open(asking, "tab=console&ask=partners")
    expect(said(page)).to_have_text("请先填写上面的栏目。")
    field = sheet(page).get_by_role("combobox", name="机构")
    for name in ("BGI", "id:bgi", "bgi", f"<{ID}bgi>", "华大基因", "深圳华大基因"):
        field.fill("华大")  # a part of a name names nothing, as on the command line
        field.press("Enter")
        expect(sheet(page).get_by_text("没有名为“华大”的内容，相近的有：深圳华大基因")).to_be_visible()
        expect(field).to_have_attribute("aria-invalid", "true")
        field.fill(name)
        field.press("Enter")
        expect(said(page)).to_contain_text("行，用时")
        assert page.url.endswith("given=org%3Dbgi"), name


def test_the_page_speaks_both_languages(watched: Watched, asking: Path) -> None:
    page = watched.open(asking, PARTNERS)
    expect(table(page)).to_contain_text("澳门大学")
    page.get_by_role("button", name="English").click()
    answer = page.get_by_role("table", name="Answer")
    expect(answer).to_contain_text("University of Macau")
    expect(answer).not_to_contain_text("澳门大学")


def test_a_text_from_a_link_waits_for_its_reader(watched: Watched, asking: Path) -> None:
    page = watched.open(asking, urlencode({"tab": "console", "sparql": "ASK { ?s ?p ?o }"}))
    expect(editor(page)).to_have_value("ASK { ?s ?p ?o }")
    settle(page)
    expect(said(page)).to_be_empty()
    page.get_by_role("button", name="运行", exact=True).click()
    expect(said(page)).to_contain_text("是，用时")


def test_what_was_asked_stands_in_the_address(watched: Watched, asking: Path, page: Page) -> None:
    sparql = 'SELECT (COUNT(*) AS ?n) WHERE { ?x gbakg:kind ?kind . FILTER (1 < 2) # "合作"\n}'
    ask(page, sparql)
    expect(table(page).get_by_role("cell")).to_have_text("27")
    expect(editor(page)).to_be_focused()
    again = watched.open(asking, page.url.partition("#")[2])
    expect(editor(again)).to_have_value(sparql)


def test_all_prefixes_are_known(page: Page) -> None:
    terms = " ".join(f"{prefix}:x" for prefix in PREFIXES)
    ask(page, f"SELECT ?x WHERE {{ VALUES ?x {{ {terms} }} }}")
    expect(said(page)).to_contain_text(f"{len(PREFIXES)} 行")


def test_derived_triples_and_the_ontology_stand_apart_and_in_the_whole(page: Page, source: EmbeddedSource) -> None:
    everything = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    apart = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
    for sparql in (everything, apart):
        wanted = source.query(sparql)
        assert isinstance(wanted, Table)
        ask(page, sparql)
        numbers = [text(row[-1]) for row in wanted.rows if row[-1] is not None]
        expect(table(page).get_by_role("cell").filter(has_text=re.compile(r"^\d+$"))).to_have_text(numbers)


def test_what_is_wrong_is_said_and_shown(page: Page) -> None:
    for sparql, message, marked in (
        ("SELECT ?机\nWHERE { ?机 a ?y ,, ?z }", "第 2 行第 17 列：", ","),
        ("SELECT ?机\nWHERE {\n  ?机 a ?y\n  FILTER (?y == 1)\n}", "第 4 行第 15 列：", "="),
        ("SELECT ?x WHERE { ?x a ?y }\nORDR BY ?x", "第 2 行第 1 列：", "O"),
        ("SELECT ?x WHERE { ?x a ?y } LIMIT many", "第 1 行第 35 列：", "m"),
        ("SELECT ?名\nWHERE { ?名 foaf:name ?y }", "第 2 行第 12 列：前缀 foaf: 没有声明", "f"),
        ("PREFIX x: <http://x#>\n insert data { x:a x:b x:c }", "INSERT 会改动图谱", "i"),
        ("# 查\n查一查", "查询应以 SELECT", "查"),
        ("SELECT ?x WHERE { ?x a ?y", "第 1 行第 26 列：", ""),
    ):
        ask(page, sparql)
        expect(sheet(page).get_by_role("alert")).to_contain_text(message)
        assert page.evaluate(MARKED) == marked, sparql
    ask(page, "SELECT ?x WHERE { SERVICE <http://example.org/> { ?x ?y ?z } }")
    expect(sheet(page).get_by_role("alert")).to_contain_text("not supported")
    for sparql in (
        "SELECT (TRIPLE(id:a, id:b, id:c) AS ?x) WHERE {}",
        "CONSTRUCT { id:a id:b ?x } WHERE { BIND (TRIPLE(id:a, id:b, id:c) AS ?x) }",
    ):
        ask(page, "ASK {}")
        expect(said(page)).to_contain_text("是，用时")
        ask(page, sparql)
        expect(sheet(page).get_by_role("alert")).to_contain_text("RDF 1.2")


def test_a_runaway_query_is_stopped_and_the_page_goes_on(page: Page) -> None:
    ask(page, ENDLESS)
    page.get_by_role("button", name="停止").click()
    expect(sheet(page).get_by_role("alert")).to_have_text("查询已停止。")
    ask(page, "ASK {}")
    expect(said(page)).to_contain_text("是，用时")
    page.evaluate("globalThis.gbakg.engine.limits.time = 300")
    ask(page, ENDLESS)
    expect(sheet(page).get_by_role("alert")).to_contain_text("查询超过 0.3 秒")


def test_the_table_is_sorted_by_its_heads(page: Page) -> None:
    ask(page, 'SELECT ?n ?t WHERE { VALUES (?n ?t) { (9 "b") (10 "a") (UNDEF "c") } }')
    cells = table(page).get_by_role("cell")
    table(page).get_by_role("button", name="n").click()
    expect(cells).to_have_text(["", "c", "9", "b", "10", "a"])
    table(page).get_by_role("button", name="n").click()
    expect(table(page).get_by_role("columnheader", name="n")).to_have_attribute("aria-sort", "descending")
    expect(cells).to_have_text(["10", "a", "9", "b", "", "c"])


def test_an_answer_is_shown_in_the_network(page: Page) -> None:
    ask(page, "SELECT ?x WHERE { ?x gbakg:kind gbakg:JointFund }")
    page.get_by_role("button", name="在网络图中看").click()
    expect(page.get_by_text("已选取：")).to_be_visible()
    assert "pick=" in page.url
    assert "tab" not in page.url
    page.go_back()
    ask(page, "SELECT ?x WHERE { ?x a gbakg:Passage }")
    expect(page.get_by_text("结果中没有网络图上的内容。")).to_be_visible()
    expect(page.get_by_role("button", name="在网络图中看")).to_be_hidden()


def test_an_answer_is_taken_along_as_csv(page: Page, tmp_path: Path) -> None:
    ask(page, 'SELECT ?a ?b ?c WHERE { VALUES (?a ?b ?c) { (id:bgi "a,\\"b\\"\\n机"@zh UNDEF) (1 "x" "y") } }')
    for excel in (True, False):
        page.get_by_role("checkbox", name="供 Excel 打开").set_checked(excel)
        with page.expect_download() as download:
            page.get_by_role("button", name="下载 CSV").click()
        assert download.value.suggested_filename == "gbakg-query.csv"
        download.value.save_as(tmp_path / "answer.csv")
        content = (tmp_path / "answer.csv").read_bytes()
        assert content.startswith(b"\xef\xbb\xbf") is excel
        assert content.decode("utf-8-sig") == f'a,b,c\r\n{ID}bgi,"a,""b""\n机",\r\n1,x,y\r\n'


def test_triples_are_told_as_turtle(page: Page) -> None:
    ask(page, 'CONSTRUCT { id:bgi skos:note "<http://www.w3.org/2004/02/skos/core#x>" } WHERE { ?x ?y ?z }')
    expect(said(page)).to_contain_text("1 条三元组")
    answer = sheet(page).get_by_label("查询结果")
    expect(answer).to_contain_text('id:bgi skos:note "<http://www.w3.org/2004/02/skos/core#x>" .')
    expect(answer).to_contain_text(f"@prefix id: <{ID}> .")
    expect(answer).not_to_contain_text("@prefix gbakg:")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 Turtle").click()
    assert download.value.suggested_filename == "gbakg-query.ttl"


def test_hostile_answers_stay_text(page: Page) -> None:
    ask(
        page,
        "SELECT ?x WHERE { VALUES ?x { '<img src=x onerror=alert(1)>' <javascript:alert(1)> <data:text/html,x> } }",
    )
    expect(table(page).get_by_role("cell")).to_have_count(3)
    expect(table(page).get_by_role("link")).to_have_count(0)
    expect(table(page).get_by_role("img")).to_have_count(0)


def test_what_is_written_survives_a_look_at_the_picture(page: Page) -> None:
    editor(page).fill("SELECT ?mine")
    page.get_by_role("button", name="网络图").click()
    page.get_by_role("group", name="查看方式").get_by_role("button", name="查询").click()
    expect(editor(page)).to_have_value("SELECT ?mine")


def test_without_the_engine_the_page_says_how_to_get_it(watched: Watched, plain: Path) -> None:
    page = watched.open(plain, PARTNERS)
    expect(sheet(page).get_by_role("note")).to_contain_text("gbakg explore --engine node_modules/oxigraph")
    expect(page.get_by_role("button", name="运行", exact=True)).to_be_disabled()
    expect(page.get_by_role("list", name="现成的问题")).to_be_visible()


def test_only_pages_with_the_engine_may_start_it(plain: Path, asking: Path) -> None:
    policies = [
        re.findall(r'Content-Security-Policy" content="([^"]+)"', path.read_text(encoding="utf-8"))[0]
        for path in (plain, asking)
    ]
    assert policies[1].replace(" &#39;wasm-unsafe-eval&#39;", "").replace("worker-src blob:; ", "") == policies[0]
    assert "connect-src" not in policies[1]
