"""Pages without text, and text whose letters are not known: said, so that none is missed in silence."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Problem, Where
from evidence_refs.reading.pdf.pages import Page

_GARBLED = 0.2
_SCANNED = "read it with a program for OCR (such as OCRmyPDF) first, and extract that"


def refuse_unreadable(pages: Sequence[Page], name: str) -> None:
    """Raise UnreadableError where no page has text, or where most of it has no known letters."""
    words = sum(page.words for page in pages)
    if not words:
        raise UnreadableError("this PDF has no text: a scan?", where=Where(name), hint=_SCANNED)
    if sum(page.unmapped for page in pages) > 0.5 * words:
        raise UnreadableError(
            "this PDF does not say what its letters are, so its text cannot be read",
            where=Where(name),
            hint=_SCANNED,
        )


def problems_of(pages: Sequence[Page], name: str) -> tuple[Problem, ...]:
    """Give what could not be read of a PDF that could be read otherwise."""
    empty = [page.number for page in pages if not page.words]
    garbled = [p.number for p in pages if p.words and p.unmapped > _GARBLED * p.words]
    found: list[Problem] = []
    if empty:
        found.append(_problem("page-without-text", empty, "no text: a scan or a picture?", name))
    if garbled:
        found.append(_problem("page-garbled", garbled, "letters that the file does not name", name))
    return tuple(found)


def _problem(code: str, numbers: Sequence[int], what: str, name: str) -> Problem:
    has = "has" if len(numbers) == 1 else "have"
    word = "page" if len(numbers) == 1 else "pages"
    return Problem(
        code,
        f"{word} {ranges(numbers)} {has} {what}",
        Where(name),
        severity="warning",
        hint=_SCANNED,
    )


def ranges(numbers: Sequence[int]) -> str:
    """Give ascending numbers as `1, 3-5`."""
    parts: list[tuple[int, int]] = []
    for number in numbers:
        if parts and number == parts[-1][1] + 1:
            parts[-1] = (parts[-1][0], number)
        else:
            parts.append((number, number))
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in parts)
