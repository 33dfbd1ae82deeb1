"""`Author. Title. Container` and `Author, Title, Container`: Vancouver, MLA, OSCOLA, auditors' notes.

The authors come first and the date last. With stops between the parts the title ends at its stop;
with commas, what can stand after a title (date, publisher, number, pages) is taken off the end.
"""

from __future__ import annotations

import re
from typing import Any

from evidence_refs.extraction.fields.container import (
    of_medium,
    read_container,
    take_locator,
    take_medium,
)
from evidence_refs.extraction.fields.dates import find_dates, is_date, read_date
from evidence_refs.extraction.fields.names import NamesReading, read_names
from evidence_refs.extraction.fields.organisations import (
    is_organisation,
    is_proper_name,
    split_organisations,
)
from evidence_refs.extraction.fields.titles import clean_title, take_label
from evidence_refs.extraction.found import date_fields
from evidence_refs.extraction.styles.author_year import add_sources, settle_type
from evidence_refs.extraction.styles.reading import StyleReading, marked_title, split_address
from evidence_refs.extraction.styles.title_part import split_title
from evidence_refs.model import Organisation
from evidence_refs.source import Slice

_FAMILY = (
    r"(?:(?:van|von|und|zu|de|der|den|la|le|du|dos|da|ter|ten|el|al)\s+){0,3}(?:[’']t )?[A-ZÀ-Þ][\w’'-]+"
    r"(?:\s[A-ZÀ-Þ][\w’'-]{2,}){0,2}"
)
_INITIALS = r"(?:[A-ZÀ-Þ]\.(?:[ -]?[A-ZÀ-Þ]\.){0,3}|[A-ZÀ-Þ]{1,4}(?:-[A-ZÀ-Þ])?)"
_JOIN = r"(?:,?\s+and\s+|,?\s*&\s*|[,;]\s+)"
_ET_AL = r"(?:[,;]?\s*(?:et\s+al\.?|and others))?"
_VANCOUVER = re.compile(
    rf"(?P<who>{_FAMILY}\s{_INITIALS}(?:{_JOIN}{_FAMILY}\s{_INITIALS})*{_ET_AL})[.:,]\s+"
)
_INVERTED = re.compile(
    rf"(?P<who>{_FAMILY},\s(?:{_INITIALS}|[A-Z][\w’'-]+)(?:{_JOIN}{_FAMILY},\s(?:{_INITIALS}|[A-Z][\w’'-]+))*{_ET_AL})[.,:]\s+"
)
_INITIALS_FIRST = re.compile(
    rf"(?P<who>{_INITIALS}\s{_FAMILY}(?:{_JOIN}{_INITIALS}\s{_FAMILY})*{_ET_AL}),\s+"
)
_BODY = re.compile(r"(?P<who>[A-Z][^.:“‘\"\n]{2,140}?)(?P<sign>\.|:|,)\s+")
_ITS_OWN_PUBLISHER = re.compile(
    r"(?P<who>[A-Z][\w’'& -]{2,60}?)(?P<sign>\.\s+)(?=.{5,300}?[.?!]\s+(?P=who)[;,]\s+(?:19|20)\d\d)"
)
_LISTING_BODY = re.compile(
    r"(?:the )?(?:Department|Ministry|Office|Secretary|Committee|Centre|Institute)\b.* ?(?:for|of)\b",
    re.I,
)
_NUMBERED = re.compile(r"\s*\((?P<number>(?:CP|Cm|Cmd|HC|HL)\s?\d{1,5})\)\s*$")
_CONTAINED = re.compile(
    r"\bvol(?:ume)?\.?\s*\d|\d\s?\(\d{1,3}\)|\bIn:?\s+[A-Z][^()]{2,120}?\beds?\b|\bIn:?\s.*\beditors?\b",
    re.IGNORECASE,
)
_TAIL_PIECE = re.compile(
    r"[A-Z][^.]{0,60}\b(?:[Bb]riefing|[Pp]aper|[Rr]eport)s? (?:[Nn]o\.? )?[A-Z]{0,4}-?\d{1,5}$|"
    r"(?:CP|Cm|HC|HL Paper|Cmd|Cmnd|SI)\.?\s?\d|session \d{4}|.{0,40}\breport of session\b|vol(?:ume)?\b|no\.\s|pp?\.\s?\d"
    r"|pages?\s\d|paragraphs?\s\d|paras?\.?\s\d|col\.|article \d|\d{1,4}\(|chapters?\s\d|[A-Z][\w ]{2,30} \d{1,4}$"
    r"|\d{1,3}(?:st|nd|rd|th) ed|viewpoint|unpublished|in press|undated|n\.d",
    re.IGNORECASE,
)


