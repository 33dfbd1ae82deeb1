from __future__ import annotations

import pytest

from evidence_refs.formats import WRITERS
from evidence_refs.formats.compared import Difference, difference
from evidence_refs.model import Reference

OLD = [Reference(key=key, type="book", title=f"The book {key}") for key in ("a1", "b2", "c3", "d4")]
NEW = [OLD[0], OLD[1].model_copy(update={"title": 'Other:\\ "it" **is**'}), OLD[2]]


@pytest.mark.parametrize("format", list(WRITERS))
def test_the_number_and_the_first(format: str) -> None:
    writer = WRITERS[format]
    old, new = (writer.write(each).replace("\r\n", "\n") for each in (OLD, NEW))
    found = difference(old, new, writer.suffix)
    assert found.number == 2
    shown = r'Other:\\ "it" \*\*is\*\*' if format == "markdown" else "b2"
    assert found.first == shown


def test_one_that_is_only_in_the_file() -> None:
    writer = WRITERS["ris"]
    assert difference(writer.write(OLD), writer.write(OLD[:3]), ".ris") == Difference(1, "d4")


def test_another_order_is_no_other_entry() -> None:
    writer = WRITERS["csl-json"]
    assert difference(writer.write(OLD), writer.write(OLD[::-1]), ".json").number == 0


def test_a_format_that_is_not_known_is_compared_by_lines() -> None:
    assert difference("a\nb\n", "a\nc\nd\n", ".x") == Difference(2, "c")
