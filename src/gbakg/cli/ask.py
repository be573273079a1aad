"""``gbakg query`` and ``gbakg queries``."""

from __future__ import annotations

import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gbakg import questions
from gbakg.cli.options import deliver, language_option, letter_option, open_letters, output_option
from gbakg.cli.where import Where, data_option, open_source
from gbakg.errors import FileError, ParameterError, UsageError
from gbakg.sources import Answer, Source, Table, Term, Triples
from gbakg.sources.binding import bound

if TYPE_CHECKING:
    from gbakg.letters import Letter

TABLE_FORMATS = ("table", "csv", "tsv", "json", "xml", "md", "jsonl")
GRAPH_FORMATS = ("turtle", "nt", "jsonld", "rdfxml")


@click.command("query")
@click.argument("name", required=False)
@click.option("-q", "--query", "text", help="SPARQL 1.1 text; all prefixes are known.")
@click.option("-f", "--file", "file", type=click.Path(path_type=Path, readable=False), help="File with SPARQL 1.1.")
@click.option(
    "-p", "--param", "pairs", multiple=True, metavar="NAME=VALUE", help="参数 Parameter of a named question; repeat."
)
@click.option(
    "-r",
    "--results",
    "form",
    metavar="FORMAT",
    help="格式 table, csv, tsv, json, xml, md, jsonl; for graphs turtle, nt, jsonld, rdfxml; or a media type. "
    "Default: told by the ending of -o, else table on a terminal and csv in a pipe, turtle for graphs. "
    "table and md leave out identifiers that have a name beside them.",
)
@output_option
@click.option("--limit", type=click.IntRange(min=0), help="Show at most this many rows.")
@click.option("--exit-status", is_flag=True, help="Exit with 1 when the answer is no, or empty.")
@click.option("--explain", is_flag=True, help="Print the query that would run, with its bound values, and stop.")
@language_option
@letter_option
@data_option
def query_command(
    name: str | None,
    text: str | None,
    file: Path | None,
    pairs: Sequence[str],
    form: str | None,
    output: Path | None,
    limit: int | None,
    exit_status: bool,
    explain: bool,
    lang: str,
    letter_files: Sequence[Path],
    where: Where,
) -> None:
    """提问 Ask the graph: a named question, or SPARQL (NAME may be - to read it from standard input).

    \b
    gbakg query partners -p org=华大基因
    gbakg query partners -p org=BGI --lang en -r md
    gbakg query evidence --letter LETTER.txt -o evidence.csv
    gbakg query -q 'SELECT ?p WHERE { ?p gbakg:kind gbakg:JointFund }'
    """
    if sum(source is not None for source in (name, text, file)) != 1:
        raise UsageError(
            "give one of: a question's name, -q TEXT, -f FILE, or - for standard input. See gbakg queries."
        )
    source = open_source(where)
    if name is not None and name != "-":
        sparql, bindings = _named(source, name, pairs, lang)
    else:
        sparql, bindings = _free(name, text, file), {}
        if pairs:
            raise ParameterError("-p sets parameters of named questions; SPARQL of your own has none.")
    if explain:
        source.query(sparql, bindings)  # what is no query is not explained
        deliver(bound(sparql, bindings).rstrip("\n") + "\n", output)
        return
    answer = _asked(source, sparql, bindings)
    if letter_files:
        answer = _with_words(answer, open_letters(source, letter_files))
    full = len(answer) if isinstance(answer, Table | Triples) else int(answer)
    _tell(_cut(answer, limit), full, form, output)
    if exit_status and not full:
        sys.exit(1)


@click.command("queries")
@language_option
@click.option("-r", "--results", "form", type=click.Choice(["text", "json", "md"]), default="text", show_default=True)
def queries_command(lang: str, form: str) -> None:
    """问题目录 List the named questions, with what they answer and their parameters."""
    from gbakg.exports.catalogue import CATALOGUES

    deliver(CATALOGUES[form](questions.catalogue(), lang), None)


def _asked(source: Source, sparql: str, bindings: Mapping[str, Term]) -> Answer:
    """The answer; Ctrl-C ends the program at once, because the engine does not return to Python before it is done."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        return source.query(sparql, bindings)
    finally:
        signal.signal(signal.SIGINT, before)


def _named(source: Source, name: str, pairs: Sequence[str], lang: str) -> tuple[str, dict[str, Term]]:
    """A question's text and its bound parameters."""
    question = questions.load(name)
    given = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals:
            raise ParameterError(f"-p {pair}: write NAME=VALUE.")
        if key in given:
            raise ParameterError(f"-p {key} is given twice; a parameter takes one value.")
        given[key] = value
    if any(parameter.name == "lang" for parameter in question.parameters):
        given.setdefault("lang", lang)
    return question.sparql, questions.bind(source, question, given)


def _free(name: str | None, text: str | None, file: Path | None) -> str:
    """SPARQL from the option, the file or standard input."""
    if name == "-":
        return sys.stdin.buffer.read().decode("utf-8-sig")
    if file is None:
        return text or ""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(str(file), f"cannot be read as UTF-8 text: {error}") from error


def _with_words(answer: Answer, letters: Mapping[str, Letter]) -> Answer:
    """A table with the words of its passages in a further column."""
    from gbakg.exports.passages import with_words

    if not isinstance(answer, Table):
        raise UsageError("--letter needs a question with the columns letter, start and end, such as evidence.")
    return with_words(answer, letters)


def _cut(answer: Answer, limit: int | None) -> Answer:
    """At most ``limit`` rows or triples."""
    if limit is None or isinstance(answer, bool):
        return answer
    if isinstance(answer, Table):
        return replace(answer, rows=answer.rows[:limit])
    return replace(answer, triples=answer.triples[:limit])


def _tell(answer: Answer, full: int, form: str | None, output: Path | None) -> None:
    """Write the answer; say on standard error what was left out."""
    from gbakg.exports.results import write

    deliver(write(answer, form_of(form, answer, output)), output)
    if isinstance(answer, Table | Triples) and len(answer) < full:
        click.echo(f"{len(answer)} of {full}", err=True)


def form_of(form: str | None, answer: Answer, output: Path | None) -> str:
    """The name of the format to write.

    Args:
        form: what the user asked for: a name, a media type, or None.
        answer: what is to be written.
        output: where to.

    Raises:
        UsageError: no such format.
    """
    from gbakg.exports.results import ALIASES, GRAPHS, TABLES

    if form is not None:
        known = ALIASES.get(form, form)
        if known not in TABLES and known not in GRAPHS:
            raise UsageError(f"no format is called {form!r}; choose one of {', '.join([*TABLES, *GRAPHS])}.")
        return known
    if output is not None and output.suffix:
        if output.suffix not in ALIASES:
            raise UsageError(f"{output}: the ending tells no format; choose one with -r.")
        return ALIASES[output.suffix]
    if isinstance(answer, Triples):
        return "turtle"
    return "table" if output is None and sys.stdout.isatty() else "csv"
