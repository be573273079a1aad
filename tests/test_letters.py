"""Positions, locators and digests, on a letter of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from gbakg.errors import FileError, LetterError, UsageError
from gbakg.letters import Letter, digest, expect, read

TEXT = "标题\n一、甲\n（一）乙。\n一是丙丁。二是戊。\n（二）己。三是庚𠮷辛。\n二、壬\n（一）癸。"
LETTER = Letter("letter.txt", TEXT)


@pytest.mark.parametrize(
    ("words", "locator"),
    [
        ("标题", ""),
        ("甲", "一"),
        ("乙", "一（一）"),
        ("丙", "一（一）一是"),
        ("戊", "一（一）二是"),
        ("己", "一（二）"),
        ("庚", "一（二）三是"),
        ("癸", "二（一）"),
    ],
)
def test_locator_names_part_section_and_item(words: str, locator: str) -> None:
    assert LETTER.locator(TEXT.index(words)) == locator


def test_positions_count_code_points_not_bytes_or_utf16_units() -> None:
    start, end = LETTER.find("𠮷辛")
    assert (end - start, LETTER.passage(start, end)) == (2, "𠮷辛")


def test_a_gap_stands_for_the_middle_of_a_passage() -> None:
    assert LETTER.passage(*LETTER.find("丙……戊")) == "丙丁。二是戊"


@pytest.mark.parametrize("words", ["不在", "一", "丙……不在"])
def test_words_must_stand_once(words: str) -> None:
    with pytest.raises(UsageError):
        LETTER.find(words)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 4), (-1, 3), (0, len(TEXT) + 1)])
def test_a_passage_lies_inside_its_letter(start: int, end: int) -> None:
    with pytest.raises(LetterError):
        LETTER.passage(start, end)


def test_another_text_is_refused_and_line_ends_are_named() -> None:
    expect(LETTER, digest(TEXT))
    with pytest.raises(LetterError, match="another text"):
        expect(Letter("x", TEXT + "子"), digest(TEXT))
    with pytest.raises(LetterError, match="Windows line ends"):
        expect(Letter("x", "\ufeff" + TEXT.replace("\n", "\r\n")), digest(TEXT))


def test_reading_changes_no_character(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes("甲\r\n乙\u2028 ".encode())
    assert read(path).text == "甲\r\n乙\u2028 "
    path.write_bytes("甲".encode("gbk"))
    with pytest.raises(LetterError, match="UTF-8"):
        read(path)
    with pytest.raises(FileError):
        read(tmp_path / "none.txt")
