"""A year in print that says more than a year: `c. 2019`, `2019--2021`, `1990s`, `44 BC`, `2019?`."""

from __future__ import annotations

import re

from evidence_refs.edtf import is_edtf
from evidence_refs.formats import values as value

# `c2019` is a year of copyright, as libraries print it.
_POINT = re.compile(
    r"(?P<circa>(?:c(?=[.\s])|ca|circa)\.?\s*)?(?P<year>\d{3}0s|\d{1,4})(?P<bc> BC)?(?P<doubt>\?)?",
    re.I,
)
_DASH = re.compile(r"\s*(?:--?-?|[‐‑‒–—/])\s*")
_DOUBTS = {(True, True): "%", (True, False): "~", (False, True): "?", (False, False): ""}


def edtf(year: str, month: str = "", day: str = "") -> str:
    """Give the EDTF date of a year that says more than a year; empty of another, or of no year."""
    if year.isdigit():
        return ""
    ends = _DASH.split(year)
    if len(ends) == 2 and any(ends):
        both = [_edtf(end, "", "") if end else ".." for end in ends]
        date = "/".join(both) if all(both) else ""
    else:
        date = _edtf(year, month, day)
    return date if is_edtf(date) else ""


def _edtf(text: str, month: str, day: str) -> str:
    found = _POINT.fullmatch(text)
    if found is None:
        return ""
    year = found["year"]
    if found["bc"]:
        year = f"-{int(year) - 1:04d}" if year.isdigit() else ""
    elif year[-1] in "sS":
        year = f"{year[:3]}X"
    if len(year) < 4:
        return ""
    whole = value.whole_date(year, month, day) if year.isdigit() else year
    return whole + _DOUBTS[bool(found["circa"]), bool(found["doubt"])]
