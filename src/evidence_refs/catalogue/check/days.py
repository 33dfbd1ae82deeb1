"""The first and the last day that an EDTF date can mean: to tell what comes before what."""

from __future__ import annotations

import re

_POINT = re.compile(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}))?(?:-(\d{2}))?")


def first_day(edtf: str | None) -> str | None:
    """Give the first day, `YYYY-MM-DD`, that a date can mean; None where it has none."""
    return _day((edtf or "").partition("/")[0], "0", "01", "01")


def last_day(edtf: str | None) -> str | None:
    """Give the last day that a date can mean; the 31st of any month that it does not name."""
    start, slash, end = (edtf or "").partition("/")
    return _day(end if slash else start, "9", "12", "31")


def _day(point: str, digit: str, month: str, day: str) -> str | None:
    match = _POINT.match(point)
    if not match:
        return None
    year = match[1].replace("X", digit)
    if match[2] is None or int(match[2]) > 12:  # a season: any time of the year
        return f"{year}-{month}-{day}"
    return f"{year}-{match[2]}-{match[3] or day}"
