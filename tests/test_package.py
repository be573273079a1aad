"""The wheel, not the checkout: it installs into an empty environment and brings its data along."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_data_queries_schema_and_page(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "src" / "gbakg"
    wanted = {
        str(path.relative_to(package.parent))
        for path in package.rglob("*")
        if path.is_file() and path.suffix in {".py", ".rq", ".ttl", ".html", ".css", ".js"}
    }
    assert len(wanted) > 80
    assert wanted | {"gbakg/data/triples.ttl", "gbakg/py.typed"} <= names
    assert not [name for name in names if name.startswith(("tests", "bench", "data/"))]


def test_it_runs_from_an_empty_environment_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / "env"], check=True, timeout=120)
    python = tmp_path / "env" / "bin" / "python"
    constraints = ROOT / "constraints.txt"
    install: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "-q",
        "--disable-pip-version-check",
        "-c",
        constraints,
        wheel,
    ]
    subprocess.run(install, check=True, capture_output=True, timeout=400)
    for arguments in (
        ["query", "partners", "-p", "org=华大基因"],
        ["check"],
        ["explore", "-o", "network.html"],
        ["export", "graphml", "-o", "network.graphml"],
        ["ontology"],
        ["site", "-o", "site"],
        ["release", "-o", "release"],
    ):
        done = subprocess.run(
            [tmp_path / "env" / "bin" / "gbakg", *arguments],
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert (tmp_path / "network.html").stat().st_size > 500_000
    assert "深圳华大基因" in (tmp_path / "network.graphml").read_text(encoding="utf-8")
