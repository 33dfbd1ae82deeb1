"""What the tests look at in the page."""

from __future__ import annotations

from playwright.sync_api import Locator, Page


def titles(page: Page) -> list[str]:
    return page.locator("article h3").all_inner_texts()


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def article(page: Page, key: str) -> Locator:
    return page.locator(f"article[id='{key}']")
