"""A title, folded once: its words, its beginnings and ends, its numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from evidence_refs.matching.keys import STOP_WORDS, content_words, fold, fold_title, segments
from evidence_refs.matching.prints import parts_of, plain
from evidence_refs.matching.words import NUMBERS

PARTS = frozenset(
    "annex appendix book chapter issue no number part phase section stage vol volume wave"
    " year".split()
)
"""Words before the number of a part."""
_DIGITS = re.compile(r"\d+")
_COUNTING = PARTS.union(NUMBERS)
_AMBIGUOUS = frozenset(("i", "v", "x"))
_BRACKET = re.compile(r"\s+[(\[][^)\]]{4,}[)\]]\.?$")
LONG = 5
"""So many telling words hardly stand in a row by chance."""


@dataclass(frozen=True, slots=True)
class Title:
    """A title, folded once. `heads` are its beginnings that leave subtitles out, `tails` these."""

    printed: str
    folded: str
    content: tuple[str, ...]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    numbers: frozenset[str]

    @property
    def length(self) -> int:
        """Give the number of its words, small ones too."""
        return self.folded.count(" ") + 1


def titles_of(printed: str) -> tuple[Title, ...]:
    """Fold a title, and the one in the work's own language; none where there is none (`prints`)."""
    return tuple(map(title_of, parts_of(printed)))


@lru_cache(maxsize=16384)
def title_of(printed: str) -> Title:
    """Fold a title, without what databases add to it."""
    text = plain(printed)
    folded = fold_title(text)
    parts = segments(text)
    cuts = range(len(parts) - 1, 0, -1)
    heads = [fold_title(" ".join(parts[:cut])) for cut in cuts]
    if text.endswith((")", "]", ").", "].", "\n")) and (bracket := _BRACKET.search(text)):
        heads.insert(0, fold_title(text[: bracket.start()]))
    return Title(
        printed=printed,
        folded=folded,
        content=content_words(folded),
        heads=tuple(dict.fromkeys(head for head in heads if head)),
        tails=tuple(fold_title(" ".join(parts[cut:])) for cut in cuts),
        numbers=_numbers(folded),
    )


def _numbers(folded: str) -> frozenset[str]:
    """Give the numbers, years and parts (`Part II`, `Annex B`) in a folded title."""
    found, before = set(), ""
    words = folded.split()
    if _COUNTING.isdisjoint(words) and not _DIGITS.search(folded):
        return frozenset()
    for word in words:
        if not word.isalpha():
            found.update(_DIGITS.findall(word))
        elif before in PARTS and (word in NUMBERS or len(word) == 1):
            found.add(NUMBERS.get(word, word))
        elif word in NUMBERS and word not in _AMBIGUOUS:
            found.add(NUMBERS[word])
        before = word
    return frozenset(found)


def is_named(title: Title) -> bool:
    """Say whether a title is printed as a name is, in capitals, or is too long for a phrase."""
    words = [word for word in title.printed.split() if fold(word) not in STOP_WORDS]
    return title.length >= 6 or not any(word[:1].islower() for word in words)


def is_distinctive(title: Title) -> bool:
    """Say whether a title is long enough that two works hardly share it by chance."""
    return title.length >= 4 and len(title.content) >= 2
