"""How two titles stand to each other: the same, nearly, with and without subtitle, or different."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein, Postfix

from evidence_refs.matching.issuers import is_acronym
from evidence_refs.matching.keys import (
    STOP_WORDS,
    content_words,
    fold,
    fold_title,
    segments,
    unbroken,
)

Relation = Literal[
    "absent", "same", "nearly", "misprint", "turned", "subtitle", "tail", "alike", "within", "akin",
    "numbers", "differs",
]  # fmt: skip
"""`absent`: one has none. `nearly`: small words and spelling. `misprint`: one word garbled, or left out
of a long title. `turned`: the same telling words in another order. `subtitle`: one leaves it out.
`tail`: one is the other's subtitle, whole and long. `alike`: several words garbled or left out of a
long title, none put in another's place. `within`: one's words stand in the other. `akin`:
alike, but for a word in another's place. `numbers`: a number, year or part differs."""

COMPANIONS = frozenset(
    "addendum annex annexes appendices appendix chapter comment commentary consultation"
    " correction corrigendum draft easy edition editorial erratum infographic information interim letter"
    " methodology podcast press protocol reply response retraction slides summary supplement"
    " supplementary transcript update updated version volume webinar".split()
)
"""Words that make a work out of another's title: its summary, erratum, annex, answer."""

