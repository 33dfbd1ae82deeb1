from __future__ import annotations

import pytest

from evidence_refs import styles

from .conftest import Make
from .works import work

FULL = (
    '<date variable="issued"><date-part name="day" suffix=" "/>'
    '<date-part name="month" suffix=" "/><date-part name="year"/></date>'
)


def shown(style: object, date: str) -> str:
    return styles.bibliography([work("a", "book", "T", date=date)], str(style))[0].text


@pytest.mark.parametrize(
    ("date", "print"),
    [
        ("2019", "2019"),
        ("2019-03", "March 2019"),
        ("2019-03-02", "2 March 2019"),
        ("2019-21", "Spring 2019"),
        ("2019/2021", "2019–2021"),
        ("2019-05/2019-08", "May–August 2019"),
        ("2019-05-01/2019-05-08", "1–8 May 2019"),
        ("2019-05-30/2019-06-02", "30 May–2 June 2019"),
        ("2019-12-30/2020-01-02", "30 December 2019–2 January 2020"),
        ("2019~", "2019"),
        ("0079", "79 AD"),
        ("-0043", "44 BC"),
        ("0000", "1 BC"),
        ("201X", "2010s"),
        ("2019?", "2019?"),
    ],
)
def test_a_date_is_printed_as_far_as_it_is_known(small: Make, date: str, print: str) -> None:
    assert shown(small(FULL), date) == print


@pytest.mark.parametrize(
    ("attributes", "date", "print"),
    [
        ('form="text"', "2019-03-02", "March 2, 2019"),
        ('form="numeric"', "2019-03-02", "03/02/2019"),
        ('form="text" date-parts="year-month"', "2019-03-02", "March 2019"),
        ('form="text" date-parts="year"', "2019-03-02", "2019"),
        ('form="text" prefix="(" suffix=")"', "2019", "(2019)"),
    ],
)
def test_a_form_of_the_language_is_used(
    small: Make, attributes: str, date: str, print: str
) -> None:
    assert shown(small(f'<date variable="issued" {attributes}/>'), date) == print


@pytest.mark.parametrize("date", ["201X", "2019?"])
def test_a_date_in_words_is_not_said_again_where_month_and_day_would_be(
    small: Make, date: str
) -> None:
    month = '<date variable="issued"><date-part name="month"/></date>'
    spoken = f"{date[:3]}0s" if date.endswith("X") else date
    assert shown(small(f'<group delimiter=", ">{FULL}{month}</group>'), date) == spoken
    (entry,) = styles.bibliography([work("a", "report", "T", date=date)], "apa")
    assert entry.text == f"T. ({spoken})."


def test_a_style_changes_parts_of_a_form_of_the_language(small: Make) -> None:
    body = (
        '<date variable="issued" form="text">'
        '<date-part name="month" form="short" strip-periods="true"/></date>'
    )
    assert shown(small(body), "2019-09-02") == "Sept 2, 2019"


def test_what_stands_around_a_part_stands_around_a_range_of_it(small: Make) -> None:
    body = '<date variable="issued"><date-part name="year" prefix="(" suffix=")"/></date>'
    assert shown(small(body), "2019/2021") == "(2019–2021)"


def test_days_may_be_ordinals(small: Make) -> None:
    body = '<date variable="issued"><date-part name="day" form="ordinal"/></date>'
    assert shown(small(body), "2019-03-02") == "2nd"


def test_a_date_that_is_not_there_is_nothing(small: Make) -> None:
    body = f'<group delimiter=" "><text value="of"/>{FULL}</group><text variable="title"/>'
    assert styles.bibliography([work("a", "book", "T")], small(body))[0].text == "T"


def test_an_uncertain_date_is_told_of(small: Make) -> None:
    body = f'<choose><if is-uncertain-date="issued"><text value="c. "/></if></choose>{FULL}'
    assert shown(small(body), "1450~") == "c. 1450"
    assert shown(small(body), "1450") == "1450"
