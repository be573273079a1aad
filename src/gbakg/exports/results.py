"""Answers as text: the standard SPARQL formats by Oxigraph, and three for people and scripts.

CSV and TSV: https://www.w3.org/TR/sparql11-results-csv-tsv/. JSON: https://www.w3.org/TR/sparql11-results-json/.
XML: https://www.w3.org/TR/rdf-sparql-XMLres/.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryResultsFormat,
    RdfFormat,
    Triple,
    parse_query_results,
    serialize,
)

from gbakg.errors import UsageError
from gbakg.sources import Answer, Table, Term, Triples
from gbakg.sources.answers import text
from gbakg.vocabulary import PREFIXES, XSD, compact

Cell = str | int | float | bool | None

STANDARD = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
"""Formats of the W3C recommendations, for tables and for yes or no."""

GRAPHS = {
    "turtle": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
"""Formats for triples."""

ALIASES = {
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
    "application/sparql-results+json": "json",
    "application/sparql-results+xml": "xml",
    "text/markdown": "md",
    "application/x-ndjson": "jsonl",
    "text/turtle": "turtle",
    "application/n-triples": "nt",
    "application/ld+json": "jsonld",
    "application/rdf+xml": "rdfxml",
    ".csv": "csv",
    ".tsv": "tsv",
    ".json": "json",
    ".srj": "json",
    ".xml": "xml",
    ".srx": "xml",
    ".md": "md",
    ".jsonl": "jsonl",
    ".ttl": "turtle",
    ".nt": "nt",
    ".jsonld": "jsonld",
    ".rdf": "rdfxml",
    ".txt": "table",
}
"""Media types and file endings to format names."""


def write(answer: Answer, form: str, prefixes: Mapping[str, str] = PREFIXES) -> str:
    """An answer as text.

    Args:
        answer: a table, yes or no, or triples.
        form: a key of :data:`TABLES` or :data:`GRAPHS`.
        prefixes: prefix to namespace, for triples.

    Raises:
        UsageError: the format does not fit the kind of answer.
    """
    if isinstance(answer, Triples):
        if form not in GRAPHS:
            raise UsageError(f"the answer is a graph; choose one of {', '.join(GRAPHS)} instead of {form}.")
        return _graph(answer, GRAPHS[form], prefixes)
    if form in GRAPHS:
        raise UsageError(f"the answer is a table; choose one of {', '.join(TABLES)} instead of {form}.")
    return _truth(answer, form) if isinstance(answer, bool) else TABLES[form](answer)


def table_text(table: Table) -> str:
    """Aligned columns for a terminal; Chinese characters count as two."""
    import os

    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table as RichTable

    shown = for_people(table)
    grid = RichTable(box=SIMPLE_HEAD, pad_edge=False)
    for column in shown.columns:
        grid.add_column(column, overflow="fold")
    for row in shown.rows:
        grid.add_row(*(_short(cell) for cell in row))
    out = io.StringIO()
    # A terminal that nobody has sized says 0 columns; then, as in a pipe, nothing is folded.
    width = (os.get_terminal_size().columns if os.isatty(1) else 0) or 1000
    Console(file=out, width=width, markup=False, highlight=False, emoji=False, color_system=None).print(grid)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


def markdown(table: Table) -> str:
    """A pipe table, as GitHub Flavored Markdown writes it (section 4.10)."""
    shown = for_people(table)
    rows = [list(shown.columns), ["---"] * len(shown.columns), *([_short(cell) for cell in row] for row in shown.rows)]
    escaped = ([cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows)
    return "".join(f"| {' | '.join(row)} |\n" for row in escaped)


def json_lines(table: Table) -> str:
    """One JSON object a row; numbers and booleans as such, unbound cells as null."""
    import json

    rows = (dict(zip(table.columns, map(plain, row), strict=True)) for row in table.rows)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def for_people(table: Table) -> Table:
    """A table without the columns of IRIs that have a column of names beside them."""
    kept = [number for number, column in enumerate(table.columns) if f"{column}_name" not in table.columns]
    return Table(
        tuple(table.columns[number] for number in kept),
        tuple(tuple(row[number] for number in kept) for row in table.rows),
    )


def _standard(form: QueryResultsFormat) -> Callable[[Table], str]:
    def written(table: Table) -> str:
        # TSV is the one standard format that is the terms' own text; Oxigraph turns it into the others.
        lines = ["\t".join(f"?{column}" for column in table.columns)]
        lines += ["\t".join("" if cell is None else str(cell) for cell in row) for row in table.rows]
        results = parse_query_results("\n".join(lines) + "\n", QueryResultsFormat.TSV)
        return (results.serialize(format=form) or b"").decode("utf-8")

    return written


TABLES: dict[str, Callable[[Table], str]] = {
    "table": table_text,
    **{name: _standard(form) for name, form in STANDARD.items()},
    "md": markdown,
    "jsonl": json_lines,
}
"""Formats for tables."""


def _truth(answer: bool, form: str) -> str:
    if form in ("json", "xml"):
        import json

        results = parse_query_results(json.dumps({"head": {}, "boolean": answer}), QueryResultsFormat.JSON)
        return (results.serialize(format=STANDARD[form]) or b"").decode("utf-8") + "\n"
    return "true\n" if answer else "false\n"


def _graph(answer: Triples, form: RdfFormat, prefixes: Mapping[str, str]) -> str:
    triples = in_order(answer.triples)
    written: bytes | None = serialize(triples, format=form, prefixes=dict(prefixes))
    return (written or b"").decode("utf-8")


def in_order(triples: Iterable[Triple]) -> list[Triple]:
    """Triples by subject, property and value."""
    return sorted(triples, key=lambda one: (str(one.subject), str(one.predicate), str(one.object)))


def _short(cell: Term | None) -> str:
    if cell is None:
        return ""
    return compact(cell.value) if isinstance(cell, NamedNode) else text(cell)


def plain(cell: Term | None) -> Cell:
    """A cell as a plain value: numbers and truth values as such, all else as text, an unbound one as None."""
    if not isinstance(cell, Literal):
        return None if cell is None else text(cell)
    kind = cell.datatype.value.removeprefix(XSD)
    if kind == "integer":
        return int(cell.value)
    if kind in ("decimal", "double", "float"):
        return float(cell.value)
    return cell.value == "true" if kind == "boolean" else cell.value