_PARTS = frozenset(
    "annex appendix book chapter issue no number part phase section stage vol volume wave"
    " year".split()
)
_NUMBERS = {
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
_DIGITS = re.compile(r"\d+")
_CASE = re.compile(r" case stud(?:y|ies)(?! (?:of|in|from)\b)")
_AMBIGUOUS = frozenset(("i", "v", "x"))
_ENDINGS = ("s", "es", "d", "ed", "ing", "al", "ly")


_TAG = re.compile(
    r"</?(?:su[bp]|i|b|em|strong|span|sc|scp|inf|italic|bold|u|p|jats:\w+|mml:\w+)\b[^>]*>",
    re.IGNORECASE,
)
_LANGUAGE = (
    "arabic|chinese|croatian|czech|danish|dutch|english|finnish|french|german|greek|hebrew|hungarian|italian|japanese"
    "|korean|norwegian|persian|polish|portuguese|romanian|russian|serbian|slovak|slovene|spanish|swedish"
    "|turkish|ukrainian"
)
# What a database writes behind a title: that it was retracted since, what language it is in.
_NOTE = re.compile(
    rf"\s*[(\[](?:abstract|retracted|retraction (?:of|in)|erratum (?:appears|in)|see comments?|comment in|corrected"
    rf"|withdrawn|published erratum|(?:article )?in (?:{_LANGUAGE})|{_LANGUAGE})\b[^)\]]*[)\]]\s*\.?\s*$",
    re.IGNORECASE,
)
# Where a database writes the title in the language of the work behind its translation.
_ORIGINAL = re.compile(rf"\s*<ORIGINAL>\s*|[.?]\s+(?:{_LANGUAGE})(?:\s+(?=\S)|$)", re.IGNORECASE)
_BRACKET = re.compile(r"\s+[(\[][^)\]]{4,}[)\]]\.?$")
_ERROR = re.compile(r"#(?:NAME|REF|VALUE|N/A|NULL|NUM|DIV/0)[?!]?\s*")
_NO_TITLE = re.compile(r"\W*|\[?(?:no title|not available|untitled)\W*", re.IGNORECASE)
_LOST = re.compile(r"(?<=\w)[?\ufffd](?=\w)")  # a letter that an encoding lost
_GREEK = {
    ord(letter): name
    for letters, names in (
        ("αβγδεζηθικλμνξοπρστυφχψω", "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda"
         " mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega"),
        ("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ", "Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda"
         " Mu Nu Xi Omicron Pi Rho Sigma Tau Upsilon Phi Chi Psi Omega"),
        ("µßı", "mu beta i"),
    )
    for letter, name in zip(letters, names.split(), strict=True)
}  # fmt: skip

_LEAD = 3
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
    """Fold a title, and apart from it the one in the work's own language that stands behind it.

    Gives none for what says that there is none, or was damaged (`is_damaged`).
    """
    if _NO_TITLE.fullmatch(printed) or is_damaged(printed):
        return ()
    if "<" not in printed and "." not in printed and "?" not in printed:
        return (title_of(printed),)
    parts = [part.strip() for part in _ORIGINAL.split(printed)]
    return tuple(title_of(part) for part in parts if len(part) > 1) or (title_of(printed),)


def is_damaged(printed: str) -> bool:
    """Say whether a spreadsheet's error stands in a title's place (`#NAME?`)."""
    return printed.startswith("#") and bool(_ERROR.fullmatch(printed))


@lru_cache(maxsize=65536)
def title_of(printed: str) -> Title:
    """Fold a title, without what databases add to it."""
    plain = _plain(printed)
    folded = fold_title(plain)
    parts = segments(plain)
    cuts = range(len(parts) - 1, 0, -1)
    heads = [fold_title(" ".join(parts[:cut])) for cut in cuts]
    if bracket := _BRACKET.search(plain):
        heads.insert(0, fold_title(plain[: bracket.start()]))
    return Title(
        printed=printed,
        folded=folded,
        content=content_words(folded),
        heads=tuple(dict.fromkeys(head for head in heads if head)),
        tails=tuple(fold_title(" ".join(parts[cut:])) for cut in cuts),
        numbers=_numbers(folded),
    )


def _plain(printed: str) -> str:
    """Give a title without entities, tags, brackets round a translation, notes of a database."""
    text = unbroken(printed)
    if "&" in text or "<" in text:
        text = _TAG.sub("", html.unescape(text))
    if not text.isascii():
        text = text.translate(_GREEK)
    text = _NOTE.sub("", _LOST.sub("", text))
    if text.startswith("[") and text.rstrip(" .").endswith("]"):
        text = text.rstrip(" .")[1:-1]
    return text if text.strip() else printed


def _numbers(folded: str) -> frozenset[str]:
    """Give the numbers, years and parts (`Part II`, `Annex B`) in a folded title."""
    found, before = set(), ""
    for word in folded.split():
        if not word.isalpha():
            found.update(_DIGITS.findall(word))
        elif before in _PARTS and (word in _NUMBERS or len(word) == 1):
            found.add(_NUMBERS.get(word, word))
        elif word in _NUMBERS and word not in _AMBIGUOUS:
            found.add(_NUMBERS[word])
        before = word
    return frozenset(found)


def relate(one: Title, other: Title) -> Relation:
    """Say how two titles stand to each other; the order does not matter."""
    if not one.folded or not other.folded:
        return "absent"
    if one.folded.replace(" ", "") == other.folded.replace(" ", ""):
        return "same"
    if (one.numbers - other.numbers) and (other.numbers - one.numbers):
        return "numbers"
    short, long = sorted((one, other), key=lambda title: (title.length, title.folded))
    near = _near(short.folded, long.folded)
    if near and short.numbers == long.numbers:
        return near
    return _shorter(short, long)


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


_CUT = 60
"""So long a beginning is a title that was cut off, not another one."""


def _is_alike(short: Title, long: Title, missing: Sequence[str], extra: Sequence[str]) -> bool:
    """Say whether titles differ in garbled and left out words alone, none in another's place."""
    if len(short.folded) >= _CUT and long.folded.startswith(short.folded):
        return COMPANIONS.isdisjoint(extra) and short.numbers <= long.numbers
    if short.numbers != long.numbers or not COMPANIONS.isdisjoint((*missing, *extra)):
        return False
    if not _NEGATIONS.isdisjoint((*missing, *extra)) or fuzz.ratio(short.folded, long.folded) < 85:
        return False
    left = "".join(extra)
    if missing and fuzz.ratio("".join(missing), left) >= 80 and not opposed("".join(missing), left):
        return missing[0][0] == extra[0][0]
    return all(
        (len(word) > 4 and word in left) or any(_likens(word, other) for other in extra)
        for word in missing
    )


def _likens(one: str, other: str) -> bool:
    """Say whether one word may be the other abbreviated, inflected or misprinted."""
    return one[0] == other[0] and not opposed(one, other) and fuzz.ratio(one, other) >= 75


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
    if _PARTS.intersection(extra) and long.numbers - short.numbers:
        return True
    return bool(_CASE.match(long.folded.removeprefix(short.folded)))


@lru_cache(maxsize=65536)
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
    a, b = spell_out(_join(a, b), b), spell_out(_join(b, a), a)
    if Levenshtein.distance(a, b) > 3 + max(len(a), len(b)) // 2:
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
                faults += _fault(x, y, len(a))
                if faults > 1:
                    break
        elif step.tag != "equal":
            left_out = [word for word in gone + come if word not in STOP_WORDS]
            if not _NEGATIONS.isdisjoint(left_out):
                return None
            faults += len(left_out) if long else 2 * len(left_out)
    return faults


def _without_issuer(words: list[str], others: list[str]) -> list[str]:
    """Leave out a body's acronym at the head of a title that the other begins without."""
    leads = is_acronym(words[0]) and words[0] != others[0] and len(words) > 4
    return words[1:] if leads else words


def _is_long(a: list[str], b: list[str]) -> bool:
    return max(len(content_words(" ".join(words))) for words in (a, b)) >= 8


def _fault(one: str, other: str, length: int) -> int:
    """Give how much two words in one place differ: 0 not at all, 1 as a misreading, 2 more."""
    if {one, other} <= STOP_WORDS or same_word(one, other) or _lost_greek(one, other):
        return 0
    return 1 if length >= 6 and _garbled(one, other) else 2


_GREEK_NAME = re.compile(
    "alpha|beta|gamma|delta|epsilon|zeta|theta|kappa|lambda|sigma|omega|mu|eta|psi|phi|chi|rho|tau|pi"
)


def _lost_greek(one: str, other: str) -> bool:
    """Say whether one word is the other without a Greek letter, which some databases drop (`NF-B`)."""
    short, long = sorted((one, other), key=len)
    return short != long and len(long) > 4 and _GREEK_NAME.sub("", long, count=1) == short


def spell_out(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Write out acronyms that the other words spell (`ICSs`, `integrated care systems`)."""
    initials = "".join(word[0] for word in others)
    spelt = list[str]()
    for word in words:
        short = word if word in initials else word.removesuffix("s")
        at = initials.find(short) if 3 <= len(short) <= 6 and word not in others else -1
        spelt += [word] if at < 0 else others[at : at + len(short)]
    return spelt


def _join(words: list[str], others: list[str]) -> list[str]:
    """Write two words as one where the other title does (`well being`, `wellbeing`)."""
    known, joined = set(others), list[str]()
    for word in words:
        if joined and joined[-1] + word in known and joined[-1] not in known:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def same_word(one: str, other: str) -> bool:
    """Say whether two words are one in another number or tense, or with one letter misprinted."""
    if any(mark.isdigit() for mark in one + other) or one in _NUMBERS or other in _NUMBERS:
        return False
    short, long = sorted((one, other), key=len)
    if opposed(one, other):
        return False
    if len(short) >= 4 and long.startswith(short) and long[len(short) :] in _ENDINGS[:2]:
        return True
    return len(short) >= 5 and one[0] == other[0] and OSA.distance(one, other, score_cutoff=1) <= 1


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
_NEGATIONS = frozenset(("no", "non", "nor", "not", "never", "without"))


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


_KINDS = frozenset(
    "addendum comment commentary correction corrections corrigendum discussion editorial errata erratum"
    " letter protocol rejoinder rejoinders reply response retraction review summary withdrawal"
    " withdrawn demo demonstration poster".split()
)


def companion_words(title: Title) -> frozenset[str]:
    """Give the words at a title's ends that say what kind of work it is (`Erratum to: …`)."""
    words = title.folded.split()
    return _KINDS.intersection((*words[:2], *words[-2:])) - (
        {"discussion"} - {*words[:2]}  # `… includes discussion` is the work and more
    )


def is_named(title: Title) -> bool:
    """Say whether a title is printed as a name is, in capitals, or is too long for a phrase."""
    words = [word for word in title.printed.split() if fold(word) not in STOP_WORDS]
    return title.length >= 6 or not any(word[:1].islower() for word in words)


def is_distinctive(title: Title) -> bool:
    """Say whether a title is long enough that two works hardly share it by chance."""
    return title.length >= 4 and len(title.content) >= 2


def recurs(title: Title) -> bool:
    """Say whether works come out under such a title again and again (`Annual report`)."""
    return bool(_RECURRING.intersection(title.content)) or len(title.content) < 4


def is_rubric(title: Title) -> bool:
    """Say whether a title is no more than the name of a column (`Guest editorial`, `News and notes`)."""
    return bool(title.content) and _RUBRICS.issuperset(title.content)


_RUBRICS = frozenset(
    fold(
        "abstracts agenda announcement announcements book books chair chairs column comment comments commentary"
        " contents contributors correction correspondence corrigendum editor editors editorial editorials erratum"
        " foreword forum guest highlights index information introduction issue letter letters message meeting minutes"
        " news newsletter notes notice obituary preface presidents proceedings quarterly reply report response review"
        " reviews special table"
    ).split()
)
_RECURRING = frozenset(
    fold(
        "accounts agenda annual barometer bulletin census editorial forecast index letter minutes"
        " monitor monthly news newsletter papers proceedings quarterly review state statistics survey"
        " tracker trends update weekly year yearbook"
    ).split()
)
