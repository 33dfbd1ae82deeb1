"""A reference's text -> the words that the model labels. Addresses and dates are one word each.

What rules read exactly (an address, a DOI, a date) is told to the model as a kind of word, so that it
need not learn what a year looks like. Signs between words belong to no word: each word knows the
signs before and after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence_refs.extraction.fields.dates import find_dates
from evidence_refs.extraction.fields.urls import ABSOLUTE

_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]*[^\s\"<>.,;)\]]")
_SHORT_DATE = re.compile(r"(?<![\d/.])\d{1,2}[/.]\d{1,2}[/.]\d\d(?![\d/.])")
_YEAR_FIRST = re.compile(
    r"\b(?:19|20)\d\d[a-z]?, (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?(?!\d)"
)
_UNDATED = re.compile(r"(?<!\w)(?:n\.\s?d\.?(?!\w)|undated\b|no date\b)", re.IGNORECASE)
_LETTERED_YEAR = re.compile(r"(?<!\w)(?:19|20)\d\d[a-h](?!\w)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_DATE_BEFORE, _DATE_AFTER = 32, 20
_WORD = re.compile(
    r"(?i:pp?|paras?|vols?|nos?|lines?)(?=\d)|[^\W\d_]\.(?:[^\W\d_]\.)*[^\W\d_](?![^\W\d_])|[^\W_]+(?:(?:[’'&‐‑-]|(?<=\D)\.(?=[a-z])|(?<=\d)\.(?=\d))[^\W_]+)*"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word: characters `start` to `end` of the text. `kind` is `word` or what a rule knows it for."""

    start: int
    end: int
    text: str
    kind: str


def tokenize(text: str) -> list[Token]:
    """Divide the text into words, in order."""
    exact = _exact(text)
    tokens: list[Token] = []
    at = 0
    for token in exact:
        tokens += _words(text, at, token.start)
        tokens.append(token)
        at = token.end
    return tokens + _words(text, at, len(text))


def _exact(text: str) -> list[Token]:
    """Give addresses, DOIs and dates, without those that lie in another."""
    spans = [
        (m.start(), m.start() + len(m[0].rstrip(".,;:)>]")), "url") for m in ABSOLUTE.finditer(text)
    ]
    spans += [(m.start(), m.end(), "doi") for m in _DOI.finditer(text)]
    spans += [(m.start(), m.end(), "date-dmy") for m in _SHORT_DATE.finditer(text)]
    spans += [(m.start(), m.end(), "date-my") for m in _YEAR_FIRST.finditer(text)]
    spans += [(m.start(), m.end(), "undated") for m in _UNDATED.finditer(text)]
    spans += [(m.start(), m.end(), "date-y") for m in _LETTERED_YEAR.finditer(text)]
    spans += [(start, end, _kind_of_date(text[start:end])) for start, end in _dates(text)]
    found: list[Token] = []
    for start, end, kind in sorted(spans, key=lambda span: (span[0], -span[1])):
        if end > start and (not found or start >= found[-1].end):
            found.append(Token(start, end, text[start:end], kind))
    return found


def _dates(text: str) -> list[tuple[int, int]]:
    """Give where dates stand. They are looked for beside years only: the whole text takes long."""
    windows: list[tuple[int, int]] = []
    for year in _YEAR.finditer(text):
        start = text.rfind(" ", 0, max(0, year.start() - _DATE_BEFORE)) + 1
        end = text.find(" ", year.end() + _DATE_AFTER)
        end = len(text) if end < 0 else end
        if windows and start <= windows[-1][1]:
            start = windows.pop()[0]
        windows.append((start, end))
    return [
        (start + date.start, start + date.end)
        for start, end in windows
        for date in find_dates(text[start:end])
    ]


def _kind_of_date(text: str) -> str:
    if len(text) == 4:
        return "date-y"
    letters = sum(c.isalpha() for c in text)
    if not letters:
        return "date-dmy" if text.count("/") == 2 or text.count("-") == 2 else "date-yy"
    return "date-dmy" if sum(c.isdigit() for c in text) > 4 else "date-my"


def _words(text: str, start: int, end: int) -> list[Token]:
    return [Token(m.start(), m.end(), m[0], "word") for m in _WORD.finditer(text, start, end)]
