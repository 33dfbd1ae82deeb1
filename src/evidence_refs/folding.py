"""Text folded to compare it: what two prints of the same words have in common."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# Letters that Unicode does not take for others with a mark, and many prints do.
_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
_QUOTES = re.compile(r"[\"'`´‘’‚‛“”„‟′″«»]")
# The Oxford and the Cambridge spelling of one word: organize, organise.
_IZE = re.compile(r"(?<=\w{3})iz(?=(?:e|ed|er|ers|es|ing|ation|ations)\b)")


def fold(text: str) -> str:
    """Fold case, accents, quotation marks, dashes, punctuation, `&` and -ize; words by one blank."""
    if text.isascii():
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
        text = _BEYOND_ASCII.sub(lambda m: "" if unicodedata.combining(m[0]) else m[0], text)
    text = _QUOTES.sub("", text).replace("&", " and ")
    return _IZE.sub("is", _NOT_WORD.sub(" ", text)).strip()
