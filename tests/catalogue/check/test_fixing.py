"""All that is certain is mended at once, in any file, and what is not is left."""

from __future__ import annotations

from datetime import date

import pytest

from evidence_refs.catalogue.check import fixing
from evidence_refs.catalogue.check.fixing import fix
from evidence_refs.catalogue.check.report import report

TODAY = date(2026, 11, 30)
HEAD = "# ours\nversion: 1\nreferences:\n"


def fixed(text: str) -> str:
    return fix(text.encode(), "c.yaml", TODAY).raw.decode()


def test_several_mends_in_one_record_and_one_value() -> None:
    before = f"""{HEAD}\
# the first
- key: a   # odd
  titel:  "Health  &amp; care:  the Kingâ€™s Fund,"   # long
  doi: https://doi.org/10.1234/x
  tags: [a, b, a, b, a]
  date: 3 May 2020

# the second
- key: b
  title:   untouched
"""
    after = f"""{HEAD}\
# the first
- key: a   # odd
  title:  "Health & care: the King’s Fund"   # long
  doi: 10.1234/x
  tags: [a, b]
  date: 2020-05-03

# the second
- key: b
  title:   untouched
"""
    assert fixed(before) == after
    assert report(after.encode(), "c.yaml", TODAY).problems == ()


def test_paragraphs_of_html_become_paragraphs_without_blanks_around_them() -> None:
    before = f"{HEAD}- key: a\n  title: A\n  abstract: >-\n    <p>One.</p>\n\n    <p>Two <b>or</b>\n    three.</p>\n"
    after = f"{HEAD}- key: a\n  title: A\n  abstract: >-\n    One.\n\n    Two or\n    three.\n"
    assert fixed(before) == after


def test_links_are_named_and_their_addresses_stay() -> None:
    text = (
        f"{HEAD}- key: a\n  title: A\n  note: see [the report](https://example.org/r.pdf) first\n"
    )
    assert fixed(text) == text
    assert [each.code for each in report(text.encode(), "c.yaml", TODAY).problems] == [
        "markup-left"
    ]


def test_what_is_not_certain_stays() -> None:
    text = f"{HEAD}- key: a\n  title: PLACES FOR ALL OF US\n  date: 03/05/2020\n  isbn: 1\n  x: 1\n"
    result = fix(text.encode(), "c.yaml", TODAY)
    assert (result.raw.decode(), result.mended) == (text, {})


@pytest.mark.parametrize(
    ("lines", "after"),
    [
        ("  title: a: b\n", '  title: "a: b"\n'),
        ("   title: ab\n", "  title: ab\n"),
        ("title: ab\nnote: c\n", "  title: ab\n  note: c\n"),
        ("  note: 'It's'\n", '  note: "It\'s"\n'),
        ("  note: &x\n", "  note: &x\n"),
        ('  note: "a\n', '  note: "a\n'),
        ("  source: [a: b, c\n", "  source: [a: b, c\n"),
        ("  title: a: b # c: d\n", "  title: a: b # c: d\n"),
    ],
)
def test_a_record_that_is_not_yaml(lines: str, after: str) -> None:
    text = HEAD + "- key: a\n{}- key: b\n  title: x: y\n"
    expected = text.replace("x: y", '"x: y"').format(after)
    assert fixed(text.format(lines)) == expected


def test_line_ends_and_a_first_mark_stay() -> None:
    raw = b"\xef\xbb\xbf" + f"{HEAD}- key: a\n  title: 'b  c'\n".replace("\n", "\r\n").encode()
    assert fix(raw, "c.yaml", TODAY).raw == raw.replace(b"'b  c'", b"b c")


def test_bytes_that_are_no_text_stay() -> None:
    raw = f"{HEAD}- key: a\n  title: M_ller  x\n- key: b\n  title: b  c\n".encode()
    raw = raw.replace(b"_", b"\xfc")
    assert fix(raw, "c.yaml", TODAY).raw == raw.replace(b"b  c", b"b c")


def test_records_beside_a_merge_that_is_not_finished_are_mended() -> None:
    torn = "<<<<<<< x\n- key: a\n  title: a  b\n=======\n- key: a\n  title: a  c\n>>>>>>> y\n"
    text = f"{HEAD}{torn}- key: b\n  title: b  c\n"
    assert fixed(text) == text.replace("b  c", "b c")


def test_records_are_put_in_order_with_their_comments() -> None:
    text = f"{HEAD}# on b\n- key: b\n  title: One\n- key: a\n  title: Two"
    assert fixed(text) == f"{HEAD}- key: a\n  title: Two\n# on b\n- key: b\n  title: One\n"


def test_records_are_left_in_their_order_while_something_else_is_wrong() -> None:
    text = f"{HEAD}- key: b\n  title: One\n- key: a\n  title: Two\n- nothing\n"
    assert fixed(text) == text


def test_records_with_comments_between_them_are_left_in_their_order() -> None:
    text = f"{HEAD}- key: b\n  title: One\n\n# --- the others ---\n\n- key: a\n  title: Two\n"
    assert fixed(text) == text


def test_a_file_in_another_layout_is_mended_where_it_stands() -> None:
    assert fixed("version: 1\nreferences:\n  - key: a\n    titel: b  c\n") == (
        "version: 1\nreferences:\n  - key: a\n    title: b c\n"
    )
    assert fixed('{"references": [{"key": "a", "titel": "b"}]}') == (
        '{"references": [{"key": "a", "title": "b"}]}'
    )


def test_nothing_is_mended_where_the_result_were_worse(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = f"{HEAD}- key: a\n  title: b  c\n".encode()
    assert fix(raw, "c.yaml", TODAY).raw != raw
    monkeypatch.setattr(fixing, "mended", lambda lines, mend: lines + "  date: never\n")
    assert fix(raw, "c.yaml", TODAY).raw == raw
