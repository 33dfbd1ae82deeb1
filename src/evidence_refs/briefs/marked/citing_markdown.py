"""The citations of a Markdown text, and what they become there: text, or a note `^[…]`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from evidence_refs.briefs.marked import citing
from evidence_refs.briefs.marked.clusters import Cluster, clusters
from evidence_refs.briefs.marked.code import code
from evidence_refs.briefs.marked.markdown import Edit, Markdown, front_matter
from evidence_refs.briefs.marked.notes import Note, notes
from evidence_refs.formats.markdown import first_line, line

if TYPE_CHECKING:
    from evidence_refs.model import Reference
    from evidence_refs.styles.document import Numbered

_SIGNS = re.compile(
    r"(?:[ \t]|>|\[\^[^\]\s]+\]:|[-+*:~](?=[ \t])|#{1,6}(?=[ \t])|\[[ xX]\](?=[ \t])"
    r"|\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdm]+|[IVXLCDM]+|#|@[\w-]*)[.)](?=[ \t]))*"
)
"""What a line may have before the text of a block begins: signs of quotations, notes, items, headings, and blanks."""


def cited(document: Markdown) -> list[Cluster]:
    """Give the citations of a document, in the order in which they are read; a note is where it is referred to.

    What stands in the lists, or is code, cites nothing; what front matter cites is last.
    """
    silent = [*((each.start, each.end) for each in document.lists), *code(document.text)]
    found = [
        each
        for each in clusters(document.text)
        if not any(start <= each.start < end for start, end in silent)
    ]
    known, front = notes(document.text), front_matter(document.text)
    return sorted(found, key=lambda each: (each.start < front, _read_at(each, known), each.start))


Text = tuple[Markdown, Sequence[Cluster]]
"""A text with its citations, in the order in which they are read."""


def written(
    texts: Sequence[Text], works: Mapping[str, Reference], numbered: Numbered
) -> list[list[Edit]]:
    """Give for each text the edits that write its citations in a style; front matter stays, for it is YAML.

    Args:
        texts: those of one document, in its order.
        works: for each key that is cited, its reference.
        numbered: all works of the document in the style of its citations.
    """
    in_notes = numbered.style.is_for_notes
    texts = [(document, _below_front_matter(document, found)) for document, found in texts]
    every = [each for _, found in texts for each in found]
    words = iter(citing.written(every, works, numbered, _numbers(texts) if in_notes else None))
    return [
        list(
            _edits(
                document.text, list(zip(found, islice(words, len(found)), strict=True)), in_notes
            )
        )
        for document, found in texts
    ]


def _below_front_matter(document: Markdown, found: Sequence[Cluster]) -> list[Cluster]:
    front = front_matter(document.text)
    return [each for each in found if each.start >= front]


def _edits(
    text: str, found: Sequence[tuple[Cluster, citing.Words]], in_notes: bool
) -> Iterator[Edit]:
    known = notes(text) if in_notes else []
    for each, words in found:
        start, end = each.start, each.end
        is_first = _begins_block(text, start)
        begun = first_line if is_first else line
        if note := _note(each, known):
            new = line(citing.within(words, each, _rest(text, each, note)))
        elif in_notes:
            start = start if is_first or each.in_sentence else _behind_word(text, start)
            stop = "" if is_first and not each.in_sentence else citing.before_note(text, each)
            end += len(stop)
            new = f"{begun(words.people)}{stop}^[{line(words.runs)}]"
        else:
            new = begun(words.together())
        yield Edit(start, end, new)


def _note(cluster: Cluster, known: Sequence[Note]) -> Note | None:
    """Give the note in which a citation stands already."""
    return next((each for each in known if each.start <= cluster.start < each.end), None)


def _read_at(cluster: Cluster, known: Sequence[Note]) -> int:
    note = _note(cluster, known)
    return note.read_at if note else cluster.start


def _numbers(texts: Sequence[Text]) -> list[int]:
    """Give for each citation the number of its note, which it may be alone; the document's own count."""
    numbers: list[int] = []
    before = 0
    for document, found in texts:
        known = notes(document.text)
        new = [each.start for each in found if not _note(each, known)]
        places = sorted([*(each.read_at for each in known), *new])
        numbers += [before + bisect_right(places, _read_at(each, known)) for each in found]
        before += len(places)
    return numbers


def _rest(text: str, cluster: Cluster, note: Note) -> str:
    return (text[note.start : cluster.start] + text[cluster.end : note.end]).strip()


def _behind_word(text: str, start: int) -> int:
    """Give where a note begins: it stands at its word, without a blank before it.

    One behind a backslash, which makes it a blank that keeps words together, stays.
    """
    at = len(text[:start].rstrip(" "))
    return at + 1 if at < start and text[:at].endswith("\\") else at


def _begins_block(text: str, start: int) -> bool:
    """Say whether nothing but signs of blocks stands before a place, in its line; the blank behind one is its own."""
    line_start = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    return _SIGNS.fullmatch(text, line_start, start) is not None
