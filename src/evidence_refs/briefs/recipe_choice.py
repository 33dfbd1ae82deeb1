"""Which references a section of a recipe lists, and in which order: the filters, and what is beyond them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from evidence_refs.briefs.asked import FILTERS
from evidence_refs.briefs.recipe import Section
from evidence_refs.folding import fold, stands_below
from evidence_refs.model import CitedIn, Reference


def filters(section: Section) -> dict[str, Any]:
    """Give the filters of a section as commands take them; `chosen` does what they cannot."""
    names = (each.replace("-", "_") for each in FILTERS)
    found = {name: getattr(section, name) for name in names}
    heading = section.path[-1] if section.path else section.section
    # A heading of signs alone is found by its headings, and by no word in it.
    found["section"] = heading if isinstance(heading, str) and fold(heading) else None
    return {name: value for name, value in found.items() if value}


def chosen(references: Sequence[Reference], section: Section) -> list[Reference]:
    """Give those of the references that a section lists, in its order.

    Args:
        references: what the section's filters let pass, each once, in the order of its `sort`.
        section: the section.
    """
    found = [each for each in references if not section.by_place or _places(each, section)]
    if section.sort:
        return turned(found, section.sort) if section.descending else found
    if section.key:
        found.sort(key=lambda each: _rank(each, section.key))
    elif section.by_place:
        found.sort(key=lambda each: min(map(_order, _places(each, section))))
    return found[::-1] if section.descending else found


def _places(reference: Reference, section: Section) -> list[CitedIn]:
    """Give the places of a reference that a section asks for."""
    return [each for each in reference.cited_in if _is_asked_for(each, section)]


def _is_asked_for(place: CitedIn, section: Section) -> bool:
    if section.document not in (None, place.document):
        return False
    if section.form and place.form not in section.form:
        return False
    if section.path is not None:
        return place.section == section.path
    return stands_below(place.section, str(section.section or ""))


def _order(place: CitedIn) -> tuple[str, tuple[int, int]]:
    return place.document, place.lines or (0, 0)


def turned(references: Iterable[Reference], field: str) -> list[Reference]:
    """Give what is sorted by a field the other way; what does not have it stays at the end."""
    name = field.replace("-", "_")
    found = list(references)
    return [
        *(each for each in reversed(found) if getattr(each, name)),
        *(each for each in found if not getattr(each, name)),
    ]


def _rank(reference: Reference, keys: Sequence[str]) -> int:
    """Give the place of a reference among the keys, of which one may be a former key."""
    names = {reference.key, *reference.aliases}
    return next(number for number, key in enumerate(keys) if key in names)
