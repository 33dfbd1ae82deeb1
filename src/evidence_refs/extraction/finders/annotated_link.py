"""Annotated lists of links: `[Title](#) Localis, April 2019`, and the text below that describes it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.contents import BACK_MATTER
from evidence_refs.extraction.fields.access import take_access
from evidence_refs.extraction.fields.dates import find_dates, read_date
from evidence_refs.extraction.fields.journals import (
    is_journal,
    is_magazine,
    is_newspaper,
    read_journal,
)
from evidence_refs.extraction.fields.labels import find_labels
from evidence_refs.extraction.fields.organisations import (
    is_organisation,
    is_proper_name,
    split_organisations,
)
from evidence_refs.extraction.fields.titles import clean_title, take_label, take_year
from evidence_refs.extraction.fields.types import LABELS, type_of_title, type_of_url
from evidence_refs.extraction.fields.urls import clean_url
from evidence_refs.extraction.finders.entry import split_pointers
from evidence_refs.extraction.finders.entry_list import lists_works, read_items, runs_of_items
from evidence_refs.extraction.found import Found, date_fields, date_problem
from evidence_refs.extraction.issue_line import IssueLine, read_issue_line
from evidence_refs.extraction.styles.reading import marked_title
from evidence_refs.model import Access, Work
from evidence_refs.source import Slice

_DATE_FOLLOWS = re.compile(r"[,(;]\s*(?:(?:last )?(?:updated|published|revised)\s*)?$")
_MEDIUM = re.compile(r"^\s*\((?:film|video|podcast|audio|webinar|animation)[^()]*\)", re.IGNORECASE)


_AUTHOR = re.compile(r"\d{1,3}[.)]\s|[A-ZÀ-Þ][\w’'-]+,? (?:[A-ZÀ-Þ]\.? ?){1,3}(?:$|[.,;&])")


@dataclass(frozen=True, slots=True)
class LinkEntry:
    """The head of an entry: its title, and who issued it; `start` to `end` (exclusive) its blocks."""

    start: int
    end: int
    title: Slice
    issue: IssueLine
    access: Access | None
    rest: Slice


def read_heads(
    blocks: Sequence[Block], taken: Collection[int], texts: Collection[int] = ()
) -> list[LinkEntry]:
    """Give the heads of the entries of annotated link lists, in order; a lone one is none.

    `taken` are the numbers of blocks that belong to entries of another kind, `texts` those that may
    describe one: there only a real link with a date behind it begins another entry.
    """
    heads: list[LinkEntry] = []
    for number, block in enumerate(blocks):
        if (
            number not in taken
            and block.kind in ("paragraph", "item")
            and not find_labels(block.text)
        ) and (head := _read_head(blocks, number)):
            heads.append(head)
    heads = [h for h in heads if h.start not in texts or _is_sure(blocks, h)]
    plain = _plain_heads(blocks, {*taken, *texts})
    if len(plain) >= 3:
        marked = {head.start for head in heads}
        heads = sorted(
            [*heads, *(p for p in plain if p.start not in marked)], key=lambda h: h.start
        )
    return heads if len(heads) >= 2 else []


def _is_sure(blocks: Sequence[Block], head: LinkEntry) -> bool:
    linked = any(m.kind == "link" for m in head.title.marks)
    whole = not head.rest.text and head.end == head.start + 1
    return linked and whole and head.issue.date is not None


def _plain_heads(blocks: Sequence[Block], taken: Collection[int]) -> list[LinkEntry]:
    """Heads whose links the text lost: `Get well soon: reimagining place NLGN, March 2016`.

    A short paragraph without a stop that ends in issuer and date, above a paragraph of prose.
    """
    heads: list[LinkEntry] = []
    for number, block in enumerate(blocks[:-1]):
        text, below = block.text.strip(), blocks[number + 1]
        if number in taken or block.kind not in ("paragraph", "item") or not 20 < len(text) < 260:
            continue
        prose = (
            below.kind == "paragraph"
            and len(below.text) > 60
            and below.text.rstrip().endswith((".", "…", "”"))
        )
        dates = find_dates(text)
        if not prose or not dates or text[dates[-1].end :].strip(" )") or find_labels(text):
            continue
        cut = _issuer_start(text[: dates[-1].start].rstrip(" ,("))
        if cut and (issue := read_issue_line(text[cut:])):
            nothing = block.slice.cut(len(block.text))
            heads.append(
                LinkEntry(number, number + 1, block.slice.cut(0, cut), issue, None, nothing)
            )
    return heads


def _issuer_start(text: str) -> int | None:
    """Where the issuer at the end of `text` begins: the longest end that is the name of a body."""
    for match in re.finditer(r"(?<=\s)[A-Z(]", text):
        name = text[match.start() :]
        if len(name) <= 110 and match.start() >= 10 and text[: match.start()].rstrip()[-1:] != ",":
            names = split_organisations(name)
            if all(is_organisation(n) and is_proper_name(n) for n in names):
                return match.start()
    return None


def _read_head(blocks: Sequence[Block], number: int) -> LinkEntry | None:
    piece = blocks[number].slice
    linked = min((m.start for m in piece.marks if m.kind == "link"), default=len(piece.text))
    lead = min(linked, len(piece.text) - len(piece.text.lstrip("( £)")))
    body = piece.cut(lead)
    span = marked_title(body)
    if not span or span[1] - span[0] < 6 or not _is_linked(body, span):
        return None
    title = body.cut(span[0], span[1])
    if _AUTHOR.match(title.text):
        return None  # a reference whose authors are linked, each to a search for their works
    access = take_access(piece.text[:lead])[1]
    rest = body.cut(span[1])
    if medium := _MEDIUM.match(rest.text):
        rest = rest.cut(medium.end())
    year = take_year(title.text)[1]
    if year:
        issue = IssueLine("", read_date(year), year, None)
        after = rest.cut(len(rest.text) - len(rest.text.lstrip()))
        return LinkEntry(number, number + 1, title, issue, access, after)
    if rest.text:
        line, length = _issue(rest.text)
        if line is None:
            return None
        return LinkEntry(number, number + 1, title, line, access or line.access, rest.cut(length))
    below = blocks[number + 1] if number + 1 < len(blocks) else None
    if below and below.kind == "paragraph" and len(below.text) < 160 and not below.slice.marks:
        line = read_issue_line(below.text)
        if line and (line.date or line.issuer):
            nothing = piece.cut(len(piece.text))
            return LinkEntry(number, number + 2, title, line, access or line.access, nothing)
    return None


def _is_linked(piece: Slice, span: tuple[int, int]) -> bool:
    return any(
        m.kind in ("link", "underline") and m.start < span[1] and m.end > span[0]
        for m in piece.marks
    )


def _issue(text: str) -> tuple[IssueLine | None, int]:
    """Read the issue line at the start of `text`; give how long it is, for an annotation after it."""
    lead = re.match(r"[\s–—:|,-]*", text)
    start = lead.end() if lead else 0
    line, length = _issue_at(text[start:])
    return line, start + length


def _issue_at(text: str) -> tuple[IssueLine | None, int]:
    first = read_date(text)
    if first and re.match(r"\.\s+[A-Z]", text[first.end :]):  # "2019. Seven pupils kept a diary"
        return IssueLine("", first, text[first.start : first.end], None), first.end + 1
    if len(text) <= 160:
        whole = read_issue_line(text)
        if whole and (whole.date is not None or len(text) < 90):
            return whole, len(text)
    for date in find_dates(text[:160]):
        line = read_issue_line(text[: date.end])
        if line and line.issuer and _DATE_FOLLOWS.search(text[: date.start]):
            end = date.end + len(text[date.end :]) - len(text[date.end :].lstrip(" .)–:-"))
            return line, end
    return None, 0


def build_link_entries(blocks: Sequence[Block], heads: Sequence[LinkEntry]) -> list[Found]:
    """Turn heads into citations; the text down to the next head or heading describes the work."""
    starts = {head.start for head in heads}
    found: list[Found] = []
    for head in heads:
        tail: list[int] = []
        for number in range(head.end, len(blocks)):
            block = blocks[number]
            beside = block.kind == blocks[head.start].kind == "item"
            if beside and block.indent <= blocks[head.start].indent:
                break
            if (
                number in starts
                or block.kind == "heading"
                or block.section != blocks[head.start].section
            ):
                break
            if block.kind in ("paragraph", "item"):
                tail.append(number)
            elif block.kind in ("table", "contents"):
                break
        found.append(_build(blocks, head, tail))
        for run in runs_of_items(blocks, tail):
            if lists_works(blocks, run, head.title.text):
                found += read_items(blocks, run)
    return found


def _build(blocks: Sequence[Block], head: LinkEntry, tail: list[int]) -> Found:
    printed, access = take_access(head.title.text)
    printed, label = take_label(take_year(printed)[0])
    target = next((m.target for m in head.title.marks if m.kind == "link" and m.target), None)
    fields: dict[str, Any] = {"title": clean_title(printed), "access": head.access or access}
    fields["url"] = clean_url(target) if target else None
    fields |= date_fields(head.issue.date, head.issue.date_text)
    _issuer(head.issue.issuer, blocks[head.start].section, fields)
    parts = [head.rest.text] if head.rest.text else []
    fields["abstract"], fields["note"] = split_pointers(
        parts + [blocks[n].text.strip() for n in tail if blocks[n].text.strip()]
    )
    if label in LABELS:
        fields["type"] = LABELS[label]
    fields["type"] = (
        fields.get("type")
        or type_of_title(fields["title"])
        or type_of_url(fields["url"])
        or "document"
    )
    first = blocks[head.start].slice.lines[0]
    last = blocks[(tail or [head.end - 1])[-1]].slice.lines[1]
    problems = date_problem(head.issue.date, head.issue.date_text, first)
    return Found(
        "entry",
        (first, last),
        head.title.text,
        Work.of(**fields),
        head.start,
        confidence=0.95 if head.issue.date else 0.85,
        footnote=_number(blocks[head.start]),
        problems=problems,
        blocks=frozenset([*range(head.start, head.end), *tail]),
        titles=frozenset(range(head.start, head.end)),
    )


def _number(block: Block) -> str | None:
    """Give the number of an item of a reference list; other lists are numbered for the reader's ease."""
    number = block.marker.strip("().")
    listed = block.section and BACK_MATTER.fullmatch(block.section[-1])
    return number if listed and number.isdecimal() else None


def _issuer(issuer: str, section: tuple[str, ...], fields: dict[str, Any]) -> None:
    """An issuer below a heading of articles is their journal."""
    if not issuer:
        return
    articles = bool(section) and re.search(r"\barticles?\b", section[-1], re.IGNORECASE)
    if articles or is_journal(issuer) or is_magazine(issuer):
        reading = read_journal(issuer)
        fields |= {
            "journal": reading.journal,
            "volume": reading.volume,
            "issue": reading.issue,
            "pages": reading.pages,
            "type": "article-magazine"
            if is_magazine(issuer)
            else "article-newspaper"
            if is_newspaper(issuer)
            else "article-journal",
        }
    else:
        fields["source"] = split_organisations(issuer)
