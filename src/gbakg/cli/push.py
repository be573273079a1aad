"""``gbakg push``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import IO, BinaryIO, cast

import click

from gbakg.cli.where import address, files_option, graph_option, headers_of, headers_option, timeout_option
from gbakg.errors import UsageError

DEFAULT = "default graph"


@click.command("push")
@click.option(
    "--endpoint",
    "url",
    metavar="URL",
    required=True,
    help="图库地址 The engine's graph store (SPARQL 1.1 Graph Store HTTP Protocol), e.g. http://localhost:7878/store.",
)
@files_option
@click.option(
    "--store",
    metavar="DIR",
    type=click.Path(path_type=Path, readable=False),
    help="磁盘库 Publish what a store on disk holds.",
)
@graph_option
@headers_option
@timeout_option
def push_command(
    url: str, files: Sequence[Path], store: Path | None, graph: str, headers: Sequence[str], timeout: float | None
) -> None:
    """推送 Put the graph, with all that the rules derive, into an engine behind an endpoint.

    By PUT: what stood in these graphs before is replaced. Credentials come from --header or ~/.netrc.

    \b
    gbakg push --endpoint http://localhost:7878/store
    gbakg query planned --endpoint http://localhost:7878/query
    """
    from rich.console import Console
    from rich.progress import Progress

    from gbakg.sources import open_files
    from gbakg.sources.graphstore import push
    from gbakg.sources.http import TIMEOUT
    from gbakg.sources.stored import StoredSource

    if files and store:
        raise UsageError("--data and --store each name a graph; give one of them.")
    source = StoredSource(store) if store else open_files(files)
    with Progress(console=Console(stderr=True), transient=True) as progress:

        def sent(name: str, size: int, file: IO[bytes]) -> IO[bytes]:
            return progress.wrap_file(cast("BinaryIO", file), size, description=name or DEFAULT)

        put = push(
            address(url),
            source,
            headers_of(headers),
            graph=graph,
            timeout=timeout or TIMEOUT,
            tell=lambda name: progress.console.out(name or DEFAULT),
            sent=sent,
        )
    for name, number in put.items():
        click.echo(f"{number:>8}  {name or DEFAULT}", err=True)
