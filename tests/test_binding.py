"""Values go into a query by its own means, wherever braces stand in texts and comments."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode

from gbakg import questions
from gbakg.sources import EmbeddedSource, Table, Triples
from gbakg.sources.binding import MANY, among, bound
from gbakg.vocabulary import ID

ONE = {"s": NamedNode("https://example.org/a")}
BLOCK = "VALUES (?s) { (<https://example.org/a>) }"


@pytest.mark.parametrize(
    ("query", "before"),
    [
        ("SELECT ?s WHERE { ?s ?p ?o }", "SELECT ?s WHERE {"),
        ("ASK { ?s ?p '}{' }", "ASK {"),
        ("# { not here\nSELECT ?s { ?s ?p ?o }", "# { not here\nSELECT ?s {"),
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "CONSTRUCT { ?s ?p ?o } WHERE {"),
        ('SELECT ?s WHERE { ?s ?p """a { " b""" . { ?s ?q ?r } }', "SELECT ?s WHERE {"),
        ("SELECT ?s FROM <http://e/{}> WHERE { ?s ?p ?o }", ""),
    ],
)
def test_the_block_stands_at_the_head_of_the_where_clause(query: str, before: str) -> None:
    text = bound(query, ONE)
    assert text.count(BLOCK) == 1
    assert text.replace(f"\n  {BLOCK}", "") == query
    assert text.startswith(before)


def test_prefixes_that_are_used_and_not_declared_are_declared() -> None:
    text = bound('PREFIX org: <http://e/> SELECT ?s { ?s org:x id:bgi ; skos:note "schema:no" } # owl:no', {})
    assert text.splitlines()[:2] == [
        "PREFIX id: <https://w3id.org/gbakg/id/>",
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>",
    ]
    assert "schema: <" not in text
    assert "owl: <" not in text


@pytest.mark.parametrize("value", ['"} } DROP ALL #', "a\\", 'say "x"\n{', "'''", '"""'])
def test_a_value_cannot_end_the_block(source: EmbeddedSource, value: str) -> None:
    answer = source.query(bound("SELECT ?v ?w WHERE { BIND(?v AS ?w) }", {"v": Literal(value)}))
    assert isinstance(answer, Table)
    assert [row["w"] for row in answer] == [value]


@pytest.mark.parametrize("name", questions.names())
def test_every_question_answers_alike_either_way(source: EmbeddedSource, name: str) -> None:
    question = questions.load(name)
    sparql, bindings = question.sparql, questions.bind(source, question, question.example)
    one, other = source.query(sparql, bindings), source.query(bound(sparql, bindings))
    if isinstance(one, Table) and isinstance(other, Table):
        kept = [at for at, column in enumerate(other.columns) if column not in bindings]
        assert [[row[at] for at in kept] for row in other.rows] == [list(row) for row in one.rows]
    elif isinstance(one, Triples) and isinstance(other, Triples):
        assert set(one.triples) == set(other.triples)
    else:
        assert one == other


def test_iris_are_written_whole() -> None:
    assert f"<{ID}bgi>" in bound("ASK { ?s ?p ?o }", {"s": NamedNode(ID + "bgi")})


def test_many_values_are_asked_about_in_a_few_queries(source: EmbeddedSource) -> None:
    """Each value is answered, the last of a query as the first of the next."""
    values = [Literal(number) for number in range(2 * MANY + 1)]
    texts = list(among("SELECT ?v ?w WHERE { BIND(?v AS ?w) } # {", "v", values))
    assert len(texts) == 3
    answers = [source.query(text) for text in texts]
    assert [row[0] for answer in answers if isinstance(answer, Table) for row in answer.rows] == values
    assert not list(among("ASK { ?v ?p ?o }", "v", []))
