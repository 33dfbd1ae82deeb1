from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from evidence_refs.reading import _HINTS, READERS
from evidence_refs.reading.kinds import NAMES, SUFFIXES, kind_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def package(*names: str) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w") as file:
        for name in names:
            file.writestr(name, "text")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "kind"),
    [
        (b"A brief\n", "brief.txt", "text"),
        (b"# A brief\n", "brief.md", "markdown"),
        (b"A brief\n", "brief", "text"),
        (b"A brief\n", "brief.2023", "text"),
        (b"%PDF-1.7\n", "brief.txt", "pdf"),
        (b"plain words", "brief.pdf", "text"),
        (b"<p>A brief</p>", "brief.html", "html"),
        (b"\n <!DOCTYPE html>\n<html>", "brief.txt", "html"),
        (b"<?xml version='1.0'?>\n<html xmlns='x'>", "brief.txt", "html"),
        (b"<!-- saved --><HTML>", "brief", "html"),
        (b"<?xml version='1.0'?><!-- x --><?xml-stylesheet href='a'?><html>", "brief.pdf", "html"),
        (b"<!DOCTYPE html><p>Not found", "brief.pdf", "html"),
        (b"<!DOCTYPE html><p>Not found", "brief.docx", "html"),
        (b"<head><title>A brief</title></head>", "brief", "html"),
        (b"<body-text> is no mark-up", "brief.txt", "text"),
        (b"\r\n\0junk%PDF-1.4\n", "brief.pdf", "pdf"),
        (b"A text about %PDF-1.4", "brief.txt", "text"),
        (b"PK\x03\x04 cut short", "brief.docx", "docx"),
        (b"PK\x03\x04 cut short", "brief.txt", "zip"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "brief.docx", "locked"),
        (OLE + "WordDocument".encode("utf-16-le"), "brief.docx", "doc"),
        (OLE + "Workbook".encode("utf-16-le"), "sheet.xls", "office"),
        (b"<htmlish> is no mark-up", "brief.txt", "text"),
        (package("[Content_Types].xml", "word/document.xml"), "brief.zip", "docx"),
        (package("[Content_Types].xml", "xl/workbook.xml"), "sheet.docx", "office"),
        (package("mimetype", "content.xml"), "brief.odt", "office"),
        (package("brief.txt"), "briefs.docx", "zip"),
        (b"PK\x03\x04 damaged", "briefs.zip", "zip"),
        (b"{\\rtf1 A brief}", "brief.txt", "rtf"),
        (OLE, "brief.doc", "doc"),
        (b"\x89PNG\r\n\x1a\n", "brief.txt", "image"),
        (b"\x1f\x8b\x08", "brief.txt.gz", "archive"),
    ],
)
def test_kind(data: bytes, name: str, kind: str) -> None:
    assert kind_of(data, name) == kind
    assert kind in NAMES


def test_each_kind_without_a_reader_has_a_way_out() -> None:
    assert set(NAMES) == set(READERS) | set(_HINTS)


def test_each_suffix_is_of_a_kind_that_has_a_name() -> None:
    assert set(SUFFIXES.values()) <= set(NAMES)
