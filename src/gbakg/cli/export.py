"""``gbakg export``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from gbakg.cli.options import deliver, language_option, output_option
from gbakg.cli.where import Where, data_option, open_source
from gbakg.errors import FileError, UsageError
from gbakg.exports.formats import FORMATS, Format
from gbakg.networks import VIEWS
from gbakg.profiles import PROFILES

if TYPE_CHECKING:
    from gbakg.exports.drawing import Drawing
    from gbakg.selections import Selection
    from gbakg.sources import Source


class ExportCommand(click.Command):
    """Lists the formats below the options, from the table that the writers stand in."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of formats."""
        with formatter.section("格式 Formats"):
            formatter.write_dl([(name, f"{one.words.zh}  {one.words.en}") for name, one in FORMATS.items()])
        with formatter.section("模型 Profiles"):
            formatter.write_dl([(name, f"{one.title.zh}  {one.title.en}") for name, one in PROFILES.items()])


@click.command("export", cls=ExportCommand)
@click.argument("form", metavar="FORMAT", required=False, type=click.Choice(list(FORMATS)))
@click.option(
    "--profile",
    type=click.Choice(list(PROFILES)),
    help="换成他人的模型 The same facts in a model that others use; FORMAT is then one of RDF, or left out.",
)
@click.option("--view", type=click.Choice(list(VIEWS)), help="视图 Which network.  [default: partnerships]")
@click.option(
    "--region", "regions", multiple=True, metavar="NAME", help="地区 Partnerships with a body of this region."
)
@click.option("--kind", "kinds", multiple=True, metavar="NAME", help="类型 Partnerships of this kind.")
@click.option("--status", "statuses", multiple=True, metavar="NAME", help="状态 Realised, Underway or Planned.")
@click.option("--since", metavar="DATE", help="自 Not those that ended before; 2020, 2020-06 or 2020-06-30.")
@click.option("--until", metavar="DATE", help="至 Not those that began after.")
@click.option("--no-undated", is_flag=True, help="With --since or --until: not those without a date either.")
@click.option(
    "--query",
    "query_file",
    type=click.Path(path_type=Path, readable=False),
    help="自选 File with a SELECT query: the partnerships that its answer names, or else those of the bodies it names.",
)
@click.option("--table", "part", type=click.Choice(["nodes", "edges"]), help="csv: only this table.")
@click.option("--bom", is_flag=True, help="csv: for Excel, with a byte order mark.")
@click.option("--stated", is_flag=True, help="RDF: leave out what is derived; planned partnerships stay in.")
@language_option
@output_option
@data_option
def export_command(
    form: str | None, profile: str | None, where: Where, output: Path | None, lang: str, **wishes: Any
) -> None:
    """导出 Write the graph for other tools.

    Without -o it goes to standard output, or on a terminal to gbakg-VIEW.ENDING. csv is two files, NAME-nodes.csv and
    NAME-edges.csv. Filters may be repeated; a partnership that is kept comes with all its parties.

    \b
    partnerships   organisations and partnerships, one edge per participation
    organizations  organisations, one edge per pair of partners in a partnership (certainty: stated, planned, possible)
    full           also things, places and fields of work

    \b
    gbakg export graphml -o network.graphml
    gbakg export xlsx --region 香港 -o hong-kong.xlsx
    gbakg export csv --view organizations --bom -o pairs.csv
    gbakg export --profile org -o partnerships.ttl
    """
    from gbakg.dispatch import prepared

    if profile:
        _profile(profile, form, where, output, wishes)
        return
    if form is None:
        raise UsageError(f"which format? One of {', '.join(FORMATS)}; or --profile with one of {', '.join(PROFILES)}.")
    _refuse(form, FORMATS[form], wishes)
    source = open_source(where)
    selection = _selection(source, wishes)
    view = wishes["view"] or next(iter(VIEWS))
    thing, format_ = prepared(form, source, selection, view=view, language=lang, stated=wishes["stated"])
    _tell(format_, thing, selection)
    excel = {"excel": True} if wishes["bom"] else {}
    for part, path in _targets(format_, form, output, wishes):
        deliver(format_.parts[part](thing, **excel), path)


def _profile(name: str, form: str | None, where: Where, output: Path | None, wishes: Mapping[str, Any]) -> None:
    """Write a profile; it is of the whole graph."""
    from gbakg.exports.profiles import write_profile
    from gbakg.exports.results import ALIASES, GRAPHS
    from gbakg.profiles import profile

    if wished := [option for option, value in wishes.items() if value]:
        raise UsageError(f"a profile is of the whole graph; leave {', '.join(wished)} out.")
    told = ALIASES.get(output.suffix) if output else None
    if form is None and PROFILES[name].form == "triples" and told in GRAPHS:
        form = told
    deliver(write_profile(name, profile(open_source(where), name), form), output)


def _refuse(form: str, format_: Format, wishes: Mapping[str, Any]) -> None:
    """An option that has no meaning for a format is refused, never ignored."""
    fits = {
        "view": format_.needs == "drawing",
        "part": len(format_.parts) > 1,
        "bom": form == "csv",
        "stated": format_.needs == "quads",
    }
    for name, fit in fits.items():
        if wishes[name] and not fit:
            raise UsageError(f"--{'table' if name == 'part' else name} has no meaning for {form}.")
    if wishes["no_undated"] and not (wishes["since"] or wishes["until"]):
        raise UsageError("--no-undated goes with --since or --until.")


def _selection(source: Source, wishes: Mapping[str, Any]) -> Selection:
    """What the filters choose."""
    from dataclasses import replace

    from gbakg.selections import answered, check_date, named

    dates = {name: check_date(name, wishes[name]) if wishes[name] else "" for name in ("since", "until")}
    file: Path | None = wishes["query_file"]
    return replace(
        named(source, wishes["regions"], wishes["kinds"], wishes["statuses"]),
        since=dates["since"],
        until=dates["until"],
        undated=not wishes["no_undated"],
        iris=answered(source, _read(file)) if file else None,
    )


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(str(file), getattr(error, "strerror", None) or str(error)) from error


def _tell(format_: Format, thing: Any, selection: Selection) -> None:
    """What a person should know of the file, on standard error."""
    from gbakg.exports.xml import illegal, illegal_in

    if format_.needs != "drawing":
        _tell_illegal(illegal_in(thing) if format_.xml else 0)
        return
    drawn: Drawing = thing
    if selection and not drawn.network.nodes:
        click.echo("note: the filters leave nothing.", err=True)
    undated = sum(not (node.start or node.end) for node in drawn.deals.values())
    if selection.undated and (selection.since or selection.until) and undated:
        click.echo(f"note: {undated} partnerships without a date are kept; --no-undated leaves them out.", err=True)
    _tell_illegal(illegal(drawn.network) if format_.xml else 0)


def _tell_illegal(number: int) -> None:
    if number:
        click.echo(f"note: characters that XML cannot hold, replaced by U+FFFD: {number}", err=True)


def _targets(
    format_: Format, form: str, output: Path | None, wishes: Mapping[str, Any]
) -> Iterator[tuple[str, Path | None]]:
    """Each part with the file that it goes to."""
    from gbakg.dispatch import targets

    one: str | None = wishes["part"]
    if output is None and sys.stdout.isatty():
        output = Path("-".join(filter(None, ("gbakg", wishes["view"], one))) + format_.ending)
    if one or len(format_.parts) == 1:
        yield one or "", output
    elif output is None or str(output) == "-":
        raise UsageError(f"{form} is two tables; give -o NAME{format_.ending}, or choose one with --table.")
    else:
        yield from targets(format_, output).items()
