"""Chromium for the page's tests: opened by ``file://``, with every request and every console message written down."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

MISSING = "Chromium is missing. `make test` installs it; on Debian: apt-get install chromium fonts-noto-cjk"


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.fail(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Watched:
    """Opens pages, and tells at the end whether one of them asked or said something.

    Attributes:
        browser: where pages are opened.
        complaints: requests, console messages and errors.
    """

    browser: Browser
    complaints: list[str] = field(default_factory=list)

    def open(self, file: Path, fragment: str = "", *, width: int = 1366, height: int = 768, **wishes: Any) -> Page:  # noqa: ANN401
        """Open a file in a window of its own; ``wishes`` are those of a browser context."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, reduced_motion="reduce", offline=True, **wishes
        )
        page = context.new_page()
        own = file.as_uri()
        page.on("request", lambda request: self._request(request.url, own))
        page.on("console", lambda message: self.complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.goto(f"{own}#{fragment}" if fragment else own)
        page.wait_for_function("globalThis.gbakg?.graph?.network()")
        settle(page)
        return page

    def _request(self, url: str, own: str) -> None:
        if url.partition("#")[0] != own and not url.startswith(("data:", "blob:")):
            self.complaints.append(f"request: {url}")


def settle(page: Page) -> None:
    """Wait until a change of state is drawn."""
    page.evaluate(
        "new Promise((done) => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(done)), 30))"
    )


def labels(page: Page) -> dict[str, tuple[float, float, float, float]]:
    """Left, top, right and bottom of each label on the canvas, in pixels of the window, by IRI."""
    found: dict[str, list[float]] = page.evaluate(
        """() => {
          const { graph, labels } = globalThis.gbakg;
          const frame = graph.container.getBoundingClientRect();
          const at = (x, y) => graph.network().canvasToDOM({ x, y });
          return Object.fromEntries([...labels.boxes()].map(([id, box]) => {
            const [from, to] = [at(box.left, box.top), at(box.right, box.bottom)];
            return [id, [from.x + frame.left, from.y + frame.top, to.x + frame.left, to.y + frame.top]];
          }));
        }"""
    )
    return {iri: (box[0], box[1], box[2], box[3]) for iri, box in found.items()}


def marks(page: Page) -> dict[str, tuple[float, float]]:
    """Where each mark that is shown stands in the window, by IRI."""
    found: dict[str, list[float]] = page.evaluate(
        """() => {
          const { graph } = globalThis.gbakg;
          const frame = graph.container.getBoundingClientRect();
          const places = graph.network().getPositions([...graph.scene().seen]);
          return Object.fromEntries(Object.entries(places).map(([id, place]) => {
            const { x, y } = graph.network().canvasToDOM(place);
            return [id, [x + frame.left, y + frame.top]];
          }));
        }"""
    )
    return {iri: (x, y) for iri, (x, y) in found.items()}


def lines(page: Page) -> dict[str, dict[str, Any]]:
    """The lines that are drawn, with their style, certainty and partnership, by id."""
    found: dict[str, dict[str, Any]] = page.evaluate(
        """() => {
          const { graph } = globalThis.gbakg;
          return Object.fromEntries(graph.drawn().map(({ line, dashes, width, curve }) => [line.id, {
            certainty: line.certainty, partnership: line.partnership, role: line.role, status: line.status,
            dashes, width, curve,
          }]));
        }"""
    )
    return found
