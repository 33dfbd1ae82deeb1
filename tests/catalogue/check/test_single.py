from __future__ import annotations

import pytest
from hypothesis import given, settings

from evidence_refs.catalogue.check.single import doubts, misfits, read_record, reference_of
from evidence_refs.catalogue.text.render import render_reference
from evidence_refs.errors import UsageError
from evidence_refs.model import CitedIn, DocumentRecord, Reference
from tests.catalogue.strategies import references

CARE = "# mine\n- key: care2020\n  title: 'Care at home'  # its title\n  date: 2020\n"


def test_a_record_is_made_of_values_or_says_what_is_wrong() -> None:
    assert reference_of({"key": "a", "title": None}).kept_empty == {"title"}
    with pytest.raises(UsageError, match="`date` is `soon`") as refused:
        reference_of({"key": "a", "date": "soon"})
    assert "YYYY" in (refused.value.hint or "")


def test_a_record_is_read_as_a_person_wrote_it() -> None:
    record, problems = read_record(CARE, "page.yaml")
    assert problems == []
    assert record == Reference(key="care2020", title="Care at home", date="2020")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (CARE.replace("2020\n", "soon\n"), 4, "`date` is `soon`"),
        (CARE.replace("date", "dat"), 4, "unknown field `dat`"),
        (CARE + "  title: Other\n", 5, "`title` stands twice"),
        (CARE.replace("'Care", '"Care'), 3, "is not valid YAML"),
        (CARE + "- key: other\n", 5, "is more than one record"),
        (CARE + "removed: [a]\n", 5, "is more than one record"),
        ("  - key: care2020\n    date: 2020\n", 1, "is not laid out"),
        ("- title: Care\n  key: care2020\n", 1, "does not begin with its key"),
        ("- {key: care2020}\n---\nx: 1\n", 2, "second YAML document"),
        ("# nothing\n", 1, "there is no record"),
        ("care2020\n", 1, "is not valid YAML"),
        (CARE + "  note: &a b\n", 5, "uses an anchor"),
    ],
)
def test_what_is_no_record_is_told_with_its_line(text: str, line: int, says: str) -> None:
    record, problems = read_record(text, "page.yaml")
    assert record is None
    assert [(each.where.file, each.where.line) for each in problems] == [("page.yaml", line)]
    assert says in problems[0].message


def test_all_that_is_wrong_is_told_at_once() -> None:
    _, problems = read_record("- key: a\n  date: soon\n  titel: x\n", "page.yaml")
    assert sorted(each.where.line or 0 for each in problems) == [2, 3]


@settings(max_examples=60, deadline=None)
@given(references())
def test_what_the_program_writes_is_read_as_it_is(record: Reference) -> None:
    read, problems = read_record(render_reference(record), "page.yaml")
    assert problems == []
    assert read == record


def test_a_record_must_fit_into_its_catalogue() -> None:
    place = CitedIn(document="brief", form="link")
    record = Reference(key="a", aliases=("b", "c"), cited_in=(place,))
    codes = [problem.code for problem in misfits(record, {"b"}, [])]
    assert codes == ["duplicate-key", "unknown-document"]
    brief = DocumentRecord(id="brief", file="brief.txt", sha256="0" * 64)
    assert list(misfits(record, {"other"}, [brief])) == []
    assert list(misfits(record, set())) == []  # its citations are as they were
    twice = Reference(key="a", aliases=("a",))
    assert [problem.code for problem in misfits(twice, set())] == ["needless-alias"]


def test_doubts_are_of_the_record_alone() -> None:
    place = CitedIn(document="brief", form="link")
    record = Reference(key="a", title="Care", isbn="978-0-00-000000-0", cited_in=(place,))
    assert [problem.code for problem in doubts(record)] == ["wrong-isbn"]
