from __future__ import annotations

import pytest

from evidence_refs.reading.markdown import read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Source: NHS\\\nDate: 2020", "Source: NHS  \nDate: 2020"),
        ("a\\\r\nb", "a  \nb"),
        ("a\\\\\nb", "a\\\\\nb"),  # a backslash that is escaped
        ("a\\\\\\\nb", "a\\\\  \nb"),
        ("a\\\n\nb\\", "a\\\n\nb\\"),  # at the end of a paragraph it is text
        ("\\*a\\*", "\\*a\\*"),
    ],
)
def test_only_a_hard_break_is_said_otherwise(text: str, expected: str) -> None:
    assert read(text.encode(), "a.md").text == expected
