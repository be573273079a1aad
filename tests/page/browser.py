"""Chromium for the page's tests: opened by ``file://``, with every request and every console message written down."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Error, Page, sync_playwright

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

BLANK = "about:blank"

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
class Window:
    """A window of the browser, with storage of its own, in which one page is opened after another.

    Attributes:
        wishes: those of its browser context, as one text.
        page: its only tab.
        session: for what Playwright does not offer.
        own: the address of the file that is open, without its fragment.
    """

    wishes: str
    page: Page
    session: CDPSession
    own: str = BLANK

    def wipe(self) -> None:
        """Make it as good as new: nothing stored, no history, no hand on mouse or keys, nothing emulated."""
        for other in self.page.context.pages:
            if other != self.page:
                other.close()
        self.page.evaluate("localStorage.clear(); sessionStorage.clear();")
        self.page.emulate_media(media="null", reduced_motion="reduce")
        self.page.goto(BLANK)
        self.own = BLANK
        self.session.send("Page.resetNavigationHistory")
        self.page.mouse.up()
        self.page.mouse.move(-1, -1)


@dataclass
class Watched:
    """Opens pages, and tells at the end of a test whether one of them asked or said something.

    A document in a window that was open before takes a quarter of the time of one in a new window, which is a new
    process; so windows are wiped and kept.

    Attributes:
        browser: where pages are opened.
        complaints: requests, console messages and errors.
        taken: windows that the test holds.
        free: windows that wait for the next one.
    """

    browser: Browser
    complaints: list[str] = field(default_factory=list)
    taken: list[Window] = field(default_factory=list)
    free: list[Window] = field(default_factory=list)

    def open(self, file: Path, fragment: str = "", *, width: int = 1366, height: int = 768, **wishes: Any) -> Page:  # noqa: ANN401
        """Open a file in a window of its own; ``wishes`` are those of a browser context."""
        window = self._window({"viewport": {"width": width, "height": height}, **wishes})
        self.taken.append(window)
        page, own = window.page, file.as_uri()
        window.own = own
        page.goto(f"{own}#{fragment}" if fragment else own)
        page.wait_for_function("globalThis.gbakg?.graph?.network()")
        settle(page)
        return page

    def leave(self) -> None:
        """Wipe the windows that are open, and close those that cannot be wiped, because a page hangs or is closed."""
        while self.taken:
            window = self.taken.pop()
            try:
                window.wipe()
            except Error:
                window.page.context.close()
            else:
                self.free.append(window)

    def _window(self, wishes: dict[str, Any]) -> Window:
        for window in self.free:
            if window.wishes == repr(wishes):
                self.free.remove(window)
                return window
        context = self.browser.new_context(reduced_motion="reduce", offline=True, **wishes)
        page = context.new_page()
        window = Window(repr(wishes), page, context.new_cdp_session(page))
        page.on("request", lambda request: self._request(request.url, window.own))
        page.on("console", lambda message: self.complaints.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        return window

    def _request(self, url: str, own: str) -> None:
        if url.partition("#")[0] not in (own, BLANK) and not url.startswith(("data:", "blob:")):
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
