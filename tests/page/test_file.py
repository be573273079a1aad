"""What stands in the page's file: no network, same bytes, none of the letter's words."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from gbakg.layout.palette import DARK, LIGHT, REGIONS, contrast
from gbakg.layout.wrapping import width, wrap
from gbakg.letters import Letter
from gbakg.model import Card
from gbakg.networks import Network
from gbakg.page import About, render
from gbakg.workings import Workings
from tests.page.page import ABOUT, VIEWS

pytestmark = pytest.mark.browser


def test_the_file_asks_no_network_and_forbids_it(plain: Path) -> None:
    text = plain.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy
    assert "default-src &#39;none&#39;" in policy[1]
    assert "unsafe" not in policy[1]
    assert not re.search(r'<(?:script|img|iframe|link)[^>]+(?:src|href)="(?!data:)', text)
    assert "sourceMappingURL" not in text


def test_the_same_input_gives_the_same_bytes(
    networks: dict[str, Network], told: dict[str, Card], behind: Workings, plain: Path
) -> None:
    assert render(networks, told, about=ABOUT, workings=behind) == plain.read_text(encoding="utf-8")
    program = (
        "import hashlib\n"
        "from gbakg.cards import cards\nfrom gbakg.networks import network\n"
        "from gbakg.page import About, render\nfrom gbakg.sources import open_files\n"
        "from gbakg.workings import workings\n"
        "source = open_files()\n"
        f"networks = {{view: network(source, view) for view in {VIEWS}}}\n"
        "page = render(networks, cards(source), about=About(), workings=workings(source))\n"
        "print(hashlib.sha256(page.encode()).hexdigest())\n"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout.strip()
        for seed in ("1", "2")
    }
    page = render(networks, told, about=About(), workings=behind)
    assert digests == {hashlib.sha256(page.encode()).hexdigest()}


def test_no_word_of_the_letter_without_the_letter(
    plain: Path, told: dict[str, Card], behind: Workings, letter: Letter
) -> None:
    text = plain.read_text(encoding="utf-8") + behind.graph
    passages = {(one.start, one.end) for card in told.values() for one in card.evidence}
    assert not [place for place in passages if place[1] - place[0] > 25 and letter.passage(*place) in text]


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_colours_stand_out(colours: dict[str, str]) -> None:
    for name in (*REGIONS, "elsewhere", "partnership", "accent", "control"):
        assert contrast(colours[name], colours["ground"]) >= 3, name
    for name in ("text", "quiet", "accent", *REGIONS):
        assert contrast(colours[name], colours["ground"]) >= 4.5, name
    for ground in ("surface", "raised", "wash", "marked"):
        assert contrast(colours["text"], colours[ground]) >= 4.5, ground
    assert contrast(colours["on-accent"], colours["accent"]) >= 4.5


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("广西大学", 12, ("广西大学",)),
        ("中科鑫玺医疗科技（深圳）有限公司", 12, ("中科鑫玺医疗科技", "（深圳）有限公司")),
        ("深圳前海天使岛投资有限公司", 12, ("深圳前海天使岛投资", "有限公司")),
        ("Guangxi University", 20, ("Guangxi University",)),
        ("", 5, ("",)),
        ("\u202eabc\u2066 x\u200b", 9, ("abc x",)),
    ],
)
def test_labels_break_where_a_reader_would(text: str, limit: float, lines: tuple[str, ...]) -> None:
    assert wrap(text, limit) == lines


def test_no_line_is_longer_than_allowed(networks: dict[str, Network]) -> None:
    for node in networks["full"].nodes:
        for text in (node.label, node.label_en, "A" * 300, "<b>" * 40):
            for limit in (7.2, 13.2):
                assert all(width(line) <= limit for line in wrap(text, limit, 3))
                assert len(wrap(text, limit, 3)) <= 3
