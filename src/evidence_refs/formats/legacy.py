"""Which encoding of former times text is in that is not UTF-8: told by what its letters would be.

Windows-1252, in which most old reference managers write, unless more speaks for Mac OS Roman or for
GB18030. The bytes 80 to 9F are signs in Windows-1252, nearly all, and letters in Mac OS Roman: one that
follows a small letter is no sign. In GB18030 a Chinese character is two bytes, most of them above A0.
"""

from __future__ import annotations

import re

_AFTER_A_LETTER = re.compile(rb"(?<=[a-z])[\x80-\xff]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
# What follows a letter in Windows-1252, too: its quotation marks, dashes and ellipsis.
_OF_MAC = frozenset(range(0x80, 0xA0)) - frozenset(b"\x85\x91\x92\x93\x94\x96\x97") | {0xD5}
"""Letters of Mac OS Roman, and its apostrophe, which would be a capital within a word."""
_OF_WINDOWS = frozenset(range(0xE0, 0x100))
_LOOKED_AT = 1 << 20
_PAIRED, _LEAST = 0.9, 8


def encoding_by_habit(text: bytes) -> tuple[str, str]:
    """Give the encoding of bytes that are not UTF-8, and what a person calls it."""
    text = text[:_LOOKED_AT]
    if _is_chinese(text):
        return "gb18030", "GB18030 (Chinese)"
    found = [match[0][0] for match in _AFTER_A_LETTER.finditer(text)]
    if sum(byte in _OF_MAC for byte in found) > sum(byte in _OF_WINDOWS for byte in found):
        return "mac_roman", "Mac OS Roman"
    return "cp1252", "Windows-1252"


def _is_chinese(text: bytes) -> bool:
    runs = [match[0] for match in _BEYOND_ASCII.finditer(text)]
    size = sum(map(len, runs))
    paired = sum(len(run) for run in runs if len(run) % 2 == 0 and min(run) > 0xA0)
    # `créée` has a pair, too, in Windows-1252.
    if size < _LEAST or paired < _PAIRED * size or max(map(len, runs)) < _LEAST // 2:
        return False
    try:
        text[: text.rfind(b"\n") + 1 or len(text)].decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True
