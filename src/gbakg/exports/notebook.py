"""How tables, networks and graphs show themselves in a notebook: small HTML, everything escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from html import escape

from gbakg.networks import Network
from gbakg.sources import Table
from gbakg.sources.answers import text
from gbakg.vocabulary import compact

ROWS = 60
"""Rows shown before the rest is counted instead."""


def table_html(table: Table) -> str:
    """A table of names and numbers; identifiers are shortened."""
    rows = ([compact(text(cell)) if cell is not None else "" for cell in row] for row in table.rows[:ROWS])
    rest = len(table.rows) - ROWS
    return html_table(table.columns, rows) + (f"<p>… {rest} more rows</p>" if rest > 0 else "")


def network_html(network: Network) -> str:
    """The counts of a network, by group of node and by certainty of edge."""
    nodes = [node.group for node in network.nodes]
    edges = [f"{edge.relation} ({edge.certainty})" for edge in network.edges]
    return counts_html(network.view, nodes, edges)


def counts_html(view: str, nodes: Iterable[str], edges: Iterable[str]) -> str:
    """How many nodes and edges there are of each sort."""
    counts = [(what, number) for sorts in (nodes, edges) for what, number in sorted(Counter(sorts).items())]
    return html_table(("network: " + view, "count"), ((what, str(number)) for what, number in counts))


def frame(page: str) -> str:
    """A whole page inside a notebook, in a frame of its own, so that neither's styles reach the other."""
    style = "width:100%;height:720px;border:1px solid #ccc"
    return f'<iframe srcdoc="{escape(page)}" style="{style}" loading="lazy" title="gbakg"></iframe>'


def html_table(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A plain HTML table.

    >>> html_table(["a"], [["<b>"]])
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>&lt;b&gt;</td></tr></tbody></table>'
    """
    head = "".join(f"<th>{escape(column)}</th>" for column in columns)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
