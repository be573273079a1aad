"""The scripts and styles of page and site are clean by their linter, where npm set it up."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.conftest import ROOT


def test_scripts_and_styles_are_clean() -> None:
    biome = ROOT / "node_modules" / ".bin" / "biome"
    if shutil.which("npm") is None:
        pytest.skip("npm is not at hand, which brings the linter of scripts and styles")
    assert biome.exists(), "run make test, or npm ci, to set up the linter"
    done = subprocess.run(
        [biome, "check", "--error-on-warnings"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
