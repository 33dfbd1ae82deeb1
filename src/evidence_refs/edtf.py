"""Dates as the catalogue writes them: EDTF (ISO 8601-2:2019), levels 0 and 1.

Source of the format: https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import calendar
import re
from functools import lru_cache

# A point in time: year, month or season (21 spring … 24 winter), day; `X` for an unknown digit at
# the end of the year or for a whole month or day; `?` uncertain, `~` approximate, `%` both.
_POINT = re.compile(
    r"(?P<year>-?\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?[?~%]?",
    re.ASCII,
)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_LONG_YEAR = re.compile(r"Y-?[1-9]\d{4,8}", re.ASCII)


@lru_cache(maxsize=8192)  # a catalogue has each day many times
def is_edtf(text: str) -> bool:
    """Say whether `text` is a date, or an interval `start/end`, that can be."""
    start, slash, end = text.partition("/")
    if not slash:
        return _is_point(start)
    return all(part in ("", "..") or _is_point(part) for part in (start, end)) and (
        _is_point(start) or _is_point(end)
    )


def _is_point(text: str) -> bool:
    if _LONG_YEAR.fullmatch(text):
        return True
    match = _POINT.fullmatch(text)
    if not match:
        return False
    year, month, day = match["year"], match["month"], match["day"]
    if month is None or month == "XX":
        return day is None or day == "XX"
    if not 1 <= int(month) <= 12:
        return 21 <= int(month) <= 24 and day is None
    if day is None or day == "XX":
        return True
    leap = int(year) if year.lstrip("-").isdigit() else 2000
    longest = _DAYS[int(month) - 1] + (month == "02" and calendar.isleap(abs(leap)))
    return 1 <= int(day) <= longest


def year_of(date: str | None) -> int | None:
    """Give the (first) year of an EDTF date, None where it has no certain one."""
    match = re.match(r"Y?(-?\d{4,9})", date or "")
    return int(match[1]) if match else None


def precision(date: str | None) -> int:
    """Give how full a date is: 0 none, 1 year, 2 month or season, 3 day."""
    if not date:
        return 0
    return 1 + date.split("/")[0].lstrip("-").count("-")
