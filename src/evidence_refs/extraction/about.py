"""What a document says of itself: title, issuer, date. Its own title is no citation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.fields.dates import is_date, read_date
from evidence_refs.extraction.fields.labels import find_labels
from evidence_refs.extraction.fields.organisations import is_organisation
from evidence_refs.extraction.fields.titles import clean_title

_CITE = re.compile(
    r"\b(?:cite|acknowledge|reference|quote)d? (?:this|as)\b.{0,80}[:]\s*$|cite as:?\s*$", re.I
)
_DATE_LABEL = re.compile(
    r"(?:date of publication|publication date|published|date|last updated)\s*:?\s*(?=\d|[A-Z])",
    re.IGNORECASE,
)
_REACH = 40


@dataclass(frozen=True, slots=True)
class About:
    """A document's own title, issuers and date (EDTF), as far as its first page prints them."""

    title: str | None = None
    source: tuple[str, ...] = ()
    date: str | None = None


def read_about(blocks: Sequence[Block]) -> About:
    """Read the first blocks of a document."""
    title, date, source = None, None, list[str]()
    for number, block in enumerate(blocks[:_REACH]):
        text = block.text.strip()
        if _CITE.search(text) and number + 1 < len(blocks):
            title = _cited_title(blocks[number + 1].text) or title
        label = _DATE_LABEL.match(text)
        if date is None and len(text) < 80 and (label or is_date(text)):
            reading = read_date(text, label.end() if label else 0)
            date = reading.date if reading else None
        if number < 8 and is_organisation(text) and len(text) < 90 and text not in source:
            source.append(text)
        elif title is None and _can_be_title(block):
            title = clean_title(text)
    return About(title, tuple(source[:2]), date)


def _can_be_title(block: Block) -> bool:
    text = block.text.strip()
    return (
        block.kind in ("paragraph", "heading")
        and 8 <= len(text) <= 250
        and " " in text
        and text[-1] not in ".,;:"
        and not is_date(text)
        and not find_labels(text)
    )


def _cited_title(text: str) -> str | None:
    """`Evidence Brief: X. Jane Doe. (January 2023). UK: …` -> `Evidence Brief: X`."""
    match = re.match(r"(?P<title>[^.]{8,200}[.?])\s", text)
    return clean_title(match["title"]) if match else None
