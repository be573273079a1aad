"""``gbakg push``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from gbakg.cli.options import headers_of


@click.command("push")
@click.argument("url", metavar="GRAPH_STORE_URL")
@click.option(
    "-d",
    "--data",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, readable=False),
    help="数据文件 RDF file to publish instead of the shipped graph; repeat to merge several.",
)
@click.option("--graph", metavar="IRI", default="", help="For engines whose default graph is the union of the named.")
@click.option("--header", "headers", multiple=True, metavar="'NAME: VALUE'", help="Sent with each request; repeat.")
def push_command(url: str, files: Sequence[Path], graph: str, headers: Sequence[str]) -> None:
    """推送 Put the graph, with all that the rules derive, into an engine's graph store.

    The SPARQL 1.1 Graph Store HTTP Protocol, by PUT: what stood in these graphs before is replaced. Credentials come from
    --header or ~/.netrc.

    \b
    gbakg push http://localhost:7878/store
    gbakg query planned --endpoint http://localhost:7878/query
    """
    from gbakg.sources import open_files
    from gbakg.sources.graphstore import push
    from gbakg.trig import quads

    put = push(url, quads(open_files(files)), headers_of(headers), graph=graph)
    for name, number in put.items():
        click.echo(f"{number:>8}  {name or 'default graph'}", err=True)
