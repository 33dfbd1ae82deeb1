from __future__ import annotations

import pytest

from evidence_refs.formats.entry import Entry
from evidence_refs.problems import Problem
from tests.formats.reading import entries, read, said

BOOK = "@book{b, title={The Book}, subtitle={Sub}, editor={Hall, C.}, publisher={P}, year=2020, doi={10.1/b}}\n"


@pytest.mark.parametrize("order", [1, -1])
def test_a_chapter_has_what_its_book_says(order: int) -> None:
    chapter = "@incollection{c, title={One}, author={Doe, A.}, crossref={b}, pages={1--9}}\n"
    found = {each.id: each for each in entries("bibtex", "".join([chapter, BOOK][::order]))}
    assert said(found["c"]) == {
        "type": "chapter", "title": "One", "authors": "Doe|A.", "editors": "Hall|C.", "source": ("P",),
        "journal": "The Book", "pages": "1-9", "date": "2020",
    }  # fmt: skip
    assert found["c"].extra == {"crossref": "b", "booksubtitle": "Sub"}


def test_records_stay_in_the_order_of_their_file() -> None:
    text = "@incollection{c, title={One}, crossref={b}}\n@misc{m, title={M}}\n" + BOOK
    assert [each.id for each in entries("bibtex", text)] == ["c", "m", "b"]


@pytest.mark.parametrize(
    ("parent", "child", "field", "value"),
    [
        ("@proceedings{p, title={Proc}}", "inproceedings", "journal", "Proc"),
        ("@proceedings{p, title={Proc}, booktitle={Short}}", "inproceedings", "journal", "Short"),
        ("@periodical{p, title={Journal}}", "article", "journal", "Journal"),
        ("@mvbook{p, title={Whole}}", "book", "journal", "Whole"),
        ("@misc{p, title={Same}}", "misc", "title", "Same"),
        ("@misc{P, title={Any case}}", "misc", "title", "Any case"),
        ("@string{a = {Late}}@misc{p, title=a}", "misc", "title", "Late"),
    ],
)
def test_titles_are_taken_over_under_the_name_that_they_have_in_the_child(
    parent: str, child: str, field: str, value: str
) -> None:
    found = entries("bibtex", f"@{child}{{c, crossref={{p}}, note={{n}}}}\n{parent}\n")
    assert getattr(found[0].work, field) == value


def test_what_stands_in_the_child_wins_and_dates_are_taken_over_as_one() -> None:
    text = "@incollection{c, title={One}, date={2021-05}, publisher={Q}, crossref={b}}\n" + BOOK
    found = entries("bibtex", text)[0]
    assert (found.work.date, found.work.source, found.work.doi) == ("2021-05", ("Q",), None)


def test_xdata_is_taken_over_as_it_is_and_is_no_record() -> None:
    text = "@book{b, title={B}, xdata={x, y}}\n@xdata{x, publisher={P}}\n@xdata{y, year=2020, xdata={x}}\n"
    (found,) = entries("bibtex", text)
    assert (found.work.source, found.work.date, found.extra) == (("P",), "2020", {"xdata": "x, y"})


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("@book{a, title={A}, crossref={b}}\n@book{b, title={B}, crossref={a}}", ["crossref-cycle"] * 2),
        ("@book{a, title={A}, crossref={a}}", ["crossref-cycle"]),
        ("@book{a, title={A}, crossref={nowhere}}", ["crossref-missing"]),
        ("@xdata{x, year=2020}\n@book{a, title={A}}", ["xdata-left-out"]),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_over_is_said_with_its_line(text: str, codes: list[str]) -> None:
    found = read("bibtex", text)
    problems = [each for each in found if isinstance(each, Problem)]
    assert [each.code for each in problems] == codes
    assert all(each.where.line for each in problems)
    assert next(each.id for each in found if isinstance(each, Entry)) == "a"


def test_a_long_chain_ends_and_takes_time_that_is_linear() -> None:
    chain = "".join(f"@book{{k{n}, title={{T}}, crossref={{k{n + 1}}}}}\n" for n in range(3000))
    found = read("bibtex", chain + "@book{k3000, title={End}, publisher={P}}\n")
    books = [each for each in found if isinstance(each, Entry)]
    assert len(books) == 3001
    assert books[2999].work.source == ("P",)
    assert {each.code for each in found if isinstance(each, Problem)} == {"crossref-deep"}
