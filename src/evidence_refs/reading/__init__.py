"""Files to documents. A new kind of file is one module here and one line in `READERS`."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from os import PathLike, fspath

from evidence_refs.errors import UnreadableError, UsageError
from evidence_refs.problems import Where
from evidence_refs.reading import markdown, text
from evidence_refs.reading.kinds import NAMES, kind_of, kind_of_name
from evidence_refs.reading.sources import Source, read_bytes
from evidence_refs.reading.text import Text
from evidence_refs.source import Document


def _docx(data: bytes, name: str) -> Text:
    from evidence_refs.reading import docx

    return docx.read(data, name)


def _pdf(data: bytes, name: str) -> Text:
    from evidence_refs.reading import pdf

    return pdf.read(data, name)


def _html(data: bytes, name: str) -> Text:
    from evidence_refs.reading import html

    return html.read(data, name)


READERS: dict[str, Callable[[bytes, str], Text]] = {
    "text": text.read,
    "markdown": markdown.read,
    "docx": _docx,
    "html": _html,
    "pdf": _pdf,
}
"""For each kind of file: its bytes and its name to its text. Heavy readers import when called."""

_HINTS = {
    "doc": "save it as .docx or as PDF, and extract that",
    "rtf": "save it as .docx or as PDF, and extract that",
    "office": "save it as PDF, and extract that",
    "locked": "open it, take its password off, and save it anew",
    "image": "recognise its text first (OCR), and extract that",
    "archive": "unpack it, and name the documents",
    "zip": "unpack it, and name the documents",
}
"""For each kind that has no reader, what a person can do."""


def read(source: Source | str | PathLike[str], id: str | None = None) -> Document:
    """Read one file. The document's `id` is the stem of the file's name, or `id`.

    Raises:
        UnreadableError: it cannot be opened, is too large, or is of a kind that has no reader.
        UsageError: its name cannot be an id.
    """
    source = source if isinstance(source, Source) else Source(fspath(source))
    name = source.name
    given = source.id if id is None else id
    if not given.strip() or not given.isprintable():
        raise UsageError(
            f"{given!r} cannot be the id of a document",
            where=Where(name),
            hint="give --document ID",
        )
    if not source.file.isprintable():
        raise UsageError(
            f"{source.file!r} cannot be the name of a document", hint="give the file another name"
        )
    data = read_bytes(source)
    kind = kind_of(data, name)
    if kind not in READERS:
        raise UnreadableError(
            f"cannot read {NAMES[kind]}",
            where=Where(name),
            hint=_HINTS[kind],
        )
    try:
        text = READERS[kind](data, name)
    except UnreadableError:
        named = kind_of_name(name)
        if kind == "text" and named in ("pdf", "docx", "zip"):
            raise UnreadableError(
                f"is named as {NAMES[named]}, and is neither that nor text",
                where=Where(name),
                hint="it may be damaged: get it again from where it comes",
            ) from None
        raise
    return Document(
        id=given,
        file=source.file,
        text=text.text,
        sha256=hashlib.sha256(data).hexdigest(),
        page_starts=text.page_starts,
        paragraphs=text.paragraphs,
        problems=text.problems,
    )
