"""Lists as pages in a browser, as readers with a screen reader or a telephone have them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from evidence_refs.briefs import html, lists
from evidence_refs.briefs.asked import Asked
from evidence_refs.briefs.blocks import Block, Contents, Heading, Paragraph, Run
from evidence_refs.briefs.introduction import introduced

from ..browsing import offline, opened, violations
from ..formats.examples import REFERENCES

pytestmark = pytest.mark.program

OWN = """1. one
   - in it

> said

```
{}
```

---

| a | b |
|---|:-:|
| 1 | {} |
""".format("x" * 200, "y" * 200)
TEXT: list[Block] = [
    Heading(1, (Run("A brief"),)),
    Contents(3),
    Heading(2, (Run("Why"),)),
    Paragraph((Run("To walk more, see "), Run("there", link="https://example.org"), Run("."))),
    *introduced(OWN, 3, "html", "own.md").blocks,
    Heading(2, (Run("What we read"),)),
]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Give the addresses of a list in each style, and of one within a text."""
    folder = tmp_path_factory.mktemp("lists")
    listed = [lists.blocks(REFERENCES, Asked(style)) for style in lists.STYLES]
    within = [*TEXT, *lists.blocks(REFERENCES, Asked(level=3))]
    files = [folder / f"{number}.html" for number in range(len(listed) + 1)]
    for file, blocks in zip(files, [*listed, within], strict=True):
        file.write_bytes(html.write(blocks, title="What we read").encode("utf-8"))
    return [file.as_uri() for file in files]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Browser, pages: list[str], scheme: str) -> None:
    context = offline(browser, color_scheme=scheme)
    for address in pages:
        with opened(context, address) as page:
            assert violations(page) == []


def test_a_narrow_screen_has_no_sideways_scroll(browser: Browser, pages: list[str]) -> None:
    context = offline(browser, viewport={"width": 320, "height": 640})
    for address in pages:
        with opened(context, address) as page:
            assert page.evaluate("document.documentElement.scrollWidth") == 320
