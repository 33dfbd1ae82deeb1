"""Cells that hold all names of a work, parted into one each.

It is done in a dozen ways (`Smith, J.; Doe, A.`, `Smith J, Doe AB`, `J. Smith and A. Doe`, `Smith J.Doe A. B.`);
which one is told by its signs.
"""

from __future__ import annotations

import re

from evidence_refs.formats import names
from evidence_refs.formats.bodies import is_body, rejoined
from evidence_refs.formats.braces import AND, SEMICOLON, split
from evidence_refs.formats.names import People
from evidence_refs.formats.values import entities

_BLANKS = re.compile(r"[^\S\n]{2,}")
_MANY_LINES = re.compile(r"\s*\n\s*")
_AND = re.compile(r"\s*,?\s+(?:and|AND|&)\s+")
_IN_BRACES = re.compile(r"\{[^{}]*\}")
_RUN_ON = re.compile(r"(?<=\w\.)(?=[^\W\d_a-z][\w'’-]{0,30}[^\W\d_A-Z.][\w'’ -]{0,30}\s\S\.?)")


def cell(text: str, *, pair: bool = False) -> People:
    """Give the names of a cell that holds all of them.

    `pair` says that a lone `Garcia Lopez, Maria Jose` is one person, since other cells of its table
    keep names apart by other signs.
    """
    text = _BLANKS.sub(" ", entities(text)).strip()
    if not text or names.says_nobody(text):
        return names.NOBODY
    text, truncated = names.without_et_al(text)
    return names.several(_parts(text, pair), truncated=truncated)


def _parts(text: str, pair: bool) -> list[str]:
    if "{" in text:
        return _outside_braces(text)
    for sign in ";|":
        if sign in text:
            return text.replace("\n", " ").split(sign)
    if "\n" in text:
        return _MANY_LINES.split(text)
    many = _AND.split(text) if " " in text else [text]
    if len(many) > 1:
        return [name for part in rejoined(many) for name in _by_commas(part, pair=True)]
    if "," not in text and "." in text:
        return _RUN_ON.split(text)
    return _by_commas(text, pair=pair)


def parts_otherwise(text: str) -> bool:
    """Whether a cell keeps names apart by other signs than commas."""
    return ";" in text or " and " in text or "|" in text


def _outside_braces(text: str) -> list[str]:
    """Part a cell of BibTeX at each `and` that stands in no braces; or at `;`."""
    by_sign = ";" in _IN_BRACES.sub("", text)
    return split(text, SEMICOLON) if by_sign else rejoined(split(text, AND))


def _by_commas(text: str, *, pair: bool = False) -> list[str]:
    """Part a list whose names are kept apart by commas, which may also part family and given name.

    `pair` says that two are surely family and given name, unless both have initials.
    """
    if "," not in text:
        return [text]
    items = [item for item in map(str.strip, text.split(",")) if item]
    if all(map(_ends_with_initials, items)):
        return items
    if len(items) < 4 and any(names.is_suffix(item.split()[-1]) for item in items):
        return [text]
    if len(items) == 2:
        whole = [item for item in items if " " in item and not names.is_initials(item)]
        return items if len(whole) == 2 and not (pair or _begins_with_particle(text)) else [text]
    if len(items) % 2 == 0 and all(map(names.is_initials, items[1::2])):
        return _in_pairs(items)
    if is_body(text) and not any(map(_ends_with_initials, items)):
        return [text]
    if len(items) % 2 == 0 and not any(" " in item for item in items[::2]):
        return _in_pairs(items)
    return items


def _in_pairs(items: list[str]) -> list[str]:
    return [f"{family}, {given}" for family, given in zip(items[::2], items[1::2], strict=True)]


def _begins_with_particle(text: str) -> bool:
    return text.split(None, 1)[0].lower() in names.PARTICLES


def _ends_with_initials(text: str) -> bool:
    before, _, last = text.rpartition(" ")
    return bool(before) and names.is_initials(last) and not names.is_initials(before)
