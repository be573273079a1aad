"""Hands that take files away from the page, and eyes for what is in them."""

from __future__ import annotations

import base64
import csv
import io
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from playwright.sync_api import Page, expect

SVG = "{http://www.w3.org/2000/svg}"

FORMATS = {
    "png": "图片（PNG）",
    "svg": "矢量图（SVG）",
    "nodes.csv": "机构、合作等（CSV）",
    "edges.csv": "连线（CSV）",
    "json": "点和线（JSON）",
    "graphml": "点和线（GraphML）",
}
"""What a file's name ends with, to the button that makes it."""


@dataclass(frozen=True)
class File:
    """A file that was taken away.

    Attributes:
        name: that the page gave it.
        contents: of it.
    """

    name: str
    contents: bytes

    @property
    def text(self) -> str:
        return self.contents.decode("utf-8")

    @property
    def rows(self) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.contents.decode("utf-8-sig"), newline="")))

    @property
    def drawing(self) -> ElementTree.Element:
        return ElementTree.fromstring(self.text)  # noqa: S314  # written by the page under test


def take(page: Page, kind: str, *, opener: str = "导出", button: str = "") -> File:
    """Take one file away by the menu, which is left open."""
    dialog = page.get_by_role("dialog", name=opener)
    if not dialog.is_visible():
        page.get_by_role("button", name=opener).click()
    with page.expect_download() as download:
        dialog.get_by_role("button", name=button or FORMATS[kind]).click()
    expect(dialog.get_by_role("status")).to_contain_text(download.value.suggested_filename)
    return File(download.value.suggested_filename, download.value.path().read_bytes())


def groups(drawing: ElementTree.Element, kind: str) -> list[ElementTree.Element]:
    """The groups of a drawing that are marks, lines, labels, keys of the legend …"""
    return [group for group in drawing.iter(f"{SVG}g") if group.get("data-is") == kind]


def written(element: ElementTree.Element) -> list[str]:
    """The texts in an element, without the grounds that stand behind them."""
    return [text.text or "" for text in element.iter(f"{SVG}text") if not text.get("aria-hidden")]


def pixels(page: Page, picture: bytes) -> dict[str, Any]:
    """Size of a picture, its first pixel, and all colours that cover more than a few pixels, as ``#rrggbb``."""
    found: dict[str, Any] = page.evaluate(
        """async (data) => {
          const image = new Image();
          image.src = `data:image/png;base64,${data}`;
          await image.decode();
          const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
          const context = canvas.getContext("2d");
          context.drawImage(image, 0, 0);
          const { data: all } = context.getImageData(0, 0, image.width, image.height);
          const counts = new Map();
          for (let at = 0; at < all.length; at += 4) {
            const key = (all[at] << 16) | (all[at + 1] << 8) | all[at + 2];
            counts.set(key, (counts.get(key) || 0) + 1);
          }
          const hex = (key) => `#${key.toString(16).padStart(6, "0")}`;
          return {
            size: [image.width, image.height],
            first: hex((all[0] << 16) | (all[1] << 8) | all[2]),
            colours: [...counts].filter(([, count]) => count > 30).map(([key]) => hex(key)),
          };
        }""",
        base64.b64encode(picture).decode(),
    )
    return found
