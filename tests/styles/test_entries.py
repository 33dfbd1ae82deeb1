"""Order, letters of a year, and names that stand above: what a bibliography makes of several works."""

from __future__ import annotations

from typing import Any

import pytest

from evidence_refs import styles
from evidence_refs.model import Reference

from .conftest import Make
from .works import body, person, work

AUTHOR = '<names variable="author"><name form="short"/></names>'
YEAR = '<date variable="issued"><date-part name="year"/></date>'
TITLE = '<text variable="title"/>'
CITED = f'<group delimiter=" ">{AUTHOR}{YEAR}</group>'
ENTRY = f'<group delimiter=", ">{AUTHOR}{YEAR}{TITLE}</group>'


def by(key: str, *names: str, title: str | None = None, **fields: Any) -> Reference:
    people = [person(*name.split(", ")) for name in names]
    return work(key, "book", title or key, authors=people, **fields)


def keys(works: list[Reference], style: object) -> str:
    return " ".join(each.key for each in styles.bibliography(works, str(style)))


def texts(works: list[Reference], style: object) -> list[str]:
    return [each.text for each in styles.bibliography(works, str(style))]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("", "b a d c"),
        ('<sort><key variable="title"/></sort>', "a b c d"),
        ('<sort><key variable="title" sort="descending"/></sort>', "d c b a"),
        ('<sort><key variable="issued"/><key variable="title"/></sort>', "c b a d"),
        ('<sort><key variable="issued" sort="descending"/></sort>', "a b c d"),
        ('<sort><key variable="author"/></sort>', "b a d c"),
        ('<sort><key macro="author"/><key variable="title" sort="descending"/></sort>', "b a d c"),
        ('<sort><key variable="volume"/></sort>', "d a b c"),
    ],
)
def test_works_have_the_order_of_the_style(small: Make, order: str, expected: str) -> None:
    works = [
        by("b", "Ash, Jo", date="2019"),
        by("a", "Ash, Jo", date="2019-05", volume="10"),
        by("d", "Birch, K", volume="9"),
        by("c", date="1999-12-31"),
    ]
    style = small(ENTRY, order=order, own=f'<macro name="author">{AUTHOR}</macro>')
    assert keys(works, style) == expected


def test_bodies_are_sorted_without_their_article(small: Make) -> None:
    works = [
        work("z", "book", "T", authors=[body("The Aspen Trust")]),
        work("y", "book", "T", authors=[body("Beech Trust")]),
        work("x", "book", "T", authors=[body("An Ash Trust")]),
    ]
    assert keys(works, small(order='<sort><key variable="author"/></sort>')) == "x z y"


def test_particles_count_in_the_order_where_the_style_says_so(small: Make) -> None:
    works = [by("a", "van Gogh, V"), by("b", "Monet, C")]
    order = '<sort><key variable="author"/></sort>'
    never = small(order=order, root='demote-non-dropping-particle="never"')
    assert keys(works, never) == "b a"
    assert keys(works, small(order=order, root='demote-non-dropping-particle="sort-only"')) == "a b"


@pytest.mark.parametrize(
    ("first", "second"),
    [("Ecole", "école b"), ("care b", "Care: a"), ("a b", "ab"), ("King's", "King’s b")],
)
def test_words_are_compared_without_case_and_accents(small: Make, first: str, second: str) -> None:
    works = [work("two", "book", second), work("one", "book", first)]
    order = '<sort><key variable="title"/></sort>'
    assert keys(works, small(order=order)) == "one two"


def test_works_of_a_year_have_letters_in_the_order_of_the_bibliography(small: Make) -> None:
    works = [
        by("c", "Ash, J", date="2020"),
        by("b", "Ash, J", date="2020"),
        by("a", "Ash, J", date="2021"),
    ]
    style = small(
        ENTRY,
        citation=CITED,
        cited='disambiguate-add-year-suffix="true"',
        order='<sort><key variable="title"/></sort>',
    )
    assert texts(works, style) == ["Ash, 2021, a", "Ash, 2020a, b", "Ash, 2020b, c"]
    cites = [[styles.Cite(each.key)] for each in works]
    assert styles.citations(works, cites, style) == ["Ash 2020b", "Ash 2020a", "Ash 2021"]


def test_works_of_a_doubtful_year_have_letters_as_well(small: Make) -> None:
    works = [by("a", "Ash, J", date="2020?"), by("b", "Ash, J", date="2020?")]
    style = small(ENTRY, citation=CITED, cited='disambiguate-add-year-suffix="true"')
    assert cited(works, style) == ["Ash 2020?a", "Ash 2020?b"]


def test_works_without_a_date_have_letters_as_well(small: Make) -> None:
    works = [by("a", "Ash, J"), by("b", "Ash, J")]
    year = f'<choose><if variable="issued">{YEAR}</if><else><text term="no date" form="short"/></else></choose>'
    style = small(
        f"{AUTHOR} {year}",
        citation=f'<group delimiter=" ">{AUTHOR}{year}</group>',
        cited='disambiguate-add-year-suffix="true"',
    )
    assert cited(works, style) == ["Ash n.d.-a", "Ash n.d.-b"]
    assert texts(works[:1], style) == ["Ashn.d."]


