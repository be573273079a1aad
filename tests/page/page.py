"""What the tests of the page share: names to look for, and hands that search and read."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from gbakg.model import Card, Words
from gbakg.networks import Network, Node
from gbakg.page import About, render
from gbakg.vocabulary import ID
from tests.page.browser import settle

VIEWS = ("partnerships", "organizations", "full")
BGI, DATA_CENTRE = ID + "bgi", ID + "p-medicinal-plant-data-centre"
HAN = re.compile(r"[\u3400-\u9fff]")
ABOUT = About(letters=(("20210089", Words("公函", "Letter in reply")),))


def write(folder: Path, networks: dict[str, Network], told: dict[str, Card] | None = None) -> Path:
    file = folder / "page.html"
    file.write_text(render(networks, told or {}, about=About()), encoding="utf-8")
    return file


def search(page: Page, text: str) -> None:
    """As a person does: slash, the words, Enter."""
    page.keyboard.press("/")
    page.keyboard.type(text)
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Enter")
    settle(page)


def details(page: Page, name: str = "详情") -> Locator:
    return page.get_by_role("complementary", name=name)


def organizations(networks: dict[str, Network]) -> dict[str, Node]:
    return {node.id: node for node in networks["partnerships"].nodes if node.group == "organization"}
