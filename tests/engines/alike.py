"""What every engine has to answer as the embedded one does: a class of tests for each engine's own file."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pyoxigraph import NamedNode

from gbakg import questions
from gbakg.cards import card, cards
from gbakg.cli import main
from gbakg.excerpts import excerpt
from gbakg.networks import VIEWS, network
from gbakg.sources import Answer, EmbeddedSource, Table
from gbakg.summary import summary
from gbakg.trig import whole
from gbakg.vocabulary import HERE
from tests.conftest import ROOT
from tests.engines.server import Engine
from tests.test_questions import FACTS

DATA = str(ROOT / "data" / "triples.ttl")
OWN = sorted(path for path in (HERE / "queries").glob("*/*.rq"))
"""The program's own questions: views, cards, descriptions, profiles."""

COMMANDS = [
    "query partners -p org=华大基因",
    "query outputs -r csv",
    "query partnership-graph -p partnership=共建力合南宁科技园",
    "show 华大基因",
    "path 广东省科技厅 澳门大学",
    "measures",
    "matrix",
    "timeline",
    "export graphml -o -",
    "export xlsx -o -",
    "export nt -o -",
    "export --profile org -o -",
    "check",
]
"""Commands whose bytes do not depend on where the graph stands."""

ORIGINAL = ["explore --no-console -o -", "describe -o -"]
"""Commands that name where the graph stands, and else write the same."""


class Alike:
    """Tests of an engine; whoever inherits them brings the fixture ``engine``, filled with the shipped graph.

    Attributes:
        slow: questions, views and commands that the engine is not asked, because it takes too long for a test.
        wrong: questions, with what is given for them, that it answers otherwise by a fault of its own. Each has to
            differ: when the engine is mended, its line goes.
    """

    slow: frozenset[str] = frozenset()
    wrong: frozenset[tuple[str, ...]] = frozenset()

    def expect_quick(self, name: str) -> None:
        """Skip what takes too long, and say so."""
        if name in self.slow:
            pytest.skip(f"{type(self).__name__}: {name} takes this engine longer than a test may")

    @pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact['query']} {fact.get('params', '')}")
    def test_every_question_answers_alike(self, source: EmbeddedSource, engine: Engine, fact: dict[str, Any]) -> None:
        self.expect_quick(fact["query"])
        question = questions.load(fact["query"])
        bindings = questions.bind(source, question, fact.get("params", {}))
        one, other = source.query(question.sparql, bindings), engine.source.query(question.sparql, bindings)
        assert _alike(other, one) is ((fact["query"], *fact.get("params", {}).values()) not in self.wrong)

    @pytest.mark.parametrize("path", OWN, ids=lambda path: f"{path.parent.name}/{path.stem}")
    def test_every_question_of_our_own_answers_alike(self, source: EmbeddedSource, engine: Engine, path: Path) -> None:
        self.expect_quick(f"{path.parent.name}/{path.stem}")
        sparql = path.read_text(encoding="utf-8")
        assert _alike(engine.source.query(sparql), source.query(sparql))

    @pytest.mark.parametrize("view", list(VIEWS))
    def test_every_network_is_the_same(self, source: EmbeddedSource, engine: Engine, view: str) -> None:
        self.expect_quick(f"network {view}")
        assert network(engine.source, view) == network(source, view)

    def test_summary_cards_and_the_whole_graph_are_the_same(self, source: EmbeddedSource, engine: Engine) -> None:
        assert summary(engine.source) == summary(source)
        assert cards(engine.source) == cards(source)
        assert whole(engine.source) == whole(source)

    def test_what_is_cut_out_for_one_thing_is_the_same(self, source: EmbeddedSource, engine: Engine) -> None:
        self.expect_quick("cuts")
        everything = cards(source)
        largest = {card.type.id: iri for iri, card in sorted(everything.items(), key=lambda one: len(one[1].parties))}
        assert len(largest) > 20
        for iri in largest.values():
            assert card(engine.source, NamedNode(iri)) == everything[iri]
            assert excerpt(engine.source, [iri]) == excerpt(source, [iri])

    @pytest.mark.parametrize("command", COMMANDS)
    def test_the_command_line_writes_the_same_bytes(self, engine: Engine, command: str) -> None:
        self.expect_quick(command)
        assert _same(_written(*command.split(), *engine.options), _written(*command.split()))

    @pytest.mark.parametrize("command", ORIGINAL)
    def test_but_for_the_address_it_writes_the_same(self, engine: Engine, command: str) -> None:
        self.expect_quick(command)
        one, other = _written(*command.split(), "--data", DATA), _written(*command.split(), *engine.options)
        assert engine.url.encode() in other
        assert _same(other.replace(engine.url.encode(), b"triples.ttl"), one)


@lru_cache
def _written(*arguments: str) -> bytes:
    """What the program writes to standard output."""
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.stderr
    return done.stdout_bytes


def _same(other: bytes, one: bytes) -> bool:
    """Equality told by a sample: pytest's own account of two long texts takes minutes."""
    lines = zip(one.splitlines(), other.splitlines(), strict=False)
    print(*[pair for pair in lines if pair[0] != pair[1]][:3], sep="\n")  # noqa: T201
    return other == one


def _alike(other: Answer, one: Answer) -> bool:
    """Equality of answers but for their order: not every question's is total, and no graph has one."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    rows = [Counter(map(str, answer.rows if isinstance(answer, Table) else answer.triples)) for answer in (one, other)]
    print(*[list(rows[at] - rows[1 - at])[:2] for at in (0, 1)], sep="\n")  # noqa: T201
    columns = [answer.columns if isinstance(answer, Table) else () for answer in (one, other)]
    return rows[0] == rows[1] and columns[0] == columns[1]
