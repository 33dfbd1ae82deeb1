"""The ways in which a date of EDTF may be printed in English, for looking it up in a text."""

from __future__ import annotations

from collections.abc import Iterator

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def printed_dates(date: str) -> Iterator[str]:
    """Yield the spellings of a date, the fullest first, and the year at last."""
    parts = [int(part) for part in date[:10].split("-") if part.isdigit()]
    if len(parts) > 1 and 1 <= parts[1] <= 12:
        year, month = parts[:2]
        name = _MONTHS[month - 1]
        names = (name, name[:3], "Sept") if month == 9 else (name, name[:3])
        if len(parts) > 2:
            yield from _days(year, month, parts[2], names)
        for each in names:
            yield f"{each} {year}"
            yield f"{year} {each}"
        yield f"{month:02}/{year}"
        yield f"{year}-{month:02}"
    if parts:
        yield str(parts[0])


def _days(year: int, month: int, day: int, names: tuple[str, ...]) -> Iterator[str]:
    days = (f"{day}{_ORDINALS.get(day, 'th')}", str(day), f"{day:02}")
    for name in names:
        for each in days:
            yield f"{each} {name} {year}"
            yield f"{name} {each} {year}"
            yield f"{year} {name} {each}"
    for month_text in (f"{month:02}", str(month)):
        for each in days[1:]:
            for year_text in (str(year), str(year)[2:]):
                yield f"{each}/{month_text}/{year_text}"
    yield f"{year}-{month:02}-{day:02}"
