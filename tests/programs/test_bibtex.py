"""What BibTeX says of a .bib file: no error, and no warning but of what the print leaves out."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string

from ..formats.hostile import BARE, FULL, ODD_DATES
from .running import catalogue, exported, run

pytestmark = pytest.mark.program

STYLES = ("plain", "plainnat", "abbrv", "alpha", "unsrt")

# What plain.bst asks of an entry; `misc` needs nothing (Patashnik, BibTeXing, 1988, section 3.1).
REQUIRED = {
    "article": ("author", "title", "journal", "year"),
    "book": ("author and editor", "title", "publisher", "year"),
    "incollection": ("author", "title", "booktitle", "publisher", "year"),
    "inproceedings": ("author", "title", "booktitle", "year"),
    "phdthesis": ("author", "title", "school", "year"),
    "techreport": ("author", "title", "institution", "year"),
    "booklet": ("title",),
    "misc": (),
}
ABSENT_IN_PRINT = re.compile(
    r"empty (author|author and editor|title|year|institution|publisher|school) in \S+"
)


def bibtex_warnings(folder: Path, style: str) -> Counter[str]:
    lines = (r"\relax", r"\citation{*}", rf"\bibstyle{{{style}}}", r"\bibdata{refs}", "")
    (folder / "refs.aux").write_text("\n".join(lines), encoding="utf-8")
    said = run(folder, "bibtex", "refs")
    assert "error" not in said
    return Counter(re.findall(r"^Warning--(.*)$", said, re.MULTILINE))


def expected_warnings(folder: Path) -> Counter[str]:
    """What plain.bst says of the fields that an entry has not, by its own rules."""
    library = parse_string((folder / "refs.bib").read_text(encoding="utf-8"))
    assert library.failed_blocks == []
    expected = Counter[str]()
    for entry in library.entries:
        has = set(entry.fields_dict)
        if has & {"author", "editor"} and entry.entry_type == "book":
            has.add("author and editor")
        for name in REQUIRED[entry.entry_type]:
            if name not in has:
                expected[f"empty {name} in {entry.key}"] += 1
        if entry.entry_type == "misc" and not has & {"title", "howpublished", "author", "note"}:
            expected[f"all relevant fields are empty in {entry.key}"] += 1
        by = "author, editor," if entry.entry_type == "book" else "author"
        if not has & {"author", "key", *({"editor"} if entry.entry_type == "book" else ())}:
            expected[f"to sort, need {by} or key in {entry.key}"] += 1
    return expected


@pytest.mark.parametrize("ascii", [False, True])
@pytest.mark.parametrize("style", STYLES)
def test_bibtex_has_no_word_to_say_of_full_entries(tmp_path: Path, style: str, ascii: bool) -> None:
    exported(tmp_path, FULL, "bibtex", ascii=ascii)
    assert bibtex_warnings(tmp_path, style) == Counter()
    bbl = (tmp_path / "refs.bbl").read_text(encoding="utf-8")  # no letter is cut in two
    assert bbl.count(r"\bibitem") == len(FULL)


def test_initials_keep_their_accents(tmp_path: Path) -> None:
    exported(tmp_path, FULL, "bibtex")
    bibtex_warnings(tmp_path, "abbrv")
    bbl = (tmp_path / "refs.bbl").read_text(encoding="utf-8")
    assert r"{\'E}.~{\AA}. van~der Berg" in re.sub(r"\s+", " ", bbl)


def test_bibtex_warns_of_what_is_absent_and_of_nothing_else(tmp_path: Path) -> None:
    exported(tmp_path, BARE, "bibtex")
    expected = expected_warnings(tmp_path)
    assert expected.total() == 12
    assert bibtex_warnings(tmp_path, "plain") == expected


def test_bibtex_takes_every_date(tmp_path: Path) -> None:
    exported(tmp_path, ODD_DATES, "bibtex")
    assert bibtex_warnings(tmp_path, "plain") == Counter()


@pytest.mark.parametrize("style", ["plain", "plainnat", "alpha"])
def test_bibtex_takes_our_catalogue(tmp_path: Path, style: str) -> None:
    exported(tmp_path, catalogue(), "bibtex")
    warnings = bibtex_warnings(tmp_path, style)
    assert all(ABSENT_IN_PRINT.fullmatch(each) for each in warnings)
    if style == "plain":
        assert warnings == expected_warnings(tmp_path)
