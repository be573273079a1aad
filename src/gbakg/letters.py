"""A letter's text in the user's hands: passages, positions, digests.

The letters' words are not part of this project. The graph keeps positions and digests only, counted in Unicode
code points between characters from 0 (RFC 5147, section 2.1.1, "character scheme"), over the whole file as it is.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from gbakg.errors import FileError, LetterError, UsageError

PART = re.compile(r"^([一二三四五六七八九十]+)、", re.MULTILINE)
SECTION = re.compile(r"^（([一二三四五六七八九十]+)）", re.MULTILINE)
ITEM = re.compile(r"(?:^|(?<=。))([一二三四五六七八九十]+)是", re.MULTILINE)


@dataclass(frozen=True)
class Letter:
    """The text of one letter.

    Attributes:
        path: where it was read from, for messages.
        text: the whole file, decoded as UTF-8, line ends untouched.
    """

    path: str
    text: str

    @property
    def sha256(self) -> str:
        """Hexadecimal SHA-256 of the text's UTF-8 bytes."""
        return digest(self.text)

    def passage(self, start: int, end: int) -> str:
        """The words between two positions.

        Args:
            start: position before the first character, from 0.
            end: position after the last character.

        Raises:
            LetterError: the positions lie outside the letter.
        """
        if not 0 <= start < end <= len(self.text):
            raise LetterError(f"{self.path}: no passage {start}-{end} in {len(self.text)} characters.")
        return self.text[start:end]

    def locator(self, position: int) -> str:
        """Part, section and item at a position, as readers cite them.

        Args:
            position: a position between characters, from 0.

        Returns:
            For example ``一（二）一是``; empty before the first part.

        >>> Letter("-", "一、甲\\n（一）乙。\\n一是丙。二是丁。").locator(17)
        '一（一）二是'
        """
        part = _last(PART, self.text, 0, position)
        section = _last(SECTION, self.text, part.start(), position) if part else None
        item = _last(ITEM, self.text, section.end(), position) if section else None
        return "".join(
            (part[1] if part else "", f"（{section[1]}）" if section else "", f"{item[1]}是" if item else "")
        )

    def find(self, words: str) -> tuple[int, int]:
        """The only place where some words stand.

        Args:
            words: characters of the letter; ``开头……结尾`` stands for a stretch with the middle left out.

        Returns:
            Start and end position.

        Raises:
            UsageError: the words stand nowhere, or in several places.
        """
        head, gap, tail = words.partition("……")
        starts = [m.start() for m in re.finditer(re.escape(head), self.text)]
        if len(starts) != 1:
            raise UsageError(f"{head!r} stands {len(starts)} times in {self.path}; give words that stand there once.")
        if not gap:
            return starts[0], starts[0] + len(head)
        end = self.text.find(tail, starts[0] + len(head))
        if end < 0:
            raise UsageError(f"{tail!r} does not follow {head!r} in {self.path}.")
        return starts[0], end + len(tail)


def digest(text: str) -> str:
    """Hexadecimal SHA-256 of a text's UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def read(path: str | Path) -> Letter:
    """Read a letter's copy without changing a character.

    Args:
        path: a UTF-8 text file.

    Raises:
        FileError: the file cannot be opened.
        LetterError: the file is not UTF-8.
    """
    try:
        return Letter(str(path), Path(path).read_bytes().decode("utf-8"))
    except OSError as error:
        raise FileError(str(path), error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise LetterError(f"{path}: byte {error.start} is not UTF-8. Save the letter as UTF-8 text.") from error


def expect(letter: Letter, sha256: str) -> None:
    """Make sure that a copy is, to the character, the text the graph points into.

    Args:
        letter: the copy.
        sha256: the digest that the graph states.

    Raises:
        LetterError: the digest differs; the message names the usual reasons when one of them fits.
    """
    if letter.sha256 == sha256:
        return
    plain = letter.text.removeprefix("\ufeff").replace("\r\n", "\n")
    reason = (
        "It differs only by a byte order mark or Windows line ends: save it as UTF-8 without either."
        if digest(plain) == sha256
        else "It is another text or another edition."
    )
    raise LetterError(f"{letter.path} is not the letter the graph points into (SHA-256 {sha256[:12]}…). {reason}")


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """The last match after ``start`` that begins at or before ``end``."""
    matches = [match for match in pattern.finditer(text, start) if match.start() <= end]
    return matches[-1] if matches else None
