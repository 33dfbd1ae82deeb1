"""A file of records as lines of text: its encoding found out, nothing held but one block."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from evidence_refs.errors import UnreadableError, unopened
from evidence_refs.formats.legacy import encoding_by_habit
from evidence_refs.problems import Problem, Where

_BLOCK = 1 << 20
_PIECE = 1 << 13
XML = re.compile(r"\s*<(?:\?xml|!DOCTYPE|xml|Pubmed\w+)\b", re.IGNORECASE)
_DECLARATION = re.compile(
    rb"""\s*<\?xml[^>]{0,80}?\sencoding\s*=\s*["']([A-Za-z0-9._-]{1,30})["']"""
)
# UTF-32's little-endian mark begins with UTF-16's: the longer ones come first.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NOT_TEXT: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a spreadsheet or an archive"),
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet or Word file"),
    (b"%PDF-", "a PDF"),
    (b"\x1f\x8b", "an archive"),
    (b"7z\xbc\xaf", "an archive"),
)


def encoding_of(path: Path, name: str = "") -> tuple[str, Problem | None]:
    """Give the encoding of a file, and a warning where it could only be guessed.

    UTF-8, or UTF-16 or UTF-32 that begin with their mark, or UTF-16 that is told by its zeros, or what
    an XML file says of itself; what is none of these is told by what its letters would be (`legacy`).
    `name` is what messages call the file.

    Raises:
        UnreadableError: the file is missing, empty, is no text, or cannot be opened.
    """
    name = name or str(path)
    if path.is_dir():
        raise UnreadableError("is a folder", where=Where(name), hint="name the files in it")
    try:
        with path.open("rb") as file:
            head = file.read(_BLOCK)
            _refuse_what_is_no_text(head, name)
            marked = (encoding for mark, encoding in _MARKS if head.startswith(mark))
            found = next(marked, None) or _declared(head) or _utf16_without_mark(head)
            if found:
                return found, None
            file.seek(0)
            line, text = _first_not_utf8(iter(lambda: file.read(_BLOCK), b""))
    except OSError as error:
        raise unopened(error, name) from error
    if line is None:
        return "utf-8", None
    found, called = encoding_by_habit(text)
    return found, Problem(
        "encoding-guessed",
        f"is not UTF-8, and was read as {called}",
        Where(name, line),
        "warning",
        hint="if its accents are wrong, save it as UTF-8",
    )


def lines_of(path: Path, encoding: str) -> Iterator[str]:
    """Give the lines of a file, each with its LF; NUL bytes are left out, CRLF and CR become LF.

    XML comes in pieces of one size, since EndNote writes all of a library in one line.
    """
    with path.open(encoding=encoding, errors="replace", newline=None) as file:
        first = file.read(_PIECE)
        if XML.match(first):
            pieces: Iterator[str] = chain((first,), iter(lambda: file.read(_PIECE), ""))
        else:
            file.seek(0)
            pieces = iter(file)
        for line in pieces:
            yield line.replace("\0", "") if "\0" in line else line


def _declared(head: bytes) -> str | None:
    """Give the encoding that an XML declaration names, where it is one of ASCII's kin; else None."""
    found = _DECLARATION.match(head)
    if not found:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        same = "<?xml".encode(name) == b"<?xml"
    except (LookupError, UnicodeError):
        return None
    return name if same and name not in ("utf-8", "ascii") else None


def _refuse_what_is_no_text(head: bytes, name: str) -> None:
    if not head:
        raise UnreadableError("the file is empty", where=Where(name))
    for magic, kind in _NOT_TEXT:
        if head.startswith(magic):
            raise UnreadableError(
                f"is {kind}, and no file of records",
                where=Where(name),
                hint="export it as CSV, RIS or BibTeX",
            )


def _utf16_without_mark(head: bytes) -> str | None:
    """Say which UTF-16 it is that has a zero in every second byte; a stray NUL is none."""
    begin = head[:200]
    for encoding, zeros in (("utf-16-le", begin[1::2]), ("utf-16-be", begin[0::2])):
        if len(zeros) > 3 and zeros.count(0) > 0.8 * len(zeros):
            return encoding
    return None


def _first_not_utf8(blocks: Iterator[bytes]) -> tuple[int | None, bytes]:
    """Give the line of the first bytes that are not UTF-8, None where all are, and the bytes around."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    line = 1
    pending = b""
    for block in blocks:
        try:
            decoder.decode(block)
        except UnicodeDecodeError as error:
            # The error counts from what was left over of the block before.
            whole = pending + block
            return line + whole.count(b"\n", 0, error.start), whole[error.start :] + next(
                blocks, b""
            )
        pending = decoder.getstate()[0]
        line += block.count(b"\n")
    return (None, b"") if not pending else (line, pending)
