"""The first page: search, everything by name, questions, downloads, how to cite; and what stands where nothing is."""

from __future__ import annotations

from collections.abc import Sequence

from gbakg.description import Download, bibtex, citation, dataset_json
from gbakg.description.catalogue import ABSTRACT
from gbakg.model import Words
from gbakg.page.island import text as json_text
from gbakg.page.keys import keys
from gbakg.questions import Question
from gbakg.site.answers import question_file
from gbakg.site.desk import Desk
from gbakg.site.shell import GROUPS, TITLE, Shell
from gbakg.site.things import Linked
from gbakg.vocabulary import SKOS

FILE = "index.html"


def front_page(shell: Shell, desk: Desk, catalogue: Sequence[Question], downloads: Sequence[Download]) -> str:
    """The index.

    Args:
        shell: what makes pages.
        desk: what they are made of.
        catalogue: the questions that have pages.
        downloads: the files to offer.
    """
    listed, edition = desk.listed(shell.language), shell.edition
    title = TITLE if edition.version else edition.title
    return shell.page(
        "index",
        FILE,
        title[shell.language],
        heading=title,
        search=json_text(search_data(desk)),
        about=ABSTRACT,
        data=json_text(dataset_json(desk.source, edition, downloads)),
        lists=[
            (group, heading, [(name.id, Linked(name.words, desk.addresses.link(FILE, name.id)))
                              for name in listed[group]])
            for group, heading in GROUPS.items()
            if group in listed
        ],
        questions=[(question, question_file(question.name)) for question in catalogue],
        downloads=downloads,
        cite=(citation(edition.version, edition.issued), bibtex(edition.version, edition.issued))
        if edition.version
        else None,
    )  # fmt: skip


def search_data(desk: Desk) -> dict[str, object]:
    """What the search knows: all names in both languages by IRI, and how they are typed.

    Returns:
        ``names`` by IRI, preferred ones first; ``keys`` as :func:`gbakg.page.keys.keys` makes them.
    """
    names = {}
    for iri, card in desk.cards.items():
        others = [value.words for fact in card.facts if fact.property.id == SKOS + "altLabel" for value in fact.values]
        names[iri] = list(dict.fromkeys(name for words in (card.names, *others) for name in (words.zh, words.en)))
    for row in desk.letters:
        known = (row.get(key, "") for key in ("title", "title_en", "identifier"))
        names[row["letter"]] = [name for name in known if name]
    return {"names": names, "keys": keys(desk.networks.values(), desk.cards)}


def missing_page(shell: Shell) -> str:
    """What a host shows where nothing is. It may stand at any depth, so it holds no links."""
    title = Words("没有这一页", "There is no such page")
    return shell.page("404", "404.html", title[shell.language], names=title)
