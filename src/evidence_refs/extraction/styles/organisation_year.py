"""`Organisation (year, p.8) Title. Available at: …`, and people in the organisation's place.

`Schneider, B and Barber, KM (2014). Chapter In: Editor, A (ed). Place: Publisher, pp. 3–20.` is the
same style with people; what stands in the brackets is the date, and a locator after a comma.
"""

from __future__ import annotations

import re
from typing import Any

from evidence_refs.extraction.fields.dates import read_date
from evidence_refs.extraction.fields.names import NamesReading, read_names
from evidence_refs.extraction.fields.organisations import is_organisation, split_organisations
from evidence_refs.extraction.fields.titles import clean_title, take_label
from evidence_refs.extraction.fields.types import type_of_title, type_of_url
from evidence_refs.extraction.found import date_fields
from evidence_refs.extraction.styles.reading import StyleReading, marked_title, split_address
from evidence_refs.model import Organisation
from evidence_refs.source import Slice

_HEAD = re.compile(
    r"(?P<who>[^()]{2,260}?(?:\([A-Z][\w&]{1,12}\))?[^()]{0,60}?)"
    r"(?P<eds>\s*\((?:eds?|editors?)\.?\))?[\s,.]*"
    r"\((?P<inside>[^()]{4,60})\)[.,:]?\s*"
)
_LOCATOR = re.compile(
    r"[,;]\s*(?P<locator>(?:pp?\.?|pages?|slides?|chapters?|ch\.|paras?\.?|paragraphs?|sections?|s\.|§|annex"
    r"|table|figure|box)\s*\.?\s*[\dA-Za-z].*)$",
    re.IGNORECASE,
)
_IN = re.compile(r"[\s.,]+In:?\s+(?P<editors>[A-Z].+?)[\s,]*\(?\beds?\b\.?\)?[.,:]?\s+", re.DOTALL)
_IN_TITLE = re.compile(r"[.,]\s+In:?\s+(?=[A-Z])")
_PAGES = re.compile(r",?\s*\bpp?\.\s*(?P<pages>[\w]+(?:\s?[-–]\s?\w+)?)")
_PUBLISHER = re.compile(r"(?:(?P<place>[A-Z][\w .]{2,30}):\s*)?(?P<name>[A-Z][^,.:;]{2,70})")
_SERIES = re.compile(
    r"(?P<series>[A-Z][\w &’'-]{3,60}?)[\s,]+(?:no\.?|number|issue|report)\s*(?P<number>\w{1,8})",
    re.I,
)
_PARLIAMENT = re.compile(
    r"\b(?P<number>(?:HC|HL Paper|HL|Cm|Cmd|CP|Cmnd)\.?\s?\d{1,5}(?:-[IVX]+)?)\b"
)


def read_organisation_year(note: Slice) -> StyleReading | None:
    """Read a note or list item in this style; refuse one without names and a date before its title."""
    address = split_address(note)
    body = address.before
    head = _HEAD.match(body.text)
    if not head:
        return None
    inside, locator = _inside(head["inside"])
    date = read_date(inside)
    if date is None or inside[date.end :].strip(" .,;") not in ("", "a", "b", "c", "d"):
        return None
    fields: dict[str, Any] = date_fields(date, inside.strip()) | address.fields
    who = _who(head["who"])
    if not who.names:
        return None
    people = not any(isinstance(name, Organisation) for name in who.names)
    rest = body.cut(head.end())
    _title_and_rest(rest, fields)
    if head["eds"]:
        fields["editors"] = who.names
        fields["type"] = "book"
    else:
        fields |= {"authors": who.names, "authors_truncated": who.truncated}
    _sources(fields, () if people else who.names)
    fields.setdefault("type", _type(fields, rest.text))
    title = fields.get("title")
    confidence = 0.95 if title and marked_title(rest) else 0.9 if title else 0.75
    return StyleReading(fields, locator, confidence)


def _inside(text: str) -> tuple[str, str | None]:
    """Divide what stands in the brackets into the date and a locator."""
    match = _LOCATOR.search(text)
    if not match:
        return text, None
    return text[: match.start()], match["locator"].strip()


