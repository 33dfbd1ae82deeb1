"""What a style gives back, and the end of a note that all styles share: address and access date."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from evidence_refs.extraction.citation import Evidence
from evidence_refs.extraction.fields.dates import read_date
from evidence_refs.extraction.fields.identifiers import find_identifiers
from evidence_refs.extraction.fields.urls import ABSOLUTE, WITHOUT_SCHEME, clean_url
from evidence_refs.source import Slice

_AVAILABLE = re.compile(
    r"[\s.,;:]*(?:\[?online\]?[.,]?\s*)?(?:(?:also )?available(?: online)?(?: (?:at|from|here|via))?"
    r"|from(?: the (?:web ?site|internet|web page))?|retrieved from|accessed (?:at|via)|(?:for example )?see(?: also)?|at|url|weblink|link)?\s*:?\s*[<(]?$",
    re.IGNORECASE,
)
_DOI = re.compile(r"(?:\bdoi:?\s*|\bdoi\.org/|(?<=\s))10\.\d{4,9}/\S+", re.IGNORECASE)
_ACCESSED = re.compile(
    r"[\s,;.\[(]*\b(?:last\s+)?(?:accessed|cited|viewed|retrieved)(?:\s+on(?:line)?)?:?\s*",
    re.IGNORECASE,
)
_BRACKETED_VISIT = re.compile(
    r"[.,]?(?:\s(?P<year>(?:19|20)\d\d)(?: [A-Z][a-z]{2}\.?)?)?\s?\[(?P<day>\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d)\][.;]?\s*$"
)
_TWO_DIGIT_YEAR = re.compile(r"^(\s*\d{1,2}[/.]\d{1,2}[/.])(\d\d)(?!\d)")


@dataclass(frozen=True, slots=True)
class StyleReading:
    """The fields of one work as its style prints them; `confidence` is the style's own (0 to 1).

    `by` is the name of the style; `evidence` says it of single fields, where the style knows.
    """

    fields: dict[str, Any]
    locator: str | None = None
    confidence: float = 0.9
    marks: tuple[str, ...] = field(default=())
    by: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Address:
    """The address in a note: the text before it (without `Available at:`), after it, and fields."""

    before: Slice
    after: Slice
    fields: dict[str, Any]


def split_address(note: Slice) -> Address:
    """Divide a note at its address; without one, all of it is `before`."""
    match = ABSOLUTE.search(note.text) or _DOI.search(note.text) or WITHOUT_SCHEME.search(note.text)
    fields: dict[str, Any] = dict(find_identifiers(note.text))
    if not match:
        if visited := _read_accessed(note.text):
            fields["accessed"] = visited.date
            return Address(note.cut(0, visited.start), note.cut(len(note.text)), fields)
        available = re.search(r"[\s.,;]*available (?:at|from|online)\s*:?\s*$", note.text, re.I)
        end = available.start() if available else len(note.text)
        return Address(note.cut(0, end), note.cut(len(note.text)), fields)
    url = clean_url(match[0]) if match.re is not _DOI else None
    if url and not ("doi" in fields and "doi.org" in url):
        fields["url"] = url
    before = note.text[: match.start()]
    available = _AVAILABLE.search(before)
    start = available.start() if available else match.start()
    if bracket := _BRACKETED_VISIT.search(before[:start]):  # "Title 2025 [08/12/25]"
        day = read_date(_TWO_DIGIT_YEAR.sub(r"\g<1>20\g<2>", bracket["day"]))
        fields["accessed"], start = day.date if day else None, bracket.start()
        if bracket["year"]:
            fields |= {"date": bracket["year"], "date_text": bracket["year"]}
    if earlier := _read_accessed(before[:start]):  # "[cited 2023 Jan 12]. Available from: …"
        fields["accessed"], start = earlier.date, earlier.start
    after = match.start() + len(match[0].rstrip(".,;)>]"))
    accessed = _ACCESSED.match(note.text, after)
    if accessed and (reading := read_date(note.text, accessed.end())):
        fields["accessed"] = reading.date
        after = reading.end
    return Address(note.cut(0, start), note.cut(after), fields)


@dataclass(frozen=True, slots=True)
class _Accessed:
    """Where the words that give the day of access begin, and the day (EDTF)."""

    start: int
    date: str | None


def _read_accessed(text: str) -> _Accessed | None:
    """Give the day of access with which a text ends: `[cited 2023 Jan 12]`, `Accessed 12/01/22`."""
    for match in _ACCESSED.finditer(text):
        rest = _TWO_DIGIT_YEAR.sub(r"\g<1>20\g<2>", text[match.end() :])
        reading = read_date(rest)
        if reading and not rest[reading.end :].strip(" .,;)]"):
            return _Accessed(match.start(), reading.date)
    return None


def marked_title(piece: Slice) -> tuple[int, int] | None:
    """Give where the words at the start that the print marks (italics, link) begin and end.

    Marks that follow each other with only a blank between them are one.
    """
    start = end = None
    for mark in piece.marks:
        if (
            mark.target
            and mark.target.startswith("http")
            and piece.text[mark.start :].startswith("http")
        ):
            continue
        if start is None:
            if piece.text[: mark.start].strip(" “‘\"'(£)"):
                return None
            start, end = mark.start, mark.end
        elif end is not None and mark.start <= end + 1:
            end = max(end, mark.end)
    return None if start is None or end is None else (start, end)
