"""``bench/RESULTS.md``: one section a benchmark, replaced when that benchmark runs again."""

from __future__ import annotations

import platform
import re
import time
from collections.abc import Sequence
from pathlib import Path

FILE = Path(__file__).parent / "RESULTS.md"

INTRODUCTION = """# Results

Written by `make bench`. Times are medians on a shared machine: the ratios within one table are what counts.
"""


def keep(title: str, lines: Sequence[str]) -> None:
    """Put a benchmark's section into the file, in place of what it said before, and print it.

    Args:
        title: the section's heading.
        lines: what stands under it, Markdown.
    """
    where = f"{time.strftime('%Y-%m-%d')}, {platform.machine()}, Python {platform.python_version()}."
    section = "\n".join([f"## {title}", "", where, "", *lines, ""])
    text = FILE.read_text(encoding="utf-8") if FILE.exists() else INTRODUCTION
    found = re.search(rf"^## {re.escape(title)}$.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    text = text[: found.start()] + section + "\n" + text[found.end() :] if found else f"{text.rstrip()}\n\n{section}"
    FILE.write_text(text.rstrip() + "\n", encoding="utf-8")
    print(section)
