"""Chromium without a window, as the benchmark and the picture of the README use it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = shutil.which("chromium")


@contextmanager
def chromium(path: str | None = CHROMIUM) -> Iterator[Browser]:
    """Give the browser at `path`, else the one that Playwright has."""
    with sync_playwright() as playwright:
        # As root it has no sandbox; the page is our own.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()
