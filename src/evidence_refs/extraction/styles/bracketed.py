"""`Author, Title (Publisher Year) page`: OSCOLA, and the full notes of Chicago.

What was published stands in brackets after the title: `(2nd edn, Example Press 2014)`, `(London:
Example Press, 2014)`, `(Cm 8884, 2014)`; an article has its year there, or after its journal:
`‘Title’ (2015) 22 Eld LJ 118, 121`, `“Title,” Journal of Place 12, no. 4 (2019): 3`.

Sources: OSCOLA, 4th edition; The Chicago Manual of Style, 17th edition, chapter 14.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from evidence_refs.extraction.fields.dates import is_date, read_date
from evidence_refs.extraction.fields.names import NamesReading, read_names
from evidence_refs.extraction.fields.organisations import is_organisation, split_organisations
from evidence_refs.extraction.fields.titles import clean_title
from evidence_refs.extraction.found import date_fields
from evidence_refs.extraction.styles.author_year import add_sources, settle_type
from evidence_refs.extraction.styles.reading import StyleReading, split_address
from evidence_refs.source import Slice

_QUOTED = re.compile(
    r"[“‘\"'](?P<title>[^“”\"]{6,300}?)[,.]?(?:”|’(?=[\s,.]|$)|\"|'(?=[\s,.]|$)),?\s+"
)
_BRACKETS = re.compile(r"\s\((?P<inside>[^()]{3,140})\)(?P<after>[^()]{0,60})$")
_YEAR = r"(?:1[89]|20)\d\d"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|Spring|Summer|Autumn|Winter)[a-z]*\.?"
_PUBLICATION = re.compile(
    rf"(?:(?P<edition>\d{{1,2}}(?:st|nd|rd|th)|rev(?:ised)?)\.? ed(?:itio)?n?\.?,?\s*)?"
    rf"(?:(?P<place>[A-Z][\w .,’'-]{{1,40}}):\s*)?(?P<publisher>[A-Z][^:;]{{1,80}}?)?,?\s*(?P<date>(?:\d{{1,2}} )?(?:{_MONTH} )?{_YEAR})"
)
_NUMBERED = re.compile(
    r"(?P<number>(?:Cm|Cmd|Cmnd|CP|Law Com|HC|HL|HC Paper|HL Paper|SI|Bill|Research Briefing|Research Paper)\b[^()]{0,24}?\d[\d/-]*"
    rf"(?:, (?!{_YEAR}$)\d{{1,4}})?)(?:,\s(?P<date>{_YEAR}))?"
)
_LOCATOR = re.compile(
    r"[,\s]*(?P<locator>(?:pp?\.?\s?|paras?\.?\s?|paragraphs?\s|ch(?:apter)?s?\.?\s?|ss?\s)?\d[\d.–-]*(?:, \d[\d–-]*)*)?[\s.]*"
)
_ARTICLE = re.compile(
    rf"\(?(?P<year>{_YEAR})\)?,?\s(?P<volume>\d{{1,4}}(?:\(\d{{1,3}}\))?)\s(?P<journal>[A-Z][A-Za-z&.’' -]{{1,80}}?)\s(?P<pages>[A-Z]?\d{{1,5}}(?:[–-]\d{{1,5}})?)"
    r"(?:,\s(?P<locator>\d{1,5}(?:[–-]\d{1,5})?))?[\s.]*"
)
_CHICAGO = re.compile(
    r"(?P<journal>[A-Z][A-Za-z&.’': -]{1,90}?),?\s(?P<volume>\d{1,4})(?:, no\. (?P<issue>[\d–-]+))?\s"
    rf"\((?P<date>(?:[A-Z][a-z]+ )?{_YEAR})\)(?::\s(?P<pages>[\w–-]{{1,14}}))?[\s.,]*"
)
_CHAPTER = re.compile(
    r"in:?\s(?P<editors>[A-Z][^()]{3,120}?)\s\(eds?\.?\),?\s(?P<book>[A-Z].{3,160}?)$|"
    r"in:?\s(?P<title>[A-Z].{3,160}?),\sed(?:s?\.|ited by)\s(?P<by>[A-Z].{3,120}?)$",
    re.IGNORECASE,
)


def read_bracketed(note: Slice) -> StyleReading | None:
    """Read a note in this style; refuse one without an author, a title and such brackets."""
    address = split_address(note)
    body = address.before
    part = _by_quotes(body) or _by_mark(body) or _by_brackets(body)
    if part is None:
        return None
    who = _who(part.who)
    title = clean_title(part.title)
    if who is None or not title or len(title) < 4:
        return None
    told = _published(part.rest, part.quoted)
    if told is None:
        return None
    fields, locator = told
    fields = {**fields, **address.fields, "title": title}
    fields |= {"authors": who.names, "authors_truncated": who.truncated}
    add_sources(fields, who)
    if (
        "type" not in fields
        and not is_organisation(part.who)
        and not fields.get("number")
        and fields.get("source")
    ):
        fields["type"] = "book"
    settle_type(fields)
    return StyleReading(fields, locator, 0.93)


@dataclass(frozen=True, slots=True)
class _Part:
    """Who, title and the rest, as the print divides them; `quoted` where the title is in quotes."""

    who: str
    title: str
    rest: str
    quoted: bool = False


def _by_quotes(body: Slice) -> _Part | None:
    match = _QUOTED.search(body.text[:500])
    if not match or not body.text[: match.start()].rstrip().endswith(","):
        return None
    return _Part(body.text[: match.start()], match["title"], body.text[match.end() :], quoted=True)


def _by_mark(body: Slice) -> _Part | None:
    mark = next((m for m in body.marks if m.kind == "emphasis" and m.end - m.start > 5), None)
    if mark is None or not body.text[: mark.start].rstrip().endswith(","):
        return None
    return _Part(body.text[: mark.start], body.text[mark.start : mark.end], body.text[mark.end :])


def _by_brackets(body: Slice) -> _Part | None:
    """Divide `Author, Title (…) 34` at the first comma before which names or a body stand."""
    text = body.text.rstrip(" .")
    match = _BRACKETS.search(text)
    if not match:
        return None
    if is_date(match["inside"]):  # `Title, Organisation (May 2022)` looks the same
        return None
    head = text[: match.start()]
    for comma in re.finditer(r",\s+(?=[A-Z0-9])", head):
        who, title = head[: comma.start()], head[comma.end() :]
        if _who(who) and (is_organisation(who) or not _who_goes_on(title)):
            return _Part(who, title, text[match.start() :])
    return None


def _who(text: str) -> NamesReading | None:
    text = text.strip(" ,")
    if not text or len(text) > 220 or re.search(r"[“”\"?!;()]", text):
        return None
    if is_organisation(text) or len(split_organisations(text)) > 1:
        return read_names(text)
    if re.search(r"\d", text):
        return None
    names = re.split(r",\s(?:and\s)?|\s(?:and|&)\s", re.sub(r",? et al\.?$", "", text))
    if all(_PERSON.fullmatch(name) for name in names):
        return read_names(text)
    return None


_PERSON = re.compile(
    r"(?:[A-Z](?:[\w’'-]+|\.?)\s){1,3}(?:(?:van|von|de|der|den|la|le|al|bin|ter) ){0,2}[A-Z][\w’'-]+|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? [A-Z]{1,3}"
)


def _who_goes_on(title: str) -> bool:
    """Say whether the next name of a list stands where the title would begin."""
    first, comma, _ = title.partition(", ")
    names = re.split(r"\s(?:and|&)\s", first)
    return bool(comma) and all(_PERSON.fullmatch(name) for name in names)


def _published(rest: str, quoted: bool) -> tuple[dict[str, Any], str | None] | None:
    """Give the fields of what follows the title, and the locator."""
    rest = rest.strip(" ,.")
    if quoted and (article := _ARTICLE.fullmatch(rest)):
        fields = {name: article[name] for name in ("journal", "pages")}
        volume, _, issue = article["volume"].partition("(")
        fields |= {"volume": volume, "issue": issue.rstrip(")") or None}
        fields |= {"date": article["year"], "date_text": article["year"]}
        return fields | {"type": "article-journal"}, article["locator"]
    if quoted and (article := _CHICAGO.fullmatch(rest)):
        fields = {name: article[name] for name in ("journal", "volume", "issue", "pages")}
        fields |= date_fields(read_date(article["date"]), article["date"])
        return fields | {"type": "article-journal"}, None
    match = _BRACKETS.search(f" {rest}")
    locator = _LOCATOR.fullmatch(match["after"]) if match else None
    if match is None or locator is None:
        return None
    before = f" {rest}"[: match.start()].strip(" ,")
    fields = _inside(match["inside"]) or {}
    if not fields:
        return None
    if before:
        chapter = _CHAPTER.fullmatch(before)
        if chapter is None:
            return None
        fields |= {
            "journal": clean_title(chapter["book"] or chapter["title"]),
            "editors": read_names(chapter["editors"] or chapter["by"]).names,
            "type": "chapter",
        }
    return fields, locator["locator"]


def _inside(text: str) -> dict[str, Any] | None:
    if paper := _NUMBERED.fullmatch(text):
        fields: dict[str, Any] = {"number": paper["number"]}
        return fields | (
            {"date": paper["date"], "date_text": paper["date"]} if paper["date"] else {}
        )
    if is_date(text):
        return date_fields(read_date(text), text)
    if book := _PUBLICATION.fullmatch(text):
        fields = date_fields(read_date(book["date"]), book["date"])
        fields |= {"edition": book["edition"]} if book["edition"] else {}
        if book["publisher"]:
            fields["source"] = split_organisations(book["publisher"].strip(" ,"))
        return fields
    return None
