"""Who stands first in a reference, up to its title: people in any order, or organisations."""

from __future__ import annotations

import re

from evidence_refs.extraction.fields.names import NamesReading, read_names
from evidence_refs.extraction.fields.organisations import is_organisation, split_organisations
from evidence_refs.model import Person

_GIVEN = r"(?:[A-ZÀ-Þ](?:[\w’'-]+|\.)?[\s-]?){1,3}"
_PARTICLES = r"(?:(?:van|von|de|der|den|la|le|al|bin|ter|du|di|da) ){0,2}"
_FAMILY = r"[A-ZÀ-Þ][\w’'‐-]+(?: [A-ZÀ-Þ][\w’'‐-]+)?"
_PERSON = re.compile(
    rf"(?:{_GIVEN}\s?{_PARTICLES}[A-ZÀ-Þ][\w’'‐-]+|{_PARTICLES}{_FAMILY},? (?:[A-ZÀ-Þ]\.?[ -]?){{1,4}})"
)
_INVERTED = re.compile(rf"{_PARTICLES}{_FAMILY}, {_GIVEN}")
_ET_AL = re.compile(r"[,;]?\s*(?:et al\.?|and others)$", re.IGNORECASE)
_FAMILIES = re.compile(
    r"[A-ZÀ-Þ][a-zà-ÿ’'-]{2,}(?:, [A-ZÀ-Þ][a-zà-ÿ’'-]{2,})*,? (?:and|&) [A-ZÀ-Þ][a-zà-ÿ’'-]{2,}"
)
_SMALL = frozenset("and et al van von de der den la le al bin ter du di da others".split())
_NEVER = re.compile(r"[“”\"?!:]|https?:")


def is_person(text: str) -> bool:
    """Say whether the text has the shape of one person's name: `Jane B. Smith`, `Smith J`."""
    return bool(_PERSON.fullmatch(text.strip()))


def read_first(text: str) -> NamesReading | None:
    """Read who stands first; None where it is neither people nor an organisation."""
    text = text.strip(" ,")
    if not 2 < len(text) <= 260 or _NEVER.search(text):
        return None
    if is_organisation(text) or len(split_organisations(text)) > 1:
        return read_names(text)
    if (
        text.startswith("The ")
        or re.search(r"\d", text)
        or any(word.islower() and word.strip(",.") not in _SMALL for word in text.split())
    ):
        return None
    people = _ET_AL.sub("", text)
    each = re.split(r"\s*;\s*|\s+(?:and|&)\s+", people)
    if len(each) > 1 and all(_INVERTED.fullmatch(name.strip(" ,")) for name in each):
        return NamesReading(
            tuple(name for one in each for name in read_names(one).names), people != text
        )
    if _FAMILIES.fullmatch(people):  # `Mendelsohn & Wodak`, `Pelucchi et al.`
        families = re.split(r",\s+(?:and\s|&\s)?|\s(?:and|&)\s", people)
        return NamesReading(tuple(Person(family=name) for name in families), people != text)
    if _INVERTED.match(people):
        people = re.sub(r"^([^,]+), ", r"\1 ", people, count=1)
    names = [name for name in re.split(r",\s(?:and\s|&\s)?|\s(?:and|&)\s", people) if name]
    pairs = [name for name in names if not re.fullmatch(r"(?:[A-ZÀ-Þ]\.?[ -]?){1,4}", name)]
    if pairs and all(_PERSON.fullmatch(name) or name in people.split(", ") for name in pairs):
        reading = read_names(text)
        return reading if reading.names else None
    return None
