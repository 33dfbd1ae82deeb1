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
        ("`a stray tick\n\n@a and `another", "a"),
        (
            "[our channel](https://www.youtube.com/@no) [x](<a @no>) [x](a_(@no)) ![x](y){alt='@no'}",
            "",
        ),
        (
            "<https://x.example/@no> https://x.example/@no www.x.example/@no <no@x.example> a-@no.example",
            "",
        ),
        ('<img alt="@no"> <b>@a</b> a < b @c > d <style>@no</style>', "a c"),
        ("$@no$ $$\n@no\n$$ costs $5 [@a] and $6", "a"),
        ('[x]: https://x.example/@no "@no"\n\n[^1]: @a says', "a"),
        ('(@a) "@b" \u201c@c\u201d *@d* x\u2014@e [-@f;@g] >@h', "a b c d e f g h"),
        ("```\n@no\n```\n@a\n\n~~~~ {.r}\n@no", "a"),
    ],
)
def test_what_cites(text: str, wanted: str, tmp_path: Path) -> None:
    path = tmp_path / "paper.md"
    path.write_text(text, encoding="utf-8")
    assert [each.key for each in markdown.read(path)] == wanted.split()
