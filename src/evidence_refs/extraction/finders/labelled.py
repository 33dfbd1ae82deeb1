"""Labelled entries: a title, then `Source:`, `Publication date:`, `Author(s):` … in any order.

A title may stand in its own paragraph or on the line of the first label; the text that describes
the work stands behind `Abstract:` or behind the last value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.fields.dates import read_date
from evidence_refs.extraction.fields.labels import Label, find_labels
from evidence_refs.extraction.fields.types import printed_type_length
from evidence_refs.extraction.fold import fold
from evidence_refs.extraction.likeness import likeness
from evidence_refs.source import Slice, join

_LIKE = 4.0
_NEAR = 40  # blocks between an entry with one label and a full one of the same list
_TITLE_END = re.compile(r"[,;]$")
_JOURNAL_VALUE = re.compile(
    r".{2,120}?(?:\d{1,4}\s*\([^()]{1,15}\)|,)\s*,?\s*pp?\.\s*\w[\w-]*|.{2,120}?\d{1,4}\s*\([^()]{1,15}\)"
)


@dataclass(slots=True)
class RawEntry:
    """An entry as its labels divide it; `tail` holds the blocks after its last label."""

    title: Slice | None
    titles: list[int]
    first: int
    values: dict[str, Slice] = field(default_factory=dict)
    blocks: list[int] = field(default_factory=list)
    rest: Slice | None = None
    pending: str | None = None
    tail: list[int] = field(default_factory=list)


def read_entries(blocks: Sequence[Block]) -> list[RawEntry]:
    """Give the labelled entries in order. A lone label is one only among entries with several."""
    entries: list[RawEntry] = []
    for number, block in enumerate(blocks):
        if block.kind in ("note", "contents", "table"):
            continue
        labels = [] if _is_reference(block.text) else find_labels(block.text)
        current = entries[-1] if entries else None
        if current and current.pending and not labels and block.kind == "paragraph":
            _take_pending(current, block, number)
            continue
        if not labels or (not _opens_entry(labels) and not _adds(current, labels)):
            if current:
                current.tail.append(number)
            continue
        if current and _belongs(current, blocks, block, labels):
            current.blocks += [*current.tail, number]
            if current.tail and current.rest is None and "abstract" not in current.values:
                current.rest = join([blocks[n].slice for n in current.tail], "\n\n")
            current.tail = []
            _take_values(current, block, labels)
        else:
            entries.append(_start(current, blocks, number, labels))
    return _accepted(entries)


def _is_reference(text: str) -> bool:
    """Say whether words with one label among them are a reference: `Title. Authors: A Hale. London: …`."""
    labels = find_labels(text)
    return len(labels) == 1 and labels[0].start > 0 and likeness(text).score >= _LIKE


def _accepted(entries: list[RawEntry]) -> list[RawEntry]:
    entries = [entry for entry in entries if not _is_caption(entry)]
    full = [len(entry.values) >= 2 for entry in entries]
    kept = []
    for number, entry in enumerate(entries):
        near = any(
            full[beside] and abs(entries[beside].first - entry.first) <= _NEAR
            for beside in (number - 1, number + 1)
            if 0 <= beside < len(entries)
        )
        titled = entry.title is not None and entry.values.keys() & {"source", "authors"}
        if full[number] or (sum(full) >= 3 and near and titled):
            kept.append(entry)
    return kept


_CHART = re.compile(
    r"^(?:[£(]*\d[\d.,%)–-]*\s+){3,}|(?:\b[\d.,]+%?\s+){4,}|\b(?:Jan|Feb|Mar|Apr|May)\s+(?:Feb|Mar|Apr|May|Jun)\b"
)


def _is_axis(text: str) -> bool:
    """Say whether a line is what stands along a chart: `2018 2019 2020`, `Age Male Female`."""
    words = text.split()
    numbers = sum(any(char.isdigit() for char in word) for word in words)
    return numbers >= 0.4 * len(words) > 0.8 or bool(re.search(r"\bmale female\b", text, re.I))


def _is_caption(entry: RawEntry) -> bool:
    """`Source: own analysis` under a figure has no title of a work above it."""
    text = entry.title.text if entry.title else ""
    source = entry.values["source"].text if "source" in entry.values else ""
    if _CHART.search(text) or text.lstrip().startswith("|") or _is_axis(text):
        return True  # the words on an axis, the cells of a table
    if re.search(r"©|crown copyright|created with|own analysis", source, re.IGNORECASE):
        return True
    return bool(
        re.match(
            r"(?:figure|table|chart|map|box|graph)\s+\d|this (?:map|figure|chart)",
            text,
            re.IGNORECASE,
        )
    )


def _opens_entry(labels: list[Label]) -> bool:
    return any(
        label.field in ("source", "authors", "journal", "title", "type", "date") for label in labels
    )


def _adds(entry: RawEntry | None, labels: list[Label]) -> bool:
    """Say whether labels that open no entry give the present one what it lacks."""
    if entry is None:
        return False
    lacking = [label.field for label in labels if label.field not in entry.values]
    if labels[0].field == "abstract":
        return "abstract" in lacking and not entry.tail
    return bool(lacking) and labels[0].field in (
        "url",
        "doi",
        "pmid",
        "isbn",
        "issn",
        "editors",
        "edition",
        "series",
        "number",
    )


def _take_pending(entry: RawEntry, block: Block, number: int) -> None:
    """A label alone on its line: the next paragraph is its value."""
    name = entry.pending or ""
    length = _value_length(name, block.text) if name != "abstract" else len(block.text)
    entry.values[name] = block.slice.cut(0, length)
    rest = block.slice.cut(length)
    entry.rest = rest if rest.text else entry.rest
    entry.blocks.append(number)
    entry.pending = None


def _belongs(entry: RawEntry, blocks: Sequence[Block], block: Block, labels: list[Label]) -> bool:
    """Say whether a block's labels are more of the same entry."""
    if labels[0].field == "title":
        return False
    if not _opens_entry(labels):
        return True
    if any(label.field in entry.values for label in labels):
        # "Abstract:" inside an abstract, after its own label, is part of the text.
        return False
    if block.text[: labels[0].start].strip():
        return False
    if not entry.tail:
        return True
    last = blocks[entry.tail[-1]]
    return not _is_title(last) or (last.text.rstrip().endswith(".") and len(entry.values) < 2)


