"""Bytes of a plain text file to text with LF line ends."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Problem, Where

# UTF-32's little-endian mark begins with UTF-16's: the longer ones come first.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAVE_AS_UTF8 = "save it in your editor with the encoding UTF-8"


@dataclass(frozen=True, slots=True)
class Text:
    """What a reader gives: the text, and what `Document` says of it beside.

    `problems` are what the reader could not make out, such as pages without text.
    """

    text: str
    page_starts: tuple[int, ...] = ()
    paragraphs: bool = False
    problems: tuple[Problem, ...] = ()


def read(data: bytes, name: str) -> Text:
    """Give the text of a file. `name` is what messages call it.

    UTF-8, or UTF-16 or UTF-32 that begin with a byte order mark. CRLF and lone CR become LF; all
    other characters stay as they are, form feeds and U+2028 among them.

    Raises:
        UnreadableError: the file is empty, binary, or in another encoding; nothing is guessed,
            for a wrong guess would stand in the catalogue as a title.
    """
    text = _decode(data, name)
    if not text.strip():
        what = "the file has no text in it" if data else "the file is empty"
        raise UnreadableError(
            what, where=Where(name), hint="leave it out, or check how it was made"
        )
    return Text(text.replace("\r\n", "\n").replace("\r", "\n"))


def _decode(data: bytes, name: str) -> str:
    marked = ((mark, encoding) for mark, encoding in _MARKS if data.startswith(mark))
    mark, encoding = next(marked, (b"", "utf-8"))
    data = data[len(mark) :]
    if encoding == "utf-8" and (at := data.find(b"\0")) >= 0:
        raise UnreadableError(
            "is not text: it has NUL bytes",
            where=Where(name, _line_at(data, at)),
            hint=f"if it is UTF-16 without its mark, {_SAVE_AS_UTF8}",
        )
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _not_decoded(data, name, encoding, error) from None


def _not_decoded(
    data: bytes, name: str, encoding: str, error: UnicodeDecodeError
) -> UnreadableError:
    if encoding != "utf-8":
        before = data[: error.start].decode(encoding, errors="ignore")
        return UnreadableError(
            f"is not valid {encoding.upper()[:6]}",
            where=Where(name, 1 + len(re.findall("\r\n|\r|\n", before))),
            hint=_SAVE_AS_UTF8,
        )
    wrong = data[error.start]
    try:
        shown = bytes([wrong]).decode("cp1252")
        guess = (
            f"if that byte is {shown}, the file is Windows-1252: " if shown.isprintable() else ""
        )
    except UnicodeDecodeError:
        guess = ""
    return UnreadableError(
        f"is not valid UTF-8: byte 0x{wrong:02x}",
        where=Where(name, _line_at(data, error.start)),
        hint=guess + _SAVE_AS_UTF8,
    )


def _line_at(data: bytes, offset: int) -> int:
    return 1 + len(re.findall(b"\r\n|\r|\n", data[:offset]))
