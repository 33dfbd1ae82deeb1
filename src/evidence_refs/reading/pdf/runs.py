"""Pieces of a line as they are written: without ligatures, odd blanks and parted accents."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_LIGATURES = str.maketrans({
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
    "\ufb05": "st", "\ufb06": "st", "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u200b": "", "\ufeff": "",
    "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u200a": " ", "\t": " ",
})  # fmt: skip
_ACCENTS = {
    "¨": "\u0308", "´": "\u0301", "ˋ": "\u0300", "ˆ": "\u0302", "˜": "\u0303", "˚": "\u030a",
    "ˇ": "\u030c", "˘": "\u0306", "˝": "\u030b", "¯": "\u0304", "¸": "\u0327",
}  # fmt: skip
_PARTED = re.compile(r"([¨´ˋˆ˜˚ˇ˘˝¯]) ?([^\W\d_])|([cCsStT])¸")


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a line of output, set and linked alike."""

    text: str
    italic: bool = False
    raised: int = 0
    target: str = ""


def clean(text: str) -> str:
    """Give text as it is read; a soft hyphen stays only at its end.

    Old fonts of TeX print an accent as a sign of its own before its letter.
    """
    text = text.translate(_LIGATURES)
    if "\xad" in text[:-1]:
        text = text[:-1].replace("\xad", "") + text[-1]
    return _PARTED.sub(_composed, text) if not text.isascii() else text


def _composed(match: re.Match[str]) -> str:
    accent, letter = (match[1], match[2]) if match[1] else ("¸", match[3])
    letter = {"ı": "i", "ȷ": "j"}.get(letter, letter)
    whole = unicodedata.normalize("NFC", letter + _ACCENTS[accent])
    return whole if len(whole) == 1 else match[0]
