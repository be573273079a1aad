"""``gbakg serve``."""

from __future__ import annotations

import importlib.util
import re
import signal
import socket
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from gbakg.cli.options import Seconds, language_option
from gbakg.cli.where import Where, expect_one_place, files_option, store_option
from gbakg.errors import AddressError, MissingLibraryError, UsageError

if TYPE_CHECKING:
    from gbakg.serve.limits import Limits

LOOPBACK = ("127.0.0.1", "localhost", "::1")

OWN = ("127.0.0.1", "localhost", "[::1]")
"""The same as a request tells them."""

NAME = re.compile(r"(\*\.)?[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*|\[[0-9A-Fa-f:.]+\]")


@click.command("serve")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="监听地址 Address to listen at; loopback alone by default."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8080, show_default=True, help="端口 Port; 0 takes a free one."
)
@click.option(
    "--allow-host", "allowed", multiple=True, metavar="NAME", help="可用主机名 Name under which others call it; repeat."
)
@click.option(
    "--timeout",
    type=Seconds(),
    default=30,
    show_default=True,
    metavar="SECONDS",
    help="时限 Seconds that a query may take.",
)
@click.option(
    "--rows", type=click.IntRange(1), default=100_000, show_default=True, help="行数上限 Rows that an answer may have."
)
@click.option(
    "--size",
    type=click.IntRange(1),
    default=64,
    show_default=True,
    metavar="MIB",
    help="大小上限 Mebibytes that an answer may have.",
)
@click.option(
    "--workers",
    type=click.IntRange(2),
    metavar="N",
    help="并发 Queries at once; half as many long ones run besides.  [default: two a core, at least 4]",
)
@language_option
@files_option
@store_option
@click.option("--endpoint", envvar="GBAKG_ENDPOINT", hidden=True)  # known, so that it is refused in words
def serve_command(
    host: str,
    port: int,
    allowed: Sequence[str],
    timeout: float,
    rows: int,
    size: int,
    workers: int | None,
    lang: str,
    files: Sequence[Path],
    store: Path | None,
    endpoint: str | None,
) -> None:
    """服务 Serve the graph, for reading: network page, SPARQL endpoint with console, a page and triples for each thing.

    / is the network page, /sparql the endpoint and its console, /id/NAME each thing, /health for watchdogs.

    \b
    gbakg serve
    gbakg serve --store graph --port 8000
    """
    from gbakg.serve.limits import MEBI, Limits
    from gbakg.sources.http import shown

    _expect_extra()
    expect_one_place(Where(tuple(files), store, endpoint or ""))
    if endpoint:
        raise UsageError(
            f"{shown(endpoint)} is an endpoint, a service already: ask it there. What is served is --data, --store or, "
            "without --endpoint and GBAKG_ENDPOINT, the shipped graph."
        )
    if wrong := [name for name in allowed if not NAME.fullmatch(name)]:
        raise UsageError(f"--allow-host {wrong[0]} is no name of a host; write such as example.org or *.example.org.")
    if host not in LOOPBACK and not allowed:
        raise UsageError(
            f"--host {host} is open to others: say by --allow-host NAME under which names they may call it."
        )
    limits = Limits(timeout=timeout, rows=rows, size=size * MEBI, **({"workers": workers} if workers else {}))
    with _listening(host, port) as listener, _folder(files, store) as folder:
        _serve(listener, folder, lang, limits, shipped=not files and not store, hosts=(*OWN, *allowed))


def _expect_extra() -> None:
    """Look for the libraries before anything is loaded."""
    for library in ("anyio", "mimeparse", "starlette", "uvicorn"):
        if importlib.util.find_spec(library) is None:
            raise MissingLibraryError(library, "serve")


@contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.create_server((host, port), family=family) as listener:
            yield listener
    except OSError as error:
        raise AddressError(f"{host} port {port}", error.strerror or str(error)) from error


@contextmanager
def _folder(files: Sequence[Path], store: Path | None) -> Iterator[Path]:
    """The folder of the store; files are put into one that lasts as long as the service."""
    if store:
        yield store
        return
    from gbakg.sources.stored import load

    with tempfile.TemporaryDirectory(prefix="gbakg-") as folder:
        load(folder, files)
        yield Path(folder)


def _serve(
    listener: socket.socket, folder: Path, language: str, limits: Limits, *, shipped: bool, hosts: tuple[str, ...]
) -> None:
    from gbakg.serve.app import Service
    from gbakg.serve.server import Server
    from gbakg.sources.stored import StoredSource

    service = Service(StoredSource(folder.absolute()), language, limits, shipped=shipped)
    name, port = listener.getsockname()[:2]
    signal.signal(signal.SIGTERM, _end)
    with suppress(KeyboardInterrupt):
        click.echo(f"http://{f'[{name}]' if ':' in name else name}:{port}/  (Ctrl+C 结束 ends it)", err=True)
        Server(service, hosts).run(sockets=[listener])


def _end(*_: object) -> None:
    """End as by Ctrl+C, so that what was made for the time of the service is removed."""
    raise KeyboardInterrupt
