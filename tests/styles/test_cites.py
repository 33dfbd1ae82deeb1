"""Citations in the text and in notes."""

from __future__ import annotations

import pytest

from evidence_refs import styles
from evidence_refs.errors import UsageError
from evidence_refs.styles import Cite

from .conftest import Make
from .works import body, person, work

A1 = work("a1", "book", "One", authors=[person("Ash", "Jo")], date="2019", source=["Fern"])
A2 = work("a2", "book", "Two", authors=[person("Ash", "Jo")], date="2020")
A3 = work("a3", "book", "Three", authors=[person("Ash", "Jo")], date="2020")
B = work("b", "report", "Four", authors=[body("Trust")], date="2018")
N = work("n", "webpage", "A page of nobody", url="https://a.example")
WORKS = [A1, A2, A3, B, N]


def cited(style: object, *clusters: list[Cite]) -> list[str]:
    return styles.citations(WORKS, clusters, str(style))


def one(style: object, *cites: Cite) -> str:
    return cited(style, list(cites))[0]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("apa", ["(Ash, 2019)", "(Ash, 2019, p. 3)", "(2019, p. 3)", "(Trust, 2018, Chapter 2)",
                 "(A Page of Nobody, n.d.)", "(Ash, 2019, 2020a; Trust, 2018)",
                 "(see Ash, 2019, pp. 3–5, for more)"]),
        ("harvard", ["(Ash, 2019)", "(Ash, 2019, p. 3)", "(2019, p. 3)", "(Trust, 2018, ch. 2)",
                     "(A page of nobody, no date)", "(Trust, 2018; Ash, 2019, 2020a)",
                     "(see Ash, 2019, pp. 3–5, for more)"]),
        ("vancouver", ["(1)", "(1)", "(1)", "(4)", "(5)", "(1,3,4)", "(see 1, for more)"]),
    ],
)  # fmt: skip
def test_the_text_cites_works(style: str, expected: list[str]) -> None:
    found = cited(
        style,
        [Cite("a1")],
        [Cite("a1", locator="3")],
        [Cite("a1", locator="3", without_author=True)],
        [Cite("b", locator="2", label="chapter")],
        [Cite("n")],
        [Cite("b"), Cite("a3"), Cite("a1")],
        [Cite("a1", prefix="see", locator="3-5", suffix=", for more")],
    )
    assert found == expected


def test_notes_point_to_earlier_notes() -> None:
    notes = cited(
        "oscola",
        [Cite("a1")],
        [Cite("a1")],
        [Cite("a1", locator="7")],
        [Cite("b")],
        [Cite("b"), Cite("n")],
        [Cite("b", locator="2")],
    )
    assert notes == [
        "Jo Ash, One (Fern 2019).",
        "ibid.",
        "ibid 7.",
        "Trust, ‘Four’ (2018).",
        "ibid; ‘A Page of Nobody’ <https://a.example>.",
        "Trust (n 4) 2.",
    ]


def test_a_short_form_says_which_of_an_author_s_works_it_is() -> None:
    notes = cited("oscola", [Cite("a1")], [Cite("a2")], [Cite("a1")])
    assert notes[2] == "Ash, One (n 1)."


def test_numbers_that_follow_each_other_are_a_range() -> None:
    all_but_one = [Cite(each.key) for each in WORKS if each is not A3]
    assert one("vancouver", *all_but_one) == "(1,2,4,5)"
    assert one("vancouver", *[Cite(each.key) for each in WORKS]) == "(1–5)"
    assert one("vancouver", Cite("n"), Cite("a2"), Cite("a1"), Cite("a3")) == "(1–3,5)"


AUTHOR = '<names variable="author"><name form="short"/></names>'
YEAR = '<date variable="issued"><date-part name="year"/></date>'
CITED = f'<group delimiter=" ">{AUTHOR}{YEAR}<text variable="locator" prefix="at "/></group>'


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("", "Ash 2019; Trust 2018; Ash 2020a; Ash 2020b"),
        ('cite-group-delimiter=" + "', "Ash 2019 + Ash 2020a + Ash 2020b; Trust 2018"),
        ('collapse="year"', "Ash 2019, 2020a, 2020b; Trust 2018"),
        ('collapse="year" cite-group-delimiter="/"', "Ash 2019/2020a/2020b; Trust 2018"),
        ('collapse="year-suffix" year-suffix-delimiter=","', "Ash 2019, 2020a,b; Trust 2018"),
        ('collapse="year" after-collapse-delimiter=" | "', "Ash 2019, 2020a, 2020b | Trust 2018"),
    ],
)
def test_works_of_an_author_stand_together(small: Make, options: str, expected: str) -> None:
    style = small(
        citation=CITED,
        cited=f'disambiguate-add-year-suffix="true" {options}',
        layout='delimiter="; "',
    )
    assert one(style, Cite("a1"), Cite("b"), Cite("a2"), Cite("a3")) == expected


def test_letters_that_follow_each_other_are_a_range(small: Make) -> None:
    works = [
        work(f"w{number}", "book", f"{number}", authors=[person("Ash")], date="2020")
        for number in range(5)
    ]
    options = 'collapse="year-suffix-ranged" year-suffix-delimiter=","'
    style = small(citation=CITED, cited=f'disambiguate-add-year-suffix="true" {options}')
    cites = [Cite(each.key) for each in works]
    assert styles.citations(works, [cites, [*cites[:1], *cites[2:]]], style) == [
        "Ash 2020a–e",
        "Ash 2020a,c–e",
    ]
    pointed = [cites[0], Cite("w1", locator="9"), cites[2]]
    assert styles.citations(works, [pointed], style) == ["Ash 2020a, 2020b at 9, 2020c"]


def test_a_citation_has_the_order_of_the_style_unless_words_stand_in_it(small: Make) -> None:
    style = small(
        citation=CITED, sort='<sort><key variable="issued"/></sort>', layout='delimiter="; "'
    )
    assert one(style, Cite("a1"), Cite("b")) == "Trust 2018; Ash 2019"
    assert one(style, Cite("a1"), Cite("b", prefix="but see")) == "Ash 2019; but see Trust 2018"


def test_a_work_that_is_not_there_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="'nobody2020'"):
        one("apa", Cite("nobody2020"))


def test_citations_are_written_in_an_output() -> None:
    hostile = work("h", "book", "T", authors=[body("<b>*Trust*</b>")], date="2020")
    cites = [[Cite("h", prefix="<i>", suffix="_x_")]]
    assert styles.citations([hostile], cites, "apa", "html") == [
        "(&lt;i&gt; &lt;b&gt;*Trust*&lt;/b&gt;, 2020 _x_)"
    ]
    assert styles.citations([hostile], cites, "apa", "markdown") == [
        r"(\<i\> \<b\>\*Trust\*\</b\>, 2020 \_x\_)"
    ]
