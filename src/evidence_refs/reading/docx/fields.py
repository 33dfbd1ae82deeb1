"""Fields of Word (ECMA-376, 17.16): what they show, and where a HYPERLINK leads."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_WORD = re.compile(r'"((?:[^"\\]|\\.)*)"|(\S+)')
# What these show is of a page, or they show nothing and mark a word for an index.
_UNSEEN = {"PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "XE", "TC", "TA", "RD", "SET", "ASK"}
_WITH_VALUE = {"\\o", "\\t", "\\l"}


@dataclass(slots=True)
class Field:
    """A field that is open: its code so far, and whether its result has begun."""

    code: list[str] = field(default_factory=list)
    in_result: bool = False
    age: int = 0

    @property
    def is_seen(self) -> bool:
        """Say whether its words are part of the text now."""
        return self.in_result and not is_unseen("".join(self.code))

    @property
    def target(self) -> str:
        """The address that it links to, empty for none."""
        return link_target("".join(self.code)) if self.in_result else ""


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
