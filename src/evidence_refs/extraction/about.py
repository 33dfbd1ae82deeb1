"""What a document says of itself: title, issuer, date. Its own title is no citation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from evidence_refs.extraction.blocks import Block
from evidence_refs.extraction.contents import BACK_MATTER
from evidence_refs.extraction.fields.dates import find_dates, is_date, read_date
from evidence_refs.extraction.fields.labels import find_labels
from evidence_refs.extraction.fields.organisations import is_organisation, is_proper_name
from evidence_refs.extraction.fields.titles import clean_title
from evidence_refs.extraction.result import About

_CITE = re.compile(
    r"\b(?:cite|acknowledge|reference|quote)d? (?:this|as)\b.{0,80}[:]\s*$|cite as:?\s*$", re.I
)
_DATE_LABEL = re.compile(
    r"(?:date of publication|publication date|published|date|last updated)\s*:?\s*(?=\d|[A-Z])",
    re.IGNORECASE,
)
_COVER = re.compile(
    r"(?:draft|version|issue|number|volume|no\.|rapid review$|report by|prepared (?:by|for)|guidance$|meeting of"
    r"|agenda$|city of|council$|long read$|blog$|policy paper$)\b|final$|.{0,30}\b[A-Z] [A-Z] [A-Z] [A-Z]\b",
    re.IGNORECASE,
)
_REACH = 40
_GENERIC = re.compile(
    r"(?:\d{1,2}\.?\s+)?(?:introduction|foreword|contents|part (?:one|two|[0-9]+)|background|(?:executive )?summary|overview|key (?:points|messages))",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\b(?:review due|next|due|until|deadline)\b", re.IGNORECASE)
_MEETING_LAST = re.compile(r"\b(?:panel|cabinet|forum)$", re.IGNORECASE)  # its papers bear its name
_OF_A_WORK = frozenset(("authors", "source", "journal", "abstract"))


_OWN_CITATION = re.compile(
    r"(?:how to )?cite (?:this|as)\b.*|how to cite\b.*|(?:suggested |recommended |please )?cit(?:ation|e)(?: as)?:?.*"
    r"|(?:this (?:report|paper|review) )?should be cited as\b.*|please acknowledge this\b.*",
    re.IGNORECASE | re.DOTALL,
)
_NAVIGATION = re.compile(
    r"\W*(?:skip to|share|sign up|subscribe|follow us|was this page|is this page|report a problem|get emails"
    r"|print this|explore the topic|accessibility|sitemap|cookies|©)\b.*",
    re.IGNORECASE | re.DOTALL,
)


def read_about(blocks: Sequence[Block]) -> About:
    """Read the first blocks of a document."""
    title, date, source = None, None, list[str]()
    reached_works = False  # what follows an entry's labels is the entry's
    own = own_matter(blocks[: _REACH + 2])
    top = [block for block in blocks if block.kind == "heading" and block.level == 1]
    if len(top) == 1 and _can_be_title(top[0]):
        title = clean_title(top[0].text)
    for number, block in enumerate(blocks[:_REACH]):
        text = block.text.strip()
        if _CITE.search(text) and number + 1 < len(blocks):
            title = _cited_title(blocks[number + 1].text) or title
        label = _DATE_LABEL.match(text)
        reached_works = reached_works or any(
            label.field in _OF_A_WORK for label in find_labels(text)
        )
        if date is None and not reached_works and len(text) < 80 and (label or is_date(text)):
            reading = read_date(text, label.end() if label else 0)
            date = reading.date if reading else None
        if (
            date is None
            and not reached_works
            and number < 6
            and len(text) < 160
            and not _NEXT.search(text)
        ):
            ending = [day for day in find_dates(text) if not text[day.end :].strip(" .")]
            date = next(
                (
                    day.date
                    for day in ending
                    if len(day.date or "") > 4 and "/" not in (day.date or "")
                ),
                None,
            )
        if _is_issuer(text, number) and text not in source:
            source.append(text)
        elif title is None and number not in own and _can_be_title(block):
            title = clean_title(text)
    return About(title, tuple(source[:2]), date)


def _is_issuer(text: str, number: int) -> bool:
    if number >= 8 or len(text) >= 120 or _MEETING_LAST.search(text):
        return False
    return is_organisation(text) and is_proper_name(text)


def own_matter(blocks: Sequence[Block]) -> frozenset[int]:
    """Give the blocks that are about the document or its page and cite nothing.

    How to cite it, menus, breadcrumbs, share buttons.
    """
    own: set[int] = set()
    for number, block in enumerate(blocks):
        text = block.text.strip()
        if block.kind in ("note", "contents") or len(text) > 700:
            continue
        if _OWN_CITATION.fullmatch(text) and (len(text) < 60 or number < _REACH or len(text) < 400):
            own.add(number)
            if len(text) < 60 and number + 1 < len(blocks):
                own.add(number + 1)
        elif (len(text) < 200 and _NAVIGATION.fullmatch(text)) or _is_menu(block):
            own.add(number)
    return frozenset(own)


def _is_menu(block: Block) -> bool:
    """A line that is nothing but links, divided by signs, or steps of a breadcrumb."""
    text = block.text
    links = [m for m in block.slice.marks if m.kind == "link"]
    covered = sum(m.end - m.start for m in links)
    beside = sum(not text[a.end : b.start].strip(" |/·•>") for a, b in pairwise(links))
    if len(links) >= 3 and beside >= len(links) - 2 and covered < 120:
        return True
    if len(links) >= 2 and covered >= 0.6 * len(text) and not re.search(r"[.;]\s", text):
        rest = "".join(c for c in text if c not in "/|>›»· •")
        return covered >= 0.75 * len(rest) or "/" in text or "|" in text
    crumbs = len(re.findall(r"\((?:https?://|/)[^()\s]*\)\s*[>›»]", text))
    return crumbs >= 2 or bool(re.match(r"home\s*[>›»/]", text, re.IGNORECASE) and crumbs)


def _can_be_title(block: Block) -> bool:
    text = block.text.strip()
    return (
        block.kind in ("paragraph", "heading")
        and 8 <= len(text) <= 250
        and " " in text
        and text[-1] not in ".,;:>"
        and text.count("http") == 0
        and not _COVER.match(text)
        and not _GENERIC.fullmatch(text)
        and not BACK_MATTER.fullmatch(text.strip(" :*"))
        and not any(len(day.date or "") > 7 for day in find_dates(text))
        and not is_date(text)
        and " > " not in text
        and not find_labels(text)
    )


def _cited_title(text: str) -> str | None:
    """`Evidence Brief: X. Jane Doe. (January 2023). UK: …` -> `Evidence Brief: X`."""
    match = re.match(r"(?P<title>[^.]{8,200}[.?])\s", text)
    return clean_title(match["title"]) if match else None
