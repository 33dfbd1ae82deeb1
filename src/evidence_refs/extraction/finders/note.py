"""Notes and endnotes -> citations. A note that only explains is none."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.fields.urls import ABSOLUTE
from evidence_refs.extraction.finders.back_reference import (
    BackReference,
    Earlier,
    ibid_means_number,
    read_back_reference,
    refers_back,
)
from evidence_refs.extraction.found import Found
from evidence_refs.extraction.judge import read_best
from evidence_refs.extraction.likeness import likeness
from evidence_refs.extraction.styles.address import read_address
from evidence_refs.extraction.styles.author_title import read_author_title
from evidence_refs.extraction.styles.author_year import read_author_year
from evidence_refs.extraction.styles.bracketed import read_bracketed
from evidence_refs.extraction.styles.conversation import read_conversation
from evidence_refs.extraction.styles.law import read_law
from evidence_refs.extraction.styles.marked import read_marked
from evidence_refs.extraction.styles.page_first import read_page_first
from evidence_refs.extraction.styles.reading import StyleReading
from evidence_refs.extraction.styles.title_issuer import read_title_issuer
from evidence_refs.model import Work
from evidence_refs.problems import Problem, Where
from evidence_refs.source import Slice

Style = Callable[[Slice], StyleReading | None]

STYLES: dict[str, Style] = {
    "conversation": read_conversation,
    "law": read_law,
    "page_first": read_page_first,
    "bracketed": read_bracketed,
    "author_year": read_author_year,
    "marked": read_marked,
    "author_title": read_author_title,
    "title_issuer": read_title_issuer,
    "address": read_address,
}
"""The styles of notes, in the order in which they are tried: the strictest first."""

_LIKE = 1.5  # the least likeness of a text that no style reads
_SEE = re.compile(
    r"(?:see(?: also)?|also|cf\.?|e\.g\.?,?|for example,?)\s*:?\s+(?=[A-Z“‘])", re.IGNORECASE
)
_PLACE_FIRST = re.compile(
    r"(?P<place>(?:(?:pp?|paras?|paragraphs?|lines?|cols?)\.?\s?\d[\d\s,&–-]*(?:and \d[\d–-]*)?,\s+)+)(?=\S)",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"(?:conference (?:abstract|paper)|poster|protocol|editorial|commentary|letter)\s*:\s+(?=[A-Z][^.]{0,60}?[,.])",
    re.IGNORECASE,
)
_POINTS_ON = re.compile(
    r"[;.]\s*see also\s+(?:foot)?n(?:otes?)?\.?\s*\d{1,4}\s*\.?\s*$", re.IGNORECASE
)
_BETWEEN_WORKS = re.compile(
    r";\s+(?:cf\.?\s+|(?:and\s+)?(?:see(?:\s+also)?|also)\s+|and\s+)?(?=[A-Z“‘\"']|ibid)|\.\s+(?:See also|Also)[:,]?\s+(?=[A-Z])"
)


def find_notes(
    blocks: Sequence[Block], taken: Collection[int], listed: Sequence[Found] = ()
) -> tuple[list[Found], list[Problem]]:
    """Give the citations of all notes, and a problem for each that looks like one and is unread.

    `taken` are the numbers of blocks that a reference list holds, `listed` the items of such lists:
    a note that names no more than author and year means one of them.
    """
    found: list[Found] = []
    left: list[Problem] = []
    notes = [block for block in blocks if block.kind == "note"]
    means_number = ibid_means_number((note.marker, note.text) for note in notes)
    earlier = Earlier(listed, ibid_numbers=means_number)
    for number, block in enumerate(blocks):
        if block.kind != "note" or number in taken:
            continue
        here = [
            _back(block, number, piece, reading)
            if isinstance(reading, BackReference)
            else _found(block, number, piece, reading)
            for piece, reading in _read_note(block.slice, earlier)
        ]
        for each in here:
            earlier.add(each)
        found += here
        if not here:
            left += _left(block)
    return found, left


def _read_note(note: Slice, earlier: Earlier) -> list[tuple[Slice, StyleReading | BackReference]]:
    """Give the works of a note, new ones and those that it refers back to, each with its words."""
    pieces = _divided(note, lambda piece: bool(read_back_reference(piece, earlier)))
    if len(pieces) > 1:
        readings = [read_back_reference(piece, earlier) or read_style(piece) for piece in pieces]
        return [(p, r) for p, r in zip(pieces, readings, strict=True) if r]
    if back := read_back_reference(note, earlier):
        return [(note, back)]
    return [] if refers_back(note.text) else list(read_works(note))


def _left(block: Block) -> list[Problem]:
    """Say what a note without a work may cite, where it looks as if it did."""
    if not _looks_like_citation(block.text):
        return []
    back = refers_back(block.text)
    return [
        Problem(
            "note-not-read",
            f"note {block.marker} {'refers back to no work that was found' if back else 'may cite a work'}: "
            f"{block.text[:80]}",
            Where(line=block.slice.lines[0]),
            "warning",
            hint="add the record by hand if it does",
        )
    ]


def read_works(note: Slice) -> list[tuple[Slice, StyleReading]]:
    """Give the works that a note or list item cites, each with its own piece of the text."""
    if pointer := _POINTS_ON.search(note.text):
        note = note.cut(0, pointer.start())
    return [(piece, reading) for piece in _works(note) if (reading := read_style(piece))]


def read_style(piece: Slice) -> StyleReading | None:
    """Read one work with the first style that does not refuse it."""
    if lead := _SEE.match(piece.text):
        piece = piece.cut(lead.end())
    if place := _PLACE_FIRST.match(piece.text):
        reading = read_style(piece.cut(place.end()))
        return replace(reading, locator=place["place"].strip(" ,")) if reading else None
    if kind := _KIND.match(piece.text):
        piece = piece.cut(kind.end())
    by_rule = _by_rule(piece)
    linked = any(mark.kind == "link" and mark.target for mark in piece.marks)
    if by_rule is None and likeness(piece.text, linked=linked).score < _LIKE:
        return None  # the model reads anything
    return read_best(piece, by_rule)


def _by_rule(piece: Slice) -> StyleReading | None:
    for name, read in STYLES.items():
        if (reading := read(piece)) and (
            reading.fields.get("title") or reading.fields.get("url") or reading.fields.get("doi")
        ):
            return replace(reading, by=name)
    return None


def _works(note: Slice) -> list[Slice]:
    """Divide a note that gives several works."""
    return _divided(note, lambda piece: False)


def _divided(note: Slice, refers: Callable[[Slice], bool]) -> list[Slice]:
    """Divide a note between works; each piece must be a whole one, or one that `refers` back."""
    cuts = list(_BETWEEN_WORKS.finditer(note.text))
    if not cuts:
        return [note]
    pieces, start = [], 0
    for match in cuts:
        pieces.append(note.cut(start, match.start()))
        start = match.end()
    pieces.append(note.cut(start))
    return pieces if all(_is_whole(piece) or refers(piece) for piece in pieces) else [note]


def _is_whole(piece: Slice) -> bool:
    """Say whether a piece of a note is a work by itself: it has a date or address of its own."""
    reading = read_style(piece)
    return reading is not None and (
        reading.fields.get("type") in ("legislation", "legal_case")
        or any(reading.fields.get(name) for name in ("date", "undated", "url", "doi", "number"))
    )


def _back(block: Block, number: int, piece: Slice, back: BackReference) -> Found:
    return Found(
        "footnote",
        piece.lines,
        piece.text,
        back.target.work,
        number,
        footnote=block.marker,
        locator=back.locator,
        back_reference=True,
        confidence=0.85 * back.target.confidence,
        blocks=frozenset({number}),
    )


def _found(block: Block, number: int, piece: Slice, reading: StyleReading) -> Found:
    return Found(
        "footnote",
        piece.lines,
        piece.text,
        Work.of(**reading.fields),
        number,
        footnote=block.marker,
        locator=reading.locator,
        confidence=reading.confidence,
        blocks=frozenset({number}),
    )


def _looks_like_citation(text: str) -> bool:
    return bool(
        ABSOLUTE.search(text)
        or re.search(r"\b(?:19|20)\d\d[a-z]?\b|\bibid\b|\bop\. ?cit\b", text, re.IGNORECASE)
    )
