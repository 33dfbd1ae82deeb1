"""Attachments of a publication page: a title, its format and size (`PDF, 312 KB, 4 pages`), its address.

GOV.UK and councils' sites print them so; a reference (`Ref: …`) may stand between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.fields.titles import clean_title
from evidence_refs.extraction.fields.types import type_of_title
from evidence_refs.extraction.fields.urls import clean_url
from evidence_refs.extraction.found import Found
from evidence_refs.model import Work

_ADDRESS = r"<?(?P<address>(?:https?://|www\.|/(?=[a-z]))[^\s<>]+)>?"
_FORMAT = re.compile(
    r"(?P<format>PDF|HTML|ODS|ODT|ODP|CSV|XLSX?|DOCX?|PPTX?|EPUB|MS (?:Word|Excel|PowerPoint)[\w ]{0,20})"
    rf"(?:,\s*[\d.,]+\s?[KMG]B)?(?:,\s*\d+ pages?)?(?:\s+{_ADDRESS})?"
)
_ONLY_ADDRESS = re.compile(_ADDRESS)
_REFERENCE = re.compile(r"(?:ref|reference|isbn)\.?:\s*(?P<number>\S.{0,60})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attachment:
    """The blocks of an attachment, the first of which is its title; its address as printed."""

    blocks: tuple[int, ...]
    format: str
    address: str | None
    number: str | None


def find_attachments(blocks: Sequence[Block]) -> list[Attachment]:
    """Give the attachments among the blocks, in order."""
    found: list[Attachment] = []
    for at, block in enumerate(blocks):
        match = _FORMAT.fullmatch(block.text.strip())
        if not match or at == 0:
            continue
        reference = _REFERENCE.fullmatch(blocks[at - 1].text.strip())
        title = at - 2 if reference else at - 1
        if title < 0 or not _can_be_title(blocks[title]):
            continue
        last, address = at, match["address"]
        if address is None and at + 1 < len(blocks):
            below = _ONLY_ADDRESS.fullmatch(blocks[at + 1].text.strip())
            if below:
                last, address = at + 1, below["address"]
        number = reference["number"].strip() if reference else None
        found.append(Attachment(tuple(range(title, last + 1)), match["format"], address, number))
    return found


def _can_be_title(block: Block) -> bool:
    text = block.text.strip()
    return (
        block.kind in ("paragraph", "item", "heading")
        and 4 <= len(text) <= 200
        and text[0].isupper()
        and text[-1] not in ".,;:"
    )


def build_attachments(blocks: Sequence[Block], attachments: Sequence[Attachment]) -> list[Found]:
    """Turn attachments into entries."""
    found: list[Found] = []
    for attachment in attachments:
        title = blocks[attachment.blocks[0]]
        told = type_of_title(clean_title(title.text))
        absolute = (attachment.address or "").startswith(("http", "www."))
        linked = next((m.target for m in title.slice.marks if m.kind == "link" and m.target), None)
        url = clean_url(attachment.address or "") if absolute else linked
        work = Work.of(
            title=clean_title(title.text),
            type=told or ("webpage" if attachment.format == "HTML" else "document"),
            number=attachment.number,
            url=url,
            url_text=None if absolute else attachment.address,
        )
        lines = (title.slice.lines[0], blocks[attachment.blocks[-1]].slice.lines[1])
        taken = frozenset(attachment.blocks)
        found.append(
            Found(
                "entry",
                lines,
                title.text,
                work,
                attachment.blocks[0],
                confidence=0.9,
                blocks=taken,
                titles=taken,
            )
        )
    return found
