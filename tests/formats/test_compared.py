from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest

from evidence_refs.briefs import OUTPUTS, lists
from evidence_refs.briefs.asked import Asked
from evidence_refs.formats import WRITERS
from evidence_refs.formats.compared import Difference, difference, have_the_same_parts
from evidence_refs.model import Reference

OLD = [Reference(key=key, type="book", title=f"The book {key}") for key in ("a1", "b2", "c3", "d4")]
NEW = [OLD[0], OLD[1].model_copy(update={"title": 'Other:\\ "it" **is**'}), OLD[2]]


def listed(output: str, references: Sequence[Reference]) -> bytes:
    return OUTPUTS[output].write(lists.blocks(references, Asked(group="none")))


@pytest.mark.parametrize("format", list(WRITERS))
def test_the_number_and_the_first(format: str) -> None:
    writer = WRITERS[format]
    old, new = (writer.write(each).replace("\r\n", "\n") for each in (OLD, NEW))
    found = difference(old, new, writer.suffix)
    assert found.number == 2
    assert found.first == "b2"


@pytest.mark.parametrize(
    ("output", "shown"), [("markdown", r'Other:\\ "it" \*\*is\*\*'), ("html", "b2")]
)
def test_the_number_and_the_first_of_a_list(output: str, shown: str) -> None:
    old, new = (listed(output, each).decode("utf-8") for each in (OLD, NEW))
    assert difference(old, new, OUTPUTS[output].suffix) == Difference(2, shown)


def test_a_package_is_the_same_however_it_is_packed() -> None:
    old, new = listed("docx", OLD), listed("docx", NEW)
    assert have_the_same_parts(old, packed_otherwise(old))
    assert not have_the_same_parts(old, new)
    assert not have_the_same_parts(b"no zip", new)
    assert not have_the_same_parts(new[: len(new) // 2], new)


def packed_otherwise(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    assert made.getvalue() != data
    return made.getvalue()


def test_one_that_is_only_in_the_file() -> None:
    writer = WRITERS["ris"]
    assert difference(writer.write(OLD), writer.write(OLD[:3]), ".ris") == Difference(1, "d4")


def test_another_order_is_no_other_entry() -> None:
    writer = WRITERS["csl-json"]
    found = difference(writer.write(OLD), writer.write(OLD[::-1]), ".json")
    assert found == Difference(0, moved=True)


@pytest.mark.parametrize("format", list(WRITERS))
def test_a_line_end_that_is_missing_is_no_other_order(format: str) -> None:
    writer = WRITERS[format]
    text = writer.write(OLD).replace("\r\n", "\n")
    assert difference(text.rstrip("\n"), text, writer.suffix) == Difference(0)


@pytest.mark.parametrize("format", ["csl-json", "json", "endnote-xml"])
def test_what_stands_around_the_entries_is_shown_by_its_line(format: str) -> None:
    writer = WRITERS[format]
    text = writer.write(OLD)
    assert difference(f"{text}more\n", text, writer.suffix) == Difference(1, "more")
    last = text.splitlines()[-1]
    assert difference(f"{text}{last}\n", text, writer.suffix) == Difference(1, last)


def test_what_stands_around_the_entries_of_a_page_is_none_of_them() -> None:
    old, new = (f"<h1>{name}</h1>\n" + '<li id="ref-a">A</li>\n' * name for name in (1, 2))
    assert difference(old, new, ".html") == Difference(1, "a")


def test_a_format_that_is_not_known_is_compared_by_lines() -> None:
    assert difference("a\nb\n", "a\nc\nd\n", ".x") == Difference(2, "c")
