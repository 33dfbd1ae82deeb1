"""Of two readings of one reference, whose names of authors are right."""

from __future__ import annotations

import re

from evidence_refs.extraction.fields.organisations import is_organisation
from evidence_refs.extraction.learned.words import GIVEN
from evidence_refs.extraction.styles.reading import StyleReading
from evidence_refs.model import Name, Organisation, Person

_INITIALS_LAST = re.compile(r"\s[A-Z]{1,3}$")
_ONLY_INITIALS = re.compile(r"(?:[A-Z]\.?[ -]?){1,4}")
_NAME_AND_INITIAL = re.compile(r"[A-Z][a-z]{2,} [A-Z]{1,3}\.?")
_PEOPLE_INSIDE = re.compile(r"[A-Z][\w’'-]+ [A-Z]{1,3}(?:[.,]|$)|\b[A-Z]\.,")
_SHARED_WORDS = re.compile(r"[a-z]{2,} [a-z]{3,}|\d|\)")


def names_of(reading: StyleReading) -> tuple[Name, ...]:
    """Give the authors of a reading, or its editors where it has none."""
    return tuple(reading.fields.get("authors") or reading.fields.get("editors") or ())


def are_better(other: tuple[Name, ...], chosen: tuple[Name, ...], text: str, *, sure: bool) -> bool:
    """Say whether the other reading's names are those at the head of the reference, and these not.

    `sure` says that the other reading is the model's, which has little doubt of them.
    """
    if not other or other == chosen:
        return False
    if not chosen:
        return _stands_first(other[0], text) and not are_odd(other)
    if are_odd(chosen) != are_odd(other):
        return are_odd(chosen)
    one, two = chosen[0], other[0]
    if len(chosen) == len(other) == 1 and isinstance(one, Organisation):
        # The short form in brackets stays: `Public Health England (PHE)`.
        if isinstance(two, Organisation):
            return two.literal.startswith(f"{one.literal} (")
        # `Dan Koph (2017)`: to a rule, words without a comma are a body.
        return sure and len(one.literal.split()) in (2, 3) and not is_organisation(one.literal)
    # `London Economics`, `Homeless Link`: two words with capitals look like a person.
    return (
        isinstance(one, Person)
        and all(isinstance(name, Organisation) for name in other)
        and isinstance(two, Organisation)
        and len((one.given or "").rstrip(".")) > 2
        and text.split()[0].casefold() not in GIVEN
        and "," not in text[: len(two.literal)]
    )


def begin_title(title: str | None, names: tuple[Name, ...]) -> bool:
    """Say whether a title begins with what was read as its author: `Diet, nutrition and health`."""
    first = names[0] if names else None
    return isinstance(first, Organisation) and str(title or "").startswith(
        (f"{first.literal}, ", f"{first.literal} ")
    )


def _stands_first(name: Name, text: str) -> bool:
    return 0 <= text.find(name.family if isinstance(name, Person) else name.literal) <= 25


def are_odd(names: tuple[Name, ...]) -> bool:
    """Say whether names have marks of a list that was divided in the wrong places."""
    bare = sum(isinstance(name, Person) and not name.given for name in names)
    if 0 < bare < len(names):
        return True
    given = [name.given or "" for name in names if isinstance(name, Person)]
    initials = sum(bool(_ONLY_INITIALS.fullmatch(each)) for each in given)
    if initials > 1 and any(_NAME_AND_INITIAL.fullmatch(each) for each in given):
        return True
    for name in names:
        if isinstance(name, Organisation):
            if _PEOPLE_INSIDE.search(name.literal):
                return True
        elif _SHARED_WORDS.search(f"{name.family} {name.given or ''}") or (
            _INITIALS_LAST.search(name.family) and name.given
        ):
            return True
    return False
