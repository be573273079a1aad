"""``gbakg describe``, ``gbakg site`` and ``gbakg release``."""

from __future__ import annotations

from pathlib import Path

import click

from gbakg.cli.options import deliver, language_option, output_option
from gbakg.cli.where import Where, data_option, open_source

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
def describe_command(form: str, base: str, output: Path | None, where: Where) -> None:
    """描述 Describe the graph as a data set for catalogues: DCAT 3 and VoID, with counts made from the data.

    \b
    gbakg describe
    gbakg describe -r jsonld -o dataset.jsonld
    """
    from gbakg.exports.description import description_text
    from gbakg.publish import describe

    deliver(description_text(describe(open_source(where), base), form), output)


@click.command("site")
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    help="写入文件夹 Folder to write: a new or empty one, or one that gbakg site wrote before.",
)
@base_option
@language_option
@data_option
def site_command(folder: Path, base: str, lang: str, where: Where) -> None:
    """网站 Write a site: a page and triples for each thing and question, the network page, all downloads.

    It opens from disk (index.html) and from any static host, and asks nothing of any network. Files that an earlier run
    wrote and this one does not are removed.

    \b
    gbakg site -o site
    gbakg site -o site --base https://example.org/gbakg/
    """
    from gbakg.publish import site

    written = site(folder, open_source(where), lang, base)
    click.echo(f"{folder / 'index.html'} ({written} files)", err=True)


@click.command("release")
@click.option(
    "-o",
    "--output",
    "folder",
    required=True,
    type=click.Path(path_type=Path, readable=False),
    help="写入文件夹 Folder to write: a new or empty one, or one that gbakg wrote before.",
)
@click.option(
    "--since",
    type=click.Path(path_type=Path, readable=False),
    help="上一版 File of the edition before (triples-VERSION.ttl); what was added and removed is written too.",
)
@base_option
@data_option
def release_command(folder: Path, since: Path | None, base: str, where: Where) -> None:
    """发布 Write an edition of the data: Turtle, N-Triples, JSON-LD, TriG, digests, description, changes.

    \b
    gbakg release -o release
    """
    from gbakg.publish import release

    written = release(folder, open_source(where), since, base)
    click.echo(f"{folder} ({written} files)", err=True)
