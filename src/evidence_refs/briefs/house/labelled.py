"""Labelled: the title in bold, `Source:` and `Publication date:` below it, and then the abstract.

As the evidence briefs of Health Education England print it (2023).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from evidence_refs.briefs.blocks import Break, Paragraph, Run
from evidence_refs.briefs.house.parts import (
    ACCESS,
    container,
    date,
    inverted,
    paragraphs,
    title,
    unlinked,
    words,
)

if TYPE_CHECKING:
    from evidence_refs.model import Reference


def labelled(reference: Reference) -> tuple[Paragraph, ...]:
    """Give the paragraphs of a reference: title, what is known of it line by line, abstract."""
    key = reference.key
    access = [Run(f" {ACCESS[reference.access]}")] if reference.access else []
    head = Paragraph((title(reference, bold=True), *access), key)
    details: list[Run | Break] = []
    for label, value in _details(reference):
        if value:
            details += [*([Break()] if details else []), Run(f"{label}: "), *value]
    about = [Paragraph(tuple(details), key)] if details else []
    note = paragraphs(_sentence(reference.note), key)
    return (head, *about, *note, *paragraphs(reference.abstract, key))


def _details(reference: Reference) -> Iterator[tuple[str, tuple[Run, ...]]]:
    people = "; ".join(filter(None, map(inverted, reference.authors)))
    truncated = people and reference.authors_truncated
    yield "Author(s)", _text(f"{people} et al." if truncated else people)
    yield "Editor(s)", _text("; ".join(filter(None, map(inverted, reference.editors))))
    yield "Source", _text("; ".join(filter(None, map(words, reference.source))))
    yield "Publication date", _text(date(reference))
    yield "Journal", container(reference)
    yield "Edition", _text(words(reference.edition))
    yield "Series", _text(words(reference.series))
    yield "Number", _text(words(reference.number))
    yield "Address", _text(unlinked(reference))


def _sentence(note: str | None) -> str:
    """Give a note with a full stop: what follows it is no more of it."""
    return f"{note}." if note and note[-1].isalnum() else note or ""


def _text(value: str) -> tuple[Run, ...]:
    return (Run(value),) if value else ()
