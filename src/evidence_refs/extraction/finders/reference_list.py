"""Reference lists: an entry for each item, numbered or not, in whatever style."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.finders.back_reference import (
    Earlier,
    ibid_means_number,
    read_back_reference,
)
from evidence_refs.extraction.finders.list_items import Item, read_items
from evidence_refs.extraction.finders.list_region import find_regions
from evidence_refs.extraction.finders.works import read_works
from evidence_refs.extraction.found import Found
from evidence_refs.extraction.likeness import likeness
from evidence_refs.extraction.styles.reading import StyleReading
from evidence_refs.model import Name, Person, Work
from evidence_refs.source import Slice, join

_REPEATED = re.compile(r"(?:—(?=[.,:]\s)|(?:[-–—_]\s?){2,8})[.,:]?\s*")
_SURE = 4.0  # the likeness of an item that no heading announces
_MANY = 6
_LIKE, _ANY = 1.5, 0.5  # that of an item which no style reads; below a heading
_NUMBERED = -1.0  # … and with a number: what a list counts is a reference


def find_reference_lists(blocks: Sequence[Block], taken: Collection[int]) -> list[Found]:
    """Give an entry for each item of the reference lists among the blocks that are not taken."""
    found: list[Found] = []
    for region in find_regions(blocks, taken):
        items = read_items(blocks, region.blocks)
        listed = _listed(items, least=_ANY) if region.heading is not None else _sure(items)
        counted = sum(bool(item.number) for item in items) >= 0.8 * len(items)
        least = (0.3 if counted else 0.6) * len(items)
        if region.heading is None and len(listed) >= max(_MANY, least):
            listed = _listed(items, least=_ANY)  # so many are one list, whatever stands above it
        below = {item.blocks[0]: item.below for item in items if item.below}
        found += [
            replace(each, section=(*blocks[each.block].section, below[each.block]))
            if each.block in below
            else each
            for each in listed
        ]
    return found


def _listed(items: Sequence[Item], *, least: float = _LIKE) -> list[Found]:
    found: list[Found] = []
    numbers = ((item.number, item.slice.text) for item in items)
    earlier = Earlier(ibid_numbers=ibid_means_number(numbers))
    for item in items:
        for each in _read(item, found, earlier, least):
            found.append(each)
            earlier.add(each)
    return found


def _read(item: Item, before: Sequence[Found], earlier: Earlier, least: float) -> list[Found]:
    if back := read_back_reference(item.slice, earlier):
        reading = StyleReading({}, back.locator, 0.85 * back.target.confidence)
        return [
            replace(_found(item, item.slice, reading), work=back.target.work, back_reference=True)
        ]
    dashes = _REPEATED.match(item.slice.text)
    if dashes and before and before[-1].work.authors:
        spelt = join(
            (Slice(_spelt(before[-1].work.authors)), item.slice.cut(dashes.end())),
        )
        readings = read_works(spelt)
        return [_found(item, item.slice, reading) for _, reading in readings[:1]]
    if least == _ANY and item.number:
        least = _NUMBERED
    works = read_works(item.slice, least=least)
    found = [_found(item, piece, reading) for piece, reading in works]
    return [*found[:-1], _described(found[-1], item)] if found and item.notes else found


def _described(found: Found, item: Item) -> Found:
    """Give an entry with the text below it as its abstract."""
    abstract = "\n\n".join(note.text for note in item.notes)
    work = found.work.model_copy(update={"abstract": abstract})
    return replace(found, work=work, lines=(found.lines[0], item.notes[-1].lines[1]))


def _spelt(names: Sequence[Name]) -> str:
    """Spell out the names that dashes stand for, as a reference begins."""
    each = [
        f"{name.family}, {name.given}" if isinstance(name, Person) and name.given
        else name.family if isinstance(name, Person) else name.literal
        for name in names
    ]  # fmt: skip
    spelt = ", ".join(each[:-1]) + (" and " if len(each) > 1 else "") + each[-1]
    return spelt if spelt.endswith(".") else f"{spelt}."


def _sure(items: Sequence[Item]) -> list[Found]:
    """Give the items of a list that no heading announces: sure ones with a sure neighbour.

    A sentence that begins `Smith (2018) found that …` reads like an item up to its verb.
    """
    sure = {
        number: found[0]
        for number, item in enumerate(items)
        if (len(items) == 1 or likeness(item.slice.text).score >= _SURE)
        and (found := _listed([item]))
        and _is_whole(found[0].work)
    }
    return [
        found
        for number, found in sure.items()
        if len(items) == 1 or any(number + step in sure for step in (-2, -1, 1, 2))
    ]


def _is_whole(work: Work) -> bool:
    container = work.journal or work.url or work.doi or work.pmid or work.isbn
    return bool(container and (work.authors or work.editors) and len(work.title or "") > 8)


def _found(item: Item, piece: Slice, reading: StyleReading) -> Found:
    return Found(
        "entry",
        piece.lines,
        piece.text,
        Work.of(**reading.fields),
        item.blocks[0],
        footnote=item.number or None,
        locator=reading.locator,
        confidence=reading.confidence,
        by=reading.by,
        evidence=reading.evidence,
        blocks=frozenset(item.blocks),
        titles=frozenset(item.blocks),
    )
