"""A list of references as a brief prints it: under headings, in a style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_refs import styles
from evidence_refs.briefs.asked import Asked
from evidence_refs.briefs.blocks import Block, Heading, Paragraph, Ready, Run
from evidence_refs.briefs.house import HOUSES
from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.briefs.sections import Section
    from evidence_refs.model import Reference

STYLES: tuple[str, ...] = (*HOUSES, *styles.NAMES)
"""The styles that have a name; others are given by the path of a `.csl` file or of a template."""


def blocks(references: Sequence[Reference], asked: Asked) -> list[Block]:
    """Give references as blocks: in the order of a document by section, else in the one given.

    What a style of CSL leaves out of its bibliographies is left out. A template gives one block.

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
        return list(_blocks(found, {each.key: house(each) for each in references}))
    from evidence_refs.briefs.csl import entries as entries_of

    def printed(keys: Iterable[str]) -> list[Section]:
        place = {key: at for at, key in enumerate(keys)}
        chosen = sections([each for each in references if each.key in place], asked)
        return [_in_order(each, place) for each in chosen] if asked.by_style else chosen

    entries = entries_of(
        asked.among or [each for section in found for each in section.references],
        asked.style,
        lambda keys: [[each.key for each in section.references] for section in printed(keys)],
    )
    return list(_blocks(printed(entries), entries))


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


def _in_order(section: Section, place: Mapping[str, int]) -> Section:
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
