"""A part of the network: partnerships by region, kind, status, date or one's own question, with all their parties."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from gbakg.cli import main
from gbakg.errors import QueryError, UnknownNameError, UsageError
from gbakg.networks import VIEWS, Edge, Network, Node, network
from gbakg.selections import Selection, answered, check_date, chosen, named, narrowed
from gbakg.sources import EmbeddedSource, open_files
from gbakg.vocabulary import ID


@pytest.fixture(scope="module")
def whole(source: EmbeddedSource) -> Network:
    return network(source, "partnerships")


def deal(iri: str, start: str = "", end: str = "") -> Node:
    return Node(iri, "partnership", "Partnership", iri, iri, start=start, end=end)


def test_nothing_chosen_is_everything(whole: Network) -> None:
    every = {node.id for node in whole.nodes if node.group == "partnership"}
    assert not Selection()
    assert chosen(whole, Selection()) == every
    assert len(every) == 27


@pytest.mark.parametrize("name", ["macao", "澳门", "Macao"])
def test_a_region_keeps_all_parties_of_its_partnerships(source: EmbeddedSource, whole: Network, name: str) -> None:
    deals = chosen(whole, named(source, [name], [], []))
    regions = {node.id: node.region for node in whole.nodes}
    expected = {edge.target for edge in whole.edges if regions[edge.source] == "macao"}
    assert deals == expected != set()
    kept = narrowed(whole, deals)
    assert {edge.id for edge in kept.edges} == {edge.id for edge in whole.edges if edge.target in deals}
    assert "guangxi" in {node.region for node in kept.nodes}


@pytest.mark.parametrize("name", ["Planned", "planned", "计划中"])
def test_a_status_by_any_of_its_names(source: EmbeddedSource, whole: Network, name: str) -> None:
    deals = chosen(whole, named(source, [], [], [name]))
    assert {node.status for node in whole.nodes if node.id in deals} == {"Planned"}


def test_filters_hold_together(source: EmbeddedSource, whole: Network) -> None:
    one, other = named(source, ["guangdong"], [], []), named(source, [], [], ["realised"])
    both = named(source, ["guangdong"], [], ["realised"])
    assert chosen(whole, both) == chosen(whole, one) & chosen(whole, other)


@pytest.mark.parametrize("wish", [(["Atlantis"], [], []), ([], ["Marriage"], []), ([], [], ["Dreamt"])])
def test_what_there_is_not_is_refused(source: EmbeddedSource, wish: tuple[list[str], list[str], list[str]]) -> None:
    with pytest.raises(UnknownNameError):
        named(source, *wish)


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        ("2020", "", {"b", "c", "d", "e", "undated"}),
        ("", "2019", {"a", "d", "undated"}),
        ("2020-06", "2020-06", {"b", "c", "d", "undated"}),
        ("2020-07", "", {"b", "d", "e", "undated"}),
        ("2020-06-15", "2020-06-15", {"b", "c", "d", "undated"}),
    ],
)
def test_dates_are_compared_as_precisely_as_both_are(since: str, until: str, kept: set[str]) -> None:
    dates = {"a": ("2019-12-31", ""), "b": ("2020", ""), "c": ("2020-06", ""), "d": ("2018", "2021"), "e": ("2021", "")}
    nodes = (*(deal(name, *both) for name, both in dates.items()), deal("undated"))
    some = Network("partnerships", nodes, ())
    assert chosen(some, Selection(since=since, until=until)) == kept
    assert chosen(some, Selection(since=since, until=until, undated=False)) == kept - {"undated"}


def test_an_answer_chooses_its_partnerships_or_those_of_its_bodies(source: EmbeddedSource, whole: Network) -> None:
    bodies = answered(source, "SELECT ?o { VALUES ?o { id:bgi } }")
    assert bodies == {f"{ID}bgi"}
    deals = chosen(whole, Selection(iris=bodies))
    assert deals == {edge.target for edge in whole.edges if edge.source == f"{ID}bgi"}
    one = min(deals)
    assert chosen(whole, Selection(iris=bodies | {one})) == {one}
    assert chosen(whole, Selection(iris=frozenset())) == set()
    with pytest.raises(QueryError, match="SELECT"):
        answered(source, "ASK { ?s ?p ?o }")


@pytest.mark.parametrize("view", list(VIEWS))
def test_both_ends_of_every_line_stay(source: EmbeddedSource, whole: Network, view: str) -> None:
    deals = chosen(whole, named(source, ["hong-kong"], [], []))
    kept = narrowed(network(source, view), deals)
    ids = {node.id for node in kept.nodes}
    assert kept.edges
    assert all({edge.source, edge.target} <= ids for edge in kept.edges)
    assert {edge.partnership for edge in kept.edges if edge.relation in ("participation", "pair")} <= deals


def test_what_a_partnership_makes_comes_with_it() -> None:
    nodes = (Node("o", "organization", "Company", "甲", "A"), deal("p"), deal("q"))
    things = tuple(Node(name, "thing", "Platform", name, name) for name in ("s", "t"))
    edges = (
        Edge("e", "o", "p", "participation", "stated", "", "", partnership="p"),
        Edge("f", "p", "t", "output", "stated", "", "", partnership="p"),
        Edge("g", "q", "s", "output", "stated", "", "", partnership="q"),
    )
    kept = narrowed(Network("full", (*nodes, *things), edges), {"p"})
    assert {node.id for node in kept.nodes} == {"o", "p", "t"}
    assert [edge.id for edge in kept.edges] == ["e", "f"]


@pytest.mark.parametrize("text", ["20", "2020-13", "2020-06-31x", "last year"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="--since"):
        check_date("since", text)


@pytest.mark.parametrize(
    "wish", [["--region", "香港"], ["--region", "广东"], ["--status", "Planned"], ["--until", "2020"]]
)
def test_a_part_of_the_graph_keeps_the_regions_of_its_bodies(whole: Network, tmp_path: Path, wish: list[str]) -> None:
    file = tmp_path / "part.ttl"
    done = CliRunner().invoke(main, ["export", "turtle", *wish, "-o", str(file)])
    assert done.exit_code == 0, done.stderr
    part, regions = network(open_files([file])), {node.id: node.region for node in whole.nodes}
    assert any(node.region for node in part.nodes)
    assert {node.id: node.region for node in part.nodes} == {node.id: regions[node.id] for node in part.nodes}
