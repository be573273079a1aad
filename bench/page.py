"""The network page in headless Chromium, beside what plain pyvis writes of the same graph, in one run.

For graphs of several sizes both pages are opened from disk, in turn, several times:

- *first picture*: from the start of navigation until a frame shows something on the canvas;
- *panning*: frames a second while the mouse drags the picture;
- *blocked*: the longest task while bodies are selected, filters switched, views and sheets changed (ours only).

Goals: 200 marks in less than 1 s, 3,000 in less than 3 s and panning above 30 frames a second; 10,000 opens.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TooLong

from bench.graphs import write
from bench.results import keep
from gbakg.api import open_graph
from gbakg.networks import Network, network
from gbakg.publish import explore
from tests.page.browser import chromium

SIZES = {"shipped": None, "200 marks": (130, 70), "3,000 marks": (1900, 1100), "10,000 marks": (6300, 3700)}
"""Name to numbers of organisations and partnerships."""

PATIENCE = 30_000
"""Milliseconds after which a page counts as not opening."""

WATCH = """() => {
  const look = () => {
    const canvas = document.querySelector("canvas");
    if (canvas?.width) {
      const small = new OffscreenCanvas(160, 90);
      const ctx = small.getContext("2d", { willReadFrequently: true });
      ctx.drawImage(canvas, 0, 0, 160, 90);
      if (ctx.getImageData(0, 0, 160, 90).data.some((value, at) => at % 4 === 3 && value > 20)) {
        globalThis.firstPicture = performance.now();
        return;
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
"""Remembers when the canvas first shows something; the same for both pages."""

FRAMES = """() => {
  globalThis.frames = [];
  const step = (now) => { globalThis.frames.push(now); globalThis.stepping = requestAnimationFrame(step); };
  globalThis.stepping = requestAnimationFrame(step);
}"""

TOUCHES = {
    "select": """(n) => gbakg.state.go({
      focus: gbakg.data.nodes().filter((node) => node.is === "organization")[n].id })""",
    "filter": '(n) => gbakg.filters.toggle("status", ["Underway", "Planned"][n % 2])',
    "view": '(n) => gbakg.state.go({ view: ["organizations", "partnerships"][n % 2] })',
    "sheet": '(n) => gbakg.state.go({ tab: ["timeline", "list", "matrix", "picture"][n % 4] })',
}
"""What a person does, by name: each is done several times, with the number of the time."""

BLOCKED = """async (touch) => {
  let longest = 0;
  const watch = new PerformanceObserver((seen) => {
    longest = Math.max(longest, ...seen.getEntries().map((task) => task.duration));
  });
  watch.observe({ entryTypes: ["longtask"] });
  for (let n = 0; n < 8; n += 1) {
    touch(n);
    await new Promise((done) => setTimeout(done, 400));
  }
  watch.disconnect();
  return longest;
}"""
"""The longest task, in milliseconds, while something is done several times; tasks below 50 are not told and count 0."""


@dataclass
class Times:
    """What was measured of one page; empty where it never opened."""

    first: list[float] = field(default_factory=list)
    rate: list[float] = field(default_factory=list)
    blocked: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in TOUCHES})


def plain_pyvis(view: Network) -> str:
    """What a user of pyvis writes: its own template, its defaults."""
    from pyvis.network import Network as Drawing

    drawn = Drawing(cdn_resources="in_line")
    for node in view.nodes:
        drawn.add_node(node.id, label=node.label, title=node.label)
    for edge in view.edges:
        drawn.add_edge(edge.source, edge.target, title=edge.label)
    return str(drawn.generate_html())


def pages(folder: Path, size: tuple[int, int] | None) -> dict[str, Path]:
    """Both pages of one graph."""
    files: list[Path] = []
    if size:
        files = [folder / "graph.ttl"]
        write(files[0], *size)
    source = open_graph(*files)
    written = {"gbakg": explore(source).html, "pyvis": plain_pyvis(network(source))}
    for name, html in written.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in written}


def drag(page: Page) -> float:
    """Frames a second while the picture is dragged about."""
    page.mouse.move(700, 400)
    page.mouse.down()
    page.evaluate(FRAMES)
    for step in range(60):
        page.mouse.move(700 + 2 * step, 400 + step)
        time.sleep(0.008)
    page.mouse.up()
    stamps: list[float] = page.evaluate("() => { cancelAnimationFrame(stepping); return frames; }")
    gaps = [after - before for before, after in pairwise(stamps)]
    return 1000 / statistics.mean(gaps) if gaps else 0.0


def measure(browser: Browser, file: Path, times: Times) -> None:
    """Open a page once."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, offline=True, bypass_csp=True)
    context.add_init_script(f"({WATCH})()")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    try:
        page.goto(file.as_uri(), wait_until="commit")
        page.wait_for_function("globalThis.firstPicture")
        times.first.append(float(page.evaluate("firstPicture")))
        page.wait_for_timeout(500)
        times.rate.append(drag(page))
        if page.evaluate("Boolean(globalThis.gbakg)"):
            for name, touch in TOUCHES.items():
                times.blocked[name].append(float(page.evaluate(f"() => ({BLOCKED})({touch})")))
    except TooLong:
        pass
    finally:
        context.close()


def rows(browser: Browser, rounds: int) -> Iterator[str]:
    """Lines of the table, graph by graph."""
    for name, size in SIZES.items():
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            files = pages(Path(folder), size)
            print(f"{name}: pages written in {time.perf_counter() - start:.0f} s", flush=True)
            found = {who: Times() for who in files}
            for _ in range(rounds):
                for who, file in files.items():
                    measure(browser, file, found[who])
            yield from (_row(name, who, found, files[who].stat().st_size) for who in files)


def _row(name: str, who: str, found: dict[str, Times], size: int) -> str:
    times, own = found[who], found["gbakg"]
    if not times.first:
        return f"| {name} | {who} | {size / 1e6:.1f} MB | not within {PATIENCE // 1000} s |{' |' * (2 + len(TOUCHES))}"
    first = statistics.median(times.first)
    ratio = f"{first / statistics.median(own.first):.1f}" if own.first else ""
    rate = f"{statistics.median(times.rate):.0f}" if times.rate else ""
    blocked = " | ".join(_longest(found) for found in times.blocked.values())
    return f"| {name} | {who} | {size / 1e6:.1f} MB | {first:.0f} ms | {ratio} | {rate} | {blocked} |"


def _longest(found: list[float]) -> str:
    """In words; a task of less than 50 ms is none that a browser tells of, https://www.w3.org/TR/longtasks-1/."""
    if not found:
        return ""
    longest = statistics.median(found)
    return f"{longest:.0f} ms" if longest >= 50 else "< 50 ms"


def main() -> None:
    """Measure, print, and keep the result."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    wishes = parser.parse_args()
    with chromium() as browser:
        table = list(rows(browser, wishes.rounds))
    lines = [
        f"Headless Chromium without a graphics card, 1366 × 768, {wishes.rounds} rounds, the two pages in turn.",
        "",
        "| graph | page | file | first picture | times gbakg’s | frames a second, panning |"
        + "".join(f" blocked: {name} |" for name in TOUCHES),
        "| --- " * (6 + len(TOUCHES)) + "|",
        *table,
        "",
        "Goals: first picture of 200 marks in less than 1 s, of 3,000 in less than 3 s; panning above 30 frames a",
        "second and nothing that keeps a hand waiting for more than 100 ms at 3,000.",
        "pyvis lets the picture move until it comes to rest.",
    ]
    keep("The page", lines)


if __name__ == "__main__":
    main()
