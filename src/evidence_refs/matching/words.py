"""How two words stand to each other: one misprinted, inflected or abbreviated, or another word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Postfix

from evidence_refs.matching.keys import STOP_WORDS

NUMBERS = {
    word: str(at)
    for words in (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
        " sixteen seventeen eighteen nineteen twenty",
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        "_ i ii iii iv v vi vii viii ix x xi xii",
    )
    for at, word in enumerate(words.split())
}
"""Words for numbers, and the numbers."""

NEGATIONS = frozenset(("no", "non", "nor", "not", "never", "without"))
_ENDINGS = ("s", "es", "d", "ed", "ing", "al", "ly")

_OPPOSED = frozenset(
    pair
    for line in (
        "hyper hypo", "intra inter", "intra extra", "pre post", "pre peri", "peri post", "ma mi", "mono poly", "ov und",
        "in ex", "in de", "anti pro", "endo exo", "ante post", "sub super", "uni bi", "bi tri", "homo hetero",
        "- un", "- non", "- in", "- im", "- dis", "- anti", "- de",
    )
    for one, other in (line.replace("-", "").split(" "),)
    for pair in ((one, other), (other, one))
)  # fmt: skip
"""Beginnings of words that turn their sense, without the end that both have (`over`, `under`)."""
_GREEK_NAME = re.compile(
    "alpha|beta|gamma|delta|epsilon|zeta|theta|kappa|lambda|sigma|omega|mu|eta|psi|phi|chi|rho|tau|pi"
)


def fault(one: str, other: str, length: int) -> int:
    """Give how much two words in one place differ: 0 not at all, 1 as a misreading, 2 more."""
    if {one, other} <= STOP_WORDS or same_word(one, other) or lost_greek(one, other):
        return 0
    return 1 if length >= 6 and _garbled(one, other) else 2


def same_word(one: str, other: str) -> bool:
    """Say whether two words are one in another number or tense, or with one letter misprinted."""
    if any(mark.isdigit() for mark in one + other) or one in NUMBERS or other in NUMBERS:
        return False
    short, long = sorted((one, other), key=len)
    if opposed(one, other):
        return False
    if len(short) >= 4 and long.startswith(short) and long[len(short) :] in _ENDINGS[:2]:
        return True
    return len(short) >= 5 and one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) <= 1


def lost_greek(one: str, other: str) -> bool:
    """Say whether one word is the other without a Greek letter, which some databases drop (`NF-B`)."""
    short, long = sorted((one, other), key=len)
    return short != long and len(long) > 4 and _GREEK_NAME.sub("", long, count=1) == short


def opposed(one: str, other: str) -> bool:
    """Say whether two words are one with two beginnings that turn its sense (`hypertension`)."""
    common = Postfix.similarity(one, other)
    return common > 2 and (one[:-common], other[:-common]) in _OPPOSED


def _garbled(one: str, other: str) -> bool:
    """Say whether one word may be a misreading of the other (`place`, `plan`)."""
    if opposed(one, other):
        return False
    if any(mark.isdigit() for mark in one + other) or min(len(one), len(other)) < 4:
        return False
    return one[:3] == other[:3] and OSA.distance(one, other, score_cutoff=2) <= 2


def likens(one: str, other: str) -> bool:
    """Say whether one word may be the other abbreviated, inflected or misprinted."""
    return one[0] == other[0] and not opposed(one, other) and fuzz.ratio(one, other) >= 75


def spell_out(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Write out acronyms that the other words spell (`ICSs`, `integrated care systems`)."""
    initials = "".join(word[0] for word in others)
    spelt = list[str]()
    for word in words:
        short = word if word in initials else word.removesuffix("s")
        at = initials.find(short) if 3 <= len(short) <= 6 and word not in others else -1
        spelt += [word] if at < 0 else others[at : at + len(short)]
    return spelt


def join(words: list[str], others: list[str]) -> list[str]:
    """Write two words as one where the other title does (`well being`, `wellbeing`)."""
    known, joined = set(others), list[str]()
    for word in words:
        if joined and joined[-1] + word in known and joined[-1] not in known:
            joined[-1] += word
        else:
            joined.append(word)
    return joined
