"""`Body. Site [Internet]. 2022 [cited 2025 Mar 3]. Title. Available from: …`: a page as Zotero prints it.

Source: NLM's Citing Medicine, chapter 25 (web sites), as the Vancouver style of reference managers
gives it: the site stands where an article has its title, and the page's title after the dates.
"""

from __future__ import annotations

import re
from typing import Any

from evidence_refs.extraction.fields.dates import read_date
from evidence_refs.extraction.fields.names import NamesReading, read_names
from evidence_refs.extraction.fields.organisations import is_organisation, split_organisations
from evidence_refs.extraction.fields.titles import clean_title
from evidence_refs.extraction.fields.types import type_of_url
from evidence_refs.extraction.found import date_fields
from evidence_refs.extraction.styles.reading import StyleReading, split_address
from evidence_refs.model import Organisation
from evidence_refs.source import Slice

_PAGE = re.compile(
    r"(?P<who>[^.\[]{2,160}?)(?:\.\s+(?P<site>[^\[]{2,80}?))?\.?\s*(?:\[Internet\]\.?)?\s+"
    r"(?P<date>(?:19|20)\d\d(?: [A-Z][a-z]{2,8}(?: \d{1,2})?)?)?\s*\[(?:cited|accessed)\s[^\]]{4,30}\]\.\s+"
    r"(?P<title>(?!Available\b|\()[^\[]{4,300}?)\.?\s*$",
    re.IGNORECASE,
)


def read_page_first(note: Slice) -> StyleReading | None:
    """Read a reference in this style; refuse any other."""
    text = note.text
    available = re.search(r"\.?\s+Available (?:from|at)\b:?", text, re.IGNORECASE)
    match = _PAGE.fullmatch(text[: available.start()] if available else text)
    if match is None:
        return None
    who, site = match["who"].strip(), (match["site"] or "").strip(" .")
    fields: dict[str, Any] = dict(split_address(note).fields)
    fields |= {"title": clean_title(match["title"])}
    names = _authors(who)
    if names is None and site:
        return None
    if names is None:  # `Feeding Britain [Internet]. 2019 [cited …]. Affordable Food Clubs`
        names = NamesReading((Organisation(literal=who),))
    fields["authors"] = names.names
    if match["date"]:
        fields |= date_fields(read_date(_day_last(match["date"])), match["date"])
    bodies = [name.literal for name in names.names if isinstance(name, Organisation)]
    fields["source"] = tuple(bodies) or (split_organisations(site) if site else ())
    fields["type"] = type_of_url(fields.get("url")) or "webpage"
    return StyleReading(fields, confidence=0.95)


def _authors(who: str) -> NamesReading | None:
    if is_organisation(who) or len(split_organisations(who)) > 1:
        return NamesReading(tuple(Organisation(literal=name) for name in split_organisations(who)))
    people = re.fullmatch(
        r"(?:[A-Z][\w’'‑-]+(?: [A-Z][\w’'-]+)? [A-Z]{1,3}(?:, |$))+(?:et al)?", who
    )
    return read_names(who) if people else None


def _day_last(date: str) -> str:
    """`2022 Feb 3` -> `3 Feb 2022`."""
    return " ".join(reversed(date.split()))
