"""The citations of a Markdown text, and what they become there: text, or a note `^[…]`."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from evidence_refs.briefs.marked import citing
from evidence_refs.briefs.marked.clusters import Cluster, clusters
from evidence_refs.briefs.marked.markdown import Edit, Markdown
from evidence_refs.briefs.marked.notes import Note, notes
from evidence_refs.formats.markdown import line

if TYPE_CHECKING:
    from evidence_refs.model import Reference
    from evidence_refs.styles.document import Numbered


def cited(document: Markdown) -> list[Cluster]:
    """Give the citations of a document, in the order in which they are read; a note is where it is referred to.

    What stands in the lists cites nothing.
    """
    found = [
        each
        for each in clusters(document.text)
        if not any(listed.start <= each.start < listed.end for listed in document.lists)
    ]
    known = notes(document.text)
    return sorted(found, key=lambda each: (_read_at(each, known), each.start))


def written(
    document: Markdown,
    found: Sequence[Cluster],
    works: Mapping[str, Reference],
    numbered: Numbered,
) -> list[Edit]:
    """Give the edits that write citations in a style.

    Args:
        document: the text.
        found: its citations.
        works: for each key that is cited, its reference.
        numbered: all works of the document in the style of its citations.
    """
    in_notes = numbered.style.is_for_notes
    known = notes(document.text) if in_notes else []
    numbers = _numbers(found, known) if in_notes else None
    edits = []
    for each, words in zip(found, citing.written(found, works, numbered, numbers), strict=True):
        start = each.start
        if note := _note(each, known):
            text = line(citing.within(words, each, _rest(document.text, each, note)))
        elif in_notes:
            start = start if each.in_sentence else _behind_word(document.text, start)
            text = f"{line(words.people)}^[{line(words.runs)}]"
        else:
            text = line(words.together())
        edits.append(Edit(start, each.end, text))
    return edits


def _note(cluster: Cluster, known: Sequence[Note]) -> Note | None:
    """Give the note in which a citation stands already."""
    return next((each for each in known if each.start <= cluster.start < each.end), None)


def _read_at(cluster: Cluster, known: Sequence[Note]) -> int:
    note = _note(cluster, known)
    return note.read_at if note else cluster.start


def _numbers(found: Sequence[Cluster], known: Sequence[Note]) -> list[int]:
    """Give for each citation the number of its note, which it may be alone; the document's own count."""
    places = sorted(
        [
            *(each.read_at for each in known),
            *(each.start for each in found if not _note(each, known)),
        ]
    )
    return [bisect_right(places, _read_at(each, known)) for each in found]


def _rest(text: str, cluster: Cluster, note: Note) -> str:
    return (text[note.start : cluster.start] + text[cluster.end : note.end]).strip()


def _behind_word(text: str, start: int) -> int:
    """Give where a note begins: it stands at its word, without a blank before it."""
    while start and text[start - 1] == " ":
        start -= 1
    return start
