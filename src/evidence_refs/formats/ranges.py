"""Ranges of dates as journals and databases print them (`2018 Nov-Dec`, `2019 Jan 1-7`), as EDTF intervals.

Each side may leave out what the other says: its year, or its month where it has a day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from evidence_refs.edtf import is_edtf
from evidence_refs.formats import values as value
from evidence_refs.formats.building import Printed, entry
from evidence_refs.formats.dates import MONTHS
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.months import month_number
from evidence_refs.formats.printed_years import edtf
from evidence_refs.model import Work

# `2018/19`, `2020-21`: two years, of which the second is short, and no month.
_TWO_YEARS = re.compile(r"(\d\d)(\d\d)([/–-])(\d\d)")
_DASH = re.compile(r"\s*[-‐‑‒–—−]\s*|\s+to\s+|(?<=[a-z])/(?=[a-z])", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s/.,]+")
_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?", re.IGNORECASE)
# A year that is sure to be one, among words that say no more of a date: `c2019`, `2018 Christmas`.
_SURE_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
# Words and numbers of a date; a spreadsheet's `.0` is none, nor is `00`.
_PART = re.compile(r"[^\W_]+")
# The time of day, as Zotero has it: `2023/05/03/10:22:11`.
_TIME = re.compile(r"[/T ]+\d{1,2}:\d\d\b.*")
_ACCESSED = re.compile(r"accessed(?: on)?[: ]+", re.IGNORECASE)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Side:
    year: str = ""
    month: str = ""
    day: str = ""


def dated(printed: Printed) -> Entry:
    """Give the record of what a file prints, its dates told as far as they can be; it never fails.

    Where that is not all which is printed, `date_text` has the print.
    """
    said = printed.said
    rest = _tell_date(said) if "date" in said or "year" in said else ""
    if "accessed" in said:
        accessed = _TIME.sub("", value.line(said["accessed"])).strip("[]")
        said["accessed"] = value.date(_ACCESSED.sub("", accessed)) or said["accessed"]
    made = entry(printed)
    if not rest or made.work.date_text:
        return made
    told = {name: getattr(made.work, name) for name in made.work.model_fields_set}
    return replace(made, work=Work.of(**told, date_text=rest))


def _tell_date(said: dict[str, str]) -> str:
    """Put EDTF in place of what is printed as date and year; give what of the print that leaves out."""
    if "month" in said and "date" not in said:
        range_of = date(_month_and_day(said), _date(said.get("year", ""))[:4])
        if "/" in range_of:
            said["date"] = range_of
            for name in ("month", "day"):
                said.pop(name, None)
    left = [_tell(said, "year", ""), _tell(said, "date", _date(said.get("year", ""))[:4])]
    return "; ".join(dict.fromkeys(filter(None, left)))


def _month_and_day(said: Mapping[str, str]) -> str:
    """Give `Nov-Dec`, or `May 3-7`, the month by its name: days are numbers too."""
    month, day = said["month"], value.line(said.get("day", ""))
    number = month_number(month)
    name = MONTHS[number - 1] if 1 <= number <= 12 else month
    return f"{name} {day}" if _DASH.search(day) else month


def _tell(said: dict[str, str], name: str, year: str) -> str:
    """Put EDTF in place of one print; give the print where that is not all of it. `year` is known else."""
    text = value.line(said.get(name, ""))
    known = _date(text)
    if known or not text:
        return text if _says_more(text, known) else ""
    told = date(text, year)
    if told or (year and value.date(f"{year} {text}")):
        said[name] = told or text
        return ""
    told = years(text)
    if told:
        said[name] = told
    elif year:
        del said[name]
    return text if told or year else ""


def _says_more(text: str, known: str) -> bool:
    """Whether a print has parts that the date of it has not: `2020-02-31`, `2018 Christmas`."""
    if text == known or len(known) == 10 or "/" in known:
        return False
    parts = [part for part in _PART.findall(_TIME.sub("", text)) if part.strip("0")]
    return len(parts) > len(known.split("-"))


_date = lru_cache(maxsize=1024)(value.date)


def date(text: str, year: str = "") -> str:
    """Give a printed date or range of dates as EDTF; empty where it cannot be told.

    `year` is that which stands elsewhere: a range may have none of its own.
    """
    text = _TIME.sub("", text).strip(" ./,")
    known = _two_years(text) or (edtf(text) if len(text) <= _LONGEST else "") or _date(text)
    if known or len(text) > _LONGEST:
        return known
    sides = [_side(part) for part in _DASH.split(text)]
    if len(sides) != 2:
        return ""
    start, end = sides
    return _interval(start, end, year) if start and end else ""


def _two_years(text: str) -> str:
    found = _TWO_YEARS.fullmatch(text)
    if found is None or is_edtf(text) or int(found[4]) <= max(12, int(found[2])):
        return ""
    return f"{found[1]}{found[2]}/{found[1]}{found[4]}"


def years(text: str) -> str:
    """Give the only year, or the two, that stand among words; empty where none or more do."""
    found = sorted(set(_SURE_YEAR.findall(text))) if len(text) <= _LONGEST else []
    return "/".join(found) if len(found) < 3 else ""


def _side(text: str) -> _Side | None:
    """Give the parts of one side; None where a word is none, or there are two of a kind."""
    found: dict[str, str] = {}
    for word in filter(None, _BETWEEN.split(text)):
        day = _DAY.fullmatch(word)
        if _YEAR.fullmatch(word):
            name = "year"
        elif day:
            name, word = "day", day[1]
        elif month_number(word):
            name = "month"
        else:
            return None
        if found.setdefault(name, word) != word:
            return None
    return _Side(**found) if found else None


def _interval(start: _Side, end: _Side, year: str) -> str:
    months = (
        start.month or (end.month if start.day else ""),
        end.month or (start.month if end.day else ""),
    )
    if (start.day and not months[0]) or (end.day and not months[1]):  # a day of no month
        return ""
    if any(_is_season(month) for month in months) and not all(map(_is_season, months)):
        return ""
    first = value.whole_date(start.year or year or end.year, months[0], start.day)
    last = value.whole_date(end.year or start.year or year, months[1], end.day)
    if first == last:
        return first
    found = f"{first}/{last}"
    return found if first and last and first < last and is_edtf(found) else ""


def _is_season(month: str) -> bool:
    return month_number(month) > 12
