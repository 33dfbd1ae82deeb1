from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.catalogue.check.single import read_record
from evidence_refs.catalogue.text.page import on_page, page, record_on
from evidence_refs.catalogue.text.render import render_reference
from evidence_refs.model import Reference
from evidence_refs.problems import Problem, Where
from tests.catalogue.strategies import references

TEXT = "# mine\n- key: a\n  date: soon\n"


def test_words_stand_above_the_record_and_are_taken_off() -> None:
    whole = page(TEXT)
    assert whole.startswith("#: ")
    assert record_on(whole) == TEXT
    assert record_on("\ufeff" + whole.replace("\n", "\r\n")) == TEXT
    assert record_on(TEXT.rstrip()) == TEXT
    for empty in (page(""), "", " \n\n", "\ufeff"):
        assert record_on(empty) == ""


def test_what_is_wrong_stands_on_the_page_with_its_line_there() -> None:
    _, problems = read_record(TEXT, "page.yaml")
    whole = page(TEXT, problems)
    (problem,) = on_page(problems, whole)
    lines = whole.split("\n")
    assert lines[(problem.where.line or 0) - 1] == "  date: soon"
    assert f"#: line {problem.where.line}: `date` is `soon`, which is not a date" in lines
    assert any(line.startswith("#:   hint: write YYYY") for line in lines)
    assert record_on(whole) == TEXT


def test_what_a_problem_says_cannot_leave_its_line() -> None:
    problem = Problem("x", "a\n- key: b", Where("f", 1), hint="c\nd")
    assert record_on(page(TEXT, [problem])) == TEXT


@given(references(), st.booleans())
def test_any_record_comes_back(record: Reference, windows: bool) -> None:
    text = render_reference(record)
    whole = page(text)
    assert record_on(whole.replace("\n", "\r\n") if windows else whole) == text
