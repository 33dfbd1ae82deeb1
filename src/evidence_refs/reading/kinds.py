"""What kind of file this is: by its content, then by its name."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

NAMES: dict[str, str] = {
    "text": "plain text",
    "markdown": "Markdown",
    "html": "HTML",
    "docx": "Word",
    "pdf": "PDF",
    "zip": "zip",
    "doc": "old Word (.doc)",
    "locked": "a Word, Excel or PowerPoint file that is locked with a password",
    "rtf": "RTF",
    "image": "an image",
    "archive": "an archive",
    "office": "a spreadsheet or slides",
}
"""Each kind, as a person calls it."""

SUFFIXES: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".pdf": "pdf",
    ".zip": "zip",
}
"""Suffixes of what may be a document: in a folder, only these are looked at."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "doc"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"Rar!\x1a\x07", "archive"),
)
_HTML = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b(?!-)",
    re.IGNORECASE | re.DOTALL,
)
_PACKAGES = {"word/": "docx", "xl/": "office", "ppt/": "office"}
# Names within Microsoft's old container format, which locked files of the new one are packed in.
_STREAMS = (
    ("EncryptedPackage", "locked"),
    ("Workbook", "office"),
    ("PowerPoint Document", "office"),
)


def kind_of(data: bytes, name: str) -> str:
    """Give the kind of a file from its bytes and its name: a key of `NAMES`.

    Content decides where it tells; then the suffix, for text; what says nothing is `text`, and its
    reader refuses what is not.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return _kind_of_container(data) if kind == "doc" else kind
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_package(data, name)
    if _HTML.match(data[:4096]):
        return "html"
    by_name = kind_of_name(name)
    if by_name == "pdf" and b"%PDF-" in data[:1024]:
        return "pdf"  # readers allow some bytes before its mark
    # A file that calls itself a PDF, a Word file or a zip, and does not begin as one, is text.
    return by_name if by_name in ("markdown", "html") else "text"


def kind_of_name(name: str) -> str:
    """Give the kind that a file's suffix claims; `text` where it claims none."""
    return SUFFIXES.get(PurePath(name).suffix.lower(), "text")


def _kind_of_container(data: bytes) -> str:
    return next((kind for name, kind in _STREAMS if name.encode("utf-16-le") in data), "doc")


def _kind_of_package(data: bytes, name: str) -> str:
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
    except (BadZipFile, ValueError, NotImplementedError):
        # A Word file that was cut short: its own reader says so.
        return "docx" if kind_of_name(name) == "docx" else "zip"
    if "[Content_Types].xml" in names:
        for folder, kind in _PACKAGES.items():
            if any(name.startswith(folder) for name in names):
                return kind
    if "META-INF/container.xml" in names or "mimetype" in names:
        return "office"
    return "zip"
