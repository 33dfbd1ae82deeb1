from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.edtf import is_edtf
from evidence_refs.formats import ranges

from .reading import one, said


@pytest.mark.parametrize(
    ("printed", "edtf"),
    [
        ("2018 Nov-Dec", "2018-11/2018-12"), ("2018 Dec-2019 Jan", "2018-12/2019-01"),
        ("2019 Jan 1-7", "2019-01-01/2019-01-07"), ("2018-2019", "2018/2019"),
        ("2018 Jul-Aug 12", "2018-07/2018-08-12"), ("2018 Spring", "2018-21"),
        ("2018 Spring-Summer", "2018-21/2018-22"), ("2019/Nov-Dec/", "2019-11/2019-12"),
        ("12–15 March 2019", "2019-03-12/2019-03-15"), ("Nov/Dec 2018", "2018-11/2018-12"),
        ("March 12th to 15th, 2019", "2019-03-12/2019-03-15"), ("ca. 2019", "2019~"),
        ("2018 Dec 28-2019 Jan 3", "2018-12-28/2019-01-03"), ("2019-01-15", "2019-01-15"),
        ("2019 Mar-Jan", ""), ("2018 Winter-Spring", ""), ("2018 Jan Feb-Mar", ""),
    ],
)  # fmt: skip
def test_ranges_of_dates_are_intervals(printed: str, edtf: str) -> None:
    assert ranges.date(printed) == edtf


def test_a_range_may_have_its_year_elsewhere() -> None:
    assert ranges.date("Nov-Dec", "2018") == "2018-11/2018-12"
    assert ranges.date("Nov-Dec") == ""


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("2018 Winter-Spring", "2018"), ("1999-2000 Winter", "1999/2000"), ("c2019", "2019"),
        ("2018 Christmas", "2018"), ("2018-13", "2018"), ("2019 1st Quart", "2019"),
    ],
)  # fmt: skip
def test_what_an_interval_does_not_tell_stands_beside_its_year(printed: str, date: str) -> None:
    work = one("nbib", f"PMID- 1\nTI  - A\nDP  - {printed}\n").work
    assert (work.date, work.date_text) == (date, printed)
    work = one("ris", f"TY  - JOUR\nTI  - A\nPY  - {printed}\nER  - \n").work
    assert (work.date, work.date_text) == (date, printed)


@pytest.mark.parametrize(
    "record",
    [
        "TY  - JOUR\nTI  - A\nPY  - 2018\nDA  - Nov-Dec\nER  - \n",
        "TY  - JOUR\nTI  - A\nDA  - 2018/Nov-Dec\nER  - \n",
        "TY  - JOUR\nTI  - A\nPY  - 2018\nDA  - 2018/Nov-Dec/\nER  - \n",
    ],
)
def test_ranges_in_ris(record: str) -> None:
    found = one("ris", record)
    assert (said(found)["date"], found.work.date_text, found.extra) == ("2018-11/2018-12", None, {})


def test_ranges_in_other_formats() -> None:
    wos = one("wos", "PT J\nTI A\nPD JUL-AUG\nPY 2018\nER\n")
    table = one("csv", "title,publication date\nA,2018 Jul-Aug\n")
    endnote = one(
        "endnote-xml",
        "<xml><records><record><titles><title>A</title></titles><dates><year>2018</year>"
        "<pub-dates><date>Jul-Aug</date></pub-dates></dates></record></records></xml>",
    )
    for found in (wos, table, endnote):
        assert (found.work.date, found.extra) == ("2018-07/2018-08", {})


def test_a_range_without_order_keeps_year_and_print() -> None:
    work = one("ris", "TY  - JOUR\nTI  - A\nPY  - 2018\nDA  - DEC 1-JAN 3\nER  - \n").work
    assert (work.date, work.date_text) == ("2018", "DEC 1-JAN 3")


def test_no_date_stays_none() -> None:
    work = one("ris", "TY  - JOUR\nTI  - A\nPY  - n.d.\nER  - \n").work
    assert (work.undated, work.date_text) == (True, None)


