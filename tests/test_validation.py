"""Every rule is broken by one file, which breaks no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gbakg.errors import DataError, LetterError
from gbakg.findings import RULES
from gbakg.letters import Letter, read
from gbakg.validation import SHAPES, check

HERE = Path(__file__).resolve().parent
INVALID = sorted((HERE / "invalid").glob("*.ttl"))
VALID = HERE / "valid" / "minimal.ttl"
SHAPE_RULES = set(re.findall(r"^rule:([\w-]+) a sh:", SHAPES.read_text(encoding="utf-8"), re.MULTILINE))
LETTER = read(HERE / "valid" / "letter-1.txt")


def test_every_rule_has_its_file_and_every_file_its_rule() -> None:
    assert len(SHAPE_RULES) > 100
    assert {path.stem for path in INVALID} == SHAPE_RULES | set(RULES)


def test_the_small_graph_keeps_every_rule() -> None:
    assert check([VALID], [LETTER]) == []


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_a_file_breaks_just_its_own_rule(path: Path) -> None:
    findings = check([path], [LETTER] if path.stem in RULES else [])
    assert {finding.rule for finding in findings} == {path.stem}
    for finding in findings:
        assert finding.message_zh != finding.message_en
        assert re.search(r"[一-鿿]", finding.message_zh)


def test_a_finding_names_file_line_and_subject() -> None:
    path = HERE / "invalid" / "partnership-kind.ttl"
    finding = check([path])[0]
    line = path.read_text(encoding="utf-8").splitlines()[finding.line - 1]
    assert finding.file == str(path)
    assert line.startswith(finding.subject)


def test_a_letter_that_is_none_of_several_is_refused(tmp_path: Path) -> None:
    second = tmp_path / "second.ttl"
    second.write_text(
        VALID.read_text(encoding="utf-8").replace("letter-1", "letter-2").replace('"1"', '"2"'), encoding="utf-8"
    )
    with pytest.raises(LetterError, match="none of the 2 letters"):
        check([VALID, second], [Letter("other.txt", "别的信")])


def test_a_broken_file_is_reported_with_its_place(tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    broken.write_text("@prefix id: <https://w3id.org/gbakg/id/> .\nid:a id:b \n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        check([broken])
    assert (caught.value.path, caught.value.line) == (str(broken), 3)
