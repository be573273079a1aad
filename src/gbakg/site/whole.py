"""All files of the site, one after the other: content by path from the folder's root."""

from __future__ import annotations

from collections.abc import Iterator

from gbakg import questions
from gbakg.description import Release, description
from gbakg.excerpts import Excerpts, turtle
from gbakg.exports.description import description_text
from gbakg.exports.triples import json_ld
from gbakg.site import terms
from gbakg.site.agents import agent_page
from gbakg.site.answers import answer_files, answers, question_file, question_page
from gbakg.site.desk import Desk
from gbakg.site.downloads import download_files, sums
from gbakg.site.front import front_page, missing_page
from gbakg.site.letters import letter_page
from gbakg.site.redirects import htaccess, robots, sitemap
from gbakg.site.shell import Shell
from gbakg.site.things import thing_page
from gbakg.sources import Source

File = tuple[str, str | bytes]
"""A path from the folder's root, and the content of the file."""


def site_files(source: Source, network: str, edition: Release, language: str = "zh") -> Iterator[File]:
    """Every file of the site.

    Args:
        source: where the graph is.
        network: the network page, whole.
        edition: what the data are and where the site will stand; see :func:`gbakg.description.release`.
        language: ``zh`` or ``en``, which of the two stands first.

    Returns:
        Files in a steady order; the same input gives the same texts.
    """
    desk, shell = Desk(source), Shell(language, edition)
    pages = []
    for path, text in (*_things(desk, shell), *_questions(desk, shell), (terms.FILE, terms.terms_page(shell, desk))):
        pages += [path] if path.endswith(".html") else []
        yield path, text
    yield "ontology.ttl", terms.SCHEMA.read_text(encoding="utf-8")
    yield "network.html", network
    downloads, contents = [], {}
    for download, text in download_files(source, edition):
        downloads.append(download)
        contents[download.path] = text
    yield from contents.items()
    yield "downloads/SHA256SUMS", sums({path.removeprefix("downloads/"): text for path, text in contents.items()})
    yield "dataset.ttl", description_text(description(source, edition, downloads))
    yield "index.html", front_page(shell, desk, questions.catalogue(), downloads)
    yield "404.html", missing_page(shell)
    yield "w3id.htaccess", htaccess(edition.base)
    if edition.base:
        yield "robots.txt", robots(edition.base)
        yield "sitemap.xml", sitemap(edition.base, ["index.html", "network.html", *pages])


def _things(desk: Desk, shell: Shell) -> Iterator[File]:
    """Pages and triples of all things, of the letters, and of who vouches for what stands outside them."""
    excerpts = Excerpts(desk.source)
    texts = {iri: lambda card=card: thing_page(shell, desk, card) for iri, card in desk.cards.items()}
    texts |= {row["letter"]: lambda row=row: letter_page(shell, desk, row) for row in desk.letters}
    texts |= {iri: lambda rows=rows: agent_page(shell, desk, rows) for iri, rows in desk.agents.items()}
    for iri in sorted(texts):
        quads = excerpts.cut([iri])
        yield desk.addresses.file(iri), texts[iri]()
        yield desk.addresses.file(iri, "ttl"), turtle(quads)
        yield desk.addresses.file(iri, "jsonld"), "".join(json_ld(quads))


def _questions(desk: Desk, shell: Shell) -> Iterator[File]:
    """Pages, queries and answers of the catalogue."""
    for question in questions.catalogue():
        found = answers(desk, question)
        yield question_file(question.name), question_page(shell, desk, question, found)
        yield question_file(question.name, "rq"), question.sparql
        for name, text in answer_files(question, found).items():
            yield f"query/{name}", text
