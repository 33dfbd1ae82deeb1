from __future__ import annotations

from collections.abc import Generator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from evidence_refs import site

from ..browsing import offline, opened
from .works import DOCUMENTS, FIGURES, WORKS


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("site") / site.FILE
    text = site.page(
        [site.entry(each) for each in WORKS], site.Asked("The library", DOCUMENTS, FIGURES)
    )
    file.write_bytes(text.encode("utf-8"))
    return file.as_uri()


@pytest.fixture(scope="module")
def context(browser: Browser) -> BrowserContext:
    return offline(browser)


@pytest.fixture
def page(context: BrowserContext, address: str) -> Generator[Page]:
    with opened(context, address) as page:
        yield page
