"""``bench/RESULTS.md``: one section a benchmark, replaced when that benchmark runs again."""

from __future__ import annotations

import os
import platform
import re
import time
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

FILE = Path(__file__).parent / "RESULTS.md"

INTRODUCTION = """# Results

Written by `make bench`, each section by one program of this folder; [README.md](README.md) says how to run them again.
Times are medians on a shared machine: the ratios within one table are what counts.
"""

PEERS = ("pyoxigraph", "rdflib", "oxrdflib", "oxigraph", "igraph", "networkx")
"""Libraries whose versions are told."""


def keep(title: str, lines: Sequence[str]) -> None:
    """Put a benchmark's section into the file, in place of what it said before, and print it.

    Args:
        title: the section's heading.
        lines: what stands under it, Markdown.
    """
    section = "\n".join([f"## {title}", "", *machine(), "", *lines, ""])
    text = FILE.read_text(encoding="utf-8") if FILE.exists() else INTRODUCTION
    found = re.search(rf"^## {re.escape(title)}$.*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    text = text[: found.start()] + section + "\n" + text[found.end() :] if found else f"{text.rstrip()}\n\n{section}"
    FILE.write_text(text.rstrip() + "\n", encoding="utf-8")
    print(section)


def machine() -> list[str]:
    """When, on what, and with which libraries."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    hardware = f"{platform.machine()}, {_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB"
    found = [f"{name} {known}" for name in PEERS if (known := _version(name))]
    return [
        f"{time.strftime('%Y-%m-%d')}, {platform.system()}, {hardware}, load average {os.getloadavg()[0]:.1f}.",
        f"Python {platform.python_version()}, {', '.join(found)}.",
    ]


def upto(sizes: Iterable[str], largest: str) -> list[str]:
    """The sizes up to one of them.

    >>> upto(["10k", "100k", "1M"], "100k")
    ['10k', '100k']
    """
    known = list(sizes)
    return known[: known.index(largest) + 1]


def _processor() -> str:
    """The processor's name, as Linux tells it."""
    told = Path("/proc/cpuinfo")
    text = told.read_text(encoding="utf-8") if told.exists() else ""
    found = re.search(r"^model name\s*: (.+)$", text, re.MULTILINE)
    return found[1] if found else platform.processor()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
