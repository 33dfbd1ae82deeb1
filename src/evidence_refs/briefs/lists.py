"""A list of references as a brief prints it: under headings, in a style."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_refs import styles
from evidence_refs.briefs.asked import Asked
from evidence_refs.briefs.blocks import Block, Heading, Paragraph, Ready, Run
from evidence_refs.briefs.house import HOUSES
from evidence_refs.briefs.numbering import Numbering
from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.briefs.sections import Section
    from evidence_refs.model import Reference

STYLES: tuple[str, ...] = (*HOUSES, *styles.NAMES)
"""The styles that have a name; others are given by the path of a `.csl` file or of a template."""


def blocks(
    references: Sequence[Reference], asked: Asked, numbering: Numbering | None = None
) -> list[Block]:
    """Give references as blocks: in the order of a document by section, else in the one given.

    What a style of CSL leaves out of its bibliographies is left out. A template gives one block.

    Args:
        references: what is listed.
        asked: what the list is to be.
        numbering: that of the document in which the list stands; else it stands alone.

    Raises:
        UsageError: there is no such style.
        UnreadableError: the file of the style or template cannot be followed; with its line.
    """
    from evidence_refs.briefs import templates
    from evidence_refs.briefs.sections import sections

    refuse_unknown(asked.style)
    found = sections(references, asked)
    if templates.is_template(asked.style):
        return [templates.ready(found, asked)]
    if house := HOUSES.get(asked.style):
        entries = {each.key: house(each) for each in references}
    else:
        from evidence_refs.briefs import csl

        numbered = (numbering or Numbering([(references, asked)])).of(asked.style)
        entries = {}
        for section in found:
            entries |= csl.entries(section.references, numbered, by_style=asked.by_style)
        found = sections([each for each in references if each.key in entries], asked)
        if asked.by_style:
            found = [_in_order(each, entries) for each in found]
    return list(_blocks(found, entries))


def refuse_unknown(style: str) -> None:
    """Refuse a style that there is not.

    Raises:
        UsageError: the hint names those that there are.
    """
    if style not in STYLES and not Path(style).suffix:
        hint = f"styles: {', '.join(STYLES)}, or the path of a .csl file or of a template"
        raise UsageError(f"there is no style {style}", hint=hint)


def left_out(references: Sequence[Reference], blocks: Sequence[Block]) -> list[str]:
    """Give the keys of what a style left out of a list, as APA does with conversations.

    What a template writes is not looked at.
    """
    if any(isinstance(each, Ready) for each in blocks):
        return []
    shown = {each.key for each in blocks if isinstance(each, Paragraph)}
    return [each.key for each in references if each.key not in shown]


def told_of(style: str, keys: Sequence[str]) -> str:
    """Say what a style left out."""
    many = "1 reference" if len(keys) == 1 else f"{len(keys)} references"
    return f"{style} lists no works such as {keys[0]}: {many} left out"


def _in_order(section: Section, entries: Mapping[str, object]) -> Section:
    place = {key: at for at, key in enumerate(entries)}
    ordered = sorted(section.references, key=lambda each: place[each.key])
    return replace(section, references=tuple(ordered))


def _blocks(
    sections: Sequence[Section], entries: Mapping[str, tuple[Paragraph, ...]]
) -> Iterator[Block]:
    for section in sections:
        if section.heading:
            yield Heading(section.level, (Run(section.heading),))
        for reference in section.references:
            yield from entries[reference.key]
