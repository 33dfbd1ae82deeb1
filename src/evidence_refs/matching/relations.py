"""How two titles stand to each other: the same, nearly, with and without subtitle, or different."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from evidence_refs.matching.issuers import is_acronym
from evidence_refs.matching.keys import STOP_WORDS, content_words
from evidence_refs.matching.rubrics import COMPANIONS
from evidence_refs.matching.titles import LONG, PARTS, Title
from evidence_refs.matching.words import NEGATIONS, fault, join, likens, opposed, spell_out

Relation = Literal[
    "absent", "same", "nearly", "misprint", "turned", "subtitle", "tail", "alike", "within", "akin",
    "numbers", "differs",
]  # fmt: skip
"""`absent`: one has none. `nearly`: small words and spelling. `misprint`: one word garbled, or left out
of a long title. `turned`: the same telling words in another order. `subtitle`: one leaves it out.
`tail`: one is the other's subtitle, whole and long. `alike`: several words garbled or left out of a
long title, none put in another's place. `within`: one's words stand in the other. `akin`:
alike, but for a word in another's place. `numbers`: a number, year or part differs."""

_CASE = re.compile(r" case stud(?:y|ies)(?! (?:of|in|from)\b)")
_LEAD = 3
_TELLING = 5
"""A shorter word may be an acronym."""
_SEVERAL = 4
_SPELT = 1
"""An acronym spelt out, or a word written as two, makes titles closer by about so many words."""
_CUT = 60
"""So long a beginning is a title that was cut off, not another one."""


def relate(one: Title, other: Title) -> Relation:
    """Say how two titles stand to each other; the order does not matter."""
    if not one.folded or not other.folded:
        return "absent"
    if one.folded.replace(" ", "") == other.folded.replace(" ", ""):
        return "same"
    if (one.numbers - other.numbers) and (other.numbers - one.numbers):
        return "numbers"
    if _have_little_in_common(one, other) or _say_something_else(one, other):
        return "differs"
    short, long = sorted((one, other), key=lambda title: (title.length, title.folded))
    near = _near(short.folded, long.folded)
    if near and short.numbers == long.numbers:
        return near
    return _shorter(short, long)


def _have_little_in_common(one: Title, other: Title) -> bool:
    """Say whether titles of several words share less than half of those that tell something.

    It is what most pairs are, and costs least to find out.
    """
    least = min(len(one.content), len(other.content))
    return least >= _SEVERAL and 2 * len({*one.content}.intersection(other.content)) < least


def _say_something_else(one: Title, other: Title) -> bool:
    """Say whether each of two titles has two words of which the other has not even a misprint.

    No relation but `differs` bears that; to spell out, join and align all words would cost ten times more.
    """
    gone = [word for word in one.content if word not in other.content]
    come = [word for word in other.content if word not in one.content]
    return _are_others(gone, come) and _are_others(come, gone)


def _are_others(words: Sequence[str], others: Sequence[str]) -> bool:
    """Say whether two words are neither misprinted, joined, cut nor spelt out among others."""
    begins, all_of_them = {other[:2] for other in others}, "".join(others)
    found = 0
    for word in words:
        if len(word) >= _TELLING and word[:2] not in begins and word[-4:] not in all_of_them:
            found += 1
    return found > 1


def _shorter(short: Title, long: Title) -> Relation:
    """Relate a title to a longer one: it is its beginning, a piece of it, or another title."""
    extra = _extra(short.folded, long.folded)
    if any(_near(short.folded, head) in ("same", "nearly") for head in long.heads):
        return "numbers" if _is_part(extra, long, short) else "subtitle"
    if len(short.content) >= LONG and _ends(short, long):
        return "numbers" if _is_part(extra, long, short) else "tail"
    if f" {short.folded} " in f" {long.folded} " and len(short.content) > 1:
        return "numbers" if _is_part(extra, long, short) else "within"
    missing = _extra(long.folded, short.folded)
    if len(short.content) >= LONG and _is_alike(short, long, missing, extra):
        return "alike"
    akin = len(short.content) > 2 and len(missing) <= 1 and len(extra) <= 2
    return "akin" if akin else "differs"


