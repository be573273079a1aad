"""``gbakg load``."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import IO

import click


@click.command("load")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path, readable=False))
@click.option(
    "--store",
    "folder",
    required=True,
    metavar="DIR",
    envvar="GBAKG_STORE",
    type=click.Path(path_type=Path, readable=False),
    help="磁盘库 Folder of the store; made where it is missing. [env: GBAKG_STORE]",
)
def load_command(files: Sequence[Path], folder: Path) -> None:
    """装载 Fill a store on disk from RDF files (the shipped graph if none), with all that the rules derive.

    All or nothing: until everything is in, the folder answers as before. Then every command asks it with --store DIR.

    \b
    gbakg load --store graph data.nt
    gbakg query most-connected --store graph
    """
    from rich.console import Console
    from rich.progress import Progress

    from gbakg.sources.stored import load

    with Progress(console=Console(stderr=True), transient=True) as progress:

        def opened(path: Path) -> IO[bytes]:
            return progress.open(path, "rb", description=path.name)

        source = load(folder, files, progress.console.out, opened)
    click.echo(f"{source.stated:>10}  {', '.join(source.origin)}", err=True)
    for rule, number in source.derived.items():
        click.echo(f"{number:>10}  {rule}", err=True)
