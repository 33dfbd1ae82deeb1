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
from evidence_refs.extraction.fields.organisations import is_organisation, split_organisations
from evidence_refs.extraction.fields.titles import clean_title
from evidence_refs.extraction.fields.types import type_of_title
from evidence_refs.extraction.fold import fold
from evidence_refs.extraction.found import Found, date_fields
from evidence_refs.model import Work

_W = r"[A-Z][\w-]*(?:[’'](?!s\b)\w+)?"
_SMALL = r"(?:of|for|and|the|to|in|on|with|a|an|&|by|from|at)"
_NAME = rf"{_W}(?:(?:,|:)?\s+(?:{_SMALL}\s+){{0,3}}(?:{_W}|\d{{4}}(?:-\d{{2,4}})?)){{0,10}}"
_DOCUMENT = (
    r"(?:reports?|guid(?:e|ance)|documents?|briefing|strategy|white paper|green paper|paper|book|publication"
    r"|framework|toolkit|explainer|manifesto|plan)"
)
_DOES = (
    r"(?:describes?|sets out|says|states?|shows?|highlights?|recommends?|recommended|argues?|argued|found|finds"
    r"|identif(?:ies|ied)|concludes?|concluded|outlines?|suggests?|explains?|announced|was published"
    r"|is published|notes?|noted|provides (?:guidance|examples|a)|considers?|reports? that|built on|called for"
    r"|committed|commits)"
)
_ORG = r"[A-Z][\w’]*(?:\s(?:of\s|for\s)?[A-Z][\w’]*){0,6}(?:\s\([A-Z]+\))?"
_OWNER = r"(?:(?P<owner>(?:[Tt]he\s+)?(?:[A-Z][\w’']*?\s?){1,5}?)['’]s?\s+)"
_ENDS_LIKE_DOCUMENT = (
    r"(?:Forward View(?: Next Steps)?|Long Term Plan|Five[- ]Year Plan|People Plan|White Paper|Green Paper"
    r"|Must Know(?: on \w+)?|Delivery Plan|Control Plan|Outcomes Framework|Annual Report)"
)

_PATTERNS: tuple[tuple[str, re.Pattern[str], float], ...] = (
    (
        "owner-does",
        re.compile(rf"(?P<owner>{_ORG})['’]s?\s+(?P<title>[A-Z][^.;:()“”]{{10,120}}?)\s+{_DOES}\b"),
        0.75,
    ),
    (
        "introduced",
        re.compile(
            rf"\b{_DOCUMENT}\b[^.;()“”]{{0,60}}?\s[–-]\s(?P<title>{_NAME}(?:\s[a-z]+)?)\s[–-]\s"
        ),
        0.85,
    ),
    (
        "colon",
        re.compile(rf"\b(?:this|following|the)\s+{_DOCUMENT}:\s+(?P<title>[A-Z][^.;]{{15,180}})$"),
        0.85,
    ),
    (
        "paper",
        re.compile(
            rf"\b(?:White Paper|Green Paper|report|plan)\s*,?\s+(?P<title>{_NAME})(?=\s*,?\s+(?:was|is|sets|outlines|published)\b|,)"
        ),
        0.8,
    ),
    (
        "plan",
        re.compile(
            rf"(?:^|(?<=[.“] )|(?<=^“))(?P<title>{_NAME}), the (?:government|council|department|NHS)[’'a-z]*\s{_DOCUMENT}\b"
        ),
        0.85,
    ),
    (
        "quoted",
        re.compile(
            rf"[‘“'](?P<title>{_W}(?:\s+(?:{_SMALL}\s+)?{_W}){{1,8}}\s(?:Plan|Strategy|Framework|Report|Guide|Review))[’”']"
        ),
        0.7,
    ),
    (
        "named",
        re.compile(rf"(?P<title>(?:{_W}\s+(?:{_SMALL}\s+)*){{0,4}}{_ENDS_LIKE_DOCUMENT})"),
        0.8,
    ),
    ("owned", re.compile(rf"{_OWNER}(?P<title>(?:{_W}\s+){{0,3}}Must Know(?:\son\s\w+)?)"), 0.8),
    (
        "guidance",
        re.compile(
            rf"(?P<who>(?:DHSC|NHSEI?|LGA|CQC|NAO|{_W}))[’']s\s+(?P<title>(?:interim |statutory |draft )?(?:guidance on [a-zA-Z ]{{8,80}}?|[A-Z][\w-]* [a-z]+ document))(?=,? (?:says|states|which|indicates|sets|was|is)\b)"
        ),
        0.75,
    ),
    (
        "draft",
        re.compile(
            rf"\b(?:draft |new |final )?report, (?P<title>{_NAME}), (?:outlines|sets|describes|argues|shows)"
        ),
        0.85,
    ),
    (
        "aligned",
        re.compile(
            rf"\b(?:to|in|through|under)\s+(?P<title>{_W}(?:\s{_W}){{1,4}}[,:] {_W}(?:\s{_W}){{1,4}})(?=\s(?:which|a|was|that)\b)"
        ),
        0.7,
    ),
    (
        "opening",
        re.compile(
            rf"^(?P<title>{_W}(?:\s{_W}){{1,4}}: {_W}(?:\s{_W}){{1,5}})(?=\s(?:a|which|is|was|sets)\b)"
        ),
        0.7,
    ),
)

