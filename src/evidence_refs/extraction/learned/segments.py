"""Labelled words -> pieces of the text, each with its label and the chance that it is right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from evidence_refs.extraction.fields.dates import find_dates
from evidence_refs.extraction.fields.organisations import is_organisation
from evidence_refs.extraction.learned.tagger import Tagged

_OPENERS, _CLOSERS = "([“‘«\"'£", ")]”’»\"'?!…"
_EXACT = {"url": "url", "doi": "doi"}
_MAX_HOLE, _MAX_JOINED = 2, 10
_TITLE = 15
_DATE_LAST = re.compile(
    r"(?P<title>.+?),\s+(?P<date>(?:(?:\d{1,2}(?:st|nd|rd|th)?\s+)?[A-Z][a-z]{2,8}\.?\s+)?(?:19|20)\d\d)[.,]?$",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Segment:
    """Characters `start` to `end` have a label; `chance` is that of the weakest of its words.

    `first` and `last` are the numbers of its first and last word.
    """

    label: str
    start: int
    end: int
    chance: float
    first: int
    last: int


def segments_of(text: str, tagged: Tagged) -> list[Segment]:
    """Put neighbouring words with the same label together, in order."""
    labels = [
        _EXACT.get(token.kind, label)
        for token, label in zip(tagged.tokens, tagged.labels, strict=True)
    ]
    _close_holes(text, labels, tagged)
    found: list[Segment] = []
    first = 0
    for i in range(len(labels)):
        if i + 1 < len(labels) and labels[i + 1] == labels[first]:
            continue
        found.append(_segment(text, tagged, labels[first], first, i))
        first = i + 1
    return found


def _close_holes(text: str, labels: list[str], tagged: Tagged) -> None:
    """What stands between two pieces of a title, without a sign on either side, is the title's.

    So is a word or two with signs, where the model trusts them little.
    """
    n, tokens = len(labels), tagged.tokens
    start = 1
    while start < n - 1:
        stop = start
        while stop < n and labels[stop] != "title":
            stop += 1
        if labels[start - 1] == "title" and start < stop < n:
            size = stop - start
            signs = (
                text[tokens[start - 1].end : tokens[start].start]
                + text[tokens[stop - 1].end : tokens[stop].start]
            )
            joined = not signs.strip() and size <= _MAX_JOINED
            doubted = size <= _MAX_HOLE and max(tagged.chances[start:stop]) < 0.8
            if tokens[start].kind == "word" and (joined or doubted):
                labels[start:stop] = ["title"] * size
        start = stop + 1


def _segment(text: str, tagged: Tagged, label: str, first: int, last: int) -> Segment:
    tokens = tagged.tokens
    start, end = tokens[first].start, tokens[last].end
    low = tokens[first - 1].end if first else 0
    high = tokens[last + 1].start if last + 1 < len(tokens) else len(text)
    while start > low and text[start - 1] in _OPENERS:
        start -= 1
    while end < high and text[end] in _CLOSERS:
        end += 1
    start, end = _balanced(text, start, end)
    return Segment(label, start, end, min(tagged.chances[first : last + 1]), first, last)


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """Take a bracket that opens or closes outside of the piece off its edge."""
    for opening, closing in ("()", "[]"):
        while (
            text[start:end].count(opening) > text[start:end].count(closing)
            and text[start] == opening
        ):
            start += 1
        while (
            text[start:end].count(closing) > text[start:end].count(opening)
            and text[end - 1] == closing
        ):
            end -= 1
    return start, end


def main_segment(segments: Sequence[Segment], label: str) -> Segment | None:
    """Give the longest piece with a label, the first of equals."""
    found = [segment for segment in segments if segment.label == label]
    return max(found, key=lambda s: (s.end - s.start, -s.start)) if found else None


def title_segment(segments: Sequence[Segment]) -> Segment | None:
    """Give the first piece that is long enough for a title: a later one is that of what contains it."""
    found = (s for s in segments if s.label == "title" and s.end - s.start >= _TITLE)
    return next(found, None) or main_segment(segments, "title")


def with_title(text: str, segments: list[Segment]) -> list[Segment]:
    """Where no piece is a title, take the one that must be it.

    That is a container without a volume (a book), or a body that another body published.
    """
    labels = {segment.label for segment in segments}
    if "title" in labels:
        return segments
    first = segments[0] if segments else None
    if first and first.label == "author" and (end := _last_stop(text, first)):
        title = replace(first, label="title", start=end, chance=first.chance / 2)
        return [replace(first, end=end), title, *segments[1:]]
    if "container" in labels and "volume" not in labels and "pages" not in labels:
        return _renamed(segments, "container")
    if "body" in labels and labels & {"publisher", "location", "url"}:
        found = main_segment(segments, "body")
        if found and not is_organisation(text[found.start : found.end]):
            return _renamed(segments, "body")
    return segments


def with_date(text: str, segments: list[Segment]) -> list[Segment]:
    """Where no piece is a date, take one that ends the title after a comma: `Care at home, May 2011`."""
    title = title_segment(segments)
    if title is None or any(segment.label == "date" for segment in segments):
        return segments
    match = _DATE_LAST.match(text, title.start, title.end)
    dates = find_dates(match["date"]) if match else []
    if not match or len(dates) != 1 or len(match["title"]) < _TITLE:
        return segments
    cut = replace(title, end=match.end("title"))
    date = replace(title, label="date", start=match.start("date"), chance=title.chance / 2)
    return [part for s in segments for part in ((cut, date) if s is title else (s,))]


def _last_stop(text: str, names: Segment) -> int | None:
    """Give where words begin that follow names and their stop: `Andrade, Mário de. Macunaíma`."""
    stops = list(
        re.finditer(r"(?<=[^\W\d_]{2})\.\s+(?=[^\W\d_]{4,})", text[names.start : names.end])
    )
    return names.start + stops[-1].end() if stops else None


def _renamed(segments: list[Segment], label: str) -> list[Segment]:
    found = main_segment(segments, label)
    return [replace(s, label="title", chance=s.chance / 2) if s is found else s for s in segments]
