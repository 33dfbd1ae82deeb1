"""Pages to paragraphs: notes after the text of their page, and what a page's end broke made whole."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from evidence_refs.reading.pdf.columns import Column
from evidence_refs.reading.pdf.habits import Habits, Place, neighbours, pairs_of, places
from evidence_refs.reading.pdf.joints import Numbers
from evidence_refs.reading.pdf.notes import SMALLER, announces, with_notes_last
from evidence_refs.reading.pdf.pages import Page
from evidence_refs.reading.pdf.paragraphs import Paragraph, goes_on, split, table_rows

_ITEMS, _LONGEST = 3, 400
"""How many last paragraphs must be items for a list that goes on; how many a list may have."""


def flow(pages: Sequence[Page], body: float) -> list[Paragraph]:
    """Give the paragraphs of a document. `body` is the size of most of its text."""
    pairs = [pairs_of(column) for page in pages for column in _columns(page)]
    whole = Habits()
    for each in pairs:
        whole.add(each)
    found: list[Paragraph] = []
    numbers = Numbers()
    index = 0
    for page in pages:
        columns: list[list[Paragraph]] = []
        begins: dict[int, Place] = {}
        for column in _columns(page):
            if column.rows:
                columns.append(table_rows(column, page.number))
                index += 1
                continue
            spots = places(column, pairs[index], neighbours(pairs, index), whole)
            columns.append(split(column, page.number, spots, numbers))
            begins[id(columns[-1][0])] = spots[0]
            index += 1
        _add_page(found, columns, begins, body)
    return found


def _columns(page: Page) -> tuple[Column, ...]:
    return (*page.columns, *page.aside)


def _add_page(
    found: list[Paragraph],
    columns: list[list[Paragraph]],
    begins: dict[int, Place],
    body: float,
) -> None:
    """Add a page's paragraphs. `begins` holds the first of each column, with its place."""
    open_note = (
        found[-1] if found and (found[-1].note or found[-1].size <= SMALLER * body) else None
    )
    ordered = with_notes_last(
        columns, body, open_note=open_note is not None, listed=_ends_in_list(found, body)
    )
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
        place = begins.get(id(paragraph))
        if last and place and goes_on(last, paragraph, place, labelled=labelled):
            last.lines += paragraph.lines
            last.pages += paragraph.pages
        elif paragraph.note == "+" and open_note and not (position and ordered[position - 1].note):
            open_note.lines += paragraph.lines
            open_note.pages += paragraph.pages
        else:
            found.append(paragraph)


def _ends_in_list(found: Sequence[Paragraph], body: float) -> bool:
    """Say whether what was read so far ends in a list of references."""
    last = found[-_ITEMS:]
    items = all(
        not each.note and (each.label or each.size <= SMALLER * body or announces(each))
        for each in last
    )
    return bool(last) and items and any(map(announces, found[-_LONGEST:]))


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
    """Say whether the page of the last paragraph has nothing but notes."""
    on_page = takewhile(lambda each: each.pages[-1] >= last.pages[-1], reversed(found))
    return all(each.note for each in on_page)
