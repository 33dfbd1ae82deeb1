"""Other runs in the place of some text of a Word paragraph: cut out of the runs that hold it, byte by byte."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from evidence_refs.briefs.marked.fragments import Edit
from evidence_refs.briefs.marked.prose import Passage, Piece, Stretch

_PREFIX = re.compile(rb"<((?:[^\s/>:]+:)?)")

_MARKS = re.compile(rb"(?:\s*<[^<>]*/>)*\s*")
"""What may stand between runs that are of one whole: places, as of what was spelt, or of a bookmark."""


@dataclass(frozen=True, slots=True)
class Span:
    """Text of a paragraph, from `start` to `end`, and the runs that stand there in its place."""

    start: int
    end: int
    runs: bytes


@dataclass(frozen=True, slots=True)
class _Part:
    """What is left of a piece, all of it if `text` is None; or runs that are new there."""

    piece: Piece
    text: str | None = None
    runs: bytes = b""


def held(passage: Passage, at: int) -> tuple[Stretch, int]:
    """Give the run that holds a sign of the text, and about where in the bytes that one stands."""
    return next(
        (run, piece.start + at - piece.at)
        for run in passage.runs
        for piece in run.pieces
        if piece.at <= at < piece.at + len(piece.text)
    )


def are_together(xml: bytes, passage: Passage, start: int, end: int) -> bool:
    """Say whether the runs from one sign to another are of one whole: no link or change begins or ends between."""
    first, last = (passage.runs.index(held(passage, at)[0]) for at in (start, end))
    gaps = (xml[run.end : after.start] for run, after in pairwise(passage.runs[first : last + 1]))
    return all(map(_MARKS.fullmatch, gaps))


def edits(xml: bytes, passage: Passage, spans: Sequence[Span]) -> Iterator[Edit]:
    """Give the edits that put runs in the place of spans, which do not overlap.

    What was in the runs beside the spans stays in them, with their look. A run of which nothing is left goes.
    """
    for run in passage.runs:
        parts = [part for piece in run.pieces for part in _parts(piece, spans)]
        if parts != list(map(_Part, run.pieces)):
            yield from _run_edits(xml, run, parts)


def _parts(piece: Piece, spans: Sequence[Span]) -> Iterator[_Part]:
    if not piece.text:  # the beginning or end of a field, a comment's anchor
        yield _Part(piece)
        return
    end = piece.at + len(piece.text)
    over = [each for each in spans if each.start < end and piece.at < each.end]
    at = piece.at
    for each in over:
        if at < each.start:
            yield _Part(piece, piece.text[at - piece.at : each.start - piece.at])
        if piece.at <= each.start:
            yield _Part(piece, runs=each.runs)
        at = each.end
    if not over:
        yield _Part(piece)
    elif at < end:
        yield _Part(piece, piece.text[at - piece.at :])


def _run_edits(xml: bytes, run: Stretch, parts: Sequence[_Part]) -> Iterator[Edit]:
    kept = [at for at, part in enumerate(parts) if not part.runs]
    if not kept:
        yield run.start, run.end, b"".join(part.runs for part in parts)
        return
    opening, closing = xml[run.start : run.inner], xml[run.stop : run.end]
    again = opening + xml[slice(*run.properties)]
    before = b"".join(part.runs for part in parts[: kept[0]])
    behind = b"".join(part.runs for part in parts[kept[-1] + 1 :])
    if before:
        yield run.start, run.inner, before + opening
    if behind:
        yield run.stop, run.end, closing + behind
    left = parts[kept[0] : kept[-1] + 1]
    prefix = _PREFIX.match(opening)
    name = (prefix[1] if prefix else b"") + b"t"
    for piece in run.pieces:
        own = [part for part in left if part.piece is piece]
        if own == [_Part(piece)]:
            continue
        new = b"".join(
            closing + part.runs + again if part.runs else _text(name, part.text or "")
            for part in own
        )
        yield piece.start, piece.stop, new


def _text(name: bytes, text: str) -> bytes:
    return b'<%s xml:space="preserve">%s</%s>' % (name, escape(text, quote=False).encode(), name)
