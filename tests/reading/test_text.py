from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.errors import UnreadableError
from evidence_refs.reading import text


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"one\ntwo\n", "one\ntwo\n"),
        (b"one\r\ntwo\r\n", "one\ntwo\n"),
        (b"one\rtwo\r", "one\ntwo\n"),
        (b"one\r\rtwo\r\n\nthree", "one\n\ntwo\n\nthree"),
        ("café".encode(), "café"),
        (codecs.BOM_UTF8 + "café\n".encode(), "café\n"),
        (codecs.BOM_UTF16_LE + "café\r\n".encode("utf-16-le"), "café\n"),
        (codecs.BOM_UTF16_BE + "café\n".encode("utf-16-be"), "café\n"),
        (codecs.BOM_UTF32_LE + "café\n".encode("utf-32-le"), "café\n"),
        (b"page 1\fpage 2\n", "page 1\fpage 2\n"),
        ("a\u2028b\u0085c\vd\n".encode(), "a\u2028b\u0085c\vd\n"),
    ],
)
def test_reads(data: bytes, expected: str) -> None:
    assert text.read(data, "brief.txt").text == expected


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"", None, "empty"),
        (codecs.BOM_UTF8, None, "no text"),
        (b" \r\n\t\n", None, "no text"),
        (b"one\ntw\0o\n", 2, "not text"),
        (b"one\r\ntwo\rcaf\xe9\n", 3, "not valid UTF-8: byte 0xe9"),
        (b"\x81", 1, "not valid UTF-8: byte 0x81"),
        (codecs.BOM_UTF16_LE + "one\ntwo".encode("utf-16-le") + b"x", 2, "not valid UTF-16"),
    ],
)
def test_refuses(data: bytes, line: int | None, words: str) -> None:
    with pytest.raises(UnreadableError, match=words) as caught:
        text.read(data, "brief.txt")
    assert (caught.value.where.file, caught.value.where.line) == ("brief.txt", line)
    assert caught.value.hint
    assert "\n" not in caught.value.message + caught.value.hint


def test_says_which_letter_a_windows_file_means() -> None:
    with pytest.raises(UnreadableError) as caught:
        text.read("The King’s Fund".encode("cp1252"), "brief.txt")
    assert caught.value.hint is not None
    assert "if that byte is ’, the file is Windows-1252" in caught.value.hint


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_nothing_but_line_ends_changes(given_text: str) -> None:
    if not given_text.strip() or given_text.startswith("\ufeff"):
        return
    expected = given_text.replace("\r\n", "\n").replace("\r", "\n")
    for encoding, mark in (("utf-8", b""), ("utf-16-le", codecs.BOM_UTF16_LE)):
        assert text.read(mark + given_text.encode(encoding), "x").text == expected
