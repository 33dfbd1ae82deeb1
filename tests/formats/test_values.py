from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.edtf import is_edtf
from evidence_refs.formats import values


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("2021", "2021"), ("2021.0", "2021"), ("2021 Mar 4", "2021-03-04"), ("2021 Mar", "2021-03"),
        ("2021/03/04", "2021-03-04"), ("2021/03/04/", "2021-03-04"), ("2021///", "2021"),
        ("2021/00/00/", "2021"), ("2021-3-4", "2021-03-04"), ("2021-03-04T10:00:00Z", "2021-03-04"),
        ("4 March 2021", "2021-03-04"), ("March 4th, 2021", "2021-03-04"), ("Mar 2021", "2021-03"),
        ("2021 Spring", "2021-21"), ("2021///Autumn", "2021-23"), ("2021-02-31", "2021-02"),
        ("2019/2021", "2019/2021"), ("in press", ""), ("March", ""), ("99", ""),
    ],
)  # fmt: skip
def test_dates_as_they_are_printed(printed: str, edtf: str) -> None:
    assert values.date(printed) == edtf


@given(st.text(max_size=20))
def test_a_date_is_edtf_or_nothing(text: str) -> None:
    assert values.date(text) == "" or is_edtf(values.date(text))


@pytest.mark.parametrize(
    "printed",
    [
        "10.1000/AbC.1", "https://doi.org/10.1000/AbC.1", "http://dx.doi.org/10.1000%2FAbC.1",
        "doi: 10.1000/AbC.1.", "DOI:10.1000/AbC.1", "10.1000/AbC.1 [doi]", "dx.doi.org/10.1000/AbC.1",
        "https://doi.org/https://doi.org/10.1000/AbC.1",
    ],
)  # fmt: skip
def test_a_doi_without_what_stands_around_it(printed: str) -> None:
    assert values.doi(printed) == "10.1000/AbC.1"


def test_what_is_no_doi_gives_none() -> None:
    assert values.doi("not available") == values.doi("10.1000") == ""


@pytest.mark.parametrize(
    ("printed", "isbns", "issns"),
    [
        ("0300-8428 (Print)\n1435-1803 (Linking)", [], ["0300-8428", "1435-1803"]),
        ("03008428; 978-3-16-148410-0", ["978-3-16-148410-0"], ["03008428"]),
        ("3-16-148410-X", ["3-16-148410-X"], []), ("1234-567x", [], ["1234-567x"]),
        ("978 3 16 148410 0", ["978 3 16 148410 0"], []), ("12345", [], []),
    ],
)  # fmt: skip
def test_serial_numbers_are_told_by_their_digits(
    printed: str, isbns: list[str], issns: list[str]
) -> None:
    assert values.serials(printed) == (isbns, issns)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("02-Jul", "2-7"),
        ("10-Jun", "6-10"),
        ("Jan-15", "1-15"),
        ("Jul-Aug", "Jul-Aug"),
        ("2-7", "2-7"),
    ],
)
def test_a_range_that_a_spreadsheet_took_for_a_date(printed: str, meant: str) -> None:
    assert values.undated(printed) == meant


@pytest.mark.parametrize("dash", ["--", "–", "—", " - ", "−"])
def test_pages_have_one_hyphen(dash: str) -> None:
    assert values.pages(f"12{dash}19") == "12-19"


@given(st.text())
def test_a_line_is_one_and_commands_no_terminal(text: str) -> None:
    line = values.line(text)
    assert not set(line) & set("\n\r\v\f\x1b\x85\u2028\u2029\u202e\0\x9b")
    assert line == line.strip()


@given(st.text(alphabet="&<>amplt;#x27 "))
def test_what_is_protected_is_read_back(text: str) -> None:
    assert values.entities(values.protected(text)) == text


def test_entities_are_what_they_stand_for() -> None:
    assert values.line("Health &amp; Care &#8212; &lt;5 &unknown; AT&T") == (
        "Health & Care — <5 &unknown; AT&T"
    )
    assert "\x1b" not in values.line("&#27;[31m")


@pytest.mark.parametrize("text", ["２０２０", "٢٠٢٠", "2020-0١"])
def test_the_digits_of_a_date_are_those_of_ascii(text: str) -> None:
    assert not is_edtf(text)
