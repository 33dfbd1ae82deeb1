"""What the page shows of a work, in words: the texts that it searches, and the places that cite it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from evidence_refs.edtf import year_of
from evidence_refs.formats.addresses import link_target
from evidence_refs.formats.called import called
from evidence_refs.formats.dates import spoken
from evidence_refs.model import Access, CitedIn, Name, Person, Reference

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Controls, and the marks that turn the direction of what stands behind them."""

_ACCESS: dict[Access, str] = {
    "abstract-only": "abstract only",
    "login-required": "login required",
    "subscription": "subscription",
}


def shown(reference: Reference) -> dict[str, Any]:
    """Give a work as the page shows it: what it lacks is left out."""
    url = link_target(reference.url) or link_target(_of_doi(reference))
    values: dict[str, Any] = {
        "key": reference.key,
        "aliases": list(reference.aliases),
        "type": reference.type,
        "title": called(reference),
        "language": reference.language,
        "authors": [clean(_name(each)) for each in reference.authors],
        "truncated": reference.authors_truncated,
        "editors": [clean(_name(each)) for each in reference.editors],
        "source": [clean(each) for each in reference.source],
        "journal": clean(reference.journal or ""),
        "place": clean(_place_in(reference)),
        "date": clean(_date(reference)),
        "day": reference.date,
        "year": year_of(reference.date),
        "url": url,
        "address": "" if url else clean(reference.url or reference.url_text or ""),
        "access": _ACCESS[reference.access] if reference.access else "",
        "note": clean(reference.note or ""),
        "tags": [clean(each) for each in reference.tags],
        "abstract": clean(reference.abstract or ""),
        "cited": [_cited(each) for each in reference.cited_in],
    }
    return {name: value for name, value in values.items() if value}


def _of_doi(reference: Reference) -> str | None:
    return f"https://doi.org/{reference.doi}" if reference.doi else None


def _name(name: Name) -> str:
    if not isinstance(name, Person):
        return name.literal
    return " ".join(part for part in (name.given, name.family, name.suffix) if part)


def _place_in(reference: Reference) -> str:
    """Give where in its journal or book a work is, and what else tells it from others of the name."""
    issue = f"({reference.issue})" if reference.issue else ""
    number = f"{reference.volume or ''}{issue}"
    parts = (number, reference.pages, reference.edition, reference.series, reference.number)
    return ", ".join(filter(None, parts))


def _date(reference: Reference) -> str:
    if not reference.date:
        return reference.date_text or ("undated" if reference.undated else "")
    updated = f" (updated {spoken(reference.date_updated)})" if reference.date_updated else ""
    return spoken(reference.date) + updated


def _cited(place: CitedIn) -> dict[str, Any]:
    values = {
        "document": place.document,
        "section": [clean(each) for each in place.section],
        "at": clean(", ".join(_at(place))),
    }
    return {name: value for name, value in values.items() if value}


def _at(place: CitedIn) -> Iterator[str]:
    """Say where in a document a citation stands: its note, its page, else its line."""
    if place.footnote:
        yield f"{'note' if place.form == 'footnote' else 'item'} {place.footnote}"
    if place.pages:
        yield _numbers("page", place.pages)
    elif place.lines:
        yield _numbers("line", place.lines)
    if place.locator:
        yield f"citing {place.locator}"


def _numbers(word: str, ends: tuple[int, int]) -> str:
    first, last = ends
    return f"{word} {first}" if first == last else f"{word}s {first}–{last}"


def clean(text: str) -> str:
    """Give a text without what cannot be seen, or hides and turns what stands beside it."""
    return _CONTROL.sub("", text).strip()
