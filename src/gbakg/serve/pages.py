"""The pages, in a worker: of one thing, of the ontology, of the network."""

from __future__ import annotations

from functools import cache

from pyoxigraph import NamedNode

from gbakg.description import Release, release
from gbakg.exports.triples import json_ld
from gbakg.model import Words
from gbakg.serve.media import HTML, JSON_LD, TURTLE
from gbakg.serve.reading import Reply, failure
from gbakg.serve.served import Served, opened
from gbakg.sources import Table, open_files
from gbakg.vocabulary import HERE, ID

ENDINGS = {"html": HTML, "ttl": TURTLE, "jsonld": JSON_LD}
"""How the address of a document about a thing ends, and what it is."""

WHOLE = HERE / "queries" / "whole"
"""Where the queries that count stand."""


def thing(served: Served, name: str, ending: str) -> Reply:
    """One document about a thing, a letter, or who vouches for something.

    Args:
        served: the graph.
        name: the last part of its IRI.
        ending: a key of :data:`ENDINGS`.

    Returns:
        Status 200 and the document, or 404.
    """
    from gbakg.excerpts import excerpt, turtle
    from gbakg.site.closeup import page
    from gbakg.site.shell import Shell

    source = opened(served)
    if ending == "html":
        text = page(Shell(served.language, edition(served)), source, ID + name)
    else:
        quads = excerpt(source, [ID + name])
        text = "".join(json_ld(quads)) if ending == "jsonld" else turtle(quads)
        text = text if quads else ""
    if not text:
        return failure(404, f"the graph tells nothing of {ID}{name}.")
    return Reply(200, ENDINGS[ending], text.encode("utf-8"))


def ontology(served: Served, ending: str) -> Reply:
    """The ontology as a page or as Turtle."""
    from gbakg.closeups import closeup
    from gbakg.site import terms
    from gbakg.site.desk import Desk
    from gbakg.site.shell import Shell

    if ending == "ttl":
        return Reply(200, TURTLE, terms.SCHEMA.read_bytes())
    source = opened(served)
    shell = Shell(served.language, edition(served))
    return Reply(200, HTML, terms.terms_page(shell, Desk(closeup(source, ID))).encode("utf-8"))


def network(served: Served) -> Reply:
    """The network page; status 413 where the graph has more than it can show."""
    from gbakg.publish import explore

    source = opened(served)
    number = nodes(served)
    if number > served.limits.drawn:
        return failure(
            413, f"{number} bodies, partnerships and things are more than one page can show; ask at /sparql."
        )
    return Reply(200, HTML, explore(open_files() if served.shipped else source, served.language).html.encode("utf-8"))


def home(served: Served, name: str) -> str:
    """On whose page a thing stands: its own, or that of the thing that it hangs on (``p-x.bgi`` on ``p-x``)."""
    text = (WHOLE / "subject.rq").read_text(encoding="utf-8")
    own = opened(served).query(text, {"thing": NamedNode(ID + name)}) is True
    return name if own else name.partition(".")[0]


def nodes(served: Served) -> int:
    """How many bodies, partnerships and things there are."""
    return _number(served, "nodes")


@cache
def triples(served: Served) -> int:
    """How many triples stand in the default graph."""
    return _number(served, "size")


def _number(served: Served, query: str) -> int:
    answer = opened(served).query((WHOLE / f"{query}.rq").read_text(encoding="utf-8"))
    return int(next(iter(answer))["number"]) if isinstance(answer, Table) else 0


@cache
def edition(served: Served) -> Release:
    """What the foot of a page says: version and date of the shipped graph, of any other only its name."""
    if served.shipped:
        return release(open_files())
    return Release("", Words(*[", ".join(opened(served).origin)] * 2))
