"""Measures on the panel of a body: those of the program, each with its definition, on stated pairs alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from gbakg.measures import measures, of
from gbakg.networks import network
from gbakg.publish import explore
from gbakg.sources import EmbeddedSource
from tests.page.browser import Watched

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory, source: EmbeddedSource) -> Path:
    file = tmp_path_factory.mktemp("measures") / "network.html"
    file.write_text(explore(source, engine=False).html, encoding="utf-8")
    return file


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("body", ["guangxi-science-department", "bgi"])
def test_a_body_has_its_numbers(
    watched: Watched, shipped: Path, source: EmbeddedSource, body: str, language: str
) -> None:
    page = watched.open(shipped, f"focus={body}&lang={language}")
    block = page.locator(".details .measures")
    found = measures(network(source, "organizations"))
    expect(block).to_contain_text(found.heading[language])
    values = found.organizations[f"https://w3id.org/gbakg/id/{body}"]
    shown = of("organizations", *(("brokerage",) if values["brokered"] else ()))
    names = block.locator("> dl dt").all_text_contents()
    assert names == [one.words[language] for one in shown]
    truth = {"zh": ("是", "否"), "en": ("yes", "no")}[language]
    wanted = [truth[0 if values[one.name] else 1] if one.type is bool else f"{values[one.name]:g}" for one in shown]
    assert block.locator("> dl dd").all_text_contents() == wanted
    block.get_by_text({"zh": "各数怎样计算", "en": "How these are counted"}[language]).click()
    assert block.locator("details dd").all_text_contents() == [one.definition[language] for one in shown]
    expect(block.locator("details dd").first).to_be_visible()


def test_what_is_no_body_has_none(watched: Watched, shipped: Path) -> None:
    page = watched.open(shipped, "focus=p-aluminium-programme")
    expect(page.locator(".details")).to_be_visible()
    expect(page.locator(".details .measures")).to_have_count(0)
