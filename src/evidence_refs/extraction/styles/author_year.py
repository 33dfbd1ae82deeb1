"""`Author (year, p.8) Title. Container`: Harvard, APA and the notes of public bodies.

The author is an organisation (`National Audit Office (2017, p.8) Integration. Available at: …`) or
people (`Schneider, B and Barber, KM (2014). Chapter. In: …`); the brackets hold the date and, after a
comma, a locator.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from evidence_refs.extraction.fields.container import (
    of_medium,
    read_container,
    take_locator,
    take_medium,
)
from evidence_refs.extraction.fields.dates import read_date
from evidence_refs.extraction.fields.names import NamesReading, read_names
from evidence_refs.extraction.fields.organisations import (
    is_organisation,
    is_proper_name,
    split_organisations,
)
from evidence_refs.extraction.fields.titles import clean_title, take_label
from evidence_refs.extraction.fields.types import type_of_title, type_of_url
from evidence_refs.extraction.found import date_fields
from evidence_refs.extraction.learned.words import GIVEN
from evidence_refs.extraction.styles.reading import StyleReading, split_address
from evidence_refs.extraction.styles.title_part import split_title
from evidence_refs.extraction.styles.who import read_first
from evidence_refs.model import Name, Organisation, Person
from evidence_refs.source import Slice, join

_DATE_IN_BRACKETS = re.compile(
    r"\((?P<inside>[^()]{0,40}?(?:\d{4}|undated|n\.\s?d\.|no date|in press|forthcoming)[^()]{0,40})\)[.,:;]?\s*",
    re.IGNORECASE,
)
_EDITORS = re.compile(r"\s*[\[(](?:eds?|editors?)\.?[\])]\.?\s*$", re.IGNORECASE)
_MAX_WHO = 320
_LOCATOR = re.compile(
    r"[,;]\s*(?P<locator>(?:pp?\.?|pages?|slides?|chapters?|ch\.|paras?\.?|paragraphs?|sections?|s\.|§|annex"
    r"|table|figure|box)\s*\.?\s*[\dA-Za-z].*)$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.?!:]\s+(?:[A-Z][a-z]{3,}|An?\b|The\b)(?=\s+[a-z])")
_LEADING_LOCATOR = re.compile(r"(?P<locator>pp?\.\s?\d[\d–-]*)[,.]\s+")
# APA: `(2019, May 23)`, `(2021, Spring)`.
_YEAR_FIRST = re.compile(
    r"^(?P<year>(?:1[89]|20)\d\d)[a-z]?, (?P<day>[A-Z][a-z]{2,8}\.?(?: \d{1,2})?)$"
)
_BARE_YEAR = re.compile(
    r"(?P<who>[^()\[\]“”]{3,220}?)(?P<sign>[,.]?)\s+(?P<year>(?:1[89]|20)\d\d)[a-z]?(?:\s\((?P<month>[A-Z][a-z]{2,8})\))?"
    r"(?P<end>[.,:]?)\s+(?=[A-Z‘“'\"])"
)
_DAY_LAST = re.compile(r"^(?P<month>[A-Z][a-z]{2,8}) (?P<day>\d{1,2}) (?=\d{4})")
_SUFFIX = re.compile(r"(?<=\d)[a-z]$")


def read_author_year(note: Slice) -> StyleReading | None:
    """Read a note or list item in this style; refuse one without names and a date before its title."""
    address = split_address(note)
    head = _read_head(address.before.text)
    if head is None and (bracketed := _with_brackets(note)):
        address = split_address(bracketed)
        head = _read_head(address.before.text)
    if head is None:
        return None
    rest, locator = address.before.cut(head.end), head.locator
    if early := _LEADING_LOCATOR.match(rest.text):  # "Office, (2017), p. 8, Title"
        locator, rest = early["locator"], rest.cut(early.end())
    # `Title, Organisation (2017), p.8`: nothing that could be a title follows the brackets.
    if not rest.text.strip(" .,;") and (not address.fields or head.listed):
        return None
    part = split_title(rest)
    link = next((m.target for m in rest.marks if m.kind == "link" and m.target), None)
    fields: dict[str, Any] = {
        **_title(part.title),
        **read_container(_after(part.after), dated=True, quoted=part.quoted),
        **({"url": link} if link else {}),
        **address.fields,
        **head.dated,
        **_fuller_date(part.after, head.dated),
    }
    if head.editors:
        fields |= {"editors": head.who.names, "type": "book"}
    else:
        fields |= {"authors": head.who.names, "authors_truncated": head.who.truncated}
    add_sources(fields, head.who)
    settle_type(fields)
    if not locator and fields["type"] in ("report", "document", "webpage", "book"):
        locator = take_locator(f" {part.after}")[1]
    return StyleReading(fields, locator, part.sure if fields.get("title") else 0.75)


def _with_brackets(note: Slice) -> Slice | None:
    """Put brackets round a year that stands bare: `Boyce T, 2011 (August). Title`, `Smith, J., 2017: Title`."""
    match = _BARE_YEAR.match(note.text)
    who = read_first(match["who"]) if match else None
    if match is None or who is None:
        return None
    if not all(isinstance(name, Person) for name in who.names) and (
        not match["end"]
        or ". " in match["who"]
        or not (match["sign"] or (is_organisation(match["who"]) and match["end"] != ":"))
    ):
        return None  # `Community Profiles 2013: West Sussex` has its year in the title
    date = f" ({match['month'] or ''} {match['year']}) ".replace("( ", "(")
    return join((note.cut(0, match.end("who")), Slice(date), note.cut(match.end())), "")


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands up to the closing bracket; `listed` where a comma divides it."""

    who: NamesReading
    editors: bool
    dated: dict[str, Any]
    locator: str | None
    end: int
    listed: bool


