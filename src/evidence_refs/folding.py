"""Text folded to compare it: what two prints of the same words have in common."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# Letters that Unicode does not take for others with a mark, and many prints do.
_LETTERS = {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_QUOTES = re.compile(r"[\"'`´‘’‚‛“”„‟′″«»]")
# The same for ASCII, at a tenth of the time: most text is that, once it is folded so far.
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_ASCII |= {ord(quote): None for quote in "\"'`"}
# The Oxford and the Cambridge spelling of one word: organize, organise.
_IZE = re.compile(r"(?<=\w{3})iz(?=(?:e|ed|er|ers|es|ing|ation|ations)\b)")


def fold(text: str) -> str:
    """Fold case, accents, quotation marks, dashes, punctuation, `&` and -ize; words by one blank."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).casefold()
        text = _BEYOND_ASCII.sub(_plain_letter, text)
    if "&" in text:
        text = text.replace("&", " and ")
    if text.isascii():
        text = " ".join(text.translate(_ASCII).split())
    else:
        text = _NOT_WORD.sub(" ", _QUOTES.sub("", text)).strip()
    return _IZE.sub("is", text) if "iz" in text else text


def _plain_letter(match: re.Match[str]) -> str:
    letter = match[0]
    return "" if unicodedata.combining(letter) else _LETTERS.get(letter, letter)
