"""The command group: how errors end, and which command stands in which module.

A command's module is imported when the command is named, so that ``gbakg query`` and ``gbakg --help`` start at once.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import io
import sys
from typing import Any

import click

from gbakg import __version__
from gbakg.errors import GbakgError

COMMANDS = {
    "query": ("ask", "提问 · ask the graph: a named question, or SPARQL"),
    "queries": ("ask", "问题目录 · list the named questions"),
    "info": ("look", "概况 · what the graph holds"),
    "show": ("look", "详情 · everything about one body, partnership or thing"),
    "path": ("look", "路径 · the shortest chains of partnerships between two bodies"),
    "measures": ("measure", "度量 · who is central, who stands between whom, how densely regions are linked"),
    "matrix": ("report", "矩阵 · count partnerships by region and region, or by kind and status"),
    "timeline": ("report", "时间线 · the dated partnerships in the order of their dates"),
    "explore": ("explore", "网络页 · write the network as one HTML page"),
    "export": ("export", "导出 · write the graph for Excel, Gephi, Cytoscape, R, RDF tools …"),
    "site": ("publish", "网站 · write a page and triples for everything, to open from disk or put on a host"),
    "release": ("publish", "发布 · write an edition of the data, with digests and changes"),
    "describe": ("publish", "描述 · describe the graph as a data set: DCAT and VoID"),
    "load": ("load", "装载 · fill a store on disk, for graphs too large for memory"),
    "push": ("push", "推送 · put the graph into an engine behind a SPARQL endpoint"),
    "serve": ("serve", "服务 · serve the graph, for reading: page, SPARQL endpoint, a page for each thing"),
    "check": ("curate", "检查 · validate data, and passages against the letter"),
    "format": ("curate", "整理 · put a data file into its one form"),
    "locate": ("curate", "定位 · find a passage's position and digest in a letter"),
    "ontology": ("curate", "词汇 · print the ontology as a page to read"),
}
"""Command to its module and its one line of help, in the order of ``--help``."""


class Failure(click.ClickException):
    """An error of this package on its way to the person: its message and its exit code."""

    def __init__(self, error: GbakgError) -> None:
        super().__init__(str(error))
        self.error = error

    @property
    def exit_code(self) -> int:  # type: ignore[override]  # click declares a class variable
        """The error's own exit code."""
        return self.error.exit_code


class Commands(click.Group):
    """Loads a command when it is named, and turns errors into messages and exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of :data:`COMMANDS`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"gbakg.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a :class:`~gbakg.errors.GbakgError` ends it with its exit code."""
        try:
            return super().invoke(ctx)
        except GbakgError as error:
            raise Failure(error) from error


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done · 1 the check found something, or the answer is no or empty with --exit-status · "
    "2 wrong usage · 3 data or query unreadable · 4 a file cannot be reached or written.",
)
@click.version_option(__version__, prog_name="gbakg")
def main() -> None:
    """Who works with whom between Guangxi and the Greater Bay Area, and where the letter says so.

    广西与粤港澳大湾区：谁与谁合作，公函何处可证。

    \b
    gbakg query partners -p org=华大基因
    gbakg show 药用植物大数据中心 --letter LETTER.txt
    gbakg explore -o network.html --open
    """
    for stream in (sys.stdout, sys.stderr):
        # Chinese must come out whole whatever the platform's encoding; a pipe on Windows is not UTF-8 by itself.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    if hasattr(gc, "freeze"):  # CPython's alone
        # What is still there at the end goes with the process; Python would first look through all of it for cycles.
        atexit.register(gc.freeze)
