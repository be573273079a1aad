"""``gbakg explore``."""

from __future__ import annotations

import webbrowser
from collections.abc import Sequence
from pathlib import Path

import click

from gbakg.cli.options import deliver, language_option, letter_option, open_letters
from gbakg.cli.where import Where, data_option, open_source
from gbakg.errors import UsageError
from gbakg.sources import Source
from gbakg.vocabulary import GBAKG, ORG

LARGE = 10_000
"""Marks up to which a page is measured to open within two seconds; see bench/RESULTS.md."""


@click.command("explore")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True, readable=False),
    default=Path("network.html"),
    show_default=True,
    help="写入文件 File to write; - is standard output.",
)
@click.option("--open", "open_", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--story",
    type=click.Path(path_type=Path, readable=False),
    help="导览文件 TOML file of steps through the page, each with a caption and a state.",
)
@click.option(
    "--engine",
    type=click.Path(path_type=Path, readable=False),
    help="查询引擎 Folder of the npm package oxigraph, which answers SPARQL in the page.  "
    "[default: node_modules/oxigraph, if it is there]",
)
@click.option("--no-console", is_flag=True, help="Leave the engine out; the page is 2 MB smaller.")
@language_option
@letter_option
@data_option
def explore_command(
    output: Path,
    open_: bool,
    story: Path | None,
    engine: Path | None,
    no_console: bool,
    lang: str,
    letter_files: Sequence[Path],
    where: Where,
) -> None:
    """网络页 Write the network as one HTML page that works without internet.

    \b
    gbakg explore --open
    gbakg explore -o network.html --lang en --letter LETTER.txt
    """
    from gbakg.publish import explore

    if engine and no_console:
        raise UsageError("--engine names what --no-console leaves out; give one of them.")
    source = open_source(where)
    _tell_size(source)
    letters = open_letters(source, letter_files)
    deliver(explore(source, lang, letters, story, engine or not no_console).html, output)
    if open_ and str(output) != "-":
        webbrowser.open(output.absolute().as_uri())


def _tell_size(source: Source) -> None:
    """Say before minutes pass that a page will be large."""
    from gbakg.views import ask

    drawn = (ORG + "Organization", GBAKG + "Partnership")
    marks = sum(int(row["count"]) for row in ask(source, "counts") if row["class"] in drawn)
    if marks > LARGE:
        part = "gbakg export turtle --region NAME -o part.ttl"
        click.echo(
            f"注意：共 {marks:,} 个机构和合作，写这样的网络页要几分钟，打开也慢。"
            f"可先选取一部分：{part}，再用 gbakg explore --data part.ttl。\n"
            f"note: {marks:,} bodies and partnerships make a page that takes minutes to write and is slow to open."
            f" Choose a part first: {part}, then gbakg explore --data part.ttl.",
            err=True,
        )