def _who(text: str) -> NamesReading:
    """Read who stands in the author's place: organisations are never divided into people."""
    bare = text.strip(" ,.;")
    names = read_names(text)
    if re.search(r",\s*[A-Z]{1,3}\b|\bet al\b", text) and not is_organisation(bare):
        return names
    if len(split_organisations(bare)) > 1 or is_organisation(bare) or _not_a_person(bare):
        return NamesReading(tuple(Organisation(literal=o) for o in split_organisations(bare)))
    return names


def _not_a_person(text: str) -> bool:
    """In an author's place before a year, people are printed family first: `Smith, J`, `Smith J`."""
    return not re.search(r",|\b[A-Z]{1,3}\.?$| and | & ", text) or bool(
        re.search(r"\b(?:of|for|the|in|on)\b", text)
    )


def _title_and_rest(rest: Slice, fields: dict[str, Any]) -> None:
    span = marked_title(rest)
    if span:
        title, after = rest.text[span[0] : span[1]], rest.text[span[1] :]
    else:
        title, after = _plain_title(rest.text, fields)
    title, _ = take_label(title.strip())
    fields["title"] = clean_title(title)
    _after_title(after.strip(" .,;"), fields)


def _plain_title(text: str, fields: dict[str, Any]) -> tuple[str, str]:
    """Give the title of unmarked words, and what follows it."""
    container = _IN.search(text)
    if container:
        fields |= {"editors": read_names(container["editors"]).names, "type": "chapter"}
        return text[: container.start()], text[container.end() :]
    stop = re.search(r"(?<!\b[A-Z])(?<!\bvs)(?<!\bDr)(?<!\bNo)[.?!](?=\s+[A-Z]|\s*$)", text)
    if stop:
        keep = stop.start() + (text[stop.start()] != ".")
        return text[:keep], text[stop.end() :]
    return text, ""


def _after_title(after: str, fields: dict[str, Any]) -> None:
    """Read series, number, pages and publisher from what follows a title."""
    if not after:
        return
    if paper := _PARLIAMENT.search(after):
        fields["number"] = paper["number"]
    elif series := _SERIES.match(after):
        fields |= {"series": series["series"].strip(" ,"), "number": series["number"]}
        later = after[series.end() :].strip(" .,")
        _fuller_date(later, fields)
        return
    pages = _PAGES.search(after)
    if pages:
        fields["pages"] = re.sub(r"\s*[–—-]\s*", "-", pages["pages"])
        container = after[pages.end() :].strip(" ,.;")
        if fields.get("type") == "chapter" and container:
            fields["journal"] = container
        after = after[: pages.start()]
    publisher = _PUBLISHER.match(after)
    if (publisher and fields.get("type") in ("chapter", "book")) or (
        publisher and publisher["place"]
    ):
        fields["source"] = (publisher["name"].strip(),)
    elif publisher and is_organisation(publisher["name"]):
        fields["source"] = split_organisations(publisher["name"])
    elif publisher and re.fullmatch(r"[A-Z][\w’' ]+(?:, [A-Z][\w ]+){1,2}", after):
        # "Elsevier, Amsterdam" or "Elsevier, Maarssen, NL" after the title of a book.
        fields["source"] = (publisher["name"].strip(),)


def _fuller_date(text: str, fields: dict[str, Any]) -> None:
    """`(2018) … Number 6 January 2018`: the second date is the first, said more fully."""
    reading, known = read_date(text), fields.get("date") or ""
    if (
        reading
        and reading.date
        and len(reading.date) > len(known)
        and reading.date.startswith(known)
    ):
        fields |= {"date": reading.date, "date_text": text[reading.start : reading.end]}


def _sources(fields: dict[str, Any], organisations: tuple[Any, ...]) -> None:
    """An organisation that is the author of a report is its source too, after a publisher."""
    names = tuple(name.literal for name in organisations if isinstance(name, Organisation))
    fields["source"] = (*fields.get("source", ()), *names)


def _type(fields: dict[str, Any], words: str) -> str:
    told = type_of_title(fields.get("title")) or type_of_url(fields.get("url"), words[:0])
    if told in (None, "webpage", "report"):
        return "report" if fields.get("title") and not fields.get("undated") else told or "document"
    return told
