"""Pages for people that the program writes, in a browser: nothing in them keeps anybody out."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ..browsing import offline, opened, violations
from .conftest import Program
from .test_brief_build import RECIPE, WHY

pytestmark = pytest.mark.program


@pytest.mark.parametrize(
    "command", [("export", "html"), ("export", "html", "--flat"), ("brief", "build", "brief.toml")]
)
def test_axe_finds_no_violation(
    library: Program, browser: Browser, command: tuple[str, ...]
) -> None:
    Path("brief.toml").write_text(RECIPE, encoding="utf-8")
    Path("why.md").write_text(WHY, encoding="utf-8")
    assert library(*command, "-o", "out.html").code == 0
    with opened(offline(browser), Path("out.html").absolute().as_uri()) as page:
        assert violations(page) == []
