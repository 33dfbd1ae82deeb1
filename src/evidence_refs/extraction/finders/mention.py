"""Works named by their title in running text, with no link and no note.

Only where the print says that the words are a title: a title that the document cites elsewhere, a
name in quotation marks or capitals that a word for a document introduces, or that does what only a
document does (`describes`, `sets out`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.fields.dates import read_date
from evidence_refs.extraction.fields.organisations import (
    is_organisation,
    is_proper_name,
    split_organisations,
)
from evidence_refs.extraction.fields.titles import clean_title
from evidence_refs.extraction.fields.types import type_of_title
from evidence_refs.extraction.finders.mention_patterns import (
    AFTER_MARKED,
    BEFORE_MARKED,
    DOCUMENT,
    ORGANISATION,
    PATTERNS,
)
from evidence_refs.extraction.fold import fold
from evidence_refs.extraction.found import Found, date_fields
from evidence_refs.model import Work
from evidence_refs.source import Slice

_NO_TITLE = re.compile(
    r", (?:which|who|that|where)\b|\b(?:was|were|is|are|has|have|had|will|can|also)$"
)
_GENERIC = frozenset(
    """white paper|green paper|annual report|the white paper|the green paper|long term plan
    |integration white paper|an integration white paper|health and care white paper|must know|the must know
    |this must know|outcomes framework|an integration|delivery plan|the plan|people plan"""
    .replace("\n", "").replace("    ", "").split("|")
)  # fmt: skip
_LEADING = re.compile(
    r"^(?:(?:The|This|These|Their|Its|In|A|An|As|Under|Since|Following|With|By|See|Using|Of|From|And|For|To|the|a|an)\s+)+"
    r"|^(?:19|20)\d\d\s+"
)
_SENTENCE = re.compile(r"\S(?:[^.?!]|[.?!](?!\s|$)){0,900}[.?!]?")
_POINTER = re.compile(r"[⁰¹²³⁴-⁹]|\[\^?\d{1,3}\]|<sup>\d|(?<=[a-z)”’\"'])\d{1,3}(?=[\s.,;)]|$)")
_YEAR_BEFORE = re.compile(r"(?:the|The)\s+(?P<year>(?:19|20)\d\d)\s+$")
_POSSESSIVE = re.compile(rf"(?P<owner>{ORGANISATION})['’]s\s+(?:own |new |recent )?$")
_ISSUERS_BEFORE = re.compile(
    rf"(?P<owner>{ORGANISATION}(?:\sand\s(?:the\s)?{ORGANISATION})?)\s"
    rf"(?:(?:interim |joint |new |draft |statutory )?{DOCUMENT}\b[^.;]{{0,60}}[\s–:-]+)?$"
)


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    title: str
    owner: str | None
    confidence: float


def find_mentions(
    blocks: Sequence[Block],
    readable: Collection[int],
    known: Mapping[str, str],
    own_title: str | None,
) -> list[Found]:
    """Give the works named in the blocks with these numbers.

    Args:
        blocks: all blocks.
        readable: the numbers of the blocks to read: prose that is no entry's, note or heading.
        known: folded titles that other citations of the document give -> as printed.
        own_title: the document's own title, which is no citation.
    """
    own = fold(own_title or "")
    cited = {folded: title for folded, title in known.items() if len(folded.split()) >= 4}
    found: list[Found] = []
    for number in sorted(readable):
        block = blocks[number]
        hits = [*_known(block.text, cited), *_named(block.text), *_marked(block.slice)]
        for hit in _without_overlaps([hit for hit in hits if _is_title(hit.title)]):
            folded = fold(hit.title)
            is_own = bool(own) and folded not in known and (folded in own or own in folded)
            whole = (
                hit.end - hit.start >= len(block.text.strip(" .")) - 2
            )  # a title page, a heading
            if folded and not is_own and not whole and not _is_covered(block, hit):
                found.append(_build(block, number, hit))
    return found


def _is_title(title: str) -> bool:
    """Refuse what is no title for sure: a bare Act, a body or programme, a word for a document."""
    return not (
        re.match(r"(?:Figure|Table|Appendix|Annex|Box|Section|Chapter|Map|Chart)\s[\dA-Z]", title)
        or fold(title) in _GENERIC
        or type_of_title(title)
        or (is_organisation(title) and is_proper_name(title))
        or _NO_TITLE.search(title)
        or re.fullmatch(r"[^()]+\([A-Z]{2,6}s?\)", title)
    )


def _known(text: str, known: Mapping[str, str]) -> Iterator[_Hit]:
    """Titles that the document cites, where they stand in prose in the same capitals."""
    for title in known.values():
        at = text.find(title)
        while at >= 0:
            yield _Hit(at, at + len(title), title, None, 0.85)
            at = text.find(title, at + len(title))


def _named(text: str) -> Iterator[_Hit]:
    for sentence in _SENTENCE.finditer(text):
        at = sentence.start()
        for name, (pattern, confidence) in PATTERNS.items():
            for match in pattern.finditer(sentence[0]):
                owner = match.groupdict().get("owner")
                title, start = match["title"], match.start("title")
                while lead := _LEADING.match(title):
                    title, start = title[lead.end() :], start + lead.end()
                if title and not (name == "owner does" and not is_organisation(owner or "")):
                    yield _Hit(at + start, at + match.end("title"), title, owner, confidence)


def _marked(piece: Slice) -> Iterator[_Hit]:
    """Titles in italics beside a word for a document, its issuer, or what only a document does."""
    for mark in piece.marks:
        title = piece.text[mark.start : mark.end].strip(" ,.")
        if mark.kind != "emphasis" or not 8 <= len(title) <= 200 or " " not in title:
            continue
        before, after = (
            piece.text[max(0, mark.start - 60) : mark.start],
            piece.text[mark.end :][:60],
        )
        if title[0].isupper() and (BEFORE_MARKED.search(before) or AFTER_MARKED.match(after)):
            yield _Hit(mark.start, mark.end, title, None, 0.85)


def _without_overlaps(hits: list[_Hit]) -> list[_Hit]:
    """Of hits that share words, keep the longest (the list runs by place, so a run is enough)."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if kept and hit.start < kept[-1].end:
            if (hit.end - hit.start, hit.confidence) > (
                kept[-1].end - kept[-1].start,
                kept[-1].confidence,
            ):
                kept[-1] = hit
        else:
            kept.append(hit)
    return kept


