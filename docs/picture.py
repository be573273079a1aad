"""Take the pictures of the README: the network page as it opens, in both languages."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import gbakg

PICTURES = Path(__file__).parent / "pictures"


def main() -> None:
    """Write one JPEG a language; small, because everyone who clones the project fetches them."""
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = shutil.which("chromium") or shutil.which("google-chrome")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for language in ("zh", "en"):
            path = Path(folder) / f"{language}.html"
            gbakg.explore(language=language).write(path)
            page = browser.new_page(viewport={"width": 1366, "height": 768}, color_scheme="light")
            page.goto(path.as_uri())
            page.wait_for_timeout(500)
            page.screenshot(path=PICTURES / f"network.{language}.jpg", type="jpeg", quality=72)
        browser.close()


if __name__ == "__main__":
    main()