@pytest.mark.parametrize(
    "printed",
    [
        "2023/05/03/10:22:11", "2023-05-03", "3 May 2023", "2023-05-03T10:22:11Z", "May 3, 2023",
        "2023/05/03/", "[Accessed 3 May 2023]", "accessed on 3 May 2023",
    ],
)  # fmt: skip
def test_when_an_address_was_looked_at(printed: str) -> None:
    for found in (
        one("ris", f"TY  - ELEC\nTI  - A\nY2  - {printed}\nER  - \n"),
        one("enw", f"%0 Web Page\n%T A\n%[ {printed}\n"),
        one("csv", f'title,accessed\nA,"{printed}"\n'),
    ):
        assert (found.work.accessed, found.extra) == ("2023-05-03", {})


_WORDS = st.sampled_from("2018 2019 Jan Dec Spring 1 31 - / – to , c. junk".split())


@given(st.lists(_WORDS, max_size=7).map(" ".join) | st.text(max_size=20))
@settings(max_examples=150, deadline=None)
def test_whatever_is_printed_a_date_is_one(printed: str) -> None:
    found = ranges.date(printed)
    assert not found or is_edtf(found)
    start, _, end = found.partition("/")
    assert not end or ".." in (start, end) or start < end or start[0] == "-"


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("1990s", "199X"),
        ("2019--2021", "2019/2021"),
        ("2019-", "2019/.."),
        ("44 BC", "-0043"),
        ("ca. 2019", "2019~"),
        ("c. 2019", "2019~"),
        ("2019?", "2019?"),
    ],
)
@pytest.mark.parametrize(
    "record", ["TY  - BOOK\nTI  - A\nPY  - {}\nER  - \n", "@book{{a, title={{A}}, year={{{}}}}}"]
)
def test_a_year_that_says_more_is_told_alike(record: str, printed: str, date: str) -> None:
    kind = "bibtex" if record[0] == "@" else "ris"
    assert one(kind, record.format(printed)).work.date == date


def test_what_is_printed_in_two_places_is_kept_of_both() -> None:
    work = one("ris", "TY  - JOUR\nTI  - A\nPY  - c2018\nDA  - 2018 Christmas\nER  - \n").work
    assert (work.date, work.date_text) == ("2018", "c2018; 2018 Christmas")
    found = one("ris", "TY  - ELEC\nTI  - A\nY2  - Monday 10:22\nER  - \n")
    assert (found.work.accessed, found.extra) == (None, {"Y2": "Monday 10:22"})


@pytest.mark.parametrize(
    ("printed", "date", "left"),
    [
        ("2018-19", "2018/2019", None),
        ("2020/21", "2020/2021", None),
        ("2011/12", "2011-12", None),
        ("2020-21", "2020-21", None),
        ("20181112", "2018-11-12", None),
        ("20181399", None, "20181399"),
        ("2020-02-31", "2020-02", "2020-02-31"),
        ("2018-13-45", "2018", "2018-13-45"),
        ("2019 junk", "2019", "2019 junk"),
        ("12 août 2019", "2019-08-12", None),
        ("2015/00/00", "2015", None),
    ],
)
def test_what_a_date_does_not_tell_of_its_print_is_kept(
    printed: str, date: str | None, left: str | None
) -> None:
    for kind, text in (
        ("nbib", f"PMID- 1\nTI  - A\nDP  - {printed}\n"),
        ("bibtex", f"@article{{a, title={{A}}, date={{{printed}}}}}"),
        ("csl-json", f'[{{"id": "a", "title": "A", "issued": {{"raw": "{printed}"}}}}]'),
        ("ris", f"TY  - JOUR\nTI  - A\nDA  - {printed}\nER  -\n"),
    ):
        work = one(kind, text).work
        assert (kind, work.date, work.date_text) == (kind, date, left)


@pytest.mark.parametrize("month", ["{Nov-Dec}", 'nov # "--" # dec', "{November/December}"])
def test_months_of_bibtex(month: str) -> None:
    found = one("bibtex", f"@article{{a, title={{A}}, year=2018, month={month}}}")
    assert (found.work.date, found.extra) == ("2018-11/2018-12", {})


@pytest.mark.parametrize("month", ["may", "5", "{May}"])
def test_days_of_bibtex(month: str) -> None:
    found = one("bibtex", f"@article{{a, title={{A}}, year=2018, month={month}, day={{3--7}}}}")
    assert (found.work.date, found.extra) == ("2018-05-03/2018-05-07", {})