def _read_head(text: str) -> _Head | None:
    """Read `Author (year, p.8)`; None where no such thing opens the text."""
    match = _DATE_IN_BRACKETS.search(text[: _MAX_WHO + 90])
    if not match or not 2 <= match.start() <= _MAX_WHO:
        return None
    before = text[: match.start()].rstrip(" ,")
    if before.count("(") != before.count(")") or _SENTENCE.search(before) or ": " in before:
        return None
    inside, locator = _inside(match["inside"])
    dated = _dated(_SUFFIX.sub("", inside.strip()))
    editors = _EDITORS.search(before)
    who = read_who(before[: editors.start()] if editors else before)
    if dated is None or not who.names or any(_is_sentence(name) for name in who.names):
        return None
    return _Head(who, bool(editors), dated, locator, match.end(), "," in before)


def _dated(inside: str) -> dict[str, Any] | None:
    """Give the fields of what the brackets hold, None where it is no date."""
    inside = _YEAR_FIRST.sub(r"\g<day> \g<year>", inside)
    if inside.casefold() in ("in press", "forthcoming"):
        return {"date_text": inside}
    inside = _DAY_LAST.sub(r"\g<day> \g<month> ", inside)
    date = read_date(inside)
    if date is None or inside[date.end :].strip(" .,;"):
        return None
    return date_fields(date, inside)


def _is_sentence(name: Name) -> bool:
    """`PHE, Delivering better oral health: a toolkit, 4th edition (2021)` has a title before it."""
    return (
        isinstance(name, Organisation) and "," in name.literal and not is_proper_name(name.literal)
    )


def _inside(text: str) -> tuple[str, str | None]:
    """Divide what stands in the brackets into the date and a locator."""
    match = _LOCATOR.search(text)
    if not match:
        return text, None
    return text[: match.start()], match["locator"].strip()


def _title(printed: str) -> dict[str, Any]:
    title, medium = take_medium(printed.strip())
    title, _ = take_label(title)
    fields: dict[str, Any] = {"title": clean_title(title)}
    return fields | of_medium(medium)


def _after(text: str) -> str:
    return take_locator(text)[0] if re.search(r"\b(?:chapter|paragraph|para|col)\b", text) else text


def _fuller_date(text: str, dated: dict[str, Any]) -> dict[str, Any]:
    """`(2018) … Number 6 January 2018`: the second date is the first, said more fully."""
    known = dated.get("date") or ""
    match = re.search(r"(?:(?<=[\s,])|^)(?:\d{1,2}\s+)?[A-Z][a-z]{2,8}\s+(?:19|20)\d\d\b", text)
    reading = read_date(text, match.start()) if match and known else None
    if (
        reading
        and reading.date
        and len(reading.date) > len(known)
        and reading.date.startswith(known)
    ):
        month = re.search(r"[A-Z][a-z]{2,8}\s+\d{4}", text[match.start() :] if match else "")
        number = (
            re.match(r".*\b(?:no\.?|number|issue)\s*$", text[: match.start()], re.I)
            if match
            else None
        )
        if number and month:  # "Number 6 January 2018": the 6 is the number's
            reading = read_date(month[0])
        if reading:
            return {
                "date": reading.date,
                "date_text": month[0] if number and month else match[0].strip() if match else None,
            }
    return {}


def read_who(text: str) -> NamesReading:
    """Read who stands in the author's place: organisations are never divided into people."""
    bare = text.strip(" ,.;")
    if re.search(r",\s*[A-Z]{1,3}\b|\bet al\b|\band others\b", text) and not is_organisation(bare):
        return read_names(text)
    if len(split_organisations(bare)) > 1 or is_organisation(bare) or _not_a_person(bare):
        return NamesReading(tuple(Organisation(literal=o) for o in split_organisations(bare)))
    return read_names(text)


def _not_a_person(text: str) -> bool:
    """In an author's place before a year, people are printed family first: `Smith, J`, `Smith J`."""
    words = text.split()
    if 2 <= len(words) <= 3 and words[0].casefold() in GIVEN:
        return False
    return not re.search(r",|\b[A-Z]{1,3}\.?$| and | & ", text) or bool(
        re.search(r"\b(?:of|for|the|in|on)\b", text)
    )


def add_sources(fields: dict[str, Any], who: NamesReading) -> None:
    """An organisation that is the author of a report is its source too, after a publisher."""
    if fields.get("type") == "chapter":
        return  # the publisher of the book
    if fields.get("journal"):
        fields.pop("source", None)
        return
    names = [name.literal for name in who.names if isinstance(name, Organisation)]
    if (source := fields.get("source")) and len(source) == 1:
        fields["source"] = _joint(source[0], names)
    printed = [
        name
        for name in fields.get("source") or ()
        if name not in names and name not in map(_initials, names)
    ]
    fields["source"] = (*printed, *names)


def _joint(publisher: str, names: Sequence[str]) -> tuple[str, ...]:
    """Divide `Energy Bridge and Midlands Forum` where Energy Bridge is the author."""
    for name in names:
        if publisher.startswith(f"{name} and "):
            return name, publisher[len(name) + 5 :]
    return (publisher,)


def _initials(name: str) -> str:
    """`World Health Organization` -> `WHO`."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def settle_type(fields: dict[str, Any]) -> None:
    """Give the type that title, address and what follows the title tell."""
    if fields.get("type"):
        return
    told = type_of_title(fields.get("title")) or type_of_url(fields.get("url"))
    if told in (None, "webpage", "report"):
        dated = fields.get("title") and not fields.get("undated")
        fields["type"] = "report" if dated else told or "document"
    else:
        fields["type"] = told
