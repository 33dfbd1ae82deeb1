"""Where links stand in a paragraph, and which words and address belong together."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_refs.extraction.fields.urls import slug_words
from evidence_refs.extraction.fold import fold
from evidence_refs.source import Mark, Slice

_PARENTHESISED = re.compile(
    r"\({1,2}\s?(?:(?:available|see|online)?(?: (?:at|from|here))?:?\s)?(?P<address>(?:https?://|www\.|/{1,2}(?=[a-z\d])|(?:publications|blog|topics|news|reports)/)"
    r"[^\s()<>\"]*(?:\([^\s()<>]*\)[^\s()<>\"]*)?)(?P<close>\)*)",
    re.IGNORECASE,
)
_SLUG = re.compile(r"\((?P<address>[a-z\d]+(?:-[a-z\d]+){3,})(?P<close>\))")
BARE_ADDRESS = re.compile(r"(?P<address>(?:https?://|www\.)[^\s<>\"“”]+)")
_ACT_BEFORE = re.compile(
    r"(?P<act>(?:[A-Z][\w-]*,? (?:(?:and|of|for|the|in) ){0,2}){1,10}(?:Act|Regulations|Order) (?:19|20)\d\d)$"
)
_NAME_BEFORE = re.compile(
    r"(?P<name>(?:[A-Z][\w-]*,? (?:(?:and|of|for|the|in) ){0,2}){2,8}(?:Plan|Strategy|Framework|Report|Guide|Review)(?:: \d{4}| \d{4}(?:\s?[–-]\s?\d{2,4})?)?)$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A link as it stands in a block: the words, the address as printed, where both stand."""

    start: int
    end: int
    words: str
    address: str | None
    cut_off: bool = False


def find_places(piece: Slice, in_article: bool) -> list[Place]:
    """Give the links of one paragraph in order, none within another.

    `in_article` says that it stands in an article whose address is known: there a bare slug in
    brackets is an address too.
    """
    text = piece.text
    words = _merged(piece)
    taken = 0
    patterns = [_PARENTHESISED] + ([_SLUG] if in_article else [])
    hits = sorted((m for p in patterns for m in p.finditer(text)), key=lambda m: m.start())
    places: list[Place] = []
    for match in hits:
        if match.start() < taken:
            continue
        cut_off = not match["close"] and not _closes_soon(text, match.end())
        start, linked = _words_before(piece, match.start(), match["address"], words)
        places.append(Place(start, match.end(), linked, match["address"], cut_off))
        taken = match.end()
    covered = sorted((p.start, p.end) for p in places)
    for match in BARE_ADDRESS.finditer(text):
        if not _inside(match.start(), match.start() + 1, covered):
            address = match["address"]
            start, linked = _words_before(piece, match.start(), match["address"], words)
            places.append(Place(start, match.end(), linked, address))
            insort(covered, (start, match.end()))
    places += [
        Place(mark.start, mark.end, text[mark.start : mark.end], mark.target)
        for mark in words
        if not _inside(mark.start, mark.end, covered)
    ]
    return sorted(places, key=lambda p: p.start)


def _inside(start: int, end: int, covered: Sequence[tuple[int, int]]) -> bool:
    """Say whether a stretch meets one of the covered ones (sorted, apart from each other)."""
    at = bisect_right(covered, (start, 1 << 60))
    return (at > 0 and covered[at - 1][1] > start) or (at < len(covered) and covered[at][0] < end)


def _closes_soon(text: str, end: int) -> bool:
    """An address that a sign other than a bracket ends is whole; one that runs into words is not."""
    return text[end : end + 1] in ("", ")", "]", ">")


def _merged(piece: Slice) -> list[Mark]:
    """Give linked and underlined stretches, those that only a blank divides as one."""
    out: list[Mark] = []
    for mark in piece.marks:
        if mark.kind not in ("link", "underline"):
            continue
        if (
            out
            and mark.start <= out[-1].end + 1
            and not piece.text[out[-1].end : mark.start].strip()
        ):
            last = out[-1]
            out[-1] = Mark(
                last.kind, last.start, max(last.end, mark.end), last.target or mark.target
            )
        else:
            out.append(mark)
    return out


def _words_before(piece: Slice, at: int, address: str, marks: Sequence[Mark]) -> tuple[int, str]:
    """Give the linked words that end at the address: marked ones, else the last few."""
    last = bisect_right(marks, at - 1, key=lambda mark: mark.start) - 1
    if last >= 0 and marks[last].start < at <= marks[last].end + 2:
        mark = marks[last]
        return mark.start, piece.text[mark.start : min(mark.end, at)].strip(" (")
    before = piece.text[max(0, at - 400) : at].rstrip(" (")
    if spelled := _spelled(before, address):
        return len(piece.text[:at].rstrip(" (")) - len(spelled), spelled
    if name := _NAME_BEFORE.search(before[-200:]):
        return max(0, at - len(name["name"]) - 2), name["name"]
    if act := _ACT_BEFORE.search(before[-160:]):
        return max(0, at - len(act["act"]) - 2), act["act"]
    clause = re.split(r"[.,;:()?!–]\s|\s–\s", before[-160:])[-1]
    words = clause.split()[-4:]
    text = " ".join(words)
    return max(0, at - len(text) - 1), text


def _spelled(before: str, address: str) -> str | None:
    """Give the words at the end of a text that the last part of an address spells, three or more."""
    slug = slug_words(address)
    words = list(re.finditer(r"[\w'’]+", before))[-len(slug) :] if len(slug) >= 3 else []
    if not words or tuple(fold(word[0]) for word in words) != slug:
        return None
    return before[words[0].start() :].rstrip(" ,.;:")
