"""Small styles, made by a test for what it looks at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Make = Callable[..., Path]

_STYLE = """<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="{kind}" {root}>
  <info><title>A style of a test</title><id>test</id><updated>2020-01-01T00:00:00Z</updated></info>
  {own}
  <citation {cited}>{sort}<layout {layout}>{citation}</layout></citation>
  <bibliography {listed}>{order}<layout>{bibliography}</layout></bibliography>
</style>
"""


@pytest.fixture
def small(tmp_path: Path) -> Make:
    """Give a function that writes a style with the parts that it is given, and gives its path."""

    def make(bibliography: str = '<text variable="title"/>', **parts: str) -> Path:
        empty = dict.fromkeys(("root", "own", "cited", "sort", "layout", "listed", "order"), "")
        values = {
            **empty, "kind": "in-text", "citation": bibliography, "bibliography": bibliography
        } | parts  # fmt: skip
        path = tmp_path / "small.csl"
        path.write_text(_STYLE.format(**values), encoding="utf-8")
        return path

    return make
