from __future__ import annotations

import pytest

from evidence_refs.markup import without_markup, without_tags


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("<i>E. coli</i> in CO<sub>2</sub>", "E. coli in CO2"),
        ('The <span class="nocase">NHS</span> and <scp>Who</scp>', "The NHS and Who"),
        ("x<sup>2</sup> <b>b</b>", "x2 b"),
        ("a<b and c>d, p<0.05 and <http://x.example>", "a<b and c>d, p<0.05 and <http://x.example>"),
        ('<a href="https://x.example">x</a>', '<a href="https://x.example">x</a>'),
    ],
)  # fmt: skip
def test_tags_go_and_what_only_looks_like_one_stays(text: str, plain: str) -> None:
    assert without_tags(text) == without_markup(text) == plain


def test_tags_that_part_texts_leave_a_gap() -> None:
    text = "<jats:title>Aim</jats:title><jats:p>One.</jats:p>\n<jats:p>Two.</jats:p>"
    assert without_tags(text, between="\n\n").split() == ["Aim", "One.", "Two."]
    assert without_tags(text, between="|") == "|Aim|One.|Two.|"
    assert without_markup(text) == "Aim One.\nTwo."
