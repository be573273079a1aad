"""The notebooks run from top to bottom, and what they show is there."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import ROOT

pytestmark = pytest.mark.slow

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def check_tour(tables: list[str], _pictures: list[str]) -> None:
    assert any("gbakg:Participation" in html for html in tables)
    assert any("广西药用植物园" in html and "<table>" in html for html in tables)
    assert any(html.startswith("<iframe srcdoc=") and "澳门大学" in html for html in tables)


def check_regions(tables: list[str], pictures: list[str]) -> None:
    assert any("梧州市科技局" in html and "brokered" in html for html in tables)
    assert any("conceivable" in html and "澳门" in html for html in tables)
    shown = [svg for svg in pictures if svg]
    assert len(shown) == 3
    assert all("20210089" in svg for svg in shown)


CHECKS = {"tour": check_tour, "regions": check_regions}
"""Notebook to what it has to show, in tables and in pictures."""


def test_there_are_notebooks() -> None:
    assert {path.stem for path in NOTEBOOKS} == set(CHECKS)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert not [cell for cell in cells if cell.outputs or cell.execution_count]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_from_top_to_bottom(path: Path, tmp_path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    data = [output.get("data", {}) for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    CHECKS[path.stem]([one.get("text/html", "") for one in data], [one.get("image/svg+xml", "") for one in data])
