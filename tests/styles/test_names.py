from __future__ import annotations

from typing import Any

import pytest

from evidence_refs import styles

from .conftest import Make
from .works import body, person, work

THREE = [person("Ash", "Jo Ann"), person("Birch", "K."), person("Cedar", "LM")]


def shown(style: object, people: list[dict[str, str]], **fields: Any) -> str:
    one = work("a", "book", "T", authors=people, **fields)
    return styles.bibliography([one], str(style))[0].text


def authors(options: str = "", label: str = "", names: str = "") -> str:
    return f'<names variable="author" {names}><name {options}/>{label}</names>'


@pytest.mark.parametrize(
    ("options", "print"),
    [
        ("", "Jo Ann Ash, K. Birch, LM Cedar"),
        ('and="text"', "Jo Ann Ash, K. Birch, and LM Cedar"),
        ('and="symbol" delimiter-precedes-last="never"', "Jo Ann Ash, K. Birch & LM Cedar"),
        ('delimiter="; " form="short"', "Ash; Birch; Cedar"),
        ('form="count"', "3"),
        ('initialize-with="."', "J.A. Ash, K. Birch, L.M. Cedar"),
        ('initialize-with=". "', "J. A. Ash, K. Birch, L. M. Cedar"),
        ('initialize-with=""', "JA Ash, K Birch, LM Cedar"),
        ('initialize-with="." initialize="false"', "Jo Ann Ash, K. Birch, LM Cedar"),
        ('name-as-sort-order="first" and="text"', "Ash, Jo Ann, K. Birch, and LM Cedar"),
        ('name-as-sort-order="all" sort-separator=" " initialize-with=""',
         "Ash JA, Birch K, Cedar LM"),
        ('et-al-min="3" et-al-use-first="1"', "Jo Ann Ash et al."),
        ('et-al-min="3" et-al-use-first="2"', "Jo Ann Ash, K. Birch, et al."),
        ('et-al-min="3" et-al-use-first="1" delimiter-precedes-et-al="always"', "Jo Ann Ash, et al."),
        ('et-al-min="3" et-al-use-first="1" et-al-use-last="true"', "Jo Ann Ash, … LM Cedar"),
        ('et-al-min="4" et-al-use-first="1"', "Jo Ann Ash, K. Birch, LM Cedar"),
        ('and="text" delimiter-precedes-last="after-inverted-name" name-as-sort-order="first"',
         "Ash, Jo Ann, K. Birch and LM Cedar"),
    ],
)  # fmt: skip
def test_a_list_of_names(small: Make, options: str, print: str) -> None:
    assert shown(small(authors(options)), THREE) == print


def test_two_names_have_a_delimiter_only_where_it_is_asked_for(small: Make) -> None:
    assert shown(small(authors('and="text"')), THREE[:2]) == "Jo Ann Ash and K. Birch"
    always = authors('and="text" delimiter-precedes-last="always"')
    assert shown(small(always), THREE[:2]) == "Jo Ann Ash, and K. Birch"


@pytest.mark.parametrize(
    ("name", "plain", "inverted", "short"),
    [
        (person("van der Berg", "Jan"), "Jan van der Berg", "van der Berg, Jan", "van der Berg"),
        (person("d'Arcy", "Ann"), "Ann d’Arcy", "d’Arcy, Ann", "d’Arcy"),
        (person("Beethoven", "Ludwig van"), "Ludwig van Beethoven", "Beethoven, Ludwig van",
         "Beethoven"),
        (person("King", "Martin", "Jr."), "Martin King Jr.", "King, Martin, Jr.", "King"),
        (person("de Souza"), "de Souza", "de Souza", "de Souza"),
        (person("hooks", "bell"), "bell hooks", "hooks, bell", "hooks"),
        (person("王", "小明"), "王小明", "王小明", "王"),
        (body("The King's Fund"), "The King’s Fund", "The King’s Fund", "The King’s Fund"),
    ],
)  # fmt: skip
def test_parts_of_a_name_have_their_order(
    small: Make, name: dict[str, str], plain: str, inverted: str, short: str
) -> None:
    never = 'demote-non-dropping-particle="never"'
    assert shown(small(authors()), [name]) == plain
    assert shown(small(authors('name-as-sort-order="all"'), root=never), [name]) == inverted
    assert shown(small(authors('form="short"')), [name]) == short


def test_particles_may_stand_behind(small: Make) -> None:
    style = small(
        authors('name-as-sort-order="all"'), root='demote-non-dropping-particle="display-and-sort"'
    )
    assert shown(style, [person("van der Berg", "Jan")]) == "Berg, Jan van der"