def _is_title(block: Block) -> bool:
    text = block.text.strip()
    return (
        block.kind in ("paragraph", "heading", "item")
        and 3 <= len(text) <= 500
        and not _TITLE_END.search(text)
        and text.count(". ") <= 1
    )


def _start(
    current: RawEntry | None, blocks: Sequence[Block], number: int, labels: list[Label]
) -> RawEntry:
    """Begin an entry; take its title from its own line, or from the end of the one before."""
    block = blocks[number]
    if labels[0].field == "title":
        entry = RawEntry(None, [], number, blocks=[number])
        _take_values(entry, block, labels)
        entry.title = entry.values.get("title")
        return entry
    before = block.slice.cut(0, labels[0].start)
    tail = current.tail if current else list(range(max(0, number - 3), number))
    titles: list[int] = []
    title: Slice | None = before if before.text else None
    above = _block_above(tail, blocks, number)
    if above is not None and (title is None or _continues(blocks[above].text, before.text)):
        titles, title = [above], blocks[above].slice
        if before.text and not fold(title.text).endswith(fold(before.text)):
            title = join((title, before))
        if current and above in current.tail:
            current.tail.remove(above)
    first = titles[0] if titles else number
    entry = RawEntry(title, titles, first, blocks=[*titles, number])
    _take_values(entry, block, labels)
    return entry


def _block_above(tail: Sequence[int], blocks: Sequence[Block], number: int) -> int | None:
    """Give the block right above, if it can be a title; notes may stand between."""
    for back in range(number - 1, max(-1, number - 4), -1):
        if blocks[back].kind == "note":
            continue
        return back if back in tail and _is_title(blocks[back]) else None
    return None


def _continues(above: str, here: str) -> bool:
    """Say whether the words before the first label go on from, or repeat, the block above."""
    if above.rstrip().endswith((".", "!")) or len(here) > 160:
        return False
    return here[:1].islower() or fold(above).endswith(fold(here))


def _take_values(entry: RawEntry, block: Block, labels: list[Label]) -> None:
    for label, following in zip(labels, [*labels[1:], None], strict=False):
        if label.field in entry.values:
            continue
        end = following.start if following else len(block.text)
        value = _trimmed(block.slice, label.end, end)
        if not value.text and following is None:
            entry.pending = label.field
            continue
        if following is None and label.field not in ("abstract", "note"):
            length = _value_length(label.field, value.text)
            rest = value.cut(length)
            value = value.cut(0, length)
            if rest.text:
                entry.rest = rest if entry.rest is None else join((entry.rest, rest), "\n\n")
        entry.values[label.field] = value


def _trimmed(piece: Slice, start: int, end: int) -> Slice:
    """Give a value without the bars and bullets that divide it from the next label."""
    while end > start and (
        piece.text[end - 1] in " |·•/–;"
        or (piece.text[end - 1] == ")" and "(" not in piece.text[start:end])
    ):
        end -= 1
    return piece.cut(start, end)


def _value_length(name: str, text: str) -> int:
    """Give how much of the text after the last label is its value; what follows is the abstract."""
    if name == "date":
        reading = read_date(text)
        return reading.end if reading else len(text)
    if name == "type":
        return printed_type_length(text) or _first_stop(text)
    if name == "journal" and len(text) > 100:
        match = _JOURNAL_VALUE.match(text)
        return match.end() if match else _first_stop(text)
    if name in ("doi", "pmid", "isbn", "issn", "url"):
        word = text.split(maxsplit=1)[0] if text.strip() else ""
        return len(word) if re.search(r"\d|://|www\.", word) else len(text)
    if name in ("source", "authors") and len(text) > 120:
        return _first_stop(text, ".")  # names stand between semicolons
    return len(text)


def _first_stop(text: str, stops: str = ".;") -> int:
    """Where no sign ends a value, its sentence does; a long sentence is kept whole."""
    match = re.search(rf"(?<![A-Z])[{stops}]\s+(?=[A-Z])", text[:400])
    return match.start() if match else len(text)
