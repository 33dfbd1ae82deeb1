"""Who wrote a work, put right: bodies that were read as people, and people as bodies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from evidence_refs.extraction.fields.names import read_person
from evidence_refs.extraction.fields.organisations import is_organisation
from evidence_refs.extraction.learned.words import GIVEN
from evidence_refs.model import Name, Organisation, Person

_LETTERS = re.compile(r"[A-Z]{3,}")
_OF_A_BODY = frozenset("UK FM TV USA EU".split())
_INITIALS_FIRST = re.compile(
    r"(?P<given>[A-Z]{2}|(?:[A-Z]\.){1,3}) (?P<family>[A-Z][a-z’-]{2,}|Mc[A-Z][a-z]+)"
)
_NO_INITIALS = frozenset("UK EU UN US BT EY TV IT HM AI GP".split())
_MONTH_LAST = re.compile(
    r"\s(?:January|February|March|April|June|July|August|September|October|November|December)$"
)
_CALLED = re.compile(
    r"(?P<who>(?:Dr|Prof|Professor|Sir|Dame|Lord|Baroness|Mr|Mrs|Ms)\.? (?:[A-Z][\w’'.-]* ?){1,4})"
)
_DASHES = re.compile(r"[–—_-]{2,}\.?|—")
_INVERTED = re.compile(
    r"(?P<family>[A-Z][\w’'-]+), (?P<given>(?P<first>[A-Z][a-z’-]+)(?: [A-Z]\.?)*)"
)
_COINED = re.compile(r"[A-Z][a-z]{3,}[A-Z][a-z]\w+|[A-Z]{3,6}")  # `DrugScope`, `AVA`
_TWO = re.compile(r"(?P<family>[A-Z][\w’'-]+) (?P<given>[A-Z]{1,3})\. (?P<second>[A-Z][\w’'-]+)")
_COLLECTIVES = frozenset(("Collaborators", "Investigators", "Collaboration", "Consortium"))


def settle_names(fields: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Give the fields of one reference with its authors put right. `text` is what it was read from."""
    settled = dict(fields)
    names = tuple(
        name for name in settled.get("authors") or () if not _DASHES.fullmatch(_whole(name))
    )
    among = any(isinstance(name, Person) for name in names)
    alone = len(names) == 1
    url = str(settled.get("url") or "")
    named = tuple(
        _site(name, url, alone=alone)
        or _body(name, text, alone=alone)
        or _person(name, among=among)
        or _undated(name)
        for each in names
        for name in _apart(each)
    )
    title = str(settled.get("title") or "")
    if len(named) == 1 and isinstance(named[0], Organisation):
        named = (_without_title(named[0], title),)
    if len(named) == 1 and _whole(named[0]) == settled.get("title"):
        named = () if isinstance(named[0], Person) else named
    if named != tuple(settled.get("authors") or ()):
        settled["authors"] = named
        old = {name.literal for name in names if isinstance(name, Organisation)}
        source = [s for s in settled.get("source") or () if s not in old]
        settled["source"] = tuple(source) or tuple(_literals(named))
    return settled


def _body(name: Name, text: str, *, alone: bool) -> Organisation | None:
    """Give the body whose name was read as that of a person: `West Sussex PHSRU`, `Spirit FM`."""
    if not isinstance(name, Person):
        return None
    if not name.given:
        return Organisation(literal=name.family) if _COINED.fullmatch(name.family) else None
    forwards, backwards = f"{name.given} {name.family}", f"{name.family} {name.given}"
    if alone and name.given in _OF_A_BODY and backwards in text:
        return Organisation(literal=backwards)
    first = name.given.split()[0]
    if name.family in _COLLECTIVES and forwards in text:
        return Organisation(literal=forwards)
    shortened = _LETTERS.fullmatch(name.family) and len(first) > 2 and first.casefold() not in GIVEN
    if shortened and forwards in text:
        return Organisation(literal=forwards)
    if shortened and f"{name.family}, {name.given}" in text:
        return Organisation(literal=name.family)
    words = len(first) > 2 and forwards in text
    if words and (is_organisation(forwards) or _are_words(name.given)):
        return Organisation(literal=forwards)
    return None


def _apart(name: Name) -> tuple[Name, ...]:
    """Give the two people of `Peters J. Parry G`, where a stop stands for the comma."""
    two = _TWO.fullmatch(name.family) if isinstance(name, Person) and name.given else None
    if not two or not isinstance(name, Person):
        return (name,)
    first = Person(family=two["family"], given=two["given"])
    return first, Person(family=two["second"], given=name.given)


def _site(name: Name, url: str, *, alone: bool) -> Organisation | None:
    """Give the body of one word whose site the work is on: `Arun. Rent an allotment` at arun.gov.uk."""
    if not alone or not isinstance(name, Person) or name.given:
        return None
    host = url.partition("//")[2].partition("/")[0].split(".")
    return Organisation(literal=name.family) if name.family.casefold() in host else None


def _without_title(body: Organisation, title: str) -> Organisation:
    """Give a body without the title's first words: `West Sussex JSNA. West Sussex`."""
    first, stop, more = body.literal.partition(". ")
    return Organisation(literal=first) if stop and title.startswith(more) else body


def _are_words(given: str) -> bool:
    """Say whether given names are none: two or more whole words of which none is known as one."""
    words = given.split()
    return (
        len(words) > 1
        and all(re.fullmatch(r"[A-Z][a-z]{2,}", word) for word in words)
        and not any(word.casefold() in GIVEN for word in words)
    )


def _person(name: Name, *, among: bool) -> Person | None:
    """Give the person whose name was read as that of a body: `Tammy Boyce`; `among` people."""
    literal = name.literal if isinstance(name, Organisation) else ""
    inverted = _INVERTED.fullmatch(literal)
    if inverted and inverted["first"].casefold() in GIVEN and not is_organisation(literal):
        return Person(family=inverted["family"], given=inverted["given"])
    if called := _CALLED.fullmatch(literal):
        return read_person(called["who"])
    initials = _INITIALS_FIRST.fullmatch(literal)
    if initials and initials["given"] not in _NO_INITIALS and not is_organisation(literal):
        return Person(family=initials["family"], given=initials["given"])
    words = literal.split()
    if len(words) not in (2, 3) or not (among or words[0].casefold() in GIVEN):
        return None
    if is_organisation(" ".join(words)) or not all(
        re.fullmatch(r"[A-Z][a-z’'-]+|[A-Z]\.?", w) for w in words
    ):
        return None
    return Person(family=words[-1], given=" ".join(words[:-1]))


def _undated(name: Name) -> Name:
    """Give a body's name without a month: `NICE January 2009`."""
    bare = _MONTH_LAST.sub("", name.literal) if isinstance(name, Organisation) else ""
    return Organisation(literal=bare) if bare else name


def _whole(name: Name) -> str:
    if isinstance(name, Organisation):
        return name.literal
    return " ".join(filter(None, (name.family, name.given)))


def _literals(names: Sequence[Name]) -> list[str]:
    return [name.literal for name in names if isinstance(name, Organisation)]
