"""What Biber says of a .bib file by the data model of BibLaTeX."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from ..formats.hostile import BARE, FULL, ODD_DATES
from .running import catalogue, exported, run, there

pytestmark = pytest.mark.program


def biber_warnings(folder: Path) -> Counter[str]:
    said = run(
        folder,
        "biber",
        "--tool",
        "--validate-datamodel",
        "--nolog",
        "--output-file=out.bib",
        "refs.bib",
    )
    assert "ERROR" not in said
    return Counter(re.findall(r"^WARN - (?:Datamodel: )?(.*)$", said, re.MULTILINE))


def test_biber_has_no_word_to_say_of_full_entries(tmp_path: Path) -> None:
    text = (tmp_path / exported(tmp_path, FULL, "bibtex")).read_text(encoding="utf-8")
    in_books = re.findall(r"^@incollection\{(.*),$", text, re.MULTILINE)
    without_editor = [each.key for each in FULL if each.key in in_books and not each.editors]
    assert biber_warnings(tmp_path) == Counter(
        f"Entry '{key}' (refs.bib): Missing mandatory field 'editor'" for key in without_editor
    )


def test_biber_warns_of_what_is_absent_and_of_nothing_else(tmp_path: Path) -> None:
    exported(tmp_path, BARE, "bibtex")
    warnings = biber_warnings(tmp_path)
    assert warnings
    assert {re.sub(".*: ", "", each) for each in warnings} == {
        "Missing mandatory field 'author'",
        "Missing mandatory field 'title'",
        "Missing mandatory field 'institution'",
        "Missing mandatory field - one of 'date, year' must be defined",
    }


def test_biber_tells_only_that_a_year_in_words_is_no_number(tmp_path: Path) -> None:
    exported(tmp_path, ODD_DATES, "bibtex")
    assert all(
        re.fullmatch(
            r"legacy (year|month) field .*|.*Invalid value of field '(year|month)'.*", each
        )
        for each in biber_warnings(tmp_path)
    )


def test_biber_takes_our_catalogue(tmp_path: Path) -> None:
    exported(tmp_path, catalogue(), "bibtex")
    expected = re.compile(r"Missing mandatory field|(field|legacy) .*(year|month)")
    assert [each for each in biber_warnings(tmp_path) if not expected.search(each)] == []


# Types that the standard styles print as `misc`, and of which Biber's data model has no fields
# (biblatex manual, 2.1.3).
_AS_MISC = "artwork|audio|image|jurisdiction|legal|legislation|letter|movie|music|performance|review|standard|video"


@pytest.mark.parametrize("format", there("biblatex"))
def test_biber_has_no_word_to_say_of_its_own_format(tmp_path: Path, format: str) -> None:
    exported(tmp_path, catalogue(), format)
    expected = re.compile(
        rf"Missing mandatory field|Invalid field '\w+' for entrytype '({_AS_MISC})'"
    )
    assert [each for each in biber_warnings(tmp_path) if not expected.search(each)] == []
