"""The pieces that the model labels as dates -> the date of issue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evidence_refs.extraction.fields.dates import DateReading, find_dates, read_date
from evidence_refs.extraction.found import date_fields
from evidence_refs.extraction.learned.segments import Segment

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_YEAR_FIRST = re.compile(
    rf"(?P<year>(?:19|20)\d\d)[a-z]?,\s*(?P<rest>{_MONTH}(?:\s+\d{{1,2}})?|\d{{1,2}}\s+{_MONTH})",
    re.IGNORECASE,
)
_DAY = re.compile(
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}|{_MONTH})$", re.IGNORECASE
)
_SHORT_YEAR = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d\d)(?!\d)")
_SUFFIX = re.compile(r"(?<=\d{4})[a-z]\b")


@dataclass(frozen=True, slots=True)
class Issued:
    """The fields of the date of issue, where it stands, and the chance that it is one."""

    fields: dict[str, Any]
    start: int
    end: int
    chance: float


def read_issued(text: str, segments: Sequence[Segment]) -> Issued | None:
    """Give the date of issue: the first piece that is a date, made fuller by one that agrees."""
    dated = [s for s in segments if s.label == "date"]
    best: Issued | None = None
    for segment in dated:
        printed = text[segment.start : segment.end].strip(" .,;:()[]")
        reading = _read(printed)
        if reading is None:
            if best and (fuller := _with_day(best, printed)):
                best = fuller
            continue
        found = Issued(date_fields(reading, printed), segment.start, segment.end, segment.chance)
        if best is None or _is_fuller(found, best):
            best = found
    return best or _only_date(text, segments)


def _only_date(text: str, segments: Sequence[Segment]) -> Issued | None:
    """Where no piece is labelled a date: the one date that stands among the parts after the title."""
    for segment in segments:
        if segment.label not in ("container", "publisher", "location", "volume", "note"):
            continue
        for reading in find_dates(text[segment.start : segment.end]):
            start, end = segment.start + reading.start, segment.start + reading.end
            if reading.date and len(reading.date) >= 4:
                return Issued(date_fields(reading, text[start:end]), start, end, 1 - segment.chance)
    return None


def _read(printed: str) -> DateReading | None:
    """Read a date in brackets or not, with APA's order of its parts, or with two digits of a year."""
    if match := _YEAR_FIRST.match(printed):
        return read_date(f"{match['rest']} {match['year']}")
    if match := _SHORT_YEAR.match(printed):
        return read_date(f"{match[1]}/{match[2]}/20{match[3]}")
    plain = _SUFFIX.sub("", printed)
    reading = read_date(plain)
    if reading is None and (dates := find_dates(plain)):
        reading = dates[0]
    return reading


def _is_fuller(new: Issued, old: Issued) -> bool:
    date, known = new.fields.get("date"), old.fields.get("date")
    return bool(date and known and len(date) > len(known) and date.startswith(known))


def _with_day(known: Issued, printed: str) -> Issued | None:
    """`(2022) … 7 December`: a day without a year belongs to the year before the title."""
    year = known.fields.get("date")
    if not year or len(year) != 4 or not _DAY.match(printed):
        return None
    reading = read_date(f"{printed} {year}")
    if reading is None or not reading.date:
        return None
    return Issued(known.fields | {"date": reading.date}, known.start, known.end, known.chance)
