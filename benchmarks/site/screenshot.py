"""The picture of the README: `make screenshot`, or `python -m benchmarks.site.screenshot`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.site.browser import chromium
from benchmarks.timing import ROOT

PICTURE = ROOT / "docs" / "images" / "site.png"
TITLE = "Place-based systems of care: what five briefs cite"


def main() -> None:
    """Write the page of our catalogue, search in it, unfold a work, and take the picture."""
    catalogue = ROOT / "data" / "references.yaml"
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        command = [sys.executable, "-m", "evidence_refs", "export", "site", folder, "-q"]
        subprocess.run([*command, "-c", str(catalogue), "--title", TITLE], check=True)
        page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
        page.goto(Path(folder, "index.html").as_uri())
        page.fill("#_query", "integrat lead")
        page.get_by_role("checkbox", name="Journal article").first.check()
        page.locator("article").first.get_by_role("button", name="Cite", exact=True).click()
        page.evaluate("window.scrollTo(0, 0)")
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)


if __name__ == "__main__":
    main()
