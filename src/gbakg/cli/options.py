"""Options that several commands share, and where output goes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gbakg.errors import FileError
from gbakg.sources import Source

if TYPE_CHECKING:
    from gbakg.letters import Letter

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

LONGEST = 1_000_000
"""Seconds: some eleven days. Clocks of sockets and of event loops take no number without end."""


class Seconds(click.FloatRange):
    """How long something may take: more than nothing, and a number of seconds that ends."""

    def __init__(self) -> None:
        """Take what :data:`LONGEST` allows."""
        super().__init__(min=0, min_open=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 -- click's own
        """Read the number; ``nan`` and ``inf`` are none."""
        seconds = super().convert(value, param, ctx)
        if not seconds <= LONGEST:
            self.fail(f"{value} is not a number of seconds; give one up to {LONGEST}.", param, ctx)
        return seconds


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
