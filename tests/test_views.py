"""The program's own questions come in the order that they ask for, and the network says what they say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from gbakg.networks import network
from gbakg.sources import Answer, EmbeddedSource, Table, Term, open_files
from gbakg.views import VIEWS, ask, text
from gbakg.vocabulary import XSD

NAMES = sorted(path.stem for path in VIEWS.glob("*.rq"))


@pytest.mark.parametrize("view", NAMES)
def test_rows_come_in_the_order_of_the_view(source: EmbeddedSource, view: str) -> None:
    answer = source.query(text(view))
    assert isinstance(answer, Table)
    assert ask(source, view) == list(answer)


class Given:
    """A source that answers everything by the same rows."""

    origin, shipped, derived = (), False, {}  # type: ignore[var-annotated]

    def __init__(self, *cells: Term | None) -> None:
        self.cells = cells

    def query(self, text: str, bindings: object = None) -> Answer:
        """The rows, for a text that asks for no order."""
        assert "ORDER BY" not in text
        assert bindings is None
        return Table(("place", "label", "label_en"), tuple((cell, None, None) for cell in self.cells))


def integer(value: str) -> Literal:
    return Literal(value, datatype=NamedNode(XSD + "integer"))


def test_nothing_comes_first_then_blank_nodes_iris_numbers_texts() -> None:
    a, b = NamedNode("id:x"), NamedNode("id:x-1")  # the sign > of a written IRI would come behind -
    given = Given(Literal("z"), integer("100"), b, integer("99"), a, integer("many"), BlankNode("n"), None)
    values = [row.get("place") for row in ask(given, "places")]
    assert values == [None, "n", "id:x", "id:x-1", "99", "100", "many", "z"]


def pairs(source: EmbeddedSource) -> Iterator[tuple[str, str, str, str]]:
    for row in ask(source, "pairs"):
        yield row["partnership"], row["one"], row["other"], row["certainty"]


def test_the_network_has_the_pairs_of_the_view(source: EmbeddedSource) -> None:
    edges = network(source, "organizations").edges
    found = sorted((edge.partnership, edge.source, edge.target, edge.certainty) for edge in edges)
    assert found == sorted(pairs(source))
    assert {certainty for *_, certainty in found} == {"stated", "planned", "possible"}


SIDES = """
@prefix g: <https://w3id.org/gbakg/ontology#> . @prefix o: <http://www.w3.org/ns/org#> . @prefix : <id:> .
:a a o:Organization . :b a o:Organization . :c a o:Organization .
:whole a g:CollectiveAgreement ; g:status g:Realised ; g:participation :w1 , :w2 , :w3 .
:w1 o:member :a ; o:role g:Partner ; g:side 1 . :w2 o:member :b ; o:role g:Partner ; g:side 2 .
:w3 o:member :c ; o:role g:Partner .
:twice a g:Partnership ; g:status g:Planned ; g:participation :t1 , :t2 , :t3 , :t4 .
:t1 o:member :b ; o:role g:Partner . :t2 o:member :b ; o:role g:Partner ; g:side 2 .
:t3 o:member :a ; o:role g:Partner . :t4 o:member :c ; o:role g:Host .
:open a g:Partnership ; g:participation :o1 , :o2 .
:o1 o:member :a ; o:role g:Partner . :o2 o:member :c ; o:role g:Partner .
"""


def test_sides_repetition_and_missing_status_make_the_pairs_of_the_view(tmp_path: Path) -> None:
    file = tmp_path / "sides.ttl"
    file.write_text(SIDES, encoding="utf-8")
    source = open_files([file])
    edges = network(source, "organizations").edges
    found = sorted((edge.partnership, edge.source, edge.target, edge.certainty) for edge in edges)
    assert found == sorted(pairs(source))
    assert [edge.id for edge in edges] == ["id:twice#id:a+id:b", "id:whole#id:a+id:b"]
