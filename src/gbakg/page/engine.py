"""Oxigraph for the page's console: the npm package ``oxigraph``, WebAssembly that runs in the browser.

It is never part of this project: whoever has the package gets a page with a console, and all others a page that says
how to get one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from gbakg.errors import FileError
from gbakg.vocabulary import HERE

PACKAGE = Path("node_modules") / "oxigraph"
"""Where npm puts the package, below the folder in which it was called."""

GET = "Get it by `npm install oxigraph@0.5.11` and name the folder node_modules/oxigraph."
"""What to do where it is missing."""


@dataclass(frozen=True)
class Engine:
    """What the browser needs to answer SPARQL.

    Attributes:
        script: JavaScript for a worker: the package's own text, then what listens to the page.
        wasm: the package's WebAssembly.
    """

    script: str
    wasm: bytes


def find() -> Path | None:
    """The package's folder below the working directory or the checkout, or None."""
    for folder in (Path.cwd(), HERE.parent.parent):
        if (folder / PACKAGE / "web_bg.wasm").is_file():
            return folder / PACKAGE
    return None


def read(folder: str | Path) -> Engine:
    """The engine from the package's folder.

    Args:
        folder: where ``web.js`` and ``web_bg.wasm`` are.

    Raises:
        FileError: they are not there, or are not what the page can use.
    """
    folder = Path(folder)
    try:
        module = (folder / "web.js").read_text(encoding="utf-8")
        wasm = (folder / "web_bg.wasm").read_bytes()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise FileError(str(folder), f"is no folder of the npm package oxigraph ({reason}). {GET}") from error
    script = _plain(module)
    if not wasm.startswith(b"\0asm") or re.search(r"^\s*(?:import|export)\b|import\.meta", script, re.MULTILINE):
        raise FileError(str(folder), f"holds another version of oxigraph than the page can use. {GET}")
    worker = resources.files("gbakg.page").joinpath("scripts/worker.js").read_text(encoding="utf-8")
    return Engine(f"{script}\n{worker}", wasm)


def _plain(module: str) -> str:
    """A module's text as a plain script: browsers start no module in a worker of a page that was opened from disk."""
    script = re.sub(r"^export \{[^}]*\};?$", "", module.replace("\r\n", "\n"), flags=re.MULTILINE)
    return re.sub(r"^export (?=class|function)", "", script, flags=re.MULTILINE).replace("import.meta.url", '""')
