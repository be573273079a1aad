"""One page for who vouches for what stands outside the letters: names, identifiers, seats."""

from __future__ import annotations

from gbakg.model import Words
from gbakg.networks import local
from gbakg.site.addresses import up
from gbakg.site.desk import Desk, Row
from gbakg.site.shell import Shell
from gbakg.site.things import Linked


def agent_page(shell: Shell, desk: Desk, rows: list[Row]) -> str:
    """The page of one agent.

    Args:
        shell: what makes pages.
        desk: what they are made of.
        rows: the agent's rows of the view ``attributions``, one a thing.
    """
    about = rows[0]
    iri = about["agent"]
    here = desk.addresses.file(iri)
    names, text = (_both(about, column, default) for column, default in (("label", local(iri)), ("text", "")))
    things = list(dict.fromkeys(row["thing"] for row in rows if row["thing"] in desk.cards))
    return shell.page(
        "agent",
        here,
        names[shell.language],
        iri=iri,
        names=names,
        text=text,
        things=[Linked(desk.cards[thing].names, desk.addresses.link(here, thing)) for thing in things],
        files={ending: up(here) + desk.addresses.file(iri, ending) for ending in ("ttl", "jsonld")},
    )


def _both(row: Row, column: str, default: str) -> Words:
    zh, en = row.get(column, ""), row.get(f"{column}_en", "")
    return Words(zh or en or default, en or zh or default)
