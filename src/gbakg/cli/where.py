"""Where a command asks: the options ``--data``, ``--store`` and ``--endpoint``, and the source they name."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from gbakg.cli.options import Decorator, Seconds
from gbakg.errors import UsageError
from gbakg.sources import Source, open_files

files_option: Decorator = click.option(
    "-d",
    "--data",
    "files",
    multiple=True,
    envvar="GBAKG_DATA",
    type=click.Path(path_type=Path, readable=False),
    help="数据文件 RDF file to ask instead of the shipped graph; repeat to merge several "
    "(.ttl .trig .nt .nq .rdf .jsonld). [env: GBAKG_DATA]",
)

headers_option: Decorator = click.option(
    "--header",
    "headers",
    multiple=True,
    metavar="'NAME: VALUE'",
    help="请求头 Sent to the endpoint; repeat. User and password may stand in ~/.netrc instead.",
)

timeout_option: Decorator = click.option(
    "--timeout",
    type=Seconds(),
    metavar="SECONDS",
    help="等候秒数 How long an endpoint may give no sign of life.  [default: 60]",
)

graph_option: Decorator = click.option(
    "--graph",
    metavar="IRI",
    default="",
    help="命名图 Named graph in place of the endpoint's default graph, for engines where that is the union of all.",
)

store_option: Decorator = click.option(
    "--store",
    metavar="DIR",
    envvar="GBAKG_STORE",
    type=click.Path(path_type=Path, readable=False),
    help="磁盘库 Store on disk to ask instead, filled by gbakg load. [env: GBAKG_STORE]",
)

OPTIONS: tuple[Decorator, ...] = (
    store_option,
    click.option(
        "--endpoint",
        metavar="URL",
        envvar="GBAKG_ENDPOINT",
        help="查询端点 SPARQL 1.1 endpoint to ask instead, filled by gbakg push. [env: GBAKG_ENDPOINT]",
    ),
    graph_option,
    headers_option,
    timeout_option,
)
"""In the order of ``--help``, behind ``--data``."""


class Where(NamedTuple):
    """Where a command asks.

    Attributes:
        files: RDF files; none means the shipped graph, where neither store nor endpoint is named.
        store: folder of a store on disk, or None.
        endpoint: address of a SPARQL endpoint, empty for none.
        graph: named graph in place of the endpoint's default graph, empty for none.
        headers: sent to it, as the person wrote them.
        timeout: in seconds, None for the usual one.
    """

    files: tuple[Path, ...] = ()
    store: Path | None = None
    endpoint: str = ""
    graph: str = ""
    headers: tuple[str, ...] = ()
    timeout: float | None = None


def data_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say where to ask; the command is given them as one value, ``where``."""
    return files_option(source_option(function))


def source_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The same without ``--data``, for a command whose files are its argument ``files``."""

    @functools.wraps(function)
    def wrapped(files: Sequence[Path], store: Path | None, endpoint: str | None, **wishes: Any) -> Any:  # noqa: ANN401 -- the command's own
        graph, headers, timeout = wishes.pop("graph"), tuple(wishes.pop("headers")), wishes.pop("timeout")
        where = Where(tuple(files), store, endpoint or "", graph, headers, timeout)
        expect_one_place(where)
        return function(**wishes, where=where)

    command: Callable[..., Any] = wrapped
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def expect_one_place(where: Where) -> None:
    """Refuse options that contradict each other, or would be without effect.

    Raises:
        UsageError: several name a graph, or some need an endpoint and there is none.
    """
    if sum(map(bool, (where.files, where.store, where.endpoint))) > 1:
        raise UsageError(
            "files, --store and --endpoint each name a graph; give one of them (GBAKG_DATA, GBAKG_STORE and "
            "GBAKG_ENDPOINT count too)."
        )
    if not where.endpoint and (where.graph or where.headers or where.timeout is not None):
        raise UsageError("--graph, --header and --timeout go with --endpoint.")


def open_source(where: Where) -> Source:
    """The graph that a command asks.

    Raises:
        UsageError: the endpoint is no address.
        StoreError: the folder is no store, or is in use.
    """
    if where.endpoint:
        return _endpoint(where)
    if where.store:
        from gbakg.sources.stored import StoredSource

        return StoredSource(where.store)
    source = open_files(where.files)
    if not source.stated:
        click.echo(f"note: {', '.join(source.origin)}: the graph holds nothing.", err=True)
    return source


def _endpoint(where: Where) -> Source:
    from gbakg.sources.endpoint import EndpointSource
    from gbakg.sources.http import TIMEOUT

    timeout = TIMEOUT if where.timeout is None else where.timeout
    url = address(where.endpoint)
    return EndpointSource(url, headers_of(where.headers), timeout, where.graph)


def address(text: str) -> str:
    """An address as it was given.

    Raises:
        UsageError: it is none of the Web.
    """
    if not text.startswith(("http://", "https://")):
        raise UsageError(f"--endpoint {text!r} is no address; it begins with http:// or https://.")
    return text


def headers_of(texts: Sequence[str]) -> dict[str, str]:
    """Headers as a person writes them, by name.

    Raises:
        UsageError: one has no colon.
    """
    headers = {}
    for text in texts:
        name, colon, value = text.partition(":")
        if not colon or not name.strip():
            raise UsageError(f"--header {text!r} is none; write 'Name: value'.")
        headers[name.strip()] = value.strip()
    return headers
