"""A reference as the model reads it: pieces with labels -> the fields of a work.

The model says where each part of the reference stands; what a part means (a date, names, an address)
is read by the rules of `fields/`, as everywhere.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import Any

from evidence_refs.extraction.citation import Evidence
from evidence_refs.extraction.fields.container import of_medium, take_medium
from evidence_refs.extraction.fields.names import NamesReading
from evidence_refs.extraction.fields.titles import clean_title, take_label
from evidence_refs.extraction.learned.issued import Issued, read_issued
from evidence_refs.extraction.learned.parts import read_parts
from evidence_refs.extraction.learned.people import read_bodies, read_people
from evidence_refs.extraction.learned.segments import (
    Segment,
    segments_of,
    title_segment,
    with_date,
    with_title,
)
from evidence_refs.extraction.learned.tagger import Tagged, tag
from evidence_refs.extraction.styles.author_year import add_sources, settle_type
from evidence_refs.extraction.styles.reading import StyleReading, split_address
from evidence_refs.source import Slice

_AUTHORS = ("author", "body")
_WORK_TYPES_WITH_PAGES = (
    "article-journal",
    "chapter",
    "paper-conference",
    "article-magazine",
    "article-newspaper",
)

_EDITORS = re.compile(r"[\s,(\[]\(?(?:[Ee]ds?|[Ee]ditors?|Hrsg)\b\.?[)\]]?\.?(?!\s+al\b)")


def read_learned(piece: Slice) -> StyleReading | None:
    """Read one reference by the model; None where it gives no title, address or container."""
    reading = _read(piece)
    return replace(reading, fields=dict(reading.fields)) if reading else None


@lru_cache(maxsize=256)
def _read(piece: Slice) -> StyleReading | None:
    """Read a reference; a note that is divided between works is read several times."""
    tagged = tag(piece)
    if tagged is None:
        return None
    segments = with_date(piece.text, with_title(piece.text, segments_of(piece.text, tagged)))
    address = split_address(piece).fields
    evidence = [Evidence("reference", "model", 0, len(piece.text), tagged.whole)]
    title = title_segment(segments)
    fields: dict[str, Any] = {}
    if title:
        fields |= _title(piece.text[title.start : title.end])
        evidence.append(_evidence("title", [title], _edges(tagged, title)))
    who, used = _who(piece.text, segments, title)
    if who.names:
        role = "editors" if _are_editors(piece.text, used) else "authors"
        fields |= {role: who.names}
        fields |= {"authors_truncated": who.truncated} if role == "authors" else {"type": "book"}
        evidence.append(_evidence(role, used, min(_edges(tagged, s) for s in used)))
    if issued := read_issued(piece.text, segments):
        fields |= issued.fields
        evidence.append(_issued_evidence(issued))
    parts, told = read_parts(piece.text, segments, title)
    fields |= {k: v for k, v in parts.items() if k not in fields}
    evidence += told
    locator = fields.pop("locator", None)
    if not fields.get("title"):
        fields.pop("title", None)
    link = next((m.target for m in piece.marks if m.kind == "link" and m.target), None)
    fields = ({"url": link} if link else {}) | fields | address
    if not any(fields.get(name) for name in ("title", "url", "doi", "journal")):
        return None
    add_sources(fields, NamesReading(fields.get("authors") or ()))
    settle_type(fields)
    if fields.get("pages") and fields["type"] not in _WORK_TYPES_WITH_PAGES:
        pages = fields.pop("pages")
        locator = locator or pages
    return StyleReading(
        fields, locator, _confidence(evidence), by="model", evidence=tuple(evidence)
    )


def _title(printed: str) -> dict[str, Any]:
    printed = re.sub(r"(?<=[a-z])- (?=[a-z]{2,})(?!and |or )", "-", printed)
    title, medium = take_medium(printed)
    title, _ = take_label(title)
    return {"title": clean_title(_unquoted(title))} | of_medium(medium)


def _unquoted(title: str) -> str:
    """Take a quotation mark off that opens the title, or closes it, and has no fellow in it."""
    title = title.strip()
    for opening, closing in (("“", "”"), ("‘", "’"), ("«", "»")):
        if title.startswith(opening) and closing not in title[1:]:
            title = title[1:]
        if title.endswith(closing) and opening not in title and closing != "’":
            title = title[:-1]
    for sign in ('"', "'"):
        if title.count(sign) == 1 and (title.startswith(sign) or title.endswith(sign)):
            title = title.strip(sign)
    return title


def _who(
    text: str, segments: list[Segment], title: Segment | None
) -> tuple[NamesReading, list[Segment]]:
    """Read who stands in the author's place: before the title, people after it where none do."""
    found = [s for s in segments if s.label in _AUTHORS]
    before = [s for s in found if title is None or s.end <= title.start]
    used = before or [s for s in found if s.label == "author"]
    names: list[Any] = []
    truncated = False
    for segment in used:
        read = read_people if segment.label == "author" else read_bodies
        end = _with_others(text, segment.end)
        reading = read(text[segment.start : end])
        names += reading.names
        truncated = truncated or reading.truncated
    return NamesReading(tuple(names), truncated), used


def _are_editors(text: str, used: list[Segment]) -> bool:
    """Say whether the print calls those in the author's place editors."""
    return bool(_EDITORS.search(text[used[0].start : used[-1].end + 14]))


def _with_others(text: str, end: int) -> int:
    """Take the stop of an initial, or `et al.` after it, into the names."""
    more = re.match(r"\.?(?:,?\s*et\.? al\b\.?)?", text[end:])
    return end + more.end() if more else end


def _edges(tagged: Tagged, segment: Segment) -> float:
    """Give the chance that a piece begins and ends where it does: that of its edges' neighbours too."""
    first, last = max(segment.first - 1, 0), min(segment.last + 1, len(tagged.tokens) - 1)
    return min((segment.chance, tagged.chances[first], tagged.chances[last]))


def _evidence(name: str, segments: list[Segment], chance: float) -> Evidence:
    return Evidence(name, "model", segments[0].start, segments[-1].end, chance)


def _issued_evidence(issued: Issued) -> Evidence:
    return Evidence("date", "model", issued.start, issued.end, issued.chance)


def _confidence(evidence: list[Evidence]) -> float:
    """Give the chance that title, authors and date are all right, as if they were independent."""
    chance = 1.0
    for name in ("title", "authors", "date"):
        told = (e.probability for e in evidence if e.field == name and e.probability is not None)
        chance *= min(told, default=1.0)
    return chance
