"""Text that a person pasted -> the citations in it, each read as an item of a reference list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence_refs.extraction.citation import Citation
from evidence_refs.extraction.pipeline import extract
from evidence_refs.source import Document

_EMPTY_LINES = re.compile(r"\n[ \t]*\n\s*")
_LABEL = re.compile(r"^(?:source|author\(?s?\)?|publication date|abstract)\s*:", re.I | re.M)
# What a list or a note puts before a reference, where only the reference is meant.
_MARKER = re.compile(r"(?:[-*•–]|\[\^?\d{1,4}\]:?|\(?\d{1,3}[.)]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s+")
_NEXT = re.compile(rf"\n(?={_MARKER.pattern})")
_NAME = "pasted"


@dataclass(frozen=True, slots=True)
class Pasted:
    """A piece of the text, and the citations read in it: none where it was not understood."""

    text: str
    citations: tuple[Citation, ...]


def read_pasted(text: str) -> list[Pasted]:
    """Read pasted citations, one a paragraph or list item, in any style; lines are only wrapped.

    A paragraph may also be an entry as briefs print them: its title, and lines such as
    `Source: …` and `Publication date: …`.
    """
    paragraphs = _EMPTY_LINES.split(text.replace("\r\n", "\n").replace("\r", "\n").strip())
    pieces = (
        p for each in paragraphs for p in (_NEXT.split(each) if _MARKER.match(each) else [each])
    )
    return [Pasted(piece, _read(piece)) for piece in pieces if piece.strip()]


def _read(piece: str) -> tuple[Citation, ...]:
    bare = piece[marker.end() :] if (marker := _MARKER.match(piece)) else piece
    item = "\n  ".join(line.strip() for line in bare.splitlines())
    listed = Document(_NAME, _NAME, f"## References\n\n- {item}\n", paragraphs=True)
    as_printed = Document(_NAME, _NAME, f"{piece}\n")
    documents = (as_printed, listed) if _LABEL.search(piece) else (listed, as_printed)
    for document in documents:
        entries = tuple(each for each in extract(document).citations if each.form == "entry")
        if entries:
            return entries
    return ()
