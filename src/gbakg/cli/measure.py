"""``gbakg measures``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from gbakg.cli.lines import filled
from gbakg.cli.options import deliver, language_option, output_option
from gbakg.cli.where import Where, data_option, open_source
from gbakg.errors import UsageError
from gbakg.measures import REFERENCES, TABLES, of
from gbakg.networks import CERTAINTIES

WEAKER = CERTAINTIES[1:]
"""Pairs that ``--include`` lets count."""


class Defined(click.Command):
    """A command whose help ends with the definition and source of every measure."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the definitions below the options."""
        super().format_epilog(ctx, formatter)
        for table in TABLES:
            with formatter.section(f"--of {table}"):
                for line in _definitions(table, formatter.width - 4):
                    formatter.write(f"  {line}\n")
        with formatter.section("来源 Sources"):
            for key, reference in REFERENCES.items():
                for number, line in enumerate(filled(f"{key}: {reference}", formatter.width - 4)):
                    formatter.write(f"  {'  ' if number else ''}{line}\n")


def _included(_context: click.Context, _option: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """The certainties of ``--include``, from a list with commas or from the option repeated."""
    given = [part.strip() for value in values for part in value.split(",")]
    for part in given:
        if part not in WEAKER:
            raise click.BadParameter(f"{part!r} is none of {', '.join(WEAKER)}.")
    return tuple(given)


@click.command("measures", cls=Defined)
@click.option(
    "--of", "table", type=click.Choice(TABLES), default="organizations", show_default=True, help="哪一张表 Which table."
)
@click.option(
    "--include",
    multiple=True,
    callback=_included,
    metavar="LIST",
    help="Let planned or possible pairs count too: planned, possible, or both with a comma. The heading says so.",
)
@click.option(
    "--definitions", is_flag=True, help="定义 Print what each number means and who defined it, as a page in Markdown."
)
@click.option("-r", "--results", "form", metavar="FORMAT", help="table, csv, tsv, json, xml, md or jsonl.")
@output_option
@language_option
@data_option
def measures_command(
    table: str,
    include: Sequence[str],
    definitions: bool,
    form: str | None,
    output: Path | None,
    lang: str,
    where: Where,
) -> None:
    """度量 Measures of the network of organisations: who has many partners, and who stands between whom.

    Only pairs that the letter states count, unless --include says otherwise. The body that signs a letter stands in
    most of what the letter tells: its lead says as much about who writes as about who cooperates.

    \b
    只计公函写明的合作对，除非用 --include 另行指明。发函机构自然出现在公函所述
    的多数合作中：它的领先既说明谁在合作，也说明谁在执笔。

    What is counted stands above a table for people; other formats say it on standard error and in the last column.

    \b
    gbakg measures -r table
    gbakg measures --of brokerage --lang en -r md
    gbakg measures --of regions --include possible,planned -o regions.csv
    """
    from gbakg.cli.ask import form_of
    from gbakg.exports.measures import PEOPLE, definitions_markdown, measures_table, measures_text
    from gbakg.measures import measures
    from gbakg.networks import network
    from gbakg.summary import places

    if definitions:
        if form not in (None, "md"):
            raise UsageError("--definitions is a page in Markdown; leave -r out.")
        deliver(definitions_markdown(), output)
        return
    source = open_source(where)
    bodies = network(source, "organizations")
    found = measures(bodies, ("stated", *include))
    answer = measures_table(found, bodies, places(source), table, lang)
    form = form_of(form, answer, output)
    deliver(measures_text(found, answer, form, lang), output)
    if form not in PEOPLE:
        click.echo(found.heading[lang], err=True)


def _definitions(table: str, width: int) -> Iterator[str]:
    """Name, heading and source of each measure, below it its definition in both languages, in lines."""
    for measure in of(table):
        yield from filled(f"{measure.name} · {measure.words.zh} · {measure.words.en} [{measure.source}]", width)
        for text in (measure.definition.zh, measure.definition.en):
            yield from (f"    {line}" for line in filled(text, width - 4))
