"""The formats in which the graph leaves; the command line, the contract tests and the README read this table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from gbakg import trig
from gbakg.exports import tables, triples
from gbakg.exports.dot import dot
from gbakg.exports.gexf import gexf
from gbakg.exports.graphml import graphml
from gbakg.exports.json_graphs import cytoscape, node_link
from gbakg.exports.workbook import workbook
from gbakg.model import Words

Writer = Callable[..., Iterator[str] | Iterator[bytes]]


@dataclass(frozen=True)
class Format:
    """A format.

    Attributes:
        ending: of its file's name.
        needs: what its writers are given: a ``drawing`` (:class:`gbakg.exports.drawing.Drawing`), a ``book``
            (:class:`gbakg.exports.workbook.Book`) or ``quads``, the triples themselves.
        words: for whom it is.
        parts: its writers; a format of several files has a name for each, which is put into the file's name.
        xml: whether some characters cannot stand in it.
    """

    ending: str
    needs: Literal["drawing", "book", "quads"]
    words: Words
    parts: Mapping[str, Writer]
    xml: bool = False

    def write(self, thing: Any, part: str = "") -> str | bytes:  # noqa: ANN401 -- what ``needs`` says
        """One part as a whole.

        Raises:
            KeyError: the format has no such part.
        """
        pieces = list(self.parts[part](thing))
        return b"".join(pieces) if isinstance(pieces[0], bytes) else "".join(pieces)  # type: ignore[arg-type]


FORMATS = {
    "graphml": Format(
        ".graphml",
        "drawing",
        Words("Gephi、yEd、Cytoscape、igraph、networkx", "Gephi, yEd, Cytoscape, igraph, networkx"),
        {"": graphml},
        xml=True,
    ),
    "gexf": Format(
        ".gexf",
        "drawing",
        Words("Gephi：颜色、位置、随时间变化", "Gephi, with colours, positions and time"),
        {"": gexf},
        xml=True,
    ),
    "csv": Format(
        ".csv",
        "drawing",
        Words("Excel、R、pandas、Gephi：节点表与连线表", "Excel, R, pandas, Gephi: a table of nodes and one of edges"),
        {"nodes": tables.nodes, "edges": tables.edges},
    ),
    "xlsx": Format(
        ".xlsx",
        "book",
        Words("Excel：机构、合作、参与、依据四张表", "Excel: organisations, partnerships, participations, evidence"),
        {"": workbook},
    ),
    "cytoscape": Format(
        ".cyjs", "drawing", Words("Cytoscape、Cytoscape.js", "Cytoscape, Cytoscape.js"), {"": cytoscape}
    ),
    "json": Format(
        ".json", "drawing", Words("networkx、D3：节点与连线", "networkx, D3: nodes and links"), {"": node_link}
    ),
    "dot": Format(".dot", "drawing", Words("Graphviz", "Graphviz"), {"": dot}),
    "turtle": Format(".ttl", "quads", Words("RDF，便于人读", "RDF that people can read"), {"": triples.turtle}),
    "nt": Format(".nt", "quads", Words("RDF，一行一条三元组", "RDF, a triple a line"), {"": triples.nt}),
    "nq": Format(".nq", "quads", Words("RDF，推出的另成一图", "RDF, what is derived apart"), {"": triples.nq}),
    "trig": Format(
        ".trig",
        "quads",
        Words("RDF，推出的另成一图，便于人读", "RDF, what is derived apart, for people to read"),
        {"": trig.text},
    ),
    "rdfxml": Format(
        ".rdf", "quads", Words("RDF，供较旧的工具", "RDF for older tools"), {"": triples.rdfxml}, xml=True
    ),
    "jsonld": Format(
        ".jsonld", "quads", Words("JSON-LD，供网页与脚本", "JSON-LD for the web and scripts"), {"": triples.json_ld}
    ),
}
"""Name of a format to what it is."""
