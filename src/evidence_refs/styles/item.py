"""Works as CSL sees them: items with text, names and dates, those that `export csl-json` writes."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evidence_refs.formats.csl_json.writing import write
from evidence_refs.model import Reference

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
    return [item(data) for data in json.loads(write(references))]


def item(data: Mapping[str, Any]) -> Item:
    """Give the item of one object of CSL-JSON, as `export csl-json` writes them."""
    people = {variable: tuple(map(name, data.get(variable, ()))) for variable in NAMES}
    names = {variable: kept for variable, each in people.items() if (kept := _named(each))}
    dates = {variable: _date(data[variable]) for variable in DATES if data.get(variable)}
    text = {
        variable: _line(value)
        for variable, value in data.items()
        if variable not in NAMES and variable not in DATES and isinstance(value, str | int)
    }
    text = {variable: value for variable, value in text.items() if value}
    if "page" in text:
        text.setdefault("page-first", re.split(r"[-–—,&\s]", text["page"], maxsplit=1)[0])
    custom = data.get("custom", {})
    return Item(
        str(data["id"]), str(data.get("type", "document")), text, names, dates,
        truncated=bool(custom.get("authors_truncated")) if isinstance(custom, dict) else False,
    )  # fmt: skip


def _named(names: Sequence[Name]) -> tuple[Name, ...]:
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


def _point(year: int, *rest: int) -> tuple[int, ...]:
    """Give a point in time with its year as people count them: EDTF's year 0 is 1 BC."""
    return (year if year > 0 else year - 1, *rest)


def _date(data: Mapping[str, Any]) -> Date:
    if "date-parts" not in data:
        return Date(literal=_line(data.get("literal") or data.get("raw") or ""))
    points = tuple(_point(*map(int, part)) for part in data["date-parts"])
    return Date(points, int(data.get("season", 0)), bool(data.get("circa")))
