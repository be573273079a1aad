"""One self-contained HTML page: the network, its legend, search, and the evidence of every line."""

from __future__ import annotations

from gbakg.page.render import About, render

__all__ = ["About", "render"]
