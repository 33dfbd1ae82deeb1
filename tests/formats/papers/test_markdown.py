from __future__ import annotations

from pathlib import Path

import pytest

from evidence_refs.formats.papers import markdown


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("[see @a, p. 3; -@b.]", "a b"),
        ("@a says, as @b:2020; @{c/d}", "a b:2020 c/d"),
        ("nocite: '@*'", "*"),
        ("me@example.org \\@no `@no` ``@no`` <!-- @no -->", ""),
        ("```\n@no\n```\n@a\n\n~~~~ {.r}\n@no", "a"),
    ],
)
def test_what_cites(text: str, wanted: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.md"
    path.write_text(text, encoding="utf-8")
    assert [each.key for each in markdown.read(path)] == wanted.split()
