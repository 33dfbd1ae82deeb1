from __future__ import annotations

from typing import Any

import pytest

from evidence_refs import styles

from .conftest import Make
from .works import person, work


def shown(style: object, **fields: Any) -> str:
    values = {"type": "book", "title": "A title", **fields}
    one = work("a", values.pop("type"), values.pop("title"), **values)
    return styles.bibliography([one], str(style))[0].text


def group(inner: str, **attributes: str) -> str:
    said = " ".join(f'{name}="{value}"' for name, value in attributes.items())
    return f"<group {said}>{inner}</group>"


def test_a_group_of_empty_variables_is_left_out_with_its_words(small: Make) -> None:
    body = '<text variable="title"/>' + group(
        '<text term="accessed"/><text variable="URL"/>', prefix=" [", delimiter=": ", suffix="]"
    )
    assert shown(small(body)) == "A title"
    assert shown(small(body), url="https://a.example") == "A title [accessed: https://a.example]"


def test_a_group_of_words_alone_stands(small: Make) -> None:
    assert shown(small(group('<text term="in"/>', suffix=":"))) == "in:"


def test_a_group_within_a_group_counts_as_a_variable(small: Make) -> None:
    inner = group('<text term="in"/>') + '<text variable="URL"/>'
    assert shown(small(group(inner, delimiter=" "))) == "in"


def test_a_macro_of_empty_variables_is_left_out_with_its_words(small: Make) -> None:
    own = '<macro name="m"><text term="in" suffix=" "/><text variable="container-title"/></macro>'
    body = group('<text variable="title"/><text macro="m"/>', delimiter=", ")
    assert shown(small(body, own=own)) == "A title"
    assert shown(small(body, own=own), journal="B") == "A title, in B"


def test_a_delimiter_stands_between_what_a_condition_gives(small: Make) -> None:
    body = group(
        '<choose><if type="book"><text value="a"/><text value="b"/></if></choose><text value="c"/>',
        delimiter="-",
    )
    assert shown(small(body)) == "a-b-c"


@pytest.mark.parametrize(
    ("test", "true"),
    [
        ('type="book"', True),
        ('type="report"', False),
        ('type="report book" match="any"', True),
        ('type="report thesis" match="none"', True),
        ('type="report book"', True),
        ('type="report book" match="none"', False),
        ('variable="title"', True),
        ('variable="title URL"', False),
        ('variable="title URL" match="any"', True),
        ('variable="URL DOI" match="none"', True),
        ('variable="author issued"', True),
        ('is-numeric="volume"', True),
        ('is-numeric="edition"', False),
        ('type="book" variable="URL"', False),
        ('position="first"', False),
        ('locator="page"', False),
        ('disambiguate="true"', False),
        ('is-uncertain-date="issued"', False),
    ],
)
def test_a_condition_holds_or_not(small: Make, test: str, true: bool) -> None:
    body = f'<choose><if {test}><text value="yes"/></if><else><text value="no"/></else></choose>'
    fields = {"volume": "3", "edition": "revised", "date": "2020", "authors": [person("Ash")]}
    assert shown(small(body), **fields) == ("yes" if true else "no")


@pytest.mark.parametrize(
    ("body", "print"),
    [
        ('<number variable="edition"/>', "2"),
        ('<number variable="edition" form="ordinal"/>', "2nd"),
        ('<number variable="edition" form="long-ordinal"/>', "second"),
        ('<number variable="edition" form="roman"/>', "ii"),
        ('<number variable="issue" form="ordinal"/>', "1st–2nd"),
        ('<number variable="number"/>', "special issue"),
        ('<label variable="page"/>', "pages"),
        ('<label variable="page" form="short"/>', "pp."),
        ('<label variable="page" plural="never"/>', "page"),
        ('<label variable="volume" text-case="capitalize-first"/>', "Volume"),
        ('<label variable="volume" plural="always"/>', "volumes"),
        ('<label variable="section"/>', ""),
        ('<text variable="page"/>', "12–19"),
        ('<text variable="page-first"/>', "12"),
        ('<text term="page" plural="true"/>', "pages"),
        ('<text term="editor" form="verb-short"/>', "ed. by"),
        ('<text term="et-al" strip-periods="true"/>', "et al"),
        ('<text term="no such term"/>', ""),
        ('<text value="a.b." strip-periods="true"/>', "ab"),
        ('<text variable="title" form="short" text-case="uppercase"/>', "A TITLE"),
        ('<text variable="title" quotes="true" prefix="(" suffix=")"/>', "(“A title”)"),
    ],
)
def test_an_element_gives_its_text(small: Make, body: str, print: str) -> None:
    fields = {
        "edition": "2",
        "issue": "1-2",
        "number": "special issue",
        "pages": "12-19",
        "volume": "7",
    }
    assert shown(small(body), **fields) == print


def test_what_stands_in_the_place_of_an_author_is_still_the_work_s(small: Make) -> None:
    body = (
        '<names variable="author"><substitute><text variable="title"/></substitute></names>'
        '<choose><if variable="title"><text value=" by nobody"/></if></choose>'
        '<group prefix=" (" suffix=")"><text value="again "/><text variable="title"/></group>'
    )
    assert shown(small(body)) == "A title by nobody"


def test_entries_may_have_their_number_in_the_margin(small: Make) -> None:
    body = '<text variable="citation-number" prefix="[" suffix="]"/><text variable="title"/>'
    assert shown(small(body, listed='second-field-align="flush"')) == "[1] A title"


def test_what_is_set_apart_has_a_blank_in_a_line(small: Make) -> None:
    body = '<text variable="title"/><text variable="note" display="block"/><text value="c"/>'
    assert shown(small(body), note="B") == "A title B c"
