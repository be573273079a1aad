"""``gbakg matrix`` and ``gbakg timeline``: tables and pictures for a report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gbakg.cli.options import Decorator, deliver, language_option, output_option
from gbakg.cli.where import Where, data_option, open_source
from gbakg.errors import UsageError
from gbakg.exports.sheet import FORMS
from gbakg.matrix import MATRICES

if TYPE_CHECKING:
    from gbakg.matrix import Matrix
    from gbakg.sources import Table

PEOPLE = ("table", "md")
"""Formats that people read as they are."""

form_option: Decorator = click.option(
    "-r",
    "--results",
    "form",
    metavar="FORMAT",
    help="格式 table, csv, tsv, json, jsonl, md, xml; svg or png for a picture (pip install 'gbakg[plot]'). "
    "Default: told by the ending of -o, else table on a terminal and csv in a pipe.",
)


@click.command("matrix")
@click.option(
    "--of",
    type=click.Choice(MATRICES),
    default="regions",
    show_default=True,
    help="地区×地区，或类型×状态 Regions by regions, or kinds by statuses.",
)
@click.option("--long", is_flag=True, help="One number a row, with the partnerships that it counts; json always is.")
@form_option
@output_option
@language_option
@data_option
def matrix_command(of: str, long: bool, form: str | None, output: Path | None, lang: str, where: Where) -> None:
    """矩阵 Count partnerships by region and region, or by kind and status.

    A cell of two regions counts the partnerships with a partner in each, on the diagonal with two or more in the same.
    There, stated, planned and collective ones have a number each, never added up; totals of kinds hold all statuses.
    The table of regions is symmetric, and a partnership can stand in several cells.

    \b
    gbakg matrix -r table
    gbakg matrix -o matrix.png
    gbakg matrix --of kinds --lang en -r md
    gbakg matrix --long -o matrix.csv
    """
    from gbakg.exports import reports
    from gbakg.matrix import matrix

    source = open_source(where)
    told = matrix(source, of)
    picture = _picture(form, output)
    if picture and long:
        raise UsageError("--long is for tables; a picture has none.")
    if picture:
        from gbakg.exports.matrix_figure import matrix_figure
        from gbakg.summary import letters

        deliver(matrix_figure(told, letters(source), lang, picture), output)
    else:
        name = _name(form, output)
        _tell(_matrix_table(told, lang, long, name), name, output)
        if name in PEOPLE and not long and of == "regions":
            click.echo(reports.KEY[lang], err=True)
    if told.outside:
        click.echo(reports.outside(told.outside, lang), err=True)


@click.command("timeline")
@click.option(
    "--undated", is_flag=True, help="未注明日期的也逐项列出 List those without a date as well, behind the others."
)
@form_option
@output_option
@language_option
@data_option
def timeline_command(undated: bool, form: str | None, output: Path | None, lang: str, where: Where) -> None:
    """时间线 The dated partnerships in the order of their dates, as precisely as the letter gives them.

    Only dates of partnerships count, not those of what they made; gbakg query timeline lists both.

    \b
    gbakg timeline -r table
    gbakg timeline --undated --lang en -r md
    gbakg timeline -o timeline.svg
    """
    from gbakg.exports import reports
    from gbakg.timeline import timeline

    source = open_source(where)
    told = timeline(source)
    picture = _picture(form, output)
    if picture:
        from gbakg.exports.timeline_figure import timeline_figure
        from gbakg.summary import letters

        deliver(timeline_figure(told, letters(source), lang, picture, undated), output)
    else:
        name = _name(form, output)
        _tell(reports.timeline_table(told, lang, undated, people=name in PEOPLE), name, output)
    if told.undated and not undated:
        click.echo(reports.undated(len(told.undated), lang), err=True)


def _matrix_table(told: Matrix, lang: str, long: bool, name: str) -> Table:
    """To read, for a spreadsheet, or one number a row."""
    from gbakg.exports import reports

    if long or name in ("json", "jsonl", "xml"):
        return reports.matrix_long(told, lang)
    return reports.matrix_table(told, lang) if name in PEOPLE else reports.matrix_wide(told, lang)


def _picture(form: str | None, output: Path | None) -> str | None:
    """The format of the picture that is asked for; None where a table is.

    Raises:
        UsageError: a PNG would go to a terminal.
    """
    name = form if form is not None else output.suffix.removeprefix(".") if output else ""
    if name not in FORMS:
        return None
    if name == "png" and output is None and sys.stdout.isatty():
        raise UsageError("a PNG is no text for a terminal; write it with -o FILE.png.")
    return name


def _name(form: str | None, output: Path | None) -> str:
    """The name of the table's format.

    Raises:
        UsageError: no such format, or one that is for graphs.
    """
    from gbakg.cli.ask import GRAPH_FORMATS, form_of
    from gbakg.sources import Table

    name = form_of(form, Table((), ()), output)
    if name in GRAPH_FORMATS:
        raise UsageError(f"the answer is a table; {name} is for graphs.")
    return name


def _tell(table: Table, name: str, output: Path | None) -> None:
    from gbakg.exports.results import write

    deliver(write(table, name), output)
