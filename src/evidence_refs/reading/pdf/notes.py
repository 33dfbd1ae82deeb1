"""Notes at a page's foot: told from its text by their size, their labels and the pointers to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from evidence_refs.reading.pdf.labels import label_of, plain_number
from evidence_refs.reading.pdf.lines import Line, Piece
from evidence_refs.reading.pdf.paragraphs import Paragraph

SMALLER = 0.93
_HIGHEST = 0.3
"""Notes begin below this part of a page's text."""
_SHORT = 40
_REFERENCES = re.compile(
    r"(?:\d{1,2}\.?\s+)?(?:references?|bibliograph(?:y|ie)|litt?erat(?:ure|uur|ur|ura)(?: cited)?|works cited|reference list"
    r"|références|referencias|referências|bibliograf[ií]a|riferimenti|referenser|referanser)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d{1,4}")


def pointers(lines: Sequence[Line]) -> set[str]:
    """Give the labels of the notes to which these lines point."""
    found: set[str] = set()
    for line in lines:
        for index, piece in enumerate(line.pieces):
            if piece.raised == 1 and (index or line.pieces[1:2] == ()):
                found.update(_DIGITS.findall(piece.text) or [piece.text.strip()])
    return found


def with_notes_last(
    columns: Sequence[Sequence[Paragraph]], body: float, *, open_note: bool, listed: bool = False
) -> list[Paragraph]:
    """Give a page's paragraphs with the notes at the foot of its columns after all others.

    `body` is the size of the document's text; `open_note` says that the page before ends with a
    note that may go on here, `listed` that it ends in a list of references: what is small below
    their heading is a list.
    """
    lines = [line for column in columns for each in column for line in each.lines]
    pointed = pointers(lines)
    ys = [line.y for line in lines]
    highest = min(ys, default=0) + _HIGHEST * (max(ys, default=0) - min(ys, default=0))
    text: list[Paragraph] = []
    notes: list[Paragraph] = []
    for column in columns:
        for each in column:
            listed = announces(each) or (listed and not each.level)
        start = len(column) if listed else _foot(column, body, pointed, open_note=open_note)
        while start < len(column) and column[start].lines[0].y < highest:
            start += 1
        text += column[:start]
        notes += [_as_note(each, pointed) for each in column[start:]]
    # A page of notes alone has no foot: they stay what they are, items of a list.
    if not text:
        return [_as_item(note) for note in notes]
    return text + notes


def announces(paragraph: Paragraph) -> bool:
    """Say whether a paragraph is a heading `References`."""
    words = " ".join(line.text for line in paragraph.lines)
    return len(words) < _SHORT and bool(_REFERENCES.fullmatch(words.strip(" :.")))


def _foot(column: Sequence[Paragraph], body: float, pointed: set[str], *, open_note: bool) -> int:
    """Give the index at which the notes at a column's foot begin; its length where there are none."""
    start = len(column)
    first_label = None
    while start > 0:
        paragraph = column[start - 1]
        if paragraph.cells:
            break
        small = paragraph.size <= SMALLER * body
        label = _label(paragraph, pointed)
        labelled = label is not None
        if not small and (label is None or label not in pointed):
            break
        start -= 1
        if labelled:
            first_label = start
    if first_label is None:
        return len(column)
    # What is small above the first label is the rest of a note of the page before, or no note.
    if open_note and start == first_label - 1 and not column[start].level:
        first = column[start].lines[0]
        if first.text[:1].islower() or start == 0 or _wide_gap(column[start - 1], column[start]):
            return start
    return first_label


def _wide_gap(above: Paragraph, below: Paragraph) -> bool:
    return below.lines[0].y - above.lines[-1].y > 1.5 * above.lines[-1].size


def _label(paragraph: Paragraph, pointed: set[str]) -> str | None:
    line = paragraph.lines[0]
    label = label_of(line)
    if label and label.kind == "raised":
        text = str(label.value) if label.value is not None else label.shape
        return text if text in pointed or label.value is not None else None
    number = plain_number(line)
    if number is None and label and label.kind == "number" and label.shape[0] == "1":
        number = label.value
    return str(number) if number is not None and str(number) in pointed else None


def _as_note(paragraph: Paragraph, pointed: set[str]) -> Paragraph:
    label = _label(paragraph, pointed)
    paragraph.note = label or "+"
    paragraph.level = 0
    if label:
        paragraph.lines[0] = raise_label(paragraph.lines[0])
    return paragraph


def _as_item(paragraph: Paragraph) -> Paragraph:
    paragraph.note = "" if paragraph.note == "+" else paragraph.note
    return paragraph


def raise_label(line: Line) -> Line:
    """Give the line of a note with its label as a raised number, whether it was printed so or not."""
    first = line.pieces[0]
    match = re.match(r"[\[(]?(\d{1,4})[.)\]]*\s*", first.text)
    if first.raised == 1 or not match:
        return line
    pieces = (Piece(match[1], raised=1), first._replace(text=first.text[match.end() :]))
    return replace(line, pieces=(*pieces, *line.pieces[1:]))
