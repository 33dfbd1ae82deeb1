"""Pages to paragraphs: notes after the text of their page, and what a page's end broke made whole."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_refs.reading.pdf.habits import Habits, habits_of, neighbours
from evidence_refs.reading.pdf.notes import SMALLER, with_notes_last
from evidence_refs.reading.pdf.pages import Page
from evidence_refs.reading.pdf.paragraphs import Paragraph, goes_on, split


def flow(pages: Sequence[Page], body: float) -> list[Paragraph]:
    """Give the paragraphs of a document. `body` is the size of most of its text."""
    columns = [(page, column) for page in pages for column in (*page.columns, *page.aside)]
    habits = [habits_of(column) for _, column in columns]
    whole = Habits()
    for each in habits:
        whole.add(each)
    found: list[Paragraph] = []
    index = 0
    for page in pages:
        count = len(page.columns) + len(page.aside)
        split_columns: list[list[Paragraph]] = []
        for offset, column in enumerate((*page.columns, *page.aside)):
            near = neighbours(habits, index + offset)
            split_columns.append(split(column, page.number, near, whole))
        _add_page(found, page, split_columns, body, neighbours(habits, index))
        index += count
    return found


def _add_page(
    found: list[Paragraph], page: Page, columns: list[list[Paragraph]], body: float, near: Habits
) -> None:
    open_note = bool(found and (found[-1].note or found[-1].size <= SMALLER * body))
    lefts = {
        id(p): column.left
        for column, ps in zip((*page.columns, *page.aside), columns, strict=True)
        for p in ps
    }
    ordered = with_notes_last(columns, body, open_note=open_note)
    begins = {id(ps[0]) for ps in columns if ps}
    for position, paragraph in enumerate(ordered):
        last = _last(found, paragraph, ordered, position)
        following = ordered[position + 1] if position + 1 < len(ordered) else None
        labelled = bool(
            following
            and following.label
            and last
            and last.label
            and following.label.kind == last.label.kind
        )
        if (
            last
            and id(paragraph) in begins
            and goes_on(last, paragraph, lefts[id(paragraph)], near, labelled=labelled)
        ):
            last.lines += paragraph.lines
            last.pages += paragraph.pages
        elif (
            paragraph.note == "+"
            and found
            and found[-1].note
            and position
            and not ordered[position - 1].note
        ):
            _append_to_note(found, paragraph)
        else:
            found.append(paragraph)


def _last(
    found: Sequence[Paragraph], paragraph: Paragraph, ordered: Sequence[Paragraph], position: int
) -> Paragraph | None:
    """Give the paragraph that this one may go on with: the last of the text, or the last note."""
    for last in reversed(found):
        if paragraph.note == "+" and last.note:
            return last
        if not last.note or (
            last.size >= paragraph.size
            and not ordered[position].note
            and last.pages[-1] != paragraph.pages[0]
            and _only_notes(found, last)
        ):
            return last
    return None


def _only_notes(found: Sequence[Paragraph], last: Paragraph) -> bool:
    return all(p.note for p in found if p.pages[0] == last.pages[-1])


def _append_to_note(found: list[Paragraph], paragraph: Paragraph) -> None:
    found[-1].lines += paragraph.lines
    found[-1].pages += paragraph.pages
