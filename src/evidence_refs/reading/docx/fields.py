"""Fields of Word (ECMA-376, 17.16): what they show, and where a HYPERLINK leads."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
# What these show is of a page, or they show nothing and mark a word for an index.
_UNSEEN = {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "XE", "TC", "TA", "RD", "SET", "ASK"}
_LONGEST = 4_000
_WITH_VALUE = {"\\o", "\\t", "\\l"}


@dataclass(slots=True)
class Field:
    """A field that is open: its code so far; then whether its result is seen, and where it links."""

    code: str = ""
    in_result: bool = False
    is_seen: bool = False
    target: str = ""
    age: int = 0

    def add(self, code: str) -> None:
        """Add to its code; what comes after a few thousand characters is no address."""
        if len(self.code) < _LONGEST:
            self.code += code[:_LONGEST]

    def begin_result(self) -> None:
        """End its code: what follows is what it shows."""
        self.in_result = True
        self.is_seen, self.target = not is_unseen(self.code), link_target(self.code)


def is_unseen(code: str) -> bool:
    """Say whether a field's result is no part of the text."""
    return code.split(None, 1)[:1] != [] and code.split(None, 1)[0].upper() in _UNSEEN


def link_target(code: str) -> str:
    """Give the address in the code of a HYPERLINK; empty for other fields and places within."""
    words = [
        re.sub(r"\\(.)", r"\1", match[1]) if match[1] is not None else match[2]
        for match in _WORD.finditer(code)
    ]
    if not words or words[0].upper() != "HYPERLINK":
        return ""
    target, anchor, switch = "", "", ""
    for word in words[1:]:
        if re.fullmatch(r"\\[a-zA-Z]", word):
            switch = word.lower()
            continue
        if switch == "\\l":
            anchor = word
        elif switch not in _WITH_VALUE and not target:
            target = word
        switch = ""
    return f"{target}#{anchor}" if target and anchor else target
