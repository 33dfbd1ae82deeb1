"""Documents bound into a pack, and the lines of its agenda that name them -> citations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.fields.organisations import is_organisation
from evidence_refs.extraction.fields.titles import clean_title
from evidence_refs.extraction.finders.entry_list import lists_works, read_items, runs_of_items
from evidence_refs.extraction.found import Found, date_fields
from evidence_refs.extraction.outline import Part
from evidence_refs.extraction.parts import Head
from evidence_refs.model import Work

_LEAD = re.compile(
    r"[^.?!]{0,160}\b(?:articles|papers|reports|documents|publications)\b[^.?!]{0,40}[:-]", re.I
)
_OWNER = re.compile(
    r"(?:the\s+)?(?:\w+\s+)?(?P<name>[A-Z][\w’']+(?:\s[A-Z][\w’']+)+)\s+(?:articles|reports|papers)",
    re.I,
)


def build_bound(
    blocks: Sequence[Block], heads: Sequence[Head], parts: Sequence[Part]
) -> list[Found]:
    """Give an entry for each document that is bound in, at the place where it starts."""
    found = []
    for head, part in zip(heads, parts, strict=True):
        fields = {
            "title": clean_title(head.title.text),
            "authors": head.authors,
            "source": head.source,
            "url": part.url,
            "note": head.note,
            "type": "webpage" if head.authors or not head.source else "report",
        } | date_fields(head.date, head.date_text)
        lines = (blocks[head.start].slice.lines[0], blocks[head.end - 1].slice.lines[1])
        found.append(
            Found(
                "entry",
                lines,
                head.title.text,
                Work.of(**fields),
                head.start,
                section=part.section,
                confidence=0.9,
                blocks=frozenset(range(head.start, head.end)),
                titles=frozenset(range(head.start, head.end)),
            )
        )
    return found


def find_announced(blocks: Sequence[Block], taken: frozenset[int]) -> list[Found]:
    """Give the items of lists that a line announces as works (`The four articles are:`)."""
    free = [n for n in range(len(blocks)) if n not in taken]
    found: list[Found] = []
    for run in runs_of_items(blocks, free):
        lead = blocks[run[0] - 1].text.strip() if run[0] else ""
        if len(lead) > 220 or not _LEAD.fullmatch(lead) or not lists_works(blocks, run, lead):
            continue
        owner = _OWNER.search(lead)
        name = (
            re.sub(r"^(?:two|three|four|five|six)\s+", "", owner["name"], flags=re.I)
            if owner
            else ""
        )
        for item in read_items(blocks, run):
            source = (name,) if name and is_organisation(name) else ()
            found.append(
                Found(
                    "entry",
                    item.lines,
                    item.text,
                    item.work.model_copy(update={"source": source}) if source else item.work,
                    item.block,
                    confidence=0.8,
                    blocks=item.blocks,
                )
            )
    return found
