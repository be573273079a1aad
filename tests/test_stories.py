"""Stories: what is read, and what is said about one that cannot be told."""

from __future__ import annotations

from pathlib import Path

import pytest

from gbakg.cards import cards
from gbakg.errors import DataError, FileError, StoryError
from gbakg.model import Words
from gbakg.sources import EmbeddedSource
from gbakg.stories import Step, check, read
from gbakg.vocabulary import ID
from tests.conftest import ROOT, Run

GOOD = """
title.zh = "题"
title.en = "Title"
[[steps]]
state = "focus=bgi"
caption.zh = "一"
caption.en = "One"
[[steps]]
state = "https://example.org/page.html#lang=en&view=full"
caption.zh = "二\\n行"
caption.en = "Two  lines"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "story.toml"


def test_a_story_is_read(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())  # as Notepad saves it
    story = read(file)
    assert story.title == Words("题", "Title")
    assert story.steps == (
        Step("focus=bgi", Words("一", "One")),
        Step("lang=en&view=full", Words("二 行", "Two lines")),
    )


@pytest.mark.parametrize(
    ("old", "new", "step", "said"),
    [
        ('title.en = "Title"\n', "", None, "title.en is missing. Wanted are title.zh, title.en."),
        ("title.en", "titel.en", None, "titel is unknown. Wanted are title, steps. Did you mean: title?"),
        ("title.en", "title.fr", None, "title.fr is unknown. Wanted are title.zh, title.en."),
        ('title.en = "Title"', 'title.en = "Title"\ntitle.fr = "Titre"', None, "title.fr is unknown"),
        ('title.zh = "题"', 'title.zh = ""', None, "title.zh must be a text"),
        ('title.zh = "题"\ntitle.en = "Title"', 'title = "题"', None, "title must be a table with title.zh, title.en"),
        ('state = "focus=bgi"\n', "", 1, "state is missing. Wanted are state, caption."),
        ('state = "focus=bgi"', 'stat = ""', 1, "stat is unknown. Wanted are state, caption. Did you mean: state?"),
        ('state = "focus=bgi"', "state = 7", 1, "state must be the text behind #"),
        ('caption.en = "Two  lines"', "", 2, "caption.en is missing"),
        ('caption.en = "Two  lines"', "caption.en = 2", 2, "caption.en must be a text"),
        ('caption.en = "One"', 'caption.en = "One"\ncaption.eng = "x"', 1, "caption.eng is unknown"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_step(file: Path, old: str, new: str, step: int | None, said: str) -> None:
    assert old in GOOD
    file.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(StoryError) as caught:
        read(file)
    assert (caught.value.path, caught.value.step) == (str(file), step)
    place = str(file) if step is None else f"{file}, step {step}"
    assert str(caught.value).startswith(f"{place}: ")
    assert said in str(caught.value)


@pytest.mark.parametrize("steps", ["", "steps = []", "steps = 3", "[steps]\nstate = ''"])
def test_a_story_without_steps_is_none(file: Path, steps: str) -> None:
    file.write_text(GOOD.partition("[[")[0] + steps, encoding="utf-8")
    with pytest.raises(StoryError, match="steps"):
        read(file)


def test_steps_that_are_no_tables(file: Path) -> None:
    file.write_text(GOOD.partition("[[")[0] + "steps = [1]", encoding="utf-8")
    with pytest.raises(StoryError, match="step 1: each of the steps must be a table with state, caption"):
        read(file)


def test_what_is_not_toml_is_said_with_line_and_column(file: Path) -> None:
    file.write_text('title.zh = "题"\ntitle.en = \n', encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read(file)
    assert (caught.value.path, caught.value.line, caught.value.column) == (str(file), 2, 12)
    file.write_text('title.zh = "题', encoding="utf-8")
    with pytest.raises(DataError, match="not TOML"):
        read(file)
    file.write_bytes("题".encode("gbk"))
    with pytest.raises(DataError, match="Save it as UTF-8"):
        read(file)


def test_a_file_that_is_not_there(file: Path) -> None:
    with pytest.raises(FileError) as caught:
        read(file)
    assert caught.value.path == str(file)


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("focus=bgj", "bgj"),
        ("focus=guangxi-university~bgj", "bgj"),
        ("view=full&pick=bgi~p-nothing", "p-nothing"),
        ("focus=https://example.org/x", "https://example.org/x"),
    ],
)
def test_a_step_that_names_what_there_is_not(file: Path, source: EmbeddedSource, state: str, name: str) -> None:
    file.write_text(GOOD.replace("focus=bgi", state), encoding="utf-8")
    with pytest.raises(StoryError) as caught:
        check(read(file), cards(source))
    assert caught.value.step == 1
    assert repr(name) in str(caught.value)
    assert ("bgi" in caught.value.nearest) == (name == "bgj")


def test_a_state_with_a_part_that_no_page_has(file: Path, source: EmbeddedSource) -> None:
    file.write_text(GOOD.replace("focus=bgi", "focuss=bgi"), encoding="utf-8")
    with pytest.raises(StoryError) as caught:
        check(read(file), cards(source))
    assert (caught.value.step, caught.value.nearest[0]) == (1, "focus")


def test_names_in_full_are_known_too(file: Path, source: EmbeddedSource) -> None:
    file.write_text(GOOD.replace("focus=bgi", f"focus={ID}bgi&pick=guangxi-university~bgi&off="), encoding="utf-8")
    check(read(file), cards(source))


def test_the_programs_answers(run: Run, tmp_path: Path, file: Path) -> None:
    assert run("explore", "-o", "n.html", "--story", ROOT / "docs" / "story.toml").returncode == 0
    assert "公函里的一座桥" in (tmp_path / "n.html").read_text(encoding="utf-8")
    for text, code, said in (
        (None, 4, "No such file"),
        ("=", 3, "line 1, column 1"),
        ("", 3, "title is missing"),
        (GOOD.replace("bgi", "bgj"), 3, "step 1: focus names 'bgj', which the graph does not hold. Did you mean: bgi"),
    ):  # fmt: skip
        if text is not None:
            file.write_text(text, encoding="utf-8")
        done = run("explore", "-o", "other.html", "--story", "story.toml")
        assert (done.returncode, "Traceback" in done.stderr) == (code, False)
        assert "story.toml" in done.stderr
        assert said in done.stderr
        assert not (tmp_path / "other.html").exists()
