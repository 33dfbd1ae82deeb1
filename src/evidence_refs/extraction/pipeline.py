"""Document -> citations: the steps, in order.

lines -> without page furniture -> blocks -> whole paragraphs -> contents lists out
      -> heads of bound documents and of entries -> headings and sections
      -> finders: entries, notes, links, mentions -> citations
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from evidence_refs.extraction.about import own_matter, read_about
from evidence_refs.extraction.blocks import Block, read_blocks
from evidence_refs.extraction.citation import SURE, Citation
from evidence_refs.extraction.contents import take_contents
from evidence_refs.extraction.finders.annotated_link import (
    LinkEntry,
    build_link_entries,
    read_heads,
)
from evidence_refs.extraction.finders.attachment import (
    Attachment,
    build_attachments,
    find_attachments,
)
from evidence_refs.extraction.finders.bound import build_bound, find_announced
from evidence_refs.extraction.finders.entry import build_entries
from evidence_refs.extraction.finders.labelled import RawEntry, read_entries
from evidence_refs.extraction.finders.link import find_links
from evidence_refs.extraction.finders.list_region import find_listed
from evidence_refs.extraction.finders.mention import find_mentions
from evidence_refs.extraction.finders.note import find_notes
from evidence_refs.extraction.finders.reference_list import find_reference_lists
from evidence_refs.extraction.finders.related import RelatedItem, build_related, find_lists
from evidence_refs.extraction.flow import rejoin
from evidence_refs.extraction.fold import fold
from evidence_refs.extraction.found import Found
from evidence_refs.extraction.furniture import without_furniture
from evidence_refs.extraction.outline import Entries, Part, outline
from evidence_refs.extraction.parts import bind, find_heads
from evidence_refs.extraction.plain_notes import mark_plain_notes
from evidence_refs.extraction.result import Extraction
from evidence_refs.extraction.settling.together import settle_authors
from evidence_refs.problems import Problem, Where
from evidence_refs.source import Document

_ORDER = {"entry": 0, "footnote": 1, "link": 2, "mention": 3}


def extract(document: Document) -> Extraction:
    """Find every citation of a document. Any text gives a result; none raises."""
    lines = document.text.split("\n")
    if not document.paragraphs:  # a reader that knows paragraphs has seen the pages too
        lines = without_furniture(lines)
    blocks, contents = take_contents(read_blocks(lines, paragraphs=document.paragraphs))
    blocks = rejoin(mark_plain_notes(blocks), whole_notes=document.paragraphs)

    heads = find_heads(blocks)
    parts = bind(blocks, heads)
    own = own_matter(blocks)
    related = find_lists(blocks, {part.start for part in parts} | own)
    labelled = read_entries(blocks)
    linked = read_heads(
        blocks,
        {n for entry in labelled for n in (*entry.titles, *entry.blocks)},
        {n for entry in labelled for n in entry.tail},
    )
    attached = find_attachments(blocks)
    known = _entries(blocks, related, labelled, linked, attached)
    listed_early = find_listed(blocks, known.heads | known.texts)
    known = replace(known, heads=known.heads | listed_early)
    blocks = outline(blocks, contents, parts, known)

    bases = _bases(blocks, parts)
    about = read_about(blocks)
    entries = [
        *build_bound(blocks, heads, parts),
        *build_entries(blocks, labelled, {head.start for head in linked}),
        *build_link_entries(blocks, linked),
        *build_attachments(blocks, attached),
        *build_related(blocks, related, {number: bases[number] for number in related}),
    ]
    own |= _blocks(related) - _taken(entries)  # courses and events are no works
    entries += find_announced(blocks, _taken(entries) | own)
    listed = find_reference_lists(blocks, _taken(entries) | own)
    entries += listed
    notes, left = find_notes(blocks, _taken(entries), listed)
    entries, notes = settle_authors(entries), settle_authors(notes)
    titles = _titles([*entries, *notes])
    links = find_links(blocks, _linkable(blocks, entries) - own, bases, titles)
    mentions = find_mentions(blocks, _prose(blocks, entries) - own, titles, about.title)

    found = sorted([*entries, *notes, *links, *mentions], key=lambda f: (f.lines, _ORDER[f.form]))
    return Extraction(
        tuple(_citation(document, blocks, f) for f in found), about, (*document.problems, *left)
    )


def _entries(
    blocks: Sequence[Block],
    related: Mapping[int, Sequence[RelatedItem]],
    labelled: Sequence[RawEntry],
    linked: Sequence[LinkEntry],
    attached: Sequence[Attachment],
) -> Entries:
    """Give what the heads of entries tell of the blocks, before headings are known."""
    starts = {entry.first for entry in labelled} | {head.start for head in linked}
    between = [
        number
        for head, following in zip(linked, [*linked[1:], None], strict=False)
        for number in range(head.end, following.start if following else len(blocks))
    ]
    return Entries(
        heads=frozenset(
            _blocks(related)
            | {n for attachment in attached for n in attachment.blocks}
            | {n for entry in labelled for n in (*entry.titles, *entry.blocks)}
            | {n for head in linked for n in range(head.start, head.end)}
        ),
        starts=frozenset(starts),
        texts=frozenset({n for entry in labelled for n in entry.tail} | set(between)),
    )


def _blocks(related: Mapping[int, Sequence[RelatedItem]]) -> frozenset[int]:
    return frozenset(n for items in related.values() for item in items for n in item.blocks)


def _bases(blocks: Sequence[Block], parts: Sequence[Part]) -> list[str | None]:
    """Give for each block the address of the bound document that it stands in."""
    bases: list[str | None] = [None] * len(blocks)
    for part in parts:
        bases[part.start : part.end] = [part.url] * (part.end - part.start)
    return bases


def _taken(entries: Iterable[Found]) -> frozenset[int]:
    return frozenset(number for entry in entries for number in entry.blocks)


def _titles(found: Iterable[Found]) -> dict[str, str]:
    """Give the titles that citations print, folded -> as printed; short ones tell nothing."""
    return {
        fold(f.work.title): f.work.title
        for f in found
        if f.work.title and len(f.work.title.split()) >= 3 and len(f.work.title) >= 14
    }


def _linkable(blocks: Sequence[Block], entries: Sequence[Found]) -> set[int]:
    """Give the blocks whose links count: all text but titles, labels, notes and headings."""
    titles = {number for entry in entries for number in entry.titles}
    listed = {entry.block for entry in entries if entry.blocks == frozenset({entry.block})}
    return {
        number
        for number, block in enumerate(blocks)
        if block.kind in ("paragraph", "item") and number not in titles and number not in listed
    }


def _prose(blocks: Sequence[Block], entries: Sequence[Found]) -> set[int]:
    """Give the blocks that are running text and no entry's."""
    taken = _taken(entries)
    return {
        number
        for number, block in enumerate(blocks)
        if block.kind in ("paragraph", "item") and number not in taken
    }


def _doubt(found: Found) -> tuple[Problem, ...]:
    """Say that a reading is a guess, where it is and nothing else says so."""
    if found.confidence > SURE or found.problems or found.back_reference:
        return ()
    return (
        Problem(
            "not-sure",
            f"read with doubt: {' '.join((found.text or found.work.title or '').split())[:90]}",
            Where(line=found.lines[0]),
            "warning",
            hint="compare title, authors, date and address with the document",
        ),
    )


def _citation(document: Document, blocks: Sequence[Block], found: Found) -> Citation:
    section = found.section if found.section is not None else blocks[found.block].section
    return Citation(
        document=document.id,
        file=document.file,
        form=found.form,
        lines=found.lines,
        text=found.text,
        work=found.work,
        section=section,
        footnote=found.footnote,
        locator=found.locator,
        pages=document.pages_of(found.lines),
        back_reference=found.back_reference,
        confidence=found.confidence,
        by=found.by,
        evidence=found.evidence,
        problems=tuple(
            replace(p, where=replace(p.where, file=document.file))
            for p in (*found.problems, *_doubt(found))
        ),
    )
