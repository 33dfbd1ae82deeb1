"""What an address says of its page: its last part, folded (`keys.slug_of`), beside a title."""

from __future__ import annotations

from typing import Literal

from rapidfuzz.distance import OSA

from evidence_refs.matching.keys import content_words
from evidence_refs.matching.titles import COMPANIONS, Title


def is_garbled_slug(one: str, other: str) -> bool:
    """Say whether the folded last parts of two addresses are one, but for a misread letter."""
    a, b = one.split(), other.split()
    unlike = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    return len(a) == len(b) >= 4 and len(unlike) == 1 and _one_letter(*unlike[0])


def _one_letter(one: str, other: str) -> bool:
    words = min(len(one), len(other)) >= 6 and (one + other).isalpha()
    return words and OSA.distance(one, other, score_cutoff=1) <= 1


def is_slug_of(slug: str, title: Title) -> Literal["", "title", "head", "tail"]:
    """Say whether the folded last part of an address spells a title, its head, or ends with it."""
    words = content_words(slug)
    if len(words) < 4:
        return ""
    if words == title.content:
        return "title"
    if any(words == content_words(head) for head in title.heads):
        return "head"
    ends = len(title.content) >= 4 and words[-len(title.content) :] == title.content
    return "tail" if ends and COMPANIONS.isdisjoint(words) else ""
