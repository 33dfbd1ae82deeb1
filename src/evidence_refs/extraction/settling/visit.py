"""The day on which an address was visited, kept apart from the date of the work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from evidence_refs.extraction.fields.dates import find_dates

_VISIT = re.compile(
    r"\[\s*(?:(?:last )?(?:accessed|cited|viewed|retrieved)\b[^\]]{3,40}|\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d)\s*\]"
    r"|\((?:last )?(?:accessed|cited|viewed|retrieved)\b[^)]{3,40}\)"
    r"|\b(?:last )?(?:accessed|consulted|downloaded|got|obtained|retrieved|viewed|visited)(?: on)?:? \d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d\b"
    r"|\bWeb\.,? \d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d\d",
    re.IGNORECASE,
)


def settle_visit(fields: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Give the fields of one reference without a date that says only when it was visited.

    `Secondhand smoke. 2014 [cited 2016 8.04.2016]` is of 2014; `Allotments [18/02/26]` of no year.
    """
    settled = dict(fields)
    visit = _VISIT.search(text)
    printed = str(settled.get("date_text") or settled.get("date") or "")
    if not visit or not printed or printed in text[: visit.start()] + text[visit.end() :]:
        return settled
    for name in ("date", "date_text", "undated"):
        settled.pop(name, None)
    before = text[: visit.start()].rstrip(" ;.,")
    date = next(iter(reversed(find_dates(before))), None)
    if date and not before[date.end :].strip(" ).]"):
        settled |= {"date": date.date, "date_text": before[date.start : date.end]}
    return settled
