"""Notes and endnotes -> citations. A note that only explains is none."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
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
from evidence_refs.extraction.finders.link import find_links
from evidence_refs.extraction.finders.works import divide, read_style, read_works
from evidence_refs.extraction.found import Found
from evidence_refs.extraction.styles.reading import StyleReading
from evidence_refs.model import Work
from evidence_refs.problems import Problem, Where
from evidence_refs.source import Slice

_OWN_PART = re.compile(  # of the document itself: "See Part I, Chapter 8"
    r"(?:see|in|see in)?\s*(?:(?:part|volume) [\dA-Z]{1,4},? )?(?:chapter|section|appendix|annex|part|paragraphs?) [\dA-Z.]{1,5}"
    r"(?:,? (?:above|below))?[.\s]*",
    re.IGNORECASE,
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
        if block.kind != "note" or number in taken or _OWN_PART.fullmatch(block.text):
            continue
        here = [
            _back(block, number, piece, reading)
            if isinstance(reading, BackReference)
            else _found(block, number, piece, reading)
            for piece, reading in _read_note(block.slice, earlier)
        ]
        here = here or _linked(blocks, number)
        for each in here:
            earlier.add(each)
        found += here
        if not here:
            earlier.forget_last()
            left += _left(block)
    return found, left


def _read_note(note: Slice, earlier: Earlier) -> list[tuple[Slice, StyleReading | BackReference]]:
    """Give the works of a note, new ones and those that it refers back to, each with its words."""
    pieces = divide(note, lambda piece: bool(read_back_reference(piece, earlier)))
    if len(pieces) > 1:
        readings = [read_back_reference(piece, earlier) or read_style(piece) for piece in pieces]
        return [(p, r) for p, r in zip(pieces, readings, strict=True) if r]
    if back := read_back_reference(note, earlier):
        return [(note, back)]
    return [] if refers_back(note.text) else list(read_works(note))


def _linked(blocks: Sequence[Block], number: int) -> list[Found]:
    """Give the works that an explaining note links in its sentences, as running text does."""
    links = find_links(blocks, {number}, [None] * len(blocks), ())
    return [replace(f, form="footnote", footnote=blocks[number].marker) for f in links]


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
        by=reading.by,
        evidence=reading.evidence,
        blocks=frozenset({number}),
    )


def _looks_like_citation(text: str) -> bool:
    return bool(
        ABSOLUTE.search(text)
        or re.search(r"\b(?:19|20)\d\d[a-z]?\b|\bibid\b|\bop\. ?cit\b", text, re.IGNORECASE)
    )
