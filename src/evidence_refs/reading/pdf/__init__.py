"""PDF files to text in reading order: paragraphs, headings, notes and links as `Document` has them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from evidence_refs.reading.pdf.checks import problems_of, refuse_unreadable
from evidence_refs.reading.pdf.file import opened
from evidence_refs.reading.pdf.flow import flow
from evidence_refs.reading.pdf.furniture import strip
from evidence_refs.reading.pdf.headings import outline, set_levels
from evidence_refs.reading.pdf.joining import Vocabulary, vocabulary
from evidence_refs.reading.pdf.lines import Line
from evidence_refs.reading.pdf.pages import Page, read_pages
from evidence_refs.reading.pdf.paragraphs import Paragraph
from evidence_refs.reading.pdf.rendering import render
from evidence_refs.reading.text import Text

__all__ = ["read"]


def read(data: bytes, name: str) -> Text:
    """Give the text of a PDF. `name` is what messages call it.

    Raises:
        UnreadableError: it is locked, damaged, no PDF, or has no text that can be read.
    """
    with opened(data, name) as document:
        found = list(read_pages(document))
        listed = outline(document)
    refuse_unreadable(found, name)
    pages = strip(found)
    body = _body_size(pages)
    paragraphs = flow(pages, body)
    set_levels(paragraphs, body, listed)
    known = vocabulary(_neighbours(pages))
    text, starts = _written(paragraphs, known, len(pages))
    return Text(text, starts, True, problems_of(found, name))


def _body_size(pages: Sequence[Page]) -> float:
    sizes: Counter[float] = Counter()
    for line in _lines(pages):
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _lines(pages: Sequence[Page]) -> Iterator[Line]:
    for page in pages:
        for column in (*page.columns, *page.aside):
            yield from column.lines


def _neighbours(pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
    for page in pages:
        for column in page.columns:
            cells = [cell for row in column.rows for cell in row]
            for each in (column, *cells):
                yield from pairwise([*(line.text for line in each.lines), ""])


def _written(
    paragraphs: Sequence[Paragraph], known: Vocabulary, count: int
) -> tuple[str, tuple[int, ...]]:
    labels = frozenset(p.note for p in paragraphs if p.note and not p.note.isdigit())
    lines: list[str] = []
    pages: list[int] = []
    for paragraph in paragraphs:
        rendered = render(paragraph, known, labels)
        if not rendered:
            continue
        if lines:
            lines.append("")
            pages.append(pages[-1])
        lines += [text for text, _ in rendered]
        pages += [page for _, page in rendered]
    return "\n".join(lines) + "\n", _page_starts(pages, count)


def _page_starts(pages: Sequence[int], count: int) -> tuple[int, ...]:
    """Give the line on which each page begins: the first after which no earlier page has a line."""
    starts = [len(pages) + 1] * (count + 1)
    least = count + 1
    for index in range(len(pages) - 1, -1, -1):
        least = min(least, pages[index])
        starts[least] = index + 1
    for page in range(count - 1, 0, -1):
        starts[page] = min(starts[page], starts[page + 1])
    if count:
        starts[1] = 1
    return tuple(starts[1:])