def _is_covered(block: Block, hit: _Hit) -> bool:
    """Say whether a link or the note of the same sentence gives the work."""
    if any(
        m.kind in ("link", "underline") and m.start < hit.end and m.end > hit.start
        for m in block.slice.marks
    ):
        return True
    after = block.text[hit.end : hit.end + 600]
    if re.match(
        r"\s?\(?(?:(?:available|see|online)(?: (?:at|from|here))?:?\s*)?(?:https?://|/[a-z])", after
    ):
        return True
    stop = re.search(r"[.?!](?=\s|$|\[|<sup)", after)
    sentence = after[: stop.end() + 8] if stop else after
    return bool(_POINTER.search(sentence))


def _issuers(owner: str | None, before: str) -> tuple[str, ...]:
    """Give the issuers that the words before a title name: `the LGA's`, `NHSEI and LGA guidance –`."""
    if owner is None:
        match = _POSSESSIVE.search(before[-90:]) or _ISSUERS_BEFORE.search(before[-160:])
        owner = match["owner"] if match else ""
    owner = re.sub(r"^[Tt]he\s+(?=[A-Z])|['’]s$", "", owner.strip())
    names = split_organisations(owner) if owner else ()
    return names if names and all(is_organisation(name) for name in names) else ()


def _build(block: Block, number: int, hit: _Hit) -> Found:
    fields: dict[str, Any] = {"title": clean_title(hit.title), "type": "report"}
    before = block.text[max(0, hit.start - 200) : hit.start]
    if year := _YEAR_BEFORE.search(before):
        fields |= date_fields(read_date(year["year"]), year["year"])
    published = re.match(r"[^.;]{0,40}?\bpublished (?:in|on) ", block.text[hit.end : hit.end + 80])
    if published and (reading := read_date(block.text, hit.end + published.end())):
        fields |= date_fields(reading, block.text[reading.start : reading.end])
    fields["source"] = _issuers(hit.owner, before)
    line = block.slice.line_at(hit.start)
    return Found(
        "mention",
        (line, block.slice.line_at(max(hit.start, hit.end - 1))),
        block.text[hit.start : hit.end],
        Work.of(**fields),
        number,
        confidence=hit.confidence,
    )
