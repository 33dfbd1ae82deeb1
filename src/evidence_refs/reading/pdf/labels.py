"""What stands at the head of a list item or a note: a bullet, a number, a raised number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from evidence_refs.reading.pdf.lines import Line

Kind = Literal["bullet", "number", "raised"]

BULLETS = "•●○◦▪■□➢►▶‣⁃∙·–—✓✔❖◆➤\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d\uf0b0"
_BULLET = re.compile(rf"(?:[{BULLETS}*]|-)\s+\S|o\s+[A-Z]|[●•▪■➢►‣❖◆➤\uf0b7\uf0a7\uf0d8]\S")
_NUMBER = re.compile(
    r"(?P<open>[\[(]?)(?P<value>\d{1,3}|[a-z]|[ivxl]{1,6})(?P<close>[.)\]]{1,2})(?=\s|$|[A-Z\[(\"“‘'])"
)
_PLAIN = re.compile(r"(?P<value>\d{1,3})\s+(?=[A-Z\"“‘'\[(]|https?:|www\.)")


@dataclass(frozen=True, slots=True)
class Label:
    """A label, its number where it has one, and what encloses it: items of a list share that."""

    kind: Kind
    value: int | None = None
    shape: str = ""


def label_of(line: Line) -> Label | None:
    """Give what the line begins with, if it is a label."""
    first = line.pieces[0] if line.pieces else None
    if first and first.raised == 1 and len(line.pieces) > 1 and not _goes_on(line.pieces[1].text):
        digits = first.text.strip().strip("[]().")
        if digits.isdigit() and len(digits) <= 4:
            return Label("raised", int(digits))
        if re.fullmatch(r"[*†‡§a-zA-Z]{1,4}", digits):
            return Label("raised", None, digits)
    text = line.text
    if _BULLET.match(text):
        return Label("bullet", None, text[0])
    if match := _NUMBER.match(text):
        value = match["value"]
        if value.isdigit():
            return Label("number", int(value), match["open"] + "1" + match["close"])
        return Label("number", None, match["open"] + "a" + match["close"])
    return None


def _goes_on(text: str) -> bool:
    """Say whether text after a raised number is the rest of a sentence, so that it is a pointer."""
    return text.lstrip()[:1] in (".", ",", ";", ":", ")")


def plain_number(line: Line) -> int | None:
    """Give the bare number with which a line begins (`25 Francis-Devine B`), which may be a label."""
    match = _PLAIN.match(line.text)
    return int(match["value"]) if match else None
