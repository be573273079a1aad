"""``gbakg check``, ``gbakg format``, ``gbakg locate`` and ``gbakg ontology``."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

import click

from gbakg.cli.options import deliver, language_option, letter_option, output_option
from gbakg.cli.where import Where, open_source, source_option


@click.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, readable=False), envvar="GBAKG_DATA")
@click.option("-r", "--results", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@language_option
@letter_option
@source_option
def check_command(form: str, lang: str, letter_files: Sequence[Path], where: Where) -> None:
    """检查 Validate data files (the shipped graph if none), a store or an endpoint against the shapes and the letter.

    With --letter, every passage's position, digest and mention is compared with the letter itself.
    Exit code 1 when there are findings.

    \b
    gbakg check
    gbakg check data/triples.ttl --letter LETTER.txt
    """
    from gbakg.exports.findings import FINDINGS
    from gbakg.letters import read
    from gbakg.sources import default_data
    from gbakg.validation import check, check_source

    letters = [read(file) for file in letter_files]
    if where.store or where.endpoint:
        findings = check_source(open_source(where), letters)
    else:
        findings = check(where.files or [default_data()], letters)
    deliver(FINDINGS[form](findings, lang), None)
    if findings:
        sys.exit(1)


@click.command("format")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option("--check", is_flag=True, help="Write nothing; show what would change, and exit with 1 if anything would.")
def format_command(files: Sequence[Path], check: bool) -> None:
    """整理 Put Turtle files (the shipped graph if none) into their one form.

    Comments are made from the data and others are dropped; a note on a fact belongs into skos:editorialNote.
    """
    from gbakg.exports.files import write_file
    from gbakg.sources import default_data
    from gbakg.turtle import format_file, lost_comments

    changed = False
    for file in files or [default_data()]:
        after = format_file(file)
        before = file.read_bytes().decode("utf-8")
        if before == after:
            continue
        changed = True
        if check:
            sys.stdout.writelines(
                unified_diff(before.splitlines(True), after.splitlines(True), str(file), f"{file} (formatted)")
            )
            continue
        write_file(file, after)
        click.echo(f"{file}", err=True)
        for comment in lost_comments(before, after):
            click.echo(f"  dropped: {comment}", err=True)
    if check and changed:
        sys.exit(1)


@click.command("locate")
@click.argument("words")
@click.option(
    "--letter",
    "file",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    help="公函原文 Your copy of the letter.",
)
@click.option("--id", "identifier", default="letter-20210089", show_default=True, help="The letter's identifier.")
def locate_command(words: str, file: Path, identifier: str) -> None:
    """定位 Find the passage that holds WORDS and print it as Turtle, ready for the data file.

    Write 开头……结尾 for a long passage: its first and last words with …… between.
    """
    from gbakg.letters import digest, expect, read
    from gbakg.sources import open_files
    from gbakg.turtle import passage_block
    from gbakg.views import ask
    from gbakg.vocabulary import ID

    letter = read(file)
    rows = ask(open_files(), "letters")
    known = next((row["sha256"] for row in rows if row["letter"] == ID + identifier), None)
    if known is not None:  # a letter that is new to the graph has no digest there yet
        expect(letter, known)
    start, end = letter.find(words)
    text = letter.passage(start, end)
    deliver(passage_block(identifier, (start, end), letter.locator(start), digest(text)), None)
    click.echo(text, err=True)


@click.command("ontology")
@click.option("-r", "--results", "form", type=click.Choice(["md", "turtle"]), default="md", show_default=True)
@output_option
def ontology_command(form: str, output: Path | None) -> None:
    """词汇 Print the ontology: classes, properties, kinds, statuses and roles, in both languages."""
    from gbakg.exports.ontology import ontology_markdown
    from gbakg.vocabulary import HERE

    turtle = HERE / "schema" / "ontology.ttl"
    deliver(ontology_markdown() if form == "md" else turtle.read_text(encoding="utf-8"), output)
