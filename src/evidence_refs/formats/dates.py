"""EDTF dates for people (`20 January 2023`) and for formats that want a year, a month, a day."""

from __future__ import annotations

import re
from dataclasses import dataclass

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SEASONS = ("Spring", "Summer", "Autumn", "Winter")

PLAIN_INTERVAL = re.compile(r"\d{4}(?:-\d\d){0,2}/\d{4}(?:-\d\d){0,2}")
"""An interval that is read back from how a person writes it."""

_POINT = re.compile(r"(Y?-?[\dX]+)(?:-([\dX]{2}))?(?:-([\dX]{2}))?([?~%]?)")


@dataclass(frozen=True, slots=True)
class Point:
    """A point in time: `year` as a person writes it, `month` 1 to 12 or a season 21 to 24, `day`."""

    year: str
    month: int | None = None
    day: int | None = None

    @property
    def month_name(self) -> str | None:
        """The name of the month or season."""
        if self.month is None:
            return None
        return MONTHS[self.month - 1] if self.month <= 12 else SEASONS[self.month - 21]

    def __str__(self) -> str:
        """`20 January 2023`, as far as known."""
        parts = (str(self.day) if self.day else None, self.month_name, self.year)
        return " ".join(part for part in parts if part)


def interval(date: str) -> tuple[Point | None, Point | None] | None:
    """Give both ends of an EDTF interval, None for an open one; None for a single date."""
    start, slash, end = date.partition("/")
    if not slash:
        return None
    return (point(start) if start.strip(".") else None, point(end) if end.strip(".") else None)


def point(date: str) -> Point:
    """Give a single EDTF date as its parts."""
    match = _POINT.fullmatch(date)
    if match is None:
        return Point(date)
    year, month, day, doubt = match.groups()
    return Point(_year(year, doubt), _number(month), _number(day))


def spoken(date: str) -> str:
    """Give an EDTF date as a person writes it: `20 January 2023`, `c. 2019`, `2019–2021`."""
    ends = interval(date)
    if ends is None:
        return str(point(date))
    dash = " – " if any(end and " " in str(end) for end in ends) else "–"
    return dash.join(str(end) if end else "" for end in ends).strip(" ")


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


def _year(text: str, doubt: str) -> str:
    digits = text.removeprefix("Y")
    if digits.startswith("-"):  # the year 0 is 1 BC
        digits = f"{1 - int(digits)} BC"
    elif re.fullmatch(r"\d{3}X", digits):
        digits = f"{digits[:3]}0s"
    before = "c. " if doubt in ("~", "%") and doubt else ""
    return f"{before}{digits}{'?' if doubt in ('?', '%') and doubt else ''}"
