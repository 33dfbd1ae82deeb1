"""PDFs that cannot be read, or not all of them: one line says why, and nothing else happens."""

from __future__ import annotations

import pytest

from evidence_refs.errors import UnreadableError
from evidence_refs.reading import pdf
from tests.reading.pdf.printed import Put, lines
from tests.reading.pdf.printed import pdf as printed

TEXT = "The text of a page that is long enough to be one\nand has a second line, too."
WHOLE = printed([lines(TEXT)])


def refused(data: bytes) -> UnreadableError:
    with pytest.raises(UnreadableError) as caught:
        pdf.read(data, "a.pdf")
    assert str(caught.value.where) == "a.pdf"
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-",
        b"%PDF-1.7\n",
        b"%PDF-1.7\nno PDF but text that says so\n",
        b"%PDF-1.4\n" + bytes(5000),
    ],
)
def test_what_only_says_that_it_is_a_pdf_is_damaged(data: bytes) -> None:
    assert "damaged" in refused(data).message


@pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.7, 0.9, 0.97])
def test_a_file_that_is_cut_short_is_read_or_refused(part: float) -> None:
    data = WHOLE[: int(part * len(WHOLE))]
    try:
        said = pdf.read(data, "a.pdf").text
    except UnreadableError as error:
        assert error.hint
    else:
        assert said == TEXT + "\n"


def test_a_wrong_table_of_objects_is_repaired() -> None:
    table = WHOLE.index(b"startxref")
    data = WHOLE[:table] + b"startxref\n7\n%%EOF"
    assert pdf.read(data, "a.pdf").text == TEXT + "\n"


def test_a_locked_file_says_so() -> None:
    filters = b"/Filter/Standard/V 1/R 2/O<" + b"41" * 32 + b">/U<" + b"42" * 32 + b">/P -4"
    data = WHOLE.replace(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt<<" + filters + b">>/ID[<00><00>]")
    assert "password" in refused(data).message


def test_no_pages() -> None:
    assert "no pages" in refused(printed([])).message


def test_more_pages_than_any_report_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evidence_refs.reading.pdf.file.MOST_PAGES", 1)
    assert "more than 1" in refused(printed([lines(TEXT), lines(TEXT)])).message


def test_no_page_has_text() -> None:
    assert "scan" in refused(printed([[], []])).message


def test_some_pages_have_no_text() -> None:
    read = pdf.read(printed([lines(TEXT), [], [], lines(TEXT), []]), "a.pdf")
    assert [problem.code for problem in read.problems] == ["page-without-text"]
    assert "pages 2-3, 5 have no text" in read.problems[0].message
    assert "second line" in read.text


def test_letters_that_the_file_does_not_name() -> None:
    secret = _without_names(printed([[Put("abcde abcde abcde", 72, 100)]]))
    assert "what its letters are" in refused(secret).message


def test_letters_that_are_others_than_those_shown() -> None:
    garbled = "\n".join(
        ["wkh fduhuv zkr orrn diwhu wkhp kdyh vdlg zkdw wkhb qhhg".replace("u", "x")] * 9
    )
    assert "what its letters are" in refused(printed([lines(garbled)])).message


def test_some_pages_have_letters_that_the_file_does_not_name() -> None:
    mixed = printed([lines(TEXT), [Put("abcde abcde abcde", 72, 100)], lines(TEXT), lines(TEXT)])
    first = mixed.index(b"abcde")
    page = mixed.index(b"/F1 3 0 R", first)
    data = mixed[:page] + b"/F1 9 0 R".replace(b"9", b"5") + mixed[page + 9 :]
    read = pdf.read(_without_names(data, b"Courier-Oblique"), "a.pdf")
    assert [problem.code for problem in read.problems] == ["page-garbled"]
    assert "page 2 has letters" in read.problems[0].message


def _without_names(data: bytes, font: bytes = b"Courier") -> bytes:
    """Let a font's letters mean characters of private use."""
    names = (
        b"/Encoding<</Type/Encoding/Differences[97"
        + b"".join(b"/uniE%03d" % number for number in range(5))
        + b"]>>"
    )
    start = data.index(b"/BaseFont/" + font + b"/")
    end = data.index(b">>", start)
    return data[:start] + b"/BaseFont/" + font + names + data[end:]
