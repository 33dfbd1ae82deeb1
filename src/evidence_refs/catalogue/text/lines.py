"""Bytes <-> text with LF: encoding, byte order mark and line ends stay apart from what is read."""

from __future__ import annotations

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

MAX_BYTES = 500_000_000
"""A larger file is no catalogue: a hundred thousand records with abstracts have less than half."""

BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode(raw: bytes, file: str) -> str:
    """Turn a file's bytes into text, without its byte order mark, its line ends LF.

    Line ends are turned only where all are CRLF, as git writes them on Windows.

    Raises:
        UnreadableError: the file is too large, binary, or not UTF-8.
    """
    if len(raw) > MAX_BYTES:
        raise too_large(file, len(raw))
    if raw.startswith(_UTF16):
        raise UnreadableError(
            "is UTF-16, a catalogue is UTF-8", where=Where(file), hint="save it again as UTF-8"
        )
    try:
        text = raw.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        where = Where(file, before.count(b"\n") + 1, error.start - before.rfind(b"\n"))
        raise UnreadableError(
            f"is not UTF-8: byte 0x{raw[error.start]:02x}",
            where=where,
            hint="save it again as UTF-8",
        ) from error
    return text.replace("\r\n", "\n") if is_crlf(raw) else text


def encode(text: str, before: bytes) -> bytes:
    """Turn text into bytes, its line ends and byte order mark those of the bytes that it replaces."""
    raw = text.encode("utf-8")
    if is_crlf(before):
        raw = raw.replace(b"\n", b"\r\n")
    return BOM + raw if before.startswith(BOM) else raw


def is_crlf(raw: bytes) -> bool:
    """Say whether all line ends are CRLF."""
    # The first line tells of nearly all files, and counting is slow.
    end = raw.find(b"\n")
    return end > 0 and raw[end - 1 : end] == b"\r" and raw.count(b"\r\n") == raw.count(b"\n")


def too_large(file: str, size: int) -> UnreadableError:
    """Give the error for a file of `size` bytes, which is more than `MAX_BYTES`."""
    return UnreadableError(
        f"is too large for a catalogue: {size // 1_000_000} MB (at most {MAX_BYTES // 1_000_000})",
        where=Where(file),
    )
