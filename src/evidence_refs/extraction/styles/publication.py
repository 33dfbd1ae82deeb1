"""What stands in brackets after a title: `(2nd edn, Example Press 2014) 34`, `(2015) 22 Eld LJ 118`.

Sources: OSCOLA, 4th edition; The Chicago Manual of Style, 17th edition, chapter 14.
"""

from __future__ import annotations

import re
from typing import Any

from evidence_refs.extraction.fields.dates import is_date, read_date
from evidence_refs.extraction.fields.names import read_names
from evidence_refs.extraction.fields.organisations import split_organisations
from evidence_refs.extraction.fields.titles import clean_title
from evidence_refs.extraction.found import date_fields

BRACKETS = re.compile(r"\s\((?P<inside>[^()]{3,140})\)(?P<after>[^()]{0,60})$")
"""Brackets at the end of a reference, and what stands after them."""
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


def read_publication(rest: str, *, quoted: bool) -> tuple[dict[str, Any], str | None] | None:
    """Give the fields of what follows a title, and the locator; None where it is of another form.

    `quoted` says that the title stood in quotation marks, as those of articles and chapters do.
    """
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
    match = BRACKETS.search(f" {rest}")
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
