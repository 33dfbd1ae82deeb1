"""Linked: the title as a link, who issued the work and when behind it, and an annotation below.

As Health Education England (2019) and The King's Fund list works: `Title Localis, April 2019`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence_refs.briefs.blocks import Paragraph, Run
from evidence_refs.briefs.house.parts import (
    ACCESS,
    container,
    date,
    full_name,
    listed,
    paragraphs,
    target,
    title,
    unlinked,
    words,
)

if TYPE_CHECKING:
    from evidence_refs.model import Reference


def linked(reference: Reference) -> tuple[Paragraph, ...]:
    """Give the paragraphs of a reference: its head on one line, its annotation, and its note."""
    key = reference.key
    return (
        Paragraph(tuple(_head(reference)), key),
        *paragraphs(reference.abstract, key),
        *paragraphs(reference.note, key),
    )


def _head(reference: Reference) -> Iterator[Run]:
    access = ACCESS[reference.access] if reference.access else ""
    if reference.access == "subscription":  # the sign warns before the title is read
        yield Run(f"{access} ")
    # Where no link sets the title apart from who issued it, italics do: what follows is upright.
    italic = not target(reference)
    yield title(reference, italic=italic)
    between = " "
    issuer = _issuer(reference)
    where = container(reference, italic=bool(issuer) or not italic)
    for part in (issuer, where, _text(date(reference))):
        if part:
            yield Run(between)
            yield from part
            between = ", "
    if access and reference.access != "subscription":
        yield Run(f" {access}")
    if address := unlinked(reference):
        yield Run(f" {address}")


def _issuer(reference: Reference) -> tuple[Run, ...]:
    """Who issued a work; where nobody is known to, and no journal has it, who wrote it."""
    bodies = [*filter(None, map(words, reference.source))]
    if bodies:
        return (Run(listed(bodies)),)
    people = [*filter(None, map(full_name, reference.authors))]
    if reference.journal or not people:
        return ()
    return (Run(listed(people, reference.authors_truncated)),)


def _text(value: str) -> tuple[Run, ...]:
    return (Run(value),) if value else ()
