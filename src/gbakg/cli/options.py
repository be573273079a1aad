"""Options that several commands share, and where output goes."""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gbakg.errors import FileError, UsageError
from gbakg.sources import Source, open_files

if TYPE_CHECKING:
    from gbakg.letters import Letter

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_where: tuple[Decorator, ...] = (
    click.option(
        "-d",
        "--data",
        "files",
        multiple=True,
        envvar="GBAKG_DATA",
        type=click.Path(path_type=Path, readable=False),
        help="数据文件 RDF file to ask instead of the shipped graph; repeat to merge several "
        "(.ttl .trig .nt .nq .rdf .jsonld). [env: GBAKG_DATA]",
    ),
    click.option(
        "--endpoint",
        metavar="URL",
        envvar="GBAKG_ENDPOINT",
        help="查询端点 SPARQL 1.1 endpoint to ask instead, filled by gbakg push. [env: GBAKG_ENDPOINT]",
    ),
    click.option("--header", "headers", multiple=True, metavar="'NAME: VALUE'", help="Sent to the endpoint; repeat."),
    click.option(
        "--timeout",
        type=click.FloatRange(min=0, min_open=True),
        metavar="SECONDS",
        help="How long an endpoint may give no sign of life.  [default: 60]",
    ),
)


@dataclass(frozen=True)
class Where:
    """Where a command asks.

    Attributes:
        files: RDF files; none means the shipped graph, where no endpoint is named either.
        endpoint: the address of a SPARQL endpoint, empty for none.
        headers: sent to it.
        timeout: in seconds, None for the usual one.
    """

    files: tuple[Path, ...]
    endpoint: str
    headers: tuple[str, ...]
    timeout: float | None


def data_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that say where to ask; the command is given them together, as ``files``."""

    @functools.wraps(function)
    def command(**wishes: Any) -> Any:  # noqa: ANN401 -- the command's own options
        names = ("files", "endpoint", "headers", "timeout")
        files, endpoint, headers, timeout = (wishes.pop(name) for name in names)
        return function(**wishes, files=Where(tuple(files), endpoint or "", tuple(headers), timeout))

    for option in reversed(_where):
        command = option(command)
    return command


output_option: Decorator = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True, readable=False),
    help="写入文件 File to write; - is standard output.",
)

language_option: Decorator = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    default="zh",
    envvar="GBAKG_LANG",
    show_default=True,
    help="语言 Language of names. [env: GBAKG_LANG]",
)

letter_option: Decorator = click.option(
    "--letter",
    "letter_files",
    multiple=True,
    type=click.Path(path_type=Path, readable=False),
    help="公函原文 Your copy of a letter (UTF-8 text): passages are shown in its own words; repeat for several.",
)


def open_source(where: Where) -> Source:
    """The graph that a command asks.

    Raises:
        UsageError: files and an endpoint are named, or something for an endpoint without one.
    """
    if where.endpoint:
        return _endpoint(where)
    if where.headers or where.timeout is not None:
        raise UsageError("--header and --timeout go with --endpoint.")
    source = open_files(where.files)
    if not source.stated:
        click.echo(f"note: {', '.join(source.files)}: the graph holds nothing.", err=True)
    return source


def _endpoint(where: Where) -> Source:
    from gbakg.sources.endpoint import TIMEOUT, EndpointSource

    if where.files:
        raise UsageError("--data and --endpoint are two graphs; give one of them.")
    if not where.endpoint.startswith(("http://", "https://")):
        raise UsageError(f"--endpoint {where.endpoint!r} is no address; it begins with http:// or https://.")
    timeout = TIMEOUT if where.timeout is None else where.timeout
    return EndpointSource(where.endpoint, headers_of(where.headers), timeout)


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


def open_letters(source: Source, files: Sequence[Path]) -> dict[str, Letter]:
    """The user's copies by the letter's IRI, each checked against the digest that the graph states.

    Raises:
        LetterError: a copy is none of the graph's letters.
        FileError: a file cannot be opened.
    """
    from gbakg.errors import LetterError
    from gbakg.letters import expect, read
    from gbakg.views import ask

    known = ask(source, "letters") if files else []
    letters = {}
    for file in files:
        letter = read(file)
        row = next((row for row in known if row["sha256"] == letter.sha256), None)
        if row is None and len(known) == 1:
            expect(letter, known[0]["sha256"])
        if row is None:
            raise LetterError(f"{file} is none of the {len(known)} letters that the graph points into.")
        letters[row["letter"]] = letter
    return letters


def deliver(content: str | bytes | Iterable[str] | Iterable[bytes], output: Path | None) -> None:
    """Write data to a file or to standard output.

    Args:
        content: what to write, as a whole or in pieces.
        output: a file, or None or ``-`` for standard output.
    """
    if output is None or str(output) == "-":
        try:
            for piece in (content,) if isinstance(content, str | bytes) else content:
                if isinstance(piece, str):
                    sys.stdout.write(piece)
                else:
                    sys.stdout.buffer.write(piece)
            sys.stdout.flush()
        except BrokenPipeError:
            raise  # whoever reads has enough; click ends quietly
        except OSError as error:
            raise FileError("standard output", f"cannot be written: {error.strerror or error}") from error
        return
    from gbakg.exports.files import write_file

    write_file(output, content)
    click.echo(f"{output}", err=True)