def test_a_style_may_have_a_place_of_its_own_for_the_letter(small: Make) -> None:
    works = [by("a", "Ash, J", date="2020"), by("b", "Ash, J", date="2020")]
    entry = f'{YEAR}<text variable="year-suffix" prefix="-"/>'
    style = small(entry, citation=CITED, cited='disambiguate-add-year-suffix="true"')
    assert texts(works, style) == ["2020-a", "2020-b"]
    assert styles.citations(works, [[styles.Cite("b")]], style) == ["Ash 2020"]


def cited(works: list[Reference], style: object) -> list[str]:
    return styles.citations(works, [[styles.Cite(each.key)] for each in works], str(style))


NAMES = '<names variable="author"><name form="short" {}/></names>'


def test_namesakes_have_initials(small: Make) -> None:
    works = [by("a", "Ash, Jo"), by("b", "Ash, Ann"), by("c", "Birch, K")]
    for rule in ("all-names", "primary-name", "by-cite", "primary-name-with-initials"):
        style = small(
            TITLE,
            citation=NAMES.format('initialize-with="."'),
            cited=f'disambiguate-add-givenname="true" givenname-disambiguation-rule="{rule}"',
        )
        assert cited(works, style) == ["J. Ash", "A. Ash", "Birch"], rule


def test_namesakes_with_the_same_initials_have_their_names(small: Make) -> None:
    works = [by("a", "Ash, Jo"), by("b", "Ash, Jean"), by("c", "Ash, Ann")]
    style = small(
        TITLE,
        citation=NAMES.format('initialize-with="."'),
        cited='disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names"',
    )
    assert cited(works, style) == ["Jo Ash", "Jean Ash", "A. Ash"]


def test_one_person_spelt_in_two_ways_is_no_namesake(small: Make) -> None:
    works = [by("a", "Ash, J. A."), by("b", "Ash, J.A.")]
    style = small(
        TITLE,
        citation=NAMES.format('initialize-with="."'),
        cited='disambiguate-add-givenname="true" givenname-disambiguation-rule="all-names"',
    )
    assert cited(works, style) == ["Ash", "Ash"]


def test_more_names_are_shown_where_that_tells_works_apart(small: Make) -> None:
    works = [
        by("a", "Ash, J", "Birch, K", "Cedar, L"),
        by("b", "Ash, J", "Birch, K", "Dill, M"),
        by("c", "Ash, J", "Elm, N", "Fir, O"),
    ]
    style = small(
        TITLE,
        citation=NAMES.format('et-al-min="3" et-al-use-first="1"'),
        cited='disambiguate-add-names="true"',
    )
    assert cited(works, style) == ["Ash, Birch, Cedar", "Ash, Birch, Dill", "Ash, Elm, et al."]


def test_names_are_not_added_where_they_tell_nothing(small: Make) -> None:
    works = [by("a", "Ash, J", "Birch, K", "Cedar, L"), by("b", "Ash, J", "Birch, K", "Cedar, L")]
    style = small(
        TITLE,
        citation=NAMES.format('et-al-min="3" et-al-use-first="1"'),
        cited='disambiguate-add-names="true"',
    )
    assert cited(works, style) == ["Ash et al.", "Ash et al."]


def test_a_condition_may_tell_works_apart(small: Make) -> None:
    works = [by("a", "Ash, J"), by("b", "Ash, J"), by("c", "Birch, K")]
    told = f'<choose><if disambiguate="true">{TITLE}</if></choose>'
    style = small(TITLE, citation=f'<group delimiter=" ">{AUTHOR}{told}</group>')
    assert cited(works, style) == ["Ash a", "Ash b", "Birch"]


ABOVE = [
    by("a", "Ash, J", "Birch, K"),
    by("b", "Ash, J", "Birch, K"),
    by("c", "Ash, J", "Cedar, L"),
    by("d", "Ash, J", "Cedar, L").model_copy(update={"authors_truncated": True}),
    by("e"),
]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("complete-all", ["Ash, Birch, a", "—, b", "Ash, Cedar, c", "Ash, Cedar, et al., d", "e"]),
        ("complete-each",
         ["Ash, Birch, a", "—, —, b", "Ash, Cedar, c", "Ash, Cedar, et al., d", "e"]),
        ("partial-each", ["Ash, Birch, a", "—, —, b", "—, Cedar, c", "—, —, et al., d", "e"]),
        ("partial-first", ["Ash, Birch, a", "—, Birch, b", "—, Cedar, c", "—, Cedar, et al., d", "e"]),
    ],
)  # fmt: skip
def test_names_that_stand_above_are_a_dash(small: Make, rule: str, expected: list[str]) -> None:
    options = f'subsequent-author-substitute="—" subsequent-author-substitute-rule="{rule}"'
    assert texts(ABOVE, small(ENTRY, listed=options)) == expected


def test_a_title_in_the_place_of_an_author_that_stands_above_is_a_dash(small: Make) -> None:
    works = [
        work("a", "report", "Report", date="2019"),
        work("b", "report", "Report", date="2020"),
    ]
    names = f'<names variable="author"><substitute>{TITLE}</substitute></names>'
    entry = f'<group delimiter=", ">{names}{YEAR}</group>'
    style = small(entry, listed='subsequent-author-substitute="—"')
    assert texts(works, style) == ["Report, 2019", "—, 2020"]
