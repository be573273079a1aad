"""The house keeps its floors: imports go down, rooms of one floor do not know each other, nothing grows too large."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from gbakg.vocabulary import HERE

FLOORS = [
    {"errors", "vocabulary", "bilingual", "model"},
    {"sources", "letters", "stories"},
    {"views", "names", "questions", "chains", "turtle", "rdf"},
    {"networks", "findings", "summary", "paths", "trig", "selections", "excerpts", "description", "closeups"},
    {
        "cards",
        "validation",
        "workings",
        "layout",
        "graphs",
        "measures",
        "partnerships",
        "matrix",
        "timeline",
        "profiles",
    },
    {"exports", "page"},
    {"dispatch", "pictures"},
    {"site"},
    {"api", "publish"},
    {"serve"},
    {"cli", "__init__", "__main__"},
]
"""Rooms from the ground up; a room of the same floor is known only where :data:`NEIGHBOURS` says so."""

NEIGHBOURS = {
    ("model", "bilingual"),
    ("names", "views"),
    ("chains", "views"),
    ("questions", "names"),
    ("summary", "networks"),
    ("paths", "networks"),
    ("selections", "networks"),
    ("excerpts", "trig"),
    ("closeups", "excerpts"),
    ("partnerships", "layout"),
    ("matrix", "partnerships"),
    ("timeline", "partnerships"),
    ("description", "trig"),
    ("publish", "api"),
    ("__main__", "cli"),
}
"""Steps within a floor, each from the room that builds on the other."""

HEAVY = {
    "rdflib",
    "networkx",
    "pyvis",
    "pyshacl",
    "rich",
    "jinja2",
    "pypinyin",
    "opencc",
    "xlsxwriter",
    "matplotlib",
    "pandas",
    "polars",
    "starlette",
    "uvicorn",
    "anyio",
    "mimeparse",
}
"""Libraries that only the command that needs them may load."""

FILES = sorted(HERE.rglob("*.py"))


def room(path: Path) -> str:
    """The room that a file stands in."""
    return path.relative_to(HERE).parts[0].removesuffix(".py")


def floor(name: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


def imports(tree: ast.AST) -> list[tuple[str, bool]]:
    """Imported modules, and whether at the module's top level."""
    top = set(
        ast.walk(
            ast.Module(
                body=[n for n in getattr(tree, "body", []) if isinstance(n, ast.Import | ast.ImportFrom)],
                type_ignores=[],
            )
        )
    )
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names] if node.module == "gbakg" else [node.module]
            found += [(name, node in top) for name in names]
        elif isinstance(node, ast.Import):
            found += [(alias.name, node in top) for alias in node.names]
    return found


def test_every_room_has_its_floor() -> None:
    assert len(FILES) > 30
    assert {room(path) for path in FILES} == set().union(*FLOORS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HERE)))
def test_imports_go_down(path: Path) -> None:
    here = room(path)
    for name, _ in imports(ast.parse(path.read_text(encoding="utf-8"))):
        parts = name.split(".")
        if parts[0] != "gbakg" or len(parts) < 2 or parts[1] in {"__version__", "__date__"} or parts[1] == here:
            continue
        other = parts[1]
        # how a value shows itself, or turns into another library's, imported when it does
        notebook = name in {"gbakg.exports.notebook", "gbakg.exports.frames"}
        assert floor(other) < floor(here) or (here, other) in NEIGHBOURS or notebook, f"{here} imports {name}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HERE)))
def test_heavy_libraries_wait_and_click_stays_above(path: Path) -> None:
    for name, at_top in imports(ast.parse(path.read_text(encoding="utf-8"))):
        library = name.split(".")[0]
        assert library != "click" or room(path) == "cli"
        if room(path) not in {"rdf", "graphs", "serve"}:  # imported only by those who ask for what they are about
            assert not (library in HEAVY and at_top), f"{path.name} loads {library} at once"


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(HERE)))
def test_nothing_grows_too_large(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    assert path.stem not in {"util", "utils", "helpers", "common", "base", "core"}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) else node.body
            assert not body or (body[-1].end_lineno or 0) - body[0].lineno < 40, node.name
