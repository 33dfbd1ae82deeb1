"""`Author, *Title*, …`: a title that the print marks, by italics, as a link or in quotation marks.

The mark says where the title begins and ends, so who stands before it needs less proof: `London
Economics, *[Size and health of the industry](…)*, 20 August 2025`. MLA, Chicago, OSCOLA, parliament.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from evidence_refs.extraction.fields.container import read_container, take_locator, take_medium
from evidence_refs.extraction.fields.dates import find_dates
from evidence_refs.extraction.fields.names import NamesReading
from evidence_refs.extraction.fields.organisations import (
    is_organisation,
    is_proper_name,
    split_organisations,
)
from evidence_refs.extraction.fields.titles import clean_title, take_label
from evidence_refs.extraction.found import date_fields
from evidence_refs.extraction.styles.author_year import add_sources, settle_type
from evidence_refs.extraction.styles.publication import read_publication
from evidence_refs.extraction.styles.reading import StyleReading, split_address
from evidence_refs.extraction.styles.who import read_first
from evidence_refs.model import Organisation, Person
from evidence_refs.source import Mark, Slice

_QUOTED = re.compile(
    r"(?:(?<=[,.:] )|^)[“‘\"'](?P<title>[^“”\"]{7,300}?)[,.]?(?:”|’(?=[\s,.(]|$)|\"|'(?=[\s,.(]|$))"
)
_LEAD = re.compile(r"[,.:;]?\s*$")
_YEAR_AT_END = re.compile(r"[,.]?\s+\(?(?P<year>(?:1[89]|20)\d\d)[a-z]?\)?$")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|see|from|in|by|this|that|which|who|found|said|says|also|cited)\b"
)
_SUBTITLE = re.compile(r"\s?[:–-]\s(?P<more>[^.;,]{3,200}?)(?=[.;,]\s|\s\(|$)")
_SERIES = re.compile(r",\s(?P<series>[A-Z][\w ]{2,30}?)\s(?:No\.?\s)?(?P<number>\d{1,4}),?\s*$")
_PUBLISHER = re.compile(
    r"\b(?:Press|Publish\w+|Books?|Verlag|Routledge|Sage|Palgrave|Penguin|Wiley)\b"
)
_LAST_NAME = re.compile(r"[a-z”’)],\s+(?:the\s+)?(?P<who>[A-Z][^,;:.“”()]{2,80})$")
_WORDS = 14  # more of them before a title are a sentence


def read_marked(note: Slice) -> StyleReading | None:
    """Read a reference with somebody before a marked title; refuse any other."""
    address = split_address(note)
    part = _divide(address.before)
    if part is None:
        return None
    series = _SERIES.search(part.who)
    who, year = _who(part.who[: series.start()] if series else part.who)
    title = clean_title(take_label(take_medium(part.title)[0])[0])
    if who is None or not title or len(title) < 4:
        return None
    rest = f"{part.rest} {address.after.text}".strip(" ,.")
    fields, locator = _rest(rest, part)
    if year:
        fields = {**fields, **({} if fields.get("date") else {"date": year, "date_text": year})}
    if series:
        fields = {"series": series["series"], "number": series["number"], **fields}
    if part.target:
        fields["url"] = part.target
    fields |= address.fields | {"title": title}
    fields |= {"authors": who.names, "authors_truncated": who.truncated}
    add_sources(fields, who)
    people = all(isinstance(name, Person) for name in who.names)
    if people and fields.get("source") and not fields.get("number") and _is_publisher(fields):
        fields.setdefault("type", "book")
    settle_type(fields)
    told = any(fields.get(name) for name in ("date", "undated", "url", "doi", "journal", "number"))
    return StyleReading(fields, locator, 0.93 if told else 0.8)


@dataclass(frozen=True, slots=True)
class _Part:
    """Who, title and the rest, as the print divides them.

    `container` is what stands in italics after a title in quotation marks; `target` the title's link.
    """

    who: str
    title: str
    rest: str
    quoted: bool = False
    container: str = ""
    target: str | None = None


def read_named(note: Slice) -> StyleReading | None:
    """Read the work that prose names by a linked title: `… a report (*[Title](…)*, 2023) found …`."""
    span = next((m for m in _spans(note) if m.target and m.end - m.start > 14), None)
    title = clean_title(note.text[span.start : span.end]) if span else None
    if span is None or not title or len(title.split()) < 3:
        return None
    if (span.target or "").startswith((".", "#")):
        return None  # another part of the same publication
    after = note.text[span.end : span.end + 40]
    date = next(iter(find_dates(after)), None)
    fields = {"title": title, "url": span.target, **date_fields(date, None)}
    if date:
        fields["date_text"] = after[date.start : date.end]
    settle_type(fields)
    return StyleReading(fields, confidence=0.6, by="named")


def _divide(body: Slice) -> _Part | None:
    text = body.text
    marks = _spans(body)
    quoted = _QUOTED.search(text[:500])
    if quoted and quoted.start() and (not marks or quoted.start() < marks[0].start):
        later = next((m for m in marks if m.start >= quoted.end("title")), None)
        between = text[quoted.end() : later.start] if later else "-"
        container = bool(re.fullmatch(r"[\s,.]*(?:[Ii]n:?)?\s*", between))
        return _Part(
            text[: quoted.start()],
            quoted["title"],
            text[quoted.end() :],
            quoted=True,
            container=text[later.start : later.end] if later and container else "",
        )
    mark = next((m for m in marks if m.end - m.start > 5), None)
    if mark is None or not mark.start:
        return None
    end = mark.end
    if goes_on := _SUBTITLE.match(text, end):  # only the first words of the title are marked
        end = goes_on.end("more")
    return _Part(text[: mark.start], text[mark.start : end], text[end:], target=mark.target)


def _spans(body: Slice) -> list[Mark]:
    """Give the words in italics or linked, one span where both cover them; no addresses."""
    spans: list[Mark] = []
    for mark in sorted(body.marks, key=lambda m: (m.start, -m.end)):
        if mark.kind == "strong" or body.text.startswith(("http", "www."), mark.start):
            continue
        if spans and mark.start <= spans[-1].end + 1:
            last = spans[-1]
            spans[-1] = Mark(
                last.kind, last.start, max(last.end, mark.end), last.target or mark.target
            )
        else:
            spans.append(mark)
    return spans


def _who(printed: str) -> tuple[NamesReading | None, str | None]:
    """Read who stands before the title, and a year after them: `Smith, J., 2017: `."""
    text = _LEAD.sub("", printed).strip()
    year = _YEAR_AT_END.search(text)
    if year:
        text = text[: year.start()]
    text = text.strip(" ,:")
    who = read_first(text)
    if who is None and re.search(r" [a-z]{4,} ", text) and (last := _LAST_NAME.search(text)):
        text = last["who"]
        who = read_first(text)
    if who is None and _is_name(text):
        who = NamesReading(tuple(Organisation(literal=name) for name in split_organisations(text)))
    return who, year["year"] if year else None


def _is_name(text: str) -> bool:
    """Say whether words can be the name of a body of which nothing else is known."""
    return (
        2 < len(text) <= 120
        and len(text.split()) <= _WORDS
        and (text[0].isupper() or text[0].isdigit())
        and is_proper_name(text)
        and not re.search(r"[.?!;“”\"]\s|\d", text)
        and not _VERB.search(text)
    )


def _is_publisher(fields: dict[str, Any]) -> bool:
    names = " ".join(fields["source"])
    return bool(_PUBLISHER.search(names)) or not is_organisation(fields["source"][0])


def _rest(rest: str, part: _Part) -> tuple[dict[str, Any], str | None]:
    published = read_publication(rest, quoted=part.quoted)
    if published:
        return published
    locator = None
    if not part.quoted:
        rest, locator = take_locator(f" {rest}")
    fields = read_container(rest, dated=False, quoted=part.quoted)
    if part.container and fields.get("type") != "chapter":
        fields |= {"journal": clean_title(part.container)}
        fields.pop("source", None)
        fields.setdefault("type", "article-journal")
    if not fields.get("date"):
        dates = find_dates(rest)
        if dates:
            fields |= date_fields(dates[-1], rest[dates[-1].start : dates[-1].end])
    return fields, locator