_NO_TITLE = re.compile(
    r",? (?:which|who|that|where)\b|\b(?:was|were|is|are|has|have|had|will|can|also)$"
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
_YEAR_BEFORE = re.compile(r"(?:the|The)\s+(?P<year>(?:19|20)\d\d)\s+$")
_POSSESSIVE = re.compile(rf"(?P<owner>{_ORG})['’]s\s+(?:own |new |recent )?$")
_ISSUERS_BEFORE = re.compile(
    rf"(?P<owner>{_ORG}(?:\sand\s(?:the\s)?{_ORG})?)\s"
    rf"(?:(?:interim |joint |new |draft |statutory )?{_DOCUMENT}\b[^.;]{{0,60}}[\s–:-]+)?$"
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
        hits = [*_known(block.text, cited), *_named(block.text)]
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
        fold(title) in _GENERIC
        or type_of_title(title)
        or is_organisation(title)
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
    for name, pattern, confidence in _PATTERNS:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            title, start = match["title"], match.start("title")
            while lead := _LEADING.match(title):
                title, start = title[lead.end() :], start + lead.end()
            if not title or (name == "owner-does" and not is_organisation(groups["owner"])):
                continue
            yield _Hit(
                start,
                match.end("title"),
                title,
                groups.get("owner") or groups.get("who"),
                confidence,
            )


def _without_overlaps(hits: list[_Hit]) -> list[_Hit]:
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: (-(h.end - h.start), -h.confidence)):
        if all(hit.end <= other.start or other.end <= hit.start for other in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)


def _is_covered(block: Block, hit: _Hit) -> bool:
    """Say whether a link or the note of the same sentence gives the work."""
    if any(
        m.kind in ("link", "underline") and m.start < hit.end and m.end > hit.start
        for m in block.slice.marks
    ):
        return True
    after = block.text[hit.end :]
    if re.match(r"\s?\(?(?:https?://|/[a-z])", after):
        return True
    stop = re.search(r"[.?!](?:\s|$)", after)
    sentence = after[: stop.end() + 4] if stop else after
    return bool(re.search(r"[⁰¹²³⁴-⁹]", sentence))


def _issuers(owner: str | None, before: str) -> tuple[str, ...]:
    """Give the issuers that the words before a title name: `the LGA's`, `NHSEI and LGA guidance –`."""
    if owner is None:
        match = _POSSESSIVE.search(before[-90:]) or _ISSUERS_BEFORE.search(before[-160:])
        owner = match["owner"] if match else ""
    owner = re.sub(r"^[Tt]he\s+(?=[A-Z])", "", owner.strip())
    names = split_organisations(owner) if owner else ()
    return names if names and all(is_organisation(name) for name in names) else ()


def _build(block: Block, number: int, hit: _Hit) -> Found:
    fields: dict[str, Any] = {"title": clean_title(hit.title), "type": "report"}
    before = block.text[: hit.start]
    if year := _YEAR_BEFORE.search(before):
        fields |= date_fields(read_date(year["year"]), year["year"])
    published = re.match(r"[^.;]{0,40}?\bpublished (?:in|on) ", block.text[hit.end :])
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
