"""Which paragraphs are headings, and of what level: by size and weight, and by the outline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from ctypes import create_string_buffer
from typing import Any

import pypdfium2.raw as pdfium

from evidence_refs.reading.pdf.labels import label_of
from evidence_refs.reading.pdf.paragraphs import Paragraph

_MOST_ENTRIES = 5_000
_LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|_{4,}|\s\d{1,3}$")
_LETTERS = re.compile(r"[^\W\d_]")
_NUMBERING = re.compile(r"^(?:chapter|section|appendix)?\s*[\d.]+[.):]?\s*", re.IGNORECASE)


def outline(document: Any) -> dict[str, int]:
    """Give the headings of the file's outline, as `key` writes them, each with its depth from 1."""
    found: dict[str, int] = {}
    for title, depth in _entries(document):
        found.setdefault(key(title), depth)
    found.pop("", None)
    return found


def _entries(document: Any) -> Iterator[tuple[str, int]]:
    first = pdfium.FPDFBookmark_GetFirstChild(document, None)
    waiting = [(first, 1)] if first else []
    # A damaged outline may lead in a circle.
    for _ in range(_MOST_ENTRIES):
        if not waiting:
            return
        entry, depth = waiting.pop()
        yield _title(entry), depth
        following = pdfium.FPDFBookmark_GetNextSibling(document, entry)
        child = pdfium.FPDFBookmark_GetFirstChild(document, entry)
        waiting += [
            (each, level) for each, level in ((following, depth), (child, depth + 1)) if each
        ]


def _title(entry: Any) -> str:
    length = pdfium.FPDFBookmark_GetTitle(entry, None, 0)
    if not 2 < length <= 2_000:
        return ""
    buffer = create_string_buffer(length)
    pdfium.FPDFBookmark_GetTitle(entry, buffer, length)
    return buffer.raw[: length - 2].decode("utf-16-le", "replace")


def key(title: str) -> str:
    """Give a heading as it is compared: letters and digits, without its number."""
    return re.sub(r"[\W_]+", "", _NUMBERING.sub("", title.strip()).lower())


def set_levels(paragraphs: Sequence[Paragraph], body: float, listed: dict[str, int]) -> None:
    """Set `level` of the paragraphs that are headings, 1 to 6."""
    looks: dict[int, tuple[float, bool]] = {}
    depths: dict[tuple[float, bool], Counter[int]] = {}
    for index, paragraph in enumerate(paragraphs):
        text = " ".join(line.text.strip() for line in paragraph.lines)
        depth = listed.get(key(text)) if len(text) < 300 else None
        if not _may_be(paragraph, text) or not (depth or _stands_out(paragraph, text, body)):
            continue
        look = looks[index] = (
            float(round(paragraph.size)),
            all(line.bold for line in paragraph.lines),
        )
        if depth:
            depths.setdefault(look, Counter())[depth] += 1
            paragraph.level = min(6, depth)
    by_look = _by_look(sorted(set(looks.values()), reverse=True), depths)
    for index, look in looks.items():
        paragraphs[index].level = paragraphs[index].level or by_look[look]


def _by_look(
    looks: Sequence[tuple[float, bool]], depths: dict[tuple[float, bool], Counter[int]]
) -> dict[tuple[float, bool], int]:
    """Give each look its level: that of the outline, else below the next larger one."""
    levels: dict[tuple[float, bool], int] = {}
    above = 0
    for look in looks:
        known = depths.get(look)
        above = known.most_common(1)[0][0] if known else above + 1
        levels[look] = min(6, above)
    return levels


def _may_be(paragraph: Paragraph, text: str) -> bool:
    if paragraph.note or paragraph.cells or len(text) > 200 or len(paragraph.lines) > 4:
        return False
    if any(line.cells for line in paragraph.lines) or _LEADER.search(text):
        return False
    label = label_of(paragraph.lines[0])
    if label and label.kind != "number":
        return False
    return len(_LETTERS.findall(text)) >= 3 and not text.endswith((".", ",", ";"))


def _stands_out(paragraph: Paragraph, text: str, body: float) -> bool:
    if paragraph.size >= 1.12 * body:
        return True
    bold = all(line.bold for line in paragraph.lines)
    return (
        bold and paragraph.size >= SMALLEST * body and len(text) <= 120 and not text.endswith(":")
    )


SMALLEST = 0.95
