"""Numbers in print: what is one, ordinals, Roman numerals, ranges of pages (CSL 1.0.2, "Number")."""

from __future__ import annotations

import re

from evidence_refs.styles.locale import Locale

_ONE = r"[^\W\d_]{0,4}\d+[^\W\d_]{0,4}"
_NUMERIC = re.compile(rf"\s*{_ONE}(?:\s*[-–—,&]\s*{_ONE})*\s*")
_SEVERAL = re.compile(
    r"\d\s*[-–—,&]\s*\w*\d|\d,?\s+(?:and|to)\s+\d|\b[ivxlcdm]+\s*[-–—,&]\s*[ivxlcdm]+\b", re.I
)
_HYPHEN = re.compile(r"(?<=\w)\s*[-–]\s*(?=\w)")
_RANGE = re.compile(r"(?<![\w-])([^\W\d_]*)(\d+)\s*[-–—]\s*([^\W\d_]*)(\d+)(?![\w-])")
_ROMAN_RANGE = re.compile(r"\b([ivxlcdm]+)\s*[-–—]\s*([ivxlcdm]+)\b", re.I)
_LONG_ORDINALS = 10
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def is_numeric(text: str) -> bool:
    """Whether a value is a number, or several: `12`, `2b`, `1-3`, `1, 4 & 5`."""
    return bool(_NUMERIC.fullmatch(text))


def is_several(text: str) -> bool:
    """Whether a value holds more than one number."""
    return bool(_SEVERAL.search(text))


def with_dashes(text: str) -> str:
    """Give a number, or several, as they are printed: an en dash between both ends of a range."""
    return _HYPHEN.sub("–", text) if is_numeric(text) else text


def pages(text: str, form: str, delimiter: str) -> str:
    """Give pages with their ranges in a form: `chicago`, `expanded`, `minimal`, `minimal-two`, or as they are."""

    def ranged(match: re.Match[str]) -> str:
        before, first, again, last = match.groups()
        if again not in ("", before):
            return f"{before}{first}{delimiter}{again}{last}"
        return f"{before}{first}{delimiter}{_end(first, last, before, again, form)}"

    return _ROMAN_RANGE.sub(rf"\1{delimiter}\2", _RANGE.sub(ranged, text))


def _end(first: str, last: str, before: str, again: str, form: str) -> str:
    """Give the second number of a range."""
    if len(last) > len(first) or not form:
        return again + last
    full = first[: len(first) - len(last)] + last
    if int(full) < int(first):
        return again + last
    if form == "expanded":
        return before + full
    if form == "minimal":
        return _minimal(first, full, 1)
    if form == "minimal-two":
        return _minimal(first, full, 2)
    if form.startswith("chicago"):
        return _chicago(first, full, sixteen=form == "chicago-16")
    return again + last


def _minimal(first: str, last: str, least: int) -> str:
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    return last[same:]


def _chicago(first: str, last: str, *, sixteen: bool) -> str:
    number = int(first)
    if number < 100 or number % 100 == 0 or len(first) != len(last):
        return last
    if number % 100 < 10:
        return _minimal(first, last, 1)
    short = _minimal(first, last, 2)
    return last if len(first) == 4 and len(short) > 2 and not sixteen else short


def ordinal(number: int, locale: Locale, *, long: bool = False) -> str:
    """Give `2nd`, or `second`, as a locale writes it."""
    if long and 1 <= number <= _LONG_ORDINALS:
        word = locale.term(f"long-ordinal-{number:02}")
        if word:
            return word
    return f"{number}{locale.ordinal_suffix(number)}"


def roman(number: int) -> str:
    """Give a number as a small Roman numeral; one that Rome had none for as it is."""
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, sign in _ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written