def _is_alike(short: Title, long: Title, missing: Sequence[str], extra: Sequence[str]) -> bool:
    """Say whether titles differ in garbled and left out words alone, none in another's place."""
    if len(short.folded) >= _CUT and long.folded.startswith(short.folded):
        return COMPANIONS.isdisjoint(extra) and short.numbers <= long.numbers
    if short.numbers != long.numbers or not COMPANIONS.isdisjoint((*missing, *extra)):
        return False
    if not NEGATIONS.isdisjoint((*missing, *extra)) or fuzz.ratio(short.folded, long.folded) < 85:
        return False
    left = "".join(extra)
    if missing and fuzz.ratio("".join(missing), left) >= 80 and not opposed("".join(missing), left):
        return missing[0][0] == extra[0][0]
    return all(
        (len(word) > 4 and word in left) or any(likens(word, other) for other in extra)
        for word in missing
    )


def difference(one: Title, other: Title) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the words that each of two titles has and the other lacks."""
    return _extra(other.folded, one.folded), _extra(one.folded, other.folded)


def _ends(short: Title, long: Title) -> bool:
    """Say whether a longer title ends with a title, behind its own main title or a word or two."""
    return short.folded in long.tails or (
        long.folded.endswith(f" {short.folded}") and long.length - short.length <= _LEAD
    )


def _extra(short: str, long: str) -> tuple[str, ...]:
    """Give the telling words of `long` that `short` lacks."""
    held = STOP_WORDS.union(short.split())
    return tuple(word for word in long.split() if word not in held)


def _is_part(extra: tuple[str, ...], long: Title, short: Title) -> bool:
    """Say whether what a longer title adds makes it another work: a part, a year, a summary.

    A long subtitle may hold any word; a short one that has such a word says little else. `Case study
    Leeds` is one of several out of the work, `a case study of Leeds` says what it is.
    """
    if COMPANIONS.intersection(extra) and len(extra) <= 3:
        return True
    if PARTS.intersection(extra) and long.numbers - short.numbers:
        return True
    return bool(_CASE.match(long.folded.removeprefix(short.folded)))


@lru_cache(maxsize=16384)
def _near(one: str, other: str) -> Relation | None:
    """Say whether folded titles differ in spelling and small words alone, or in one word more.

    That one word is garbled in a title of six words and more, or left out of a longer one. Or the
    telling words are the same, in another order.
    """
    a, b = one.split(), other.split()
    if a == b:
        return "same"
    a, b = _without_issuer(a, b), _without_issuer(b, a)
    if abs(len(a) - len(b)) > 1 + max(len(a), len(b)) // 3:
        return None
    most = 3 + max(len(a), len(b)) // 2
    if Levenshtein.distance(a, b) > most + _SPELT:
        return None
    a, b = spell_out(join(a, b), b), spell_out(join(b, a), a)
    if Levenshtein.distance(a, b) > most:
        return None
    faults = _faults(a, b)
    if faults is None:
        return None
    if faults < 2:
        return "misprint" if faults else "nearly"
    turned = len(a) > 2 and sorted(content_words(one)) == sorted(content_words(other))
    return "turned" if turned else None


def _faults(a: list[str], b: list[str]) -> int | None:
    """Count how much the words of two titles differ, 2 for too much; None where one negates more."""
    faults = 0
    long = _is_long(a, b)
    for step in Levenshtein.opcodes(a, b):
        gone, come = a[step.src_start : step.src_end], b[step.dest_start : step.dest_end]
        if step.tag == "replace":
            for x, y in zip(gone, come, strict=True):
                faults += fault(x, y, len(a))
                if faults > 1:
                    break
        elif step.tag != "equal":
            left_out = [word for word in gone + come if word not in STOP_WORDS]
            if not NEGATIONS.isdisjoint(left_out):
                return None
            faults += len(left_out) if long else 2 * len(left_out)
    return faults


def _without_issuer(words: list[str], others: list[str]) -> list[str]:
    """Leave out a body's acronym at the head of a title that the other begins without."""
    leads = is_acronym(words[0]) and words[0] != others[0] and len(words) > 4
    return words[1:] if leads else words


def _is_long(a: list[str], b: list[str]) -> bool:
    return max(len(content_words(" ".join(words))) for words in (a, b)) >= 8
