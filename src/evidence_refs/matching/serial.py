"""Where a work stands in a serial or a book: its container, volume, issue and pages, folded."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz import fuzz

from evidence_refs.matching.keys import fold, unbroken

_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_IN_BRACKETS = re.compile(r"[(\[]([^)\]]{12,})[)\]]")
# What follows says whose journal it is (`Annals of Oncology : official journal of …`).
_SUBTITLE = re.compile(
    r"\s*[:;/,—–-]\s*(?:an? |the )?(?:official|journal|organ|publication|international journal|magazine)\b.*",
    re.IGNORECASE,
)
_SMALL = frozenset("a an and de del der des die et for fur in la le of on the to und y".split())
_LOST = re.compile(r"(?<=\w)[?\ufffd](?=\w)")  # a letter that an encoding lost
# A word that makes another journal's name of a name (`Circulation`, `Circulation Journal`).
_KINDS = frozenset("j journal lett letters suppl supplement trans transactions".split())
_RANGE = re.compile(
    r"([a-z]{0,4}\d+[a-z]?)\s*(?:[-‐‑‒–—−]+\s*([a-z]{0,4}\d+[a-z]?))?", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?:article|art\.?|no\.?|artn|unsp)\s*(?=[a-z]?\d)", re.IGNORECASE)
_PART = re.compile(r"(?:^|\W)(?:s|suppl?(?:ement)?|pt)\b\.?\s*(\w*)", re.IGNORECASE)
_FIRST = re.compile(r"\d+")
_MOST = 4
_JOINED = 12
"""So long a word may be a name whose words were written as one (`Jthoraccardiovascsurg`)."""
# A spreadsheet makes a date of `1-8`.
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_MONTH = re.compile(r"(\d{1,2})-(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_ROMAN = re.compile(r"[ivxlc]+")

Likeness = Literal["same", "akin", "longer", "differs"]
LIKENESSES: tuple[Likeness, ...] = ("same", "akin", "longer", "differs")


@dataclass(frozen=True, slots=True)
class Pages:
    """The first and the last page, or an article number with no last one; folded, written out."""

    first: str
    last: str = ""

    @property
    def length(self) -> int:
        """Give how many pages these are, 0 where it is not told."""
        one, other = _FIRST.search(self.first), _FIRST.search(self.last)
        return int(other[0]) - int(one[0]) + 1 if one and other else 0


@dataclass(frozen=True, slots=True)
class Container:
    """A journal or book that holds works: its folded name, without the place in brackets."""

    folded: str
    words: tuple[str, ...]


@lru_cache(maxsize=16384)
def containers_of(printed: str) -> tuple[Container, ...]:
    """Fold a container's name (`Lung cancer (Amsterdam, Netherlands)`), each of parallel ones apart.

    ISBD puts an equals sign between names in several languages; some databases put the other in brackets.
    """
    plain = _LOST.sub("", html.unescape(unbroken(printed)))
    names = [_SUBTITLE.split(name)[0] for name in plain.split(" = ")]
    names += [name for name in _IN_BRACKETS.findall(plain) if "journal" in name.casefold()]
    return tuple(dict.fromkeys(container for name in names if (container := _container(name))))


def _container(name: str) -> Container | None:
    folded = fold(_BRACKETS.sub(" ", name)) or fold(name)
    words = tuple(w for w in folded.split() if w not in _SMALL and not w[0].isdigit())
    return Container(folded, words) if words else None


@lru_cache(maxsize=65536)
def same_container(one: Container, other: Container) -> Likeness:
    """Say how two containers' names stand to each other.

    `same`: one abbreviates the other's words (`Proc Natl Acad Sci U S A`), or is its acronym. `akin`:
    one has more words than the other (`Lancet`, `Lancet London England`). `longer`: one more word
    may make it another's name (`Circulation`, `Circulation Journal`).
    """
    short, long = sorted((one, other), key=lambda each: (len(each.words), each.folded))
    if short.words == long.words or "".join(short.words) == "".join(long.words):
        return "same"
    if len(short.words) == 1 and len(short.folded) >= _JOINED and len(long.words) > 2:
        return "akin" if _abbreviates(short.folded, "".join(long.words)) else "differs"
    acronym = "".join(word[0] for word in long.words)
    if len(acronym) > 2 and short.words == (acronym,):
        return "same"
    extra = _beside(short.words, long.words)
    matched = len(long.words) - len(extra)
    if (
        len(short.words) == len(long.words) == matched
        or fuzz.ratio(short.folded, long.folded) >= 90
    ):
        return "same"
    if matched == len(short.words):
        return "akin" if _KINDS.isdisjoint(extra) else "longer"
    most = matched >= _MOST and 5 * matched >= 4 * len(short.words)
    return (
        "akin" if most or _names_acronym(short, long) or _names_acronym(long, short) else "differs"
    )


def _names_acronym(one: Container, other: Container) -> bool:
    """Say whether a name has the acronym of the other beside other words (`ICIS: 38th Conference`)."""
    telling = [word for word in other.words if not word[0].isdigit()]
    acronym = "".join(word[0] for word in telling)
    return len(acronym) > 2 and acronym in one.words


def _beside(short: tuple[str, ...], long: tuple[str, ...]) -> list[str]:
    """Give the words of a name beside those of a shorter one, whole or abbreviated, in this order."""
    extra, at = list[str](), 0
    for word in long:
        found = next((x for x in range(at, len(short)) if _abbreviates(short[x], word)), None)
        if found is None:
            extra.append(word)
        else:
            at = found + 1
    return extra


def _abbreviates(one: str, other: str) -> bool:
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if long.startswith(short):
        return True
    if short[0] != long[0] or len(short) < 3:
        return False
    letters = iter(long)
    return all(letter in letters for letter in short)


@lru_cache(maxsize=16384)
def number_of(printed: str) -> str:
    """Give the first number of a volume or issue (`88 Suppl 1`, `Vol. 12`, `1-2`), else its words."""
    found = _FIRST.search(_PART.sub(" ", printed))
    return found[0].lstrip("0") if found else fold(printed)


def is_supplement(*printed: str | None) -> bool:
    """Say whether a volume or issue, as printed, is a supplement."""
    return any("suppl" in text.casefold() for text in printed if text)


def pages_of(printed: str) -> Pages | None:
    """Fold a page range or article number: `221-8` and `221--228` are `221` to `228`."""
    text = _ARTICLE.sub("", printed.strip())
    if month := _MONTH.fullmatch(text):
        text = f"{month[1]}-{_MONTHS.index(month[2].casefold()) // 3 + 1}"
    match = _RANGE.search(text)
    if match is None:
        word = fold(text)
        return Pages(word) if _ROMAN.fullmatch(word) else None
    first, last = match[1].casefold(), (match[2] or "").casefold()
    first = _without_zeros(first)
    last = _without_zeros(_written_out(first, last))
    return Pages(first, "" if last == first else last)


def same_but_letters(one: Pages, other: Pages) -> bool:
    """Say whether first pages differ in the letters before the number alone (`S12`, `12`)."""
    a, b = _bounds(one), _bounds(other)
    return a[1] == b[1] > 0 and (not a[0] or not b[0])


def ahead_of_print(one: Pages, other: Pages) -> bool:
    """Say whether one counts its pages from 1, as before its issue, and has as many as the other."""
    early, late = (one, other) if one.first == "1" else (other, one)
    return early.first == "1" and late.first != "1" and early.length == late.length > 1


def overlap(one: Pages, other: Pages) -> bool:
    """Say whether two ranges of pages, of one kind, have a page in common."""
    a, b = _bounds(one), _bounds(other)
    return a[0] == b[0] and a[1] <= b[2] and b[1] <= a[2] and a[2] > 0 < b[2]


def _bounds(pages: Pages) -> tuple[str, int, int]:
    """Give the letters before the page numbers, and the first and last number."""
    first, last = _FIRST.search(pages.first), _FIRST.search(pages.last or pages.first)
    if first is None or last is None:
        return pages.first, 0, 0
    return pages.first[: first.start()], int(first[0]), int(last[0])


def is_article_number(pages: Pages) -> bool:
    """Say whether what stands for pages is an article number: `e049296`, `100345`, `e21-e27`."""
    letters, number, _ = _bounds(pages)
    return letters == "e" or (not pages.last and number >= (1000 if letters else 10_000))


def _written_out(first: str, last: str) -> str:
    """Write out a last page that leaves out what it has in common with the first."""
    letters = first.rstrip("0123456789")
    digits = first[len(letters) :]
    if last.isdigit() and digits and len(last) < len(digits):
        return first[: len(first) - len(last)] + last
    return letters + last if last.isdigit() and letters.isalpha() else last


def _without_zeros(page: str) -> str:
    return page.lstrip("0") or page
