"""Works as CSL sees them: items with text, names and dates."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evidence_refs.model import Reference
from evidence_refs.styles.given import given

NAMES = frozenset(
    """author chair collection-editor compiler composer container-author contributor curator
    director editor editor-translator editorial-director executive-producer guest host illustrator
    interviewer narrator organizer original-author performer producer recipient reviewed-author
    script-writer series-creator translator""".split()
)
"""The variables that hold names."""

DATES = frozenset("accessed available-date event-date issued original-date submitted".split())
"""The variables that hold dates."""

NUMBERS = frozenset(
    """chapter-number citation-number collection-number edition first-reference-note-number issue
    locator number number-of-pages number-of-volumes page page-first part-number printing-number
    section supplement-number version volume""".split()
)
"""The variables that hold numbers."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
_NUMBER = re.compile(r"-?\d{1,9}")
_PARTICLE = re.compile(r"[^\W\d_]*[’'.]?")
_STUCK = re.compile(r"([^\W\dA-Z_]{1,3}[’'])(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Name:
    """A name: that of an organisation is `literal`; a person's has its particles apart."""

    family: str = ""
    given: str = ""
    dropping: str = ""
    staying: str = ""
    suffix: str = ""
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Date:
    """A date, or a range of two: (year, month, day), as far as known; or words."""

    points: tuple[tuple[int, ...], ...] = ()
    season: int = 0
    uncertain: bool = False
    literal: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One work. `truncated` says that more people wrote it than are named."""

    id: str
    type: str
    text: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    dates: Mapping[str, Date] = field(default_factory=dict)
    truncated: bool = False


def items(references: Sequence[Reference]) -> list[Item]:
    """Give each reference as an item, in their order."""
    return [item(data) for data in given(references)]


def item(data: Mapping[str, Any]) -> Item:
    """Give the item of one object of CSL-JSON; what is not as CSL has it is left out."""
    names = {each: people for each in NAMES if (people := _people(data.get(each)))}
    dates = {each: date for each in DATES if (date := _date(data.get(each))) != Date()}
    text = {
        variable: line
        for variable, value in data.items()
        if variable not in NAMES | DATES and isinstance(value, str | int) and (line := _line(value))
    }
    if "page" in text:
        text.setdefault("page-first", re.split(r"[-–—,&\s]", text["page"], maxsplit=1)[0])
    custom = data.get("custom")
    truncated = isinstance(custom, dict) and bool(custom.get("authors_truncated"))
    return Item(str(data["id"]), str(data.get("type", "document")), text, names, dates, truncated)


def _people(value: object) -> tuple[Name, ...]:
    listed = value if isinstance(value, list) else []
    names = [name(each) for each in listed if isinstance(each, Mapping)]
    return tuple(each for each in names if each != Name())


def name(data: Mapping[str, Any]) -> Name:
    """Give a name with its particles apart: small words before the family name, or after the given one."""
    if data.get("literal"):
        return Name(literal=_spelt(data["literal"]))
    family, given, suffix = (_spelt(data.get(key, "")) for key in ("family", "given", "suffix"))
    staying = _spelt(data.get("non-dropping-particle", ""))
    dropping = _spelt(data.get("dropping-particle", ""))
    if not staying:
        staying, family = _leading(family)
    if not dropping:
        given, dropping = _trailing(given)
    return Name(family, given, dropping, staying, suffix)


def _spelt(value: object) -> str:
    """Give a part of a name in one spelling, so that one body is one, however its apostrophe was typed."""
    return _line(value).replace("'", "’")


def _line(value: object) -> str:
    """Give a value on one line, without what steers a terminal: of such alone, nothing is left."""
    return " ".join(_CONTROL.sub("", str(value)).split())


def _leading(family: str) -> tuple[str, str]:
    words = family.split(" ")
    count = _particles(words)
    if count:
        return " ".join(words[:count]), " ".join(words[count:])
    stuck = _STUCK.match(family)
    return (stuck[1], family[stuck.end() :]) if stuck else ("", family)


def _trailing(given: str) -> tuple[str, str]:
    words = given.split(" ")
    count = _particles(words[::-1])
    if not count:
        return given, ""
    return " ".join(words[:-count]), " ".join(words[-count:])


def _particles(words: Sequence[str]) -> int:
    """Count the small words at the beginning; none if there are no others."""
    count = 0
    while count < len(words) and words[count].islower() and _PARTICLE.fullmatch(words[count]):
        count += 1
    return count if count < len(words) else 0


def _date(value: object) -> Date:
    if not isinstance(value, Mapping):
        return Date(literal=_line(value or ""))
    parts = value.get("date-parts")
    points = [_point(each) for each in parts if each] if isinstance(parts, list) else []
    known = tuple(each for each in points[:2] if each)
    if not known:
        return Date(literal=_line(value.get("literal") or value.get("raw") or ""))
    return Date(known, _number(value.get("season")), bool(value.get("circa")))


def _point(parts: object) -> tuple[int, ...]:
    """Give a point in time with its year as people count them: EDTF's year 0 is 1 BC."""
    numbers = [_number(each) for each in parts] if isinstance(parts, list) else []
    if not numbers:
        return ()
    year, *rest = numbers[:3]
    return (year if year > 0 else year - 1, *rest)


def _number(value: object) -> int:
    digits = _NUMBER.fullmatch(str(value).strip())
    return int(digits[0]) if digits else 0