@pytest.mark.parametrize(
    ("given", "with_hyphen", "without"),
    [
        ("Jean-Luc", "J.-L.", "J.L."),
        ("J.-L.", "J.-L.", "J.L."),
        ("Jo Ann", "J.A.", "J.A."),
        ("J.A.", "J.A.", "J.A."),
        ("JA", "J.A.", "J.A."),
        ("JO", "J.O.", "J.O."),
        ("Yu. P.", "Yu.P.", "Yu.P."),
        ("Élodie", "É.", "É."),
    ],
)
def test_given_names_become_initials(
    small: Make, given: str, with_hyphen: str, without: str
) -> None:
    options = 'initialize-with="."'
    assert shown(small(authors(options)), [person("Ash", given)]) == f"{with_hyphen} Ash"
    flat = small(authors(options), root='initialize-with-hyphen="false"')
    assert shown(flat, [person("Ash", given)]) == f"{without} Ash"


def test_a_part_of_a_name_has_a_look_of_its_own(small: Make) -> None:
    names = (
        '<names variable="author"><name><name-part name="family" text-case="uppercase" suffix="!"/>'
        '<name-part name="given" prefix="(" suffix=")"/></name></names>'
    )
    assert shown(small(names), [person("Ash", "Jo")]) == "(Jo) ASH!"
    assert shown(small(names), [body("Trust")]) == "TRUST!"


def test_each_name_has_the_look_of_its_element(small: Make) -> None:
    style = small(authors('form="short" prefix="[" suffix="]" font-style="italic"'))
    assert shown(style, THREE[:2]) == "[Ash], [Birch]"
    one = work("a", "book", "T", authors=THREE[:2])
    html = styles.bibliography([one], style, "html")[0].text
    assert html == "[<i>Ash</i>], [<i>Birch</i>]"


def test_a_label_says_what_people_are(small: Make) -> None:
    names = '<names variable="editor"><name/><label form="short" prefix=" (" suffix=")"/></names>'
    one = work("a", "book", "T", editors=THREE[:1])
    assert styles.bibliography([one], small(names))[0].text == "Jo Ann Ash (ed.)"
    two = work("a", "book", "T", editors=THREE[:2])
    assert styles.bibliography([two], small(names))[0].text == "Jo Ann Ash, K. Birch (eds.)"


def test_a_label_before_the_names_stands_before_them(small: Make) -> None:
    names = '<names variable="editor"><label form="verb" suffix=" "/><name/></names>'
    one = work("a", "book", "T", editors=THREE[:1])
    assert styles.bibliography([one], small(names))[0].text == "edited by Jo Ann Ash"


def test_editors_stand_for_authors_and_nowhere_else(small: Make) -> None:
    names = (
        '<names variable="author" suffix="."><name form="short"/><label prefix=", "/>'
        '<substitute><names variable="editor"/><text variable="title"/></substitute></names>'
        '<text variable="title" prefix=" T:"/><names variable="editor" prefix=" E:"/>'
    )
    style = small(names)
    assert shown(style, THREE[:1], editors=THREE[1:2]) == "Ash. T:T E:K. Birch"
    edited = work("a", "book", "T", editors=THREE[1:2])
    assert styles.bibliography([edited], style)[0].text == "Birch, editor. T:T"
    assert styles.bibliography([work("a", "book", "T")], style)[0].text == "T."


def test_a_substitute_within_a_condition_is_written_like_the_names_it_stands_for(
    small: Make,
) -> None:
    names = (
        '<names variable="author"><name name-as-sort-order="all"/><label prefix=", "/><substitute>'
        '<choose><if type="book"><names variable="editor"/></if></choose></substitute></names>'
    )
    edited = work("a", "book", "T", editors=THREE[:1])
    assert styles.bibliography([edited], small(names))[0].text == "Ash, Jo Ann, editor"


def test_options_of_names_come_from_above(small: Make) -> None:
    style = small(
        '<names variable="author"/>',
        root='and="symbol" initialize-with="."',
        listed='and="text" name-as-sort-order="first"',
    )
    assert shown(style, THREE[:2]) == "Ash, J.A. and K. Birch"


def test_people_who_are_not_named_are_et_al(small: Make) -> None:
    assert shown(small(authors()), THREE[:1], authors_truncated=True) == "Jo Ann Ash et al."
    few = authors('et-al-min="2" et-al-use-first="1"')
    assert shown(small(few), THREE, authors_truncated=True) == "Jo Ann Ash et al."
