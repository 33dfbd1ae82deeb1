"""Printed dates -> EDTF.

Known: `20th January 2023`, `January 2023`, `Jan 2023`, `2023`, `2023-01-20`, `20/01/2023` (day
first), `January 20, 2023`, PubMed's `Dec 20 ,2022` and `01 12,2022` (month, day), `Spring 2020`,
`March/April 2019`, `2018-2019`, `n.d.`, `undated`; each with `updated …` before or after it.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from evidence_refs.edtf import is_edtf

_MONTHS = {
    name.casefold(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
} | {"sept": 9}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}

_M = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept(?:ember)?|sep|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_Y = r"(?:1[5-9]\d\d|20\d\d)(?!\d)"
_S = r"(?:spring|summer|autumn|fall|winter)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_LOOSE = r"\s*[,.]?\s*"  # PubMed prints "Nov 02 .2019", "Dec ,2022", "Jun 01,2022"

_DATE = re.compile(
    rf"""
    (?:(?P<iy>{_Y})-(?P<im>\d\d(?=-\d)|0[1-9]|1[0-2])(?:-(?P<id>\d\d))?(?![\d-]))
  | (?:{_WEEKDAY}(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<dm>{_M}){_LOOSE}(?P<dy>{_Y}))
  | (?:(?P<pm1>{_M})\s*[/–-]\s*(?P<pm2>{_M}){_LOOSE}(?P<py>{_Y}))
  | (?:(?P<md>{_M})\s+(?P<mdd>\d{{1,2}})(?:st|nd|rd|th)?{_LOOSE}(?P<mdy>{_Y}))
  | (?:(?P<mm>{_M}){_LOOSE}(?P<my>{_Y}))
  | (?:(?P<s>{_S}){_LOOSE}(?P<sy>{_Y}))
  | (?:(?P<sd>\d{{1,2}})[/.](?P<sm>\d{{1,2}})[/.](?P<ssy>{_Y}))
  | (?:(?P<slm>0?[1-9]|1[0-2])/(?P<sly>{_Y}))
  | (?:(?P<nm>\d\d)\s+(?P<nd>\d\d)\s*,\s*(?P<ny>{_Y}))
  | (?:(?P<ym>{_Y})\s+(?P<ymm>{_M})(?:\s+(?P<ymd>\d{{1,2}})(?![\d:]))?)
  | (?:(?P<y1>{_Y})\s*[–-]\s*(?P<y2>{_Y}|\d\d(?![\d-])))
  | (?P<y>{_Y})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_PAGES_BEFORE = re.compile(r"(?:\bpp?\.?|\bpages?|[:,]|\d\))\s*$", re.IGNORECASE)
_UNDATED = re.compile(r"(?:n\.\s?d\.?(?!\w)|undated\b|no date\b|date unknown\b)", re.IGNORECASE)
_UPDATE = re.compile(
    r"(?:last\s+)?(?:updated?|revised|reviewed|modified)(?:\s+(?:on|in))?\s*:?\s*", re.IGNORECASE
)
_ISSUED = re.compile(
    r"(?:(?:first|originally)\s+)?(?:published|issued|posted|publication date)"
    r"(?:\s+(?:on|in))?\s*:?\s*",
    re.IGNORECASE,
)
_UPDATE_AFTER = re.compile(
    r"\s*[\[(;,]?\s*(?:last\s+)?(?:updated|revised|amended)(?:\s+(?:on|in))?\s*:?\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a printed date says. `start` and `end` are its place in the text that was read.

    `date` and `updated` are EDTF; where `date` is None and `undated` is False the date cannot be.
    """

    start: int
    end: int
    date: str | None = None
    updated: str | None = None
    undated: bool = False


def read_date(text: str, at: int = 0) -> DateReading | None:
    """Read the date that stands at `at` (white space before it is passed over), or give None."""
    start = at
    while start < len(text) and text[start].isspace():
        start += 1
    undated = _UNDATED.match(text, start)
    if undated:
        return DateReading(start, undated.end(), undated=True)
    words = _UPDATE.match(text, start) or _ISSUED.match(text, start)
    match = _DATE.match(text, words.end() if words else start)
    if not match:
        return None
    end, updated = match.end(), None
    after = _UPDATE_AFTER.match(text, end)
    later = _DATE.match(text, after.end()) if after else None
    if after and later:
        updated, end = _edtf(later), later.end()
        if text[end : end + 1] in (")", "]") and after[0].strip()[:1] in "([":
            end += 1
    return DateReading(start, end, _edtf(match), updated)


def find_dates(text: str) -> list[DateReading]:
    """Give every date in `text`, in order; bare years only where they stand apart from digits."""
    found, at = [], 0
    while match := _DATE.search(text, at):
        at = match.end()
        if match.start() and (
            text[match.start() - 1].isalnum() or text[match.start() - 1] in "/-_."
        ):
            continue
        if match["y1"] and _PAGES_BEFORE.search(text[: match.start()]):
            continue
        found.append(DateReading(match.start(), match.end(), _edtf(match)))
    return found


def is_date(text: str) -> bool:
    """Say whether the whole of `text` is one date."""
    reading = read_date(text)
    return reading is not None and not text[reading.end :].strip(" .,;()")


def _edtf(match: re.Match[str]) -> str | None:
    """Give the EDTF of a match of `_DATE`; None where no such day exists."""
    g = match.groupdict()
    if g["iy"]:
        text = "-".join(part for part in (g["iy"], g["im"], g["id"]) if part)
    elif g["dy"]:
        text = _ymd(g["dy"], _month(g["dm"]), g["dd"])
    elif g["py"]:
        text = f"{_ymd(g['py'], _month(g['pm1']))}/{_ymd(g['py'], _month(g['pm2']))}"
    elif g["mdy"]:
        text = _ymd(g["mdy"], _month(g["md"]), g["mdd"])
    elif g["my"]:
        text = _ymd(g["my"], _month(g["mm"]))
    elif g["sy"]:
        text = _ymd(g["sy"], _SEASONS[g["s"].casefold()])
    elif g["ssy"]:
        text = _ymd(g["ssy"], int(g["sm"]), g["sd"])
    elif g["sly"]:
        text = _ymd(g["sly"], int(g["slm"]))
    elif g["ny"]:
        text = _ymd(g["ny"], int(g["nm"]), g["nd"])
        if not is_edtf(text):
            text = _ymd(g["ny"], int(g["nd"]), g["nm"])
    elif g["ym"]:
        text = _ymd(g["ym"], _month(g["ymm"]), g["ymd"])
    elif g["y1"]:
        last = g["y2"] if len(g["y2"]) == 4 else g["y1"][:2] + g["y2"]
        text = f"{g['y1']}/{last}" if g["y1"] < last else g["y1"]
    else:
        text = g["y"]
    return text if is_edtf(text) else None


def _month(name: str) -> int:
    return _MONTHS[name.casefold().rstrip(".")]


def _ymd(year: str, month: int, day: str | None = None) -> str:
    return f"{year}-{month:02d}" + (f"-{int(day):02d}" if day else "")
