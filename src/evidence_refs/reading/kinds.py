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
    rb"\A(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_PACKAGES = {"word/": "docx", "xl/": "office", "ppt/": "office"}


def kind_of(data: bytes, name: str) -> str:
    """Give the kind of a file from its bytes and its name: a key of `NAMES`.

    Content decides where it tells; then the suffix, for text; what says nothing is `text`, and its
    reader refuses what is not.
    """
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _kind_of_package(data)
    if _HTML.match(data[:4096]):
        return "html"
    by_name = SUFFIXES.get(PurePath(name).suffix.lower(), "text")
    # A file that calls itself a PDF, a Word file or a zip, and does not begin as one, is text.
    return by_name if by_name in ("markdown", "html") else "text"


def _kind_of_package(data: bytes) -> str:
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
    except (BadZipFile, ValueError, NotImplementedError):
        return "zip"
    if "[Content_Types].xml" in names:
        for folder, kind in _PACKAGES.items():
            if any(name.startswith(folder) for name in names):
                return kind
    if "META-INF/container.xml" in names or "mimetype" in names:
        return "office"
    return "zip"
