"""From what a person calls something to its IRI, without reading every name where one fits as it stands."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from gbakg.errors import AmbiguousNameError, UnknownNameError
from gbakg.names import resolve
from gbakg.sources import EmbeddedSource, open_files
from gbakg.sources.answers import Answer, Table, Term
from gbakg.vocabulary import ID

NAMED = """
@prefix gbakg: <https://w3id.org/gbakg/ontology#> .
@prefix id: <https://w3id.org/gbakg/id/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

id:one a gbakg:Company ; skos:prefLabel "甲公司"@zh , "BGI"@en .
id:other a gbakg:Company ; skos:prefLabel "BGI"@zh ; skos:altLabel "bgi-2"@en , "乙公司"@zh-hant .
id:plan a gbakg:Topic ; skos:prefLabel "甲公司"@zh .
"""


class Watched:
    """A source that counts the rows which it has answered."""

    def __init__(self, source: EmbeddedSource) -> None:
        self._source, self.rows = source, 0
        self.origin, self.shipped, self.derived = source.origin, source.shipped, source.derived

    def query(self, text: str, bindings: Mapping[str, Term] | None = None) -> Answer:
        answer = self._source.query(text, bindings)
        self.rows += len(answer) if isinstance(answer, Table) else 0
        return answer


@pytest.fixture
def named(tmp_path: Path) -> EmbeddedSource:
    (tmp_path / "named.ttl").write_text(NAMED, encoding="utf-8")
    return open_files([tmp_path / "named.ttl"])


@pytest.mark.parametrize(
    ("name", "class_name", "local"),
    [
        ("甲公司", "Organization", "one"),
        ("甲公司", "Topic", "plan"),
        ("bgi-2", None, "other"),
        ("BGI-2", None, "other"),
        ("乙公司", None, "other"),
        ("one", None, "one"),
    ],
)
def test_a_name_means_what_bears_it(named: EmbeddedSource, name: str, class_name: str | None, local: str) -> None:
    assert resolve(named, name, class_name).value == ID + local


@pytest.mark.parametrize(("name", "class_name"), [("BGI", None), ("BGI", "Organization"), ("甲公司", None)])
def test_a_name_of_two_is_told_whatever_its_languages(named: EmbeddedSource, name: str, class_name: str | None) -> None:
    with pytest.raises(AmbiguousNameError):
        resolve(named, name, class_name)


def test_a_name_as_it_stands_is_looked_up(source: EmbeddedSource) -> None:
    watched = Watched(source)
    assert resolve(watched, "华大基因").value == ID + "bgi"
    assert watched.rows < 10
    with pytest.raises(UnknownNameError):
        resolve(watched, "华大基")
    assert watched.rows > 100
