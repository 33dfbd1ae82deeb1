"""`Related content` lists of web articles: title, what it is about, `By X - date`, `(/address)`.

Courses and events in them are no works.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.fields.dates import is_date, read_date
from evidence_refs.extraction.fields.names import read_names
from evidence_refs.extraction.fields.titles import clean_title
from evidence_refs.extraction.fields.types import type_of_url
from evidence_refs.extraction.fields.urls import clean_url, is_url, resolve
from evidence_refs.extraction.found import Found, date_fields
from evidence_refs.model import Work
from evidence_refs.source import Slice, join

_HEAD = re.compile(
    r"(?:related|more|further|other)\s+(?:content|reading|articles|publications|reports|resources|links|pages)"
    r"|you (?:may|might) also (?:like|be interested in)|read (?:more|next)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\s*(?:\(\s*(?P<address>(?:https?://|www\.|/)?[^\s()]*)\s*\)|(?:^|(?<=\s))(?P<bare>https?://[^\s()]+))\s*$"
)
_BYLINE = re.compile(
    r"(?:^|(?<=\s))By\s+(?P<names>[A-Z][^()]{2,120}?)\s+[-–|•·]\s+(?=(?:[A-Z][a-z]+day,? )?(?:\d|[A-Z][a-z]+ \d))"
    r"|^(?P<people>[A-Z][\w’'-]+(?:,? (?:and |et al\b)?[A-Z][\w’'-]+){1,7})\s+[•·|–-]\s+(?=\d{1,2} [A-Z])",
    re.MULTILINE,
)
_KIND = re.compile(
    r"(?:long read|blog|event|report|news|article|podcast|video|animation|explainer|briefing|comment)s?",
    re.I,
)
_READ_TIME = re.compile(r"\s*\d+[- ]min(?:ute)?s?(?: read)?", re.IGNORECASE)
_META = re.compile(
    r"(?:duration|start date|date|location|price|cost|venue)\b\s*[-–:]|\d+ mins?\b", re.I
)
_NO_WORK = re.compile(
    r"/(?:courses?|events?|training|conferences?|webinars?)(?:/|$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class RelatedItem:
    """One item: its title's block and the blocks that belong to it."""

    blocks: tuple[int, ...]
    title: Slice
    body: Slice | None
    address: str | None


def find_lists(blocks: Sequence[Block], stops: Collection[int]) -> dict[int, list[RelatedItem]]:
    """Give the related-content lists: index of the list's heading -> its items.

    `stops` are the blocks at which a list ends for sure: the start of another document.
    """
    lists: dict[int, list[RelatedItem]] = {}
    for number, block in enumerate(blocks):
        if block.kind in ("paragraph", "heading") and _HEAD.fullmatch(block.text.strip(" :.…")):
            items = _items(blocks, number + 1, stops)
            if items:
                lists[number] = items
    return lists


def _items(blocks: Sequence[Block], start: int, stops: Collection[int]) -> list[RelatedItem]:
    items: list[RelatedItem] = []
    group: list[int] = []
    for number in range(start, len(blocks) + 1):
        end = (
            number == len(blocks)
            or number in stops
            or blocks[number].kind in ("heading", "contents")
        )
        if not end and not group and not _can_be_title(blocks[number]):
            end = True
        if not end and not group and _KIND.fullmatch(blocks[number].text.strip()):
            continue
        if not end:
            group.append(number)
        if group and (end or _ADDRESS.search(blocks[number].text)):
            if item := _item(blocks, group):
                items.append(item)
            elif not end:
                break
            group = []
        if end or len(group) > 8:
            break
    return items


def _can_be_title(block: Block) -> bool:
    text = _ADDRESS.sub("", block.text).strip()
    return block.kind in ("paragraph", "item") and 3 < len(text) <= 250 and text[-1] not in ".,;"


def _item(blocks: Sequence[Block], group: Sequence[int]) -> RelatedItem | None:
    pieces = [blocks[number].slice for number in group]
    match = _ADDRESS.search(pieces[-1].text)
    byline = any(_BYLINE.search(piece.text) or is_date(piece.text) for piece in pieces[1:])
    if not match and not byline:
        return None
    if match:
        pieces[-1] = pieces[-1].cut(0, match.start())
    body = [piece for piece in pieces[1:] if piece.text]
    return RelatedItem(
        tuple(group),
        pieces[0],
        join(body, "\n\n") if body else None,
        (match["address"] or match["bare"]) if match else None,
    )


def build_related(
    blocks: Sequence[Block], lists: Mapping[int, list[RelatedItem]], bases: Mapping[int, str | None]
) -> list[Found]:
    """Turn items into citations. `bases` gives the article's own address for a list's heading."""
    return [
        found
        for heading, items in lists.items()
        for item in items
        if (found := _build(blocks, heading, item, bases.get(heading)))
    ]


def _build(
    blocks: Sequence[Block], heading: int, item: RelatedItem, base: str | None
) -> Found | None:
    body = item.body.text if item.body else ""
    if (item.address and _NO_WORK.search(item.address)) or re.search(
        r"^start date:", body, re.I | re.M
    ):
        return None
    fields: dict[str, Any] = {"title": clean_title(item.title.text)}
    fields |= _address(item.address, base)
    body = _byline(body, fields)
    paragraphs = [part.strip() for part in body.split("\n\n")]
    moving = any(_META.match(part) for part in paragraphs)
    fields["abstract"] = "\n\n".join(p for p in paragraphs if p and not _META.match(p)) or None
    address = fields.get("url") or (f"https://x.org{item.address}" if item.address else None)
    fields["type"] = type_of_url(address) or "webpage"
    if moving and fields["type"] == "webpage":
        fields["type"] = "motion_picture"
    first = blocks[item.blocks[0]].slice.lines[0]
    last = blocks[item.blocks[-1]].slice.lines[1]
    return Found(
        "entry",
        (first, last),
        item.title.text,
        Work.of(**fields),
        item.blocks[0],
        section=(*blocks[heading].section,),
        confidence=0.93,
        blocks=frozenset(item.blocks),
        titles=frozenset(item.blocks),
    )


def _address(address: str | None, base: str | None) -> dict[str, Any]:
    if not address:
        return {}
    if is_url(address):
        return {"url": clean_url(address)}
    if base:
        return {"url": resolve(address, base), "url_text": address}
    return {"url_text": address}


def _byline(body: str, fields: dict[str, Any]) -> str:
    """Take `By X et al - 3 May 2022 4-minute read` out of the body."""
    match = _BYLINE.search(body)
    if not match:
        first, _, rest = body.partition("\n\n")
        date = read_date(first)
        if date and is_date(first):
            fields |= date_fields(date, first[date.start : date.end])
            return rest
        return body
    names = read_names(match["names"] or match["people"])
    fields |= {"authors": names.names, "authors_truncated": names.truncated}
    date = read_date(body, match.end())
    end = match.end()
    if date:
        fields |= date_fields(date, body[date.start : date.end])
        time = _READ_TIME.match(body, date.end)
        end = time.end() if time else date.end
    return f"{body[: match.start()].rstrip()}\n\n{body[end:].lstrip()}"
