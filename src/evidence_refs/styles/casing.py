"""The cases of CSL: `title`, `sentence` and their kin (specification, "Text-case").

Every function keeps the length of its text, so that what stands in quotes or italics stays there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from evidence_refs.styles.rich import Rich, rewritten

_STOP_WORDS = frozenset(
    """a an and as at but by down for from in into nor of on onto or over so the till to up via
    with yet""".split()
)
_WORD = re.compile(r"[^\s\-–—/]+")
_SIGN = re.compile(r"[^\W_]")
_AFTER_COLON = re.compile(r"[:?!.]\W*$")


def cased(rich: Rich, case: str, *, english: bool = True) -> Rich:
    """Give a text in a case of CSL; `title` changes only what is English."""
    change = _CASES.get(case)
    if change is None or (case == "title" and not english):
        return rich
    return rewritten(rich, change)


def _upper(text: str) -> str:
    return "".join(each.upper() if len(each.upper()) == 1 else each for each in text)


def _lower(text: str) -> str:
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


def _first(text: str) -> str:
    """Give a text with its first letter raised, unless a digit stands before it (`23rd`)."""
    match = _SIGN.search(text)
    if match is None:
        return text
    return text[: match.start()] + _upper(match[0]) + text[match.end() :]


def _all(text: str) -> str:
    return _WORD.sub(lambda match: _first(match[0]) if match[0].islower() else match[0], text)


def _capitalize_first(text: str) -> str:
    match = re.search(r"\S+", text)
    if match is None or not match[0].islower():
        return text
    return text[: match.start()] + _first(match[0]) + text[match.end() :]


def _sentence(text: str) -> str:
    return _first(_lower(text)) if text.isupper() else _capitalize_first(text)


def _title(text: str) -> str:
    words = list(_WORD.finditer(text))
    pieces = []
    at = 0
    for number, match in enumerate(words):
        first = number == 0 or bool(_AFTER_COLON.search(text[: match.start()]))
        last = number == len(words) - 1
        pieces += [text[at : match.start()], _title_word(match[0], first=first, last=last)]
        at = match.end()
    return "".join([*pieces, text[at:]])


def _title_word(word: str, *, first: bool, last: bool) -> str:
    """Give a word of a title; capitals stay, as those of `BMJ` and of `iPhone` are meant."""
    bare = _bare(word)
    if not (first or last) and bare in _STOP_WORDS:
        return word if word.isupper() and len(bare) > 1 else _lower(word)
    if len(bare) == 1 and not first:  # the `v` of a case, the `x` of a formula
        return word
    return _first(word) if word.islower() else word


def _bare(word: str) -> str:
    return word.lower().strip("\"'“”‘’()[],.;:?!")


_CASES: Mapping[str, Callable[[str], str]] = {
    "lowercase": _lower,
    "uppercase": _upper,
    "capitalize-first": _capitalize_first,
    "capitalize-all": _all,
    "sentence": _sentence,
    "title": _title,
}
