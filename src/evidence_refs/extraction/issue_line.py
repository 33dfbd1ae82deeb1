"""The line that says who issued a work and when: `Localis, April 2019`, `2018, Public Health`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence_refs.extraction.fields.access import take_access
from evidence_refs.extraction.fields.dates import DateReading, find_dates, read_date
from evidence_refs.extraction.fields.organisations import is_organisation
from evidence_refs.model import Access

_UPDATED = re.compile(r"[\s,(]*(?:last )?(?:updated|published|revised)\s*$", re.IGNORECASE)
_FILE = re.compile(
    r"\s*[\[(](?:PDF|Word|HTML|ODS|ODT|DOCX?|XLSX?|CSV|PPTX?)\b[^()\[\]]*[\])]", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class IssueLine:
    """Who issued a work and when, as printed; `issuer` may be empty."""

    issuer: str
    date: DateReading | None
    date_text: str | None
    access: Access | None


def read_issue_line(text: str) -> IssueLine | None:
    """Read a whole line of issuer and date in either order; None where it is neither.

    `Department of Health (December 2022)`, `NHS, January 2019`, `June 2019, The King's Fund (£)`.
    """
    if len(text) > 300:
        return None
    text, access = take_access(text)
    text = _FILE.sub("", text).strip(" ,;:–—|•-").rstrip(".").strip()
    if not text or len(text) > 220:
        return None
    first = read_date(text)
    if first and first.end < len(text) and text[first.end : first.end + 1] in ",; ":
        rest = text[first.end :].strip(" ,;.")
        if rest and (is_organisation(rest) or (rest[0].isupper() and ". " not in rest)):
            return IssueLine(rest, first, text[first.start : first.end], access)
    last = _last_date(text)
    if last:
        issuer = _UPDATED.sub("", text[: last.start]).rstrip(" (,;–—-[")
        after = text[last.end :].strip(" )].,;")
        if not after:
            return IssueLine(issuer, last, text[last.start : last.end], access)
    if first and first.end == len(text):
        return IssueLine("", first, text[first.start :], access)
    if is_organisation(text) and not re.search(r"[.?!]\s", text):
        return IssueLine(text, None, None, access)
    return None


def _last_date(text: str) -> DateReading | None:
    """Give the date that ends `text`, with an update in brackets after it."""
    dates = find_dates(text)
    undated = re.search(r"(?:n\.\s?d\.?|undated)\)?$", text, re.IGNORECASE)
    if undated:
        return read_date(text, undated.start())
    for date in dates:
        reading = read_date(text, date.start)
        if reading and not text[reading.end :].strip(" )].,;"):
            return reading
    return None
