"""One page for each letter: its passages by position, and what each carries. The letter's words are not there."""

from __future__ import annotations

from collections import defaultdict

from gbakg.model import Words
from gbakg.networks import local
from gbakg.site.addresses import up
from gbakg.site.desk import Desk, Row
from gbakg.site.shell import GROUPS, Shell
from gbakg.site.things import Linked


def letter_page(shell: Shell, desk: Desk, letter: Row) -> str:
    """The page of one letter."""
    iri = letter["letter"]
    here = desk.addresses.file(iri)
    title = Words(letter.get("title", local(iri)), letter.get("title_en", letter.get("title", local(iri))))
    rows: dict[str, Row] = {}
    carried: dict[str, dict[str, None]] = defaultdict(dict)
    for row in desk.passages:
        if row["letter"] == iri:
            rows[row["passage"]] = row
            # Sums and counts have no page; what they hang on has: p-….amount-1 hangs on p-….
            about = row["about"] if row["about"] in desk.cards else row["about"].rpartition(".")[0]
            carried[row["passage"]][about] = None
    passages = [
        (local(passage), row, [Linked(desk.cards[about].names, desk.addresses.link(here, about))
                               for about in carried[passage] if about in desk.cards])
        for passage, row in sorted(rows.items(), key=lambda item: (int(item[1]["start"]), int(item[1]["end"])))
    ]  # fmt: skip
    return shell.page(
        "letter",
        here,
        title[shell.language],
        letter=letter,
        names=title,
        group=GROUPS["letter"],
        passages=passages,
        files={ending: up(here) + desk.addresses.file(iri, ending) for ending in ("ttl", "jsonld")},
    )
