"""``gbakg describe``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from gbakg.cli.options import data_option, deliver, open_source, output_option

base_option = click.option(
    "--base",
    metavar="URL",
    default="",
    help="网址 Address of the folder at which the files will stand, e.g. https://example.org/gbakg/.",
)


@click.command("describe")
@click.option("-r", "--results", "form", type=click.Choice(["turtle", "jsonld"]), default="turtle", show_default=True)
@base_option
@output_option
@data_option
def describe_command(form: str, base: str, output: Path | None, files: Sequence[Path]) -> None:
    """描述 Describe the graph as a data set for catalogues: DCAT 3 and VoID, with counts made from the data.

    \b
    gbakg describe
    gbakg describe -r jsonld -o dataset.jsonld
    """
    from gbakg.api import describe
    from gbakg.exports.description import description_text

    deliver(description_text(describe(open_source(files), base), form), output)
