"""``gbakg info``, ``gbakg show`` and ``gbakg path``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from gbakg.cli.options import deliver, language_option, letter_option, open_letters, output_option
from gbakg.cli.where import Where, data_option, open_source
from gbakg.errors import UsageError


@click.command("info")
@click.option("-r", "--results", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@language_option
@data_option
def info_command(form: str, lang: str, where: Where) -> None:
    """概况 What the graph holds: counts by class, region, kind and status, letters, rules applied."""
    from gbakg.exports.text import summary_json, summary_text
    from gbakg.summary import summary

    source = open_source(where)
    deliver(
        summary_json(summary(source), source.derived) if form == "json" else summary_text(summary(source), lang), None
    )
    if form == "text" and source.derived:
        heading = "推导规则（新增三元组）" if lang == "zh" else "Rules applied (triples added)"
        rules = "".join(f"{number:>6}  {rule}\n" for rule, number in source.derived.items())
        deliver(f"\n{heading}\n{rules}", None)


@click.command("show")
@click.argument("name")
@click.option(
    "-r", "--results", "form", type=click.Choice(["text", "json", "turtle"]), default="text", show_default=True
)
@output_option
@language_option
@letter_option
@data_option
def show_command(
    name: str, form: str, output: Path | None, lang: str, letter_files: Sequence[Path], where: Where
) -> None:
    """详情 Everything about one body, partnership or thing, with roles and evidence.

    NAME is a label in either language, or an identifier such as id:bgi.

    \b
    gbakg show 华大基因
    gbakg show id:p-medicinal-plant-data-centre --letter LETTER.txt
    """
    from gbakg.cards import card
    from gbakg.exports.results import write
    from gbakg.exports.text import card_json, card_text
    from gbakg.names import resolve

    source = open_source(where)
    subject = resolve(source, name)
    letters = open_letters(source, letter_files)
    if form == "turtle":
        deliver(
            write(source.query("DESCRIBE ?subject WHERE { ?subject a ?class }", {"subject": subject}), "turtle"), output
        )
        return
    told = card(source, subject, letters)
    deliver(card_json(told) if form == "json" else card_text(told, lang), output)


@click.command("path")
@click.argument("start")
@click.argument("goal")
@click.option(
    "--include",
    multiple=True,
    type=click.Choice(["planned", "possible"]),
    help="Let pairs count that the letter does not state as real; the column certainty says which they are.",
)
@click.option("-r", "--results", "form", metavar="FORMAT", help="table, csv, tsv, json, xml, md or jsonl.")
@click.option("--exit-status", is_flag=True, help="Exit with 1 when there is no chain.")
@output_option
@language_option
@data_option
def path_command(
    start: str,
    goal: str,
    include: Sequence[str],
    form: str | None,
    exit_status: bool,
    output: Path | None,
    lang: str,
    where: Where,
) -> None:
    """路径 The shortest chains of partnerships that connect two bodies, each link with its partnership.

    Chains stand in the order of their bodies' IRIs; of very many the first twenty are told.

    \b
    gbakg path 广东省科技厅 澳门大学
    gbakg path 广州医药集团 澳门大学 --include possible
    """
    from gbakg.cli.ask import form_of
    from gbakg.exports.results import write
    from gbakg.names import resolve
    from gbakg.paths import paths, weaker

    source = open_source(where)
    ends = [resolve(source, name, "Organization") for name in (start, goal)]
    if ends[0] == ends[1]:
        raise UsageError(f"{start} and {goal} are the same body.")
    certainties = ("stated", *include)
    table = paths(source, ends[0], ends[1], certainties, lang)
    if table.rows or form is not None or output is not None:
        deliver(write(table, form_of(form, table, output)), output)
    if table.rows:
        return
    click.echo(_no_chain(start, goal, weaker(source, ends[0], ends[1], certainties), lang), err=True)
    sys.exit(1 if exit_status else 0)


def _no_chain(start: str, goal: str, more: Sequence[str], lang: str) -> str:
    """That there is no chain, and what weaker claim would make one."""
    flags = " ".join(f"--include {certainty}" for certainty in more)
    if lang == "zh":
        hint = f"加上 {flags} 则有。" if more else "加上计划中和可能的合作也没有。"
        return f"公函写明的合作不能把 {start} 与 {goal} 连起来；{hint}"
    hint = f"with {flags} there is one." if more else "planned and possible pairs do not help either."
    return f"no chain of stated partnerships connects {start} and {goal}; {hint}"
