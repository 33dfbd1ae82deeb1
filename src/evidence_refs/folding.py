"""Text folded to compare it: what two prints of the same words have in common."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_STEP = re.compile(r"\s+[>›]\s+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# Letters that Unicode does not take for others with a mark, and many prints do.
_LETTERS = {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_QUOTES = frozenset("\"'`´‘’‚‛“”„‟′″«»")
# Python translates ASCII to ASCII ten times faster than it substitutes.
_ASCII: dict[int, str | None] = {
    code: None if chr(code) in _QUOTES else chr(code).lower() if chr(code).isalnum() else " "
    for code in range(128)
}
# The Oxford and the Cambridge spelling of one word: organize, organise.
_IZE = re.compile(r"(?<=\w{3})iz(?=(?:e|ed|er|ers|es|ing|ation|ations)\b)")


def fold(text: str) -> str:
    """Fold case, accents, quotation marks, dashes, punctuation, `&` and -ize; words by one blank."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).casefold()
        text = _BEYOND_ASCII.sub(lambda match: _plain(match[0]), text)
    if "&" in text:
        text = text.replace("&", " and ")
    text = " ".join(text.translate(_ASCII).split())
    return _IZE.sub("is", text) if "iz" in text else text


def fold_way(section: str) -> list[str]:
    """Give the headings on the way to a section, each folded: `Integrated care › Reports`, with `>` or `›`.

    Of a heading of signs alone nothing is left to look for: it stands nowhere.
    """
    return [fold(each) or "\0" for each in _STEP.split(section)]


def stands_below(headings: Iterable[str], section: str) -> bool:
    """Say whether a heading has the name of a section in it, or the headings have the way to it, in its order."""
    if not section:
        return True
    folded = [*map(fold, headings)]
    left = iter(folded)
    way = fold_way(section)
    is_way = len(way) > 1 and all(any(step in heading for heading in left) for step in way)
    name = fold(section) or "\0"
    return is_way or any(name in heading for heading in folded)


@lru_cache(maxsize=4096)
def _plain(sign: str) -> str:
    """Fold a sign beyond ASCII: a mark or quotation mark is left out, what is no letter is a blank."""
    if sign in _QUOTES or unicodedata.combining(sign):
        return ""
    return _LETTERS.get(sign, sign) if sign.isalnum() else " "
