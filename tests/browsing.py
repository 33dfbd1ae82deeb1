"""Pages in a browser: offline, from a file, and with no word on the console."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

_AXE = Path(__file__).parents[1] / ".ci/axe/node_modules/axe-core/axe.min.js"


def offline(browser: Browser, **settings: Any) -> BrowserContext:
    context = browser.new_context(**settings)
    context.set_offline(True)
    context.set_default_timeout(5000)
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return context


@contextmanager
def opened(context: BrowserContext, address: str) -> Generator[Page]:
    """Give the page, opened; whatever it asks for or complains of fails the test."""
    said: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url))
    page.goto(address)
    yield page
    itself = (address.partition("#")[0], "blob:")
    assert [each for each in said if not each.startswith(itself)] == []
    page.close()


def violations(page: Page) -> list[str]:
    """Give what axe finds to keep people out of the page."""
    if not _AXE.exists():
        pytest.skip("axe-core is not here: npm ci --prefix .ci/axe")
    script = _AXE.read_text(encoding="utf-8")
    found = page.evaluate(f"async () => {{ {script}; return (await axe.run()).violations; }}")
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]
