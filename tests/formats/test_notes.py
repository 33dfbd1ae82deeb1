from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.formats import WRITERS, notes
from evidence_refs.model import Reference
from tests.formats.reading import one, said
from tests.formats.round_trip import comes_back

LINES = st.sampled_from(
    [
        "DOI: 10.1000/x",
        "PMID: 123",
        "PMCID: PMC5",
        "PMID: x",
        "See p. 4",
        "<p>a</p>",
        "<div><p>b</p></div>",
    ]
)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("bibtex", "@misc{{a, title={{A}}, note={{{}}}}}"),
        ("csl-json", '[{{"id": "a", "title": "A", "note": "{}"}}]'),
        ("csv", "title,note\nA,{}\n"),
    ],
)
def test_identifiers_in_a_note(kind: str, text: str) -> None:
    found = said(one(kind, text.format("PMID: 123 PMCID: PMC5")))
    assert (found["pmid"], found["pmcid"], found.get("note")) == ("123", "PMC5", None)
    found = said(one(kind, text.format("See DOI: 10.1000/x")))
    assert (found["note"], "doi" in found) == ("See DOI: 10.1000/x", False)


def test_what_a_record_says_itself_counts() -> None:
    found = said(one("bibtex", "@misc{a, title={A}, pmid=1, note={PMID: 2\nSee p. 4}}"))
    assert (found["pmid"], found["note"]) == ("1", "PMID: 2 See p. 4")


def test_a_note_of_html_is_its_text() -> None:
    html = '<div data-schema-version="9"><p>One &amp; two</p> <p><i>three</i></p></div>'
    assert notes.text(html) == "One & two\n\nthree"
    assert notes.text("a <p> b") == "a <p> b"


def test_a_day_is_no_edition() -> None:
    found = one("ris", "TY  - JOUR\nTI  - A\nET  - 2021/01/20\nER  -\n")
    assert (found.work.edition, found.extra) == (None, {"ET": "2021/01/20"})


@given(st.lists(LINES, min_size=1, max_size=3), st.sampled_from(["", "\n\n"]), st.booleans())
def test_such_notes_come_back_as_they_were(lines: list[str], joint: str, has_pmid: bool) -> None:
    reference = Reference(
        key="k", title="A", note=(joint or "\n").join(lines), **({"pmid": "7"} if has_pmid else {}),
        edition="2021/01/20",
    )  # fmt: skip
    for format in WRITERS:
        if format not in ("csv", "json"):
            comes_back(format, [reference])


def test_a_note_of_many_identifiers_takes_time_that_is_linear() -> None:
    assert notes.is_only_text("DOI:a" * 50_000 + " and more")
    assert not notes.is_only_text("DOI:a " * 50_000)
