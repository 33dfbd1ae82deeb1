"""Where the footnotes of a text stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.briefs.marked.notes import notes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a[^1] b", []),
        ("[^1]: one\ntwo\n\nprose", ["one\ntwo"]),
        ("[^1]: one\r\n\r\n    more\r\n\r\nprose", ["one\r\n\r\n    more"]),
        ("[^a]: one\n[^b]: two", ["one", "two"]),
        ("x^[one [two](y) three] z", ["one [two](y) three"]),
        ("x\\^[one] [^ two]", []),
        ("x^[never closed", []),
    ],
)
def test_notes(text: str, expected: list[str]) -> None:
    assert [text[each.start : each.end].strip() for each in notes(text)] == expected


@given(st.text(st.sampled_from("[^]: \n\ra1\\"), max_size=40))
def test_notes_stand_within_the_text(text: str) -> None:
    assert all(0 <= each.start <= each.end <= len(text) for each in notes(text))


def test_notes_are_read_where_the_text_refers_to_them() -> None:
    text = "x[^b] y^[here] z[^a][^b]: w\n\n[^a]: one\n[^b]: two\n[^c]: three"
    found = [(text[each.start : each.end].strip(), text[: each.read_at]) for each in notes(text)]
    assert found == [
        ("two", "x"),
        ("here", "x[^b] y^["),
        ("one", "x[^b] y^[here] z"),
        ("three", text),
    ]


def test_what_is_code_is_no_note() -> None:
    text = "```\n[^1]: shown\n```\n\n`^[shown]` and `[^2]`, but^[said].\n"
    assert [text[each.start : each.end] for each in notes(text)] == ["said"]
