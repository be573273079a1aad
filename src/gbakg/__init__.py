"""Who works with whom between Guangxi and the Greater Bay Area, and where the letter says so.

Reading order: :mod:`gbakg.vocabulary` (the words), :mod:`gbakg.model` (the nouns), :mod:`gbakg.sources` (where answers
come from), :mod:`gbakg.questions` (the catalogue), :mod:`gbakg.networks` (the one idea), :mod:`gbakg.cards` (what is
told about one thing), :mod:`gbakg.measures` (what is reckoned), :mod:`gbakg.layout` (where it stands),
:mod:`gbakg.page` and :mod:`gbakg.exports` (how it leaves), :mod:`gbakg.cli` (the verbs).

>>> import gbakg
>>> [row["partner_name"] for row in gbakg.query("partners", org="广西大学", lang="en")]
['South China Agricultural University']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__date__ = "2026-11-24"
"""When this version was released, program and data together; the data have no version of their own."""

__all__ = [
    "GbakgError",
    "Page",
    "Source",
    "Table",
    "__version__",
    "describe",
    "explore",
    "export",
    "graph",
    "measure",
    "network",
    "open_endpoint",
    "open_graph",
    "open_store",
    "picture",
    "query",
    "release",
    "show",
    "site",
]

if TYPE_CHECKING:
    from gbakg.api import (
        GbakgError,
        Source,
        Table,
        graph,
        measure,
        network,
        open_endpoint,
        open_graph,
        open_store,
        query,
        show,
    )
    from gbakg.publish import Page, describe, explore, export, picture, release, site


def __getattr__(name: str) -> object:
    """Import the public names when one is first used: the command line starts without them."""
    if name in __all__:
        from gbakg import api, publish

        return getattr(api if name in api.__all__ else publish, name)
    raise AttributeError(f"module 'gbakg' has no attribute {name!r}")
