"""How two lists of authors stand to each other, however the names were printed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from sys import intern
from typing import Literal

from rapidfuzz.distance import OSA

from evidence_refs import folding
from evidence_refs.matching.keys import unbroken

Likeness = Literal["same", "first", "some", "different"]
"""`same`: all are, as far as both lists go. `first`: the first is. `some`: others are."""

LIKENESSES: tuple[Likeness, ...] = ("same", "first", "some", "different")

_SUFFIXES = frozenset(("jr", "jnr", "sr", "snr", "ii", "iii", "iv"))
_LOST = re.compile(r"[?\ufffd](?=\w)")  # a letter that an encoding lost
_NOBODY = frozenset(("anon", "anonymous", "author", "authors", "none", "unknown", "no", "nn"))


@dataclass(frozen=True, slots=True)
class Name:
    """A person's folded name: the family name's last word, and all words of it and the given names.

    `broken`: an encoding lost a letter of it.
    """

    last: str
    words: tuple[str, ...]
    initial: str
    broken: bool = False


@lru_cache(maxsize=32768)
def name_of(family: str, given: str) -> Name | None:
    """Fold a person's name; None where it says that there is no author."""
    broken = bool(_LOST.search(family))
    family, given = _plain(family), _plain(given)
    words = family.split()
    if len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    if not words or (words[0] in _NOBODY and len(words) + len(given) < 3):
        return None
    folded = tuple(map(intern, (*words, *given.split())))
    return Name(folded[len(words) - 1], folded, given[:1], broken)


def _plain(text: str) -> str:
    if text.isascii() and "?" not in text:
        return folding.fold(text)
    return folding.fold(_LOST.sub("", unbroken(text)))


def compare(one: Sequence[Name], other: Sequence[Name]) -> Likeness:
    """Compare two lists of authors, neither of them empty."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if all(same_person(x, y) for x, y in zip(short, long, strict=False)):
        return "same"
    found = sum(any(same_person(x, y) for y in long) for x in short)
    first = same_person(one[0], other[0])
    if 4 * found >= 3 * len(short) and (first or len(short) > 1):
        return "same"
    if first:
        return "first"
    return "some" if 2 * found >= len(short) else "different"


def same_person(one: Name, other: Name) -> bool:
    """Say whether two names may be one person's, the order of family and given names aside."""
    if one.last == other.last:
        return not one.initial or not other.initial or _same_initial(one, other)
    if _is_turned(one, other) or _is_turned(other, one):
        return True
    alike = one.initial == other.initial != ""
    return (
        min(len(one.last), len(other.last)) >= (3 if one.broken or other.broken else 5 - alike)
        and (alike or not one.initial or not other.initial)
        and OSA.distance(one.last, other.last, score_cutoff=1) <= 1
    )


def _is_turned(one: Name, other: Name) -> bool:
    """Say whether one's family name is a given name of the other, and the other way round."""
    return (
        len(one.words) > 1
        and len(one.words[0]) > 1
        and one.words[0] in other.words[1:]
        and other.words[0].startswith(one.words[1])
    )


def _same_initial(one: Name, other: Name) -> bool:
    """Some prints leave out the first given name, or take a particle for one."""
    if one.initial == other.initial:
        return True
    return any(word.startswith(one.initial) for word in other.words) or any(
        word.startswith(other.initial) for word in one.words
    )
