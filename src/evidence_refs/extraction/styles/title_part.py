"""Where a title ends in a reference: by the print's marks, by quotation marks, by its stop."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence_refs.extraction.styles.reading import marked_title
from evidence_refs.source import Slice

_QUOTED = re.compile(
    r"^[“‘\"'](?P<title>[^“”\"]{6,400}?)[,.]?(?:”|’(?=\W|$)|\"|'(?=\W|$))(?P<more>[\s,.]*)"
)
_SUBTITLE = re.compile(r"\s+(?P<more>An? [a-z][^.?!]{8,150})\.(?=\s+[A-Z])")
_NAME_NEXT = re.compile(
    r"(?:[A-Z][\w’'&-]*|of|the|and|for|in)(?: (?:[A-Z][\w’'&-]*|of|the|and|for|in))*[,.;(]"
)
_STOP = re.compile(
    r"(?<!\b[A-Z])(?<!\bvs)(?<!\bDr)(?<!\bNo)(?<!\bno)(?<!\bSt)(?<!\bVol)(?<!\bvol)[.?!][”’\"']?(?=\s+[A-Z\[(‘“'\"\d]|\s*$)"
)

_IN_BOOK = re.compile(r"\s[Ii]n:\s+(?=[A-Z][^()]{2,120}?\(?\beds?\b)")


@dataclass(frozen=True, slots=True)
class TitlePart:
    """A title as printed, what follows it, and how sure the division is (0 to 1)."""

    title: str
    after: str
    sure: float
    quoted: bool = False


def split_title(rest: Slice) -> TitlePart:
    """Divide what follows the authors and the date into the title and the rest."""
    span = marked_title(rest)
    if span and span[1] - span[0] >= 4:
        return TitlePart(rest.text[span[0] : span[1]], rest.text[span[1] :], 0.95)
    quoted = _QUOTED.match(rest.text)
    if quoted and (
        quoted["more"].strip()
        or not rest.text[quoted.end() :].strip()
        or (quoted["title"][-1] in "?!" and _NAME_NEXT.match(rest.text, quoted.end()))
    ):
        return TitlePart(quoted["title"], rest.text[quoted.end() :], 0.95, quoted=True)
    if quoted and rest.text[quoted.end() : quoted.end() + 1].islower():
        return TitlePart(quoted["title"], rest.text[quoted.end() :], 0.9)
    # A journal or book in italics after the title: the title ends where they begin.
    later = next((m for m in rest.marks if m.kind == "emphasis" and m.start > 8), None)
    if later:
        before = rest.text[: later.start]
        container = re.search(r"[.,]\s+[Ii]n:?\s+[^.]*$|\s[Ii]n:\s*$", before)
        end = container.start() if container else later.start
        return TitlePart(before[:end].rstrip(" ,."), rest.text[end:], 0.9)
    stop = _STOP.search(rest.text)
    inside = _IN_BOOK.search(rest.text)
    if inside and (stop is None or inside.start() < stop.start()):
        return TitlePart(rest.text[: inside.start()], rest.text[inside.start() :], 0.9)
    if (
        stop
        and rest.text[stop.start()] in "?!"
        and (subtitle := _SUBTITLE.match(rest.text, stop.end()))
    ):
        return TitlePart(rest.text[: subtitle.end("more")], rest.text[subtitle.end() :], 0.8)
    if stop:
        keep = stop.start() + (rest.text[stop.start()] != ".")
        return TitlePart(rest.text[:keep], rest.text[stop.end() :], 0.85)
    return TitlePart(rest.text, "", 0.8)