def read_author_title(note: Slice) -> StyleReading | None:
    """Read a reference with authors first and no date after them; refuse any other."""
    address = split_address(note)
    body = address.before
    span = marked_title(body)
    if span and span[0] == 0:
        return None  # a title comes first
    head = _head(body.text)
    if head is None:
        return None
    who, end, sign = head
    rest = body.cut(end)
    dated = read_date(rest.text[:40])  # "Office. 2017. Title."
    early = dated if dated and rest.text[dated.end : dated.end + 1] in (".", ",") else None
    if early:
        rest = rest.cut(early.end + 1)
    if not rest.text or len(rest.text) < 4:
        return None
    locator = None
    if not _CONTAINED.search(rest.text):  # pages of an article or a chapter are its own
        text, locator = take_locator(rest.text)
        rest = rest.cut(0, len(text))
    part = split_title(rest)
    whole = sign != "," and not part.after and "," in part.title
    if (sign == "," or whole) and not marked_title(rest) and not part.quoted:
        title, after, sure = _by_commas(rest.text)
    else:
        title, after, sure = part.title, part.after, part.sure
    fields = _fields(title, f"{after} {address.after.text}".strip(), who)
    if early:
        fields |= date_fields(early, body.text[end:][early.start : early.end].strip())
    if not fields.get("title"):
        return None
    fields |= address.fields
    add_sources(fields, who)
    settle_type(fields)
    evidence = bool(fields.get("date") or fields.get("undated") or fields.get("journal")) or bool(
        fields.get("url") or fields.get("doi") or fields.get("number")
    )
    if not evidence and sign == ",":
        return None
    if fields["type"] in ("article-journal", "chapter"):
        locator = None
    return StyleReading(fields, locator, sure if evidence else 0.6)


def _head(text: str) -> tuple[NamesReading, int, str] | None:
    """Give who stands first, where the title begins, and the sign between them."""
    for pattern in (_VANCOUVER, _INVERTED, _INITIALS_FIRST):
        match = pattern.match(text)
        if match and not is_organisation(match["who"]):
            who = match["who"]
            if pattern is _INITIALS_FIRST:
                who = re.sub(r",(?=\s[A-Z])", ";", who)
                names = [
                    n
                    for piece in re.split(r";\s*|\s+and\s+", re.sub(r"[,;]?\s*et al\.?$", "", who))
                    for n in read_names(piece).names
                ]
                reading = NamesReading(tuple(names), "et al" in who)
            else:
                reading = read_names(who)
            return reading, match.end(), text[match.end("who") : match.end()].strip()[:1]
    return _body(text)


def _body(text: str) -> tuple[NamesReading, int, str] | None:
    """An organisation, or several, up to the stop, colon or last comma after their names."""
    if own := _ITS_OWN_PUBLISHER.match(text):
        return NamesReading((Organisation(literal=own["who"]),)), own.end("sign"), "."
    end, sign, who = 0, "", ""
    at = 0
    while (
        match := _BODY.match(text, 0)
        if not at
        else re.compile(r"[^.:“‘\"\n]{1,140}?(?P<sign>\.|:|,)\s+").match(text, at)
    ):
        candidate = text[: match.start("sign")]
        names = split_organisations(candidate)
        added = candidate[len(who) :].strip(" ,")
        grows = (
            not who
            or is_organisation(added)
            or (bool(_LISTING_BODY.match(who)) and " and " in added and len(added.split()) <= 6)
        )
        if grows and names and all(is_organisation(n) and is_proper_name(n) for n in names):
            end, sign, who = match.end(), match["sign"], candidate
            if sign in ".:":
                break
        elif end or len(candidate) > 160 or match["sign"] != ",":
            break
        at = match.end()
    if not end:
        return None
    return NamesReading(tuple(Organisation(literal=o) for o in split_organisations(who))), end, sign


def _by_commas(text: str) -> tuple[str, str, float]:
    """Take what can follow a title off the end of a text divided by commas."""
    pieces = re.split(r",\s+", text.rstrip(" ."))
    cut = len(pieces)
    while cut > 1 and _can_follow(pieces[cut - 1]):
        cut -= 1
    if 1 < cut < len(pieces) and re.match(r"vol\b|\d{1,4}\(", pieces[cut], re.IGNORECASE):
        cut -= 1  # the journal before its volume
    return ", ".join(pieces[:cut]), ", ".join(pieces[cut:]), 0.85 if cut < len(pieces) else 0.7


def _can_follow(piece: str) -> bool:
    piece = piece.strip(" .()")
    return (
        not piece
        or is_date(piece)
        or bool(_TAIL_PIECE.match(piece))
        or is_organisation(piece)
        or (
            bool(find_dates(piece))
            and len(piece) < 40
            and not re.search(r"[a-z]{3,} [a-z]{3,}", piece)
        )
    )


def _fields(title: str, after: str, who: NamesReading) -> dict[str, Any]:
    title, medium = take_medium(title.strip())
    trailing = re.search(
        r"\s*\(((?:[A-Z][a-z]+ )?(?:19|20)\d\d|undated|n\.d\.|updated [^)]{4,30})\)\s*$", title
    )
    fields: dict[str, Any] = {}
    if trailing:
        reading = read_date(trailing[1])
        if reading:
            fields |= {"date": reading.date, "date_text": trailing[1], "undated": reading.undated}
        title = title[: trailing.start()]
    title, _ = take_label(title)
    if number := _NUMBERED.search(title):
        fields["number"] = number["number"]
        title = title[: number.start()]
    fields |= {
        k: v for k, v in read_container(after, dated="date" in fields).items() if k not in fields
    }
    fields |= of_medium(medium)
    return fields | {
        "title": clean_title(title),
        "authors": who.names,
        "authors_truncated": who.truncated,
    }
