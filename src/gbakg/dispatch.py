"""What leaves, made ready for the writers of :data:`gbakg.exports.formats.FORMATS`: drawn, told, or as triples."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Quad

from gbakg import trig
from gbakg.cards import cards
from gbakg.errors import UnknownNameError
from gbakg.excerpts import excerpt
from gbakg.exports.drawing import Drawing, by_thing, places
from gbakg.exports.formats import FORMATS, Format
from gbakg.exports.workbook import Book
from gbakg.measures import Values, measured
from gbakg.networks import Network, network, networks
from gbakg.selections import Selection, chosen, narrowed
from gbakg.sources import Source
from gbakg.views import ask
from gbakg.vocabulary import DERIVED, ONTOLOGY


def drawing(source: Source, selection: Selection, *, view: str = "partnerships", language: str = "zh") -> Drawing:
    """A view, or what a selection leaves of it, with places and evidence.

    Args:
        source: where the graph is.
        selection: what to choose.
        view: see :func:`gbakg.networks.network`.
        language: of the names that tools show.

    Returns:
        The view; where it is that of organisations, with the measures of its stated pairs.
    """
    views = networks(source, dict.fromkeys(("partnerships", view)))
    whole, shown = views["partnerships"], views[view]
    if selection:
        deals = chosen(whole, selection)
        whole = narrowed(whole, deals)
        shown = narrowed(shown, deals, [node.id for node in whole.nodes])
    return Drawing(
        shown,
        language,
        places=places(shown, whole, language),
        deals={node.id: node for node in whole.nodes if node.group == "partnership"},
        evidence=by_thing(ask(source, "passages")),
        measures=_measures(shown) if view == "organizations" else {},
    )


def book(source: Source, selection: Selection, *, language: str = "zh") -> Book:
    """Everything, or what a selection leaves, as cards."""
    kept = _kept(source, selection)
    told = cards(source)
    shown = {iri: card for iri, card in told.items() if kept is None or iri in kept}
    pairs = network(source, "organizations")
    if selection:
        pairs = narrowed(pairs, shown, shown)
    return Book(shown, _measures(pairs), language)


def quads(source: Source, selection: Selection, *, stated: bool = False) -> Sequence[Quad]:
    """The triples without the ontology's.

    Args:
        source: where the graph is.
        selection: what to choose; of it all triples are given that stay inside.
        stated: leave out what is derived.
    """
    kept = _kept(source, selection)
    every = trig.quads(source) if kept is None else excerpt(source, sorted(kept), closed=True)
    apart = {NamedNode(ONTOLOGY), *((NamedNode(DERIVED),) if stated else ())}
    return [quad for quad in every if quad.graph_name not in apart]


def _measures(pairs: Network) -> Mapping[str, Values]:
    found = measured(pairs)
    return found.organizations if found else {}


def _kept(source: Source, selection: Selection) -> set[str] | None:
    """IRIs of all that belongs to a selection's partnerships; None where nothing is chosen away."""
    if not selection:
        return None
    views = networks(source, ("partnerships", "full"))
    return {node.id for node in narrowed(views["full"], chosen(views["partnerships"], selection)).nodes}


MAKERS: dict[str, Callable[..., Any]] = {"drawing": drawing, "book": book, "quads": quads}
"""What a format needs to what makes it."""


def prepared(
    form: str,
    source: Source,
    selection: Selection | None = None,
    *,
    view: str = "partnerships",
    language: str = "zh",
    stated: bool = False,
) -> tuple[Any, Format]:
    """What the writers of a format are given, and the format; wishes that have no meaning for it change nothing.

    Raises:
        UnknownNameError: no such format or view.
    """
    if form not in FORMATS:
        raise UnknownNameError("format", form, list(FORMATS))
    format_ = FORMATS[form]
    wishes: dict[str, dict[str, Any]] = {
        "drawing": {"view": view, "language": language},
        "book": {"language": language},
        "quads": {"stated": stated},
    }
    return MAKERS[format_.needs](source, selection or Selection(), **wishes[format_.needs]), format_


def targets(format_: Format, path: Path) -> dict[str, Path]:
    """Each part of a format to its file: ``NAME.csv`` becomes ``NAME-nodes.csv`` and ``NAME-edges.csv``."""
    if len(format_.parts) == 1:
        return dict.fromkeys(format_.parts, path)
    return {part: path.with_name(f"{path.stem}-{part}{path.suffix or format_.ending}") for part in format_.parts}
