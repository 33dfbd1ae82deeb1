"""A field of one line whose text needs quotes, or holds those that it stands in."""

from __future__ import annotations

import re
from typing import NamedTuple

from evidence_refs.catalogue.check.lines import is_sound
from evidence_refs.catalogue.text.scalar import quoted
from evidence_refs.model import REFERENCE_FIELDS, DocumentRecord

_NO_TEXTS = frozenset(
    ("aliases", "authors", "editors", "source", "extra", "alternates", "tags", "origin", "cited_in",
     "authors_truncated", "undated")
)  # fmt: skip
_TEXTS = frozenset((*REFERENCE_FIELDS, *DocumentRecord.model_fields)) - _NO_TEXTS

_ONE_LINE = re.compile(r" *(?:- |  )([a-z_]\w*):[ \t]+(\S(?:[^\r\n]*\S)?)\s*")
_OTHER_YAML = re.compile(r"[&*!][\w-]+(?:\s|\Z)")  # an anchor, alias or tag of another program
_SIGNS = "[]{}\"'*&!|>@%`,?#-"


class Meant(NamedTuple):
    """The place of a text in the lines of its field, how it is to be spelt, and why it is not so."""

    name: str
    start: int
    end: int
    spelt: str
    reason: str


def meant(lines: str) -> Meant | None:
    """Give the text that the lines of a field, which cannot be read, are surely meant to hold.

    All that stands on the line after the name is the text, where the field has texts; quotes around
    it belong to YAML, those within it to the text.
    """
    match = _ONE_LINE.fullmatch(lines)
    if not match or match[1] not in _TEXTS or _OTHER_YAML.match(match[2]) or " #" in match[2]:
        return None
    got = _text(match[2])
    if got is None:
        return None
    text, reason = got
    found = Meant(match[1], *match.span(2), quoted(text), reason)
    return found if is_sound(lines[: found.start] + found.spelt + lines[found.end :]) else None


def _text(value: str) -> tuple[str, str] | None:
    """Give the text that a value is meant as, and what is wrong with how it stands."""
    mark = value[0] if value[0] in "\"'" else ""
    if mark and value.endswith(mark) and len(value) > 1:
        inner = value[1:-1]
        if mark in inner.replace(f"\\{mark}", "") and f"\\{mark}" not in inner:
            return inner, f"a text in {mark} holds {mark}"
        if mark == '"' and "\\" in inner and f"\\{mark}" not in inner:
            return inner, "`\\` in double quotes begins an escape"
        return None
    if mark and value.count(mark) % 2:
        return None  # one that is not closed
    if value[0] in _SIGNS:
        return value, f"a text begins with {value[0]}, which means something to YAML"
    return value, "a text without quotes holds `: `"
