from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from evidence_refs.formats.bibtex.values import Encoder
from evidence_refs.model import Name

NAMES: TypeAdapter[list[Name]] = TypeAdapter(list[Name])


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Integrated care in England", "Integrated care in {England}"),
        ("NHS boards", "{NHS} boards"),
        ("A guide to the NHS's eHealth", "A guide to the {NHS's} {eHealth}"),
        ("The “Better Care” fund", "The “{Better} {Care}” fund"),
        ("COVID-19, 5G and AT&T", r"{COVID-19}, {5G} and {AT\&T}"),
        ("20 years on: What next? It depends", "20 years on: {What} next? {It} depends"),
        ("Étude sur l'Écosse", "Étude sur {l'Écosse}"),
        ("“Place” matters", "“{Place}” matters"),
        ("all in lower case, 2020", "all in lower case, 2020"),
        ("Half {a} brace }", r"Half {\ensuremath{\lbrace}}a{\ensuremath{\rbrace}} brace {\ensuremath{\rbrace}}"),
    ],
)  # fmt: skip
def test_capitals_that_must_stay_are_in_braces(title: str, written: str) -> None:
    assert Encoder().title(title) == written


def test_no_word_in_braces_begins_with_a_command() -> None:
    # `{\'E}` at the top level is a special character, and its letter loses its capital.
    assert Encoder(ascii=True).title("L Écosse") == r"L {{\'E}cosse}"


@pytest.mark.parametrize(
    ("names", "written"),
    [
        ([{"family": "Smith", "given": "A.B."}], "Smith, A.B."),
        ([{"family": "van der Berg", "given": "Jan"}], "van der Berg, Jan"),
        ([{"family": "Smith", "given": "John", "suffix": "Jr"}], "Smith, Jr, John"),
        ([{"family": "Smith", "suffix": "Jr"}], "Smith, Jr, {}"),
        ([{"family": "Naylor"}], "Naylor"),
        ([{"family": "van der Berg"}], "van der Berg"),
        ([{"family": "de Souza Lima"}], "de Souza Lima"),
        ([{"family": "Souza de Lima"}], "Souza{ }de{ }Lima"),
        ([{"family": "der berg"}], "der{ }berg"),
        ([{"family": "Lloyd George"}], "Lloyd{ }George"),
        ([{"literal": "NHS England"}], "{NHS England}"),
        ([{"literal": "Health and Care, Leeds"}], "{Health and Care, Leeds}"),
        ([{"family": "Élie", "given": "Ørjan"}], r"{\'E}lie, {\O}rjan"),
        ([{"family": "O’Brien", "given": "Ann and, Co"}], "O’Brien, Ann {and,} Co"),
        ([{"family": "Others", "given": "And"}], "{Others}, {And}"),
        ([{"family": "A"}, {"literal": "B"}], "A and {B}"),
        ([{"family": "\u200b"}, {"literal": "\x07"}], ""),
    ],
)
def test_names(names: list[dict[str, Any]], written: str) -> None:
    assert Encoder().names(NAMES.validate_python(names)) == written


def test_et_al_is_and_others() -> None:
    assert (
        Encoder().names(NAMES.validate_python([{"family": "A"}]), truncated=True) == "A and others"
    )
    assert Encoder().names([], truncated=True) == ""


@pytest.mark.parametrize(
    ("pages", "written"),
    [
        ("12-19", "12--19"),
        ("12–19", "12--19"),
        ("12 - 19, 25", "12--19, 25"),
        ("S1-S9", "S1--S9"),
        ("e049296", "e049296"),
        ("12-", "12-"),
    ],
)
def test_pages(pages: str, written: str) -> None:
    assert Encoder().pages(pages) == written


def test_organisations() -> None:
    names = ["Department of Health and Social Care", "NHS England"]
    assert Encoder().organisations(names) == (
        "{Department of Health and Social Care} and {NHS England}"
    )
    assert Encoder().organisations(names[:1]) == "{Department of Health and Social Care}"
    assert Encoder().organisations(names[1:]) == "NHS England"


def test_a_paragraph_that_begins_with_an_at_sign_is_no_entry() -> None:
    assert Encoder().paragraphs("A\n \n@book(x)\n\n\nB\nC") == "A\n\n{@}book(x)\n\nB C"
