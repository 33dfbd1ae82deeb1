"""Footnote: `Organisation (year) Title. Available at: …`, on one line.

As the evidence reviews of the Local Government Association print their notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from evidence_refs.briefs.blocks import Paragraph, Run
from evidence_refs.briefs.house.parts import container, listed, target, title, unlinked, words
from evidence_refs.edtf import year_of
from evidence_refs.formats.dates import spoken

if TYPE_CHECKING:
    from evidence_refs.model import Name, Reference

_MOST_INITIALS = 3  # that databases write without periods; a longer word is a name
_ENDS = (".", "?", "!", "…")


def footnote(reference: Reference) -> tuple[Paragraph, ...]:
    """Give the one paragraph of a reference."""
    return (Paragraph(tuple(_note(reference)), reference.key),)


def _note(reference: Reference) -> Iterator[Run]:
    year = f"({_year(reference)}) " if _year(reference) else ""
    if who := _who(reference):
        yield Run(f"{who} {year}")
    within = container(reference)
    # Words that link to a work, or its address, are no title.
    italic = bool(words(reference.title)) and not within
    name = title(reference, italic=italic, linked=False)
    yield name
    if not who and year:
        yield Run(f" {year.strip()}")
    if within:
        yield Run(", ")
        yield from within
    yield Run("" if name.text.endswith(_ENDS) and not within else ".")
    for part in filter(None, (words(reference.edition), _series(reference), _publisher(reference))):
        yield Run(f" {part.removesuffix('.')}.")
    if address := target(reference):
        yield Run(" Available at: ")
        yield Run(address, link=address)
    elif printed := unlinked(reference):
        yield Run(f" Available at: {printed}")


def _who(reference: Reference) -> str:
    """Who answers for a work: its authors, else who issued it, else its editors."""
    if authors := _names(reference.authors):
        return listed(authors, reference.authors_truncated)
    if bodies := [*filter(None, map(words, reference.source))]:
        return listed(bodies)
    editors = _names(reference.editors)
    return f"{listed(editors)} ({'eds' if len(editors) > 1 else 'ed.'})" if editors else ""


def _names(names: Sequence[Name]) -> list[str]:
    return [*filter(None, map(_inverted, names))]


def _inverted(name: Name) -> str:
    """Give a person by the family name first: `van der Berg, J.K., Jr`."""
    from evidence_refs.model import Person

    if not isinstance(name, Person):
        return words(name.literal)
    parts = (words(name.family), _initials(words(name.given)), words(name.suffix))
    return ", ".join(filter(None, parts))


def _initials(given: str) -> str:
    """Give initials of names, or of what is initials already: `Jan Karel`, `J. K.`, `JK`."""
    names = re.findall(r"\w+", given)
    if len(names) == 1 and names[0].isupper() and len(names[0]) <= _MOST_INITIALS:
        names = list(names[0])
    return "".join(f"{name[0].upper()}." for name in names)


def _year(reference: Reference) -> str:
    if not reference.date:
        return "undated" if reference.undated else words(reference.date_text)
    year = year_of(reference.date)
    return str(year) if year is not None and year > 0 else spoken(reference.date)


def _series(reference: Reference) -> str:
    return ", ".join(filter(None, map(words, (reference.series, reference.number))))


def _publisher(reference: Reference) -> str:
    """Who issued a work that people wrote; a body that wrote it is its issuer, too."""
    from evidence_refs.model import Person

    bodies = [*filter(None, map(words, reference.source))]
    by_people = any(isinstance(each, Person) for each in reference.authors)
    return listed(bodies) if bodies and by_people else ""
