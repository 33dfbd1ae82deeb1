"""Dates of BibTeX, which has a year, a month and a day: from EDTF, and to it.

A year in print may say more (`c. 2019`, `2019--2021`, `1990s`). What it cannot say, the writer says aside.
"""

from __future__ import annotations

import re

from evidence_refs.formats import values as value
from evidence_refs.formats.dates import Point, interval, point
from evidence_refs.formats.printed_years import edtf

_PLAIN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?")


def fields(date: str) -> dict[str, str]:
    """Give year, month and day of an EDTF date; the month as BibTeX's macro, a season in words."""
    if _PLAIN.fullmatch(date):
        return _of_point(point(date))
    ends = interval(date)
    if ends is None:
        return _of_point(point(date))
    years = [end.year if end else "" for end in ends]
    return {"year": years[0] if years[0] == years[1] else "--".join(years)}


def _of_point(date: Point) -> dict[str, str]:
    said = {"year": date.year}
    if date.month_name:
        said["month"] = date.month_name[:3].lower() if (date.month or 0) < 13 else date.month_name
    if date.day:
        said["day"] = str(date.day)
    return said


def says_all(date: str) -> bool:
    """Whether year, month and day say all of an EDTF date."""
    if _PLAIN.fullmatch(date):
        return True
    said = fields(date)
    parts = said["year"], said.get("month", ""), said.get("day", "")
    back = edtf(*parts) if not parts[0].isdigit() else value.whole_date(*parts)
    return back == date
