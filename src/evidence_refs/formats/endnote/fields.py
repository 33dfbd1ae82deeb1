"""The fields of EndNote, made a record: what its XML and its tagged text have in common."""

from __future__ import annotations

import re
from collections.abc import Mapping

from evidence_refs.formats import names, sentences, tagged
from evidence_refs.formats import values as value
from evidence_refs.formats.building import Printed
from evidence_refs.formats.databases import is_pubmed
from evidence_refs.formats.endnote.places import (
    DATABASE,
    FULL_TITLE,
    PATH,
    PROCEEDINGS,
    PUB_DATE,
    SENTENCES,
)
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.names import People
from evidence_refs.formats.ranges import dated
from evidence_refs.formats.tagged import Tagged
from evidence_refs.formats.types import HOLDS_SERIES, NUMBERED, csl_type, is_generic, telling

_FIELDS = tagged.table({
    "title": PATH["title"], "journal": f"{FULL_TITLE} {PATH['journal']}",
    "booktitle": PATH["journal"], "short_journal": "periodical/abbr-1", "volume": PATH["volume"],
    "issue_or_number": f"{PATH['issue']} issue", "pages": PATH["pages"],
    "article_number": "custom7", "edition": PATH["edition"], "series": PATH["series"],
    "date": PUB_DATE, "year": PATH["date"], "month": "dates/month", "day": "dates/day",
    "accessed": PATH["accessed"], "doi": PATH["doi"], "abstract": PATH["abstract"],
    "language": PATH["language"],
})  # fmt: skip
"""For each field, the paths that hold it; the first choice first."""

_SEVERAL = frozenset((PATH["isbn"], PATH["url"], PATH["note"], PATH["type"]))
_WEB = "urls/web-urls/url"
_WORK_TYPE = "work-type"
_TERTIARY = "contributors/tertiary-authors/author"
_USED = _SEVERAL | {
    PATH["authors"], PATH["editors"], PATH["source"], PATH["tags"], PATH["key"], DATABASE,
}  # fmt: skip
FIELD_PATHS = (
    _USED | {_TERTIARY, PROCEEDINGS} | {path for paths in _FIELDS.values() for path in paths}
)
"""The paths that a field takes: the others stand in `extra`."""

_KEPT_BY_ENDNOTE = frozenset(("database", "source-app", "foreign-keys/key"))
"""What EndNote says of its library, and not of the work."""

_EDITED_BOOK = "Edited Book"
_PMC = re.compile(r"PMC\d+")


def record(found: Tagged, number: int) -> Entry:
    """Give the record of values by their paths; `number` is its place in the file."""
    said, called = tagged.say(found, _FIELDS)
    said["type"], called["type"] = found.first(PATH["type"]), PATH["type"]
    if is_generic(said["type"]):
        said["type"], called["type"] = telling(found.all(_WORK_TYPE)), _WORK_TYPE
    notes, told = SENTENCES.heard(found.all(PATH["note"]))
    said["note"], called["note"] = "\n\n".join(notes), PATH["note"]
    kind = csl_type(said["type"]).csl or ""
    _titles(said, called, kind)
    if kind == "paper-conference" and found.first(PROCEEDINGS):
        said["booktitle"], called["booktitle"] = found.first(PROCEEDINGS), PROCEEDINGS
    _identifiers(found, said, called)
    authors, editors, role = _people(found)
    used = _USED - {PATH["editors"]} | {role} | _KEPT_BY_ENDNOTE | set(called.values())
    used |= _said_again(found, said)
    identifier = found.first(PATH["key"]) or found.first("rec-number")
    if not found.first(PATH["key"]):
        used |= {"rec-number"}
    made = dated(
        Printed(
            value.line(identifier) or str(number),
            found.line,
            said,
            authors,
            editors,
            tuple(part for text in found.all(PATH["source"]) for part in text.split("; ")),
            found.rest(used) | found.later(set(called.values()) - _SEVERAL - {_WEB}),
            called,
            value.line(found.first(DATABASE)),
            tags=found.keywords(PATH["tags"]),
        )
    )
    return sentences.applied(made, told) if told else made


def editors_of(kind: str, *, has_authors: bool) -> str:
    """Give the path of the editors of a reference type.

    The secondary authors of a book edit its series, and the tertiary ones the book; those who edited an
    edited book are its authors.
    """
    if kind == _EDITED_BOOK and not has_authors:
        return PATH["authors"]
    return _TERTIARY if kind == "Book" else PATH["editors"]


def _people(found: Tagged) -> tuple[People, People, str]:
    """Give authors, editors, and the path that has these; many write the editors of a book as secondary authors."""
    kind = found.first(PATH["type"])
    role = editors_of(kind, has_authors=False)
    if not found.all(role) or (role == PATH["authors"] and found.all(PATH["editors"])):
        role = PATH["editors"]
    authors, editors = (names.several(found.all(each)) for each in (PATH["authors"], role))
    return (names.NOBODY if role == PATH["authors"] else authors), editors, role


def _titles(said: dict[str, str], called: dict[str, str], kind: str) -> None:
    """Place the secondary title: a journal, a book that contains the work, or a book's series."""
    if kind not in HOLDS_SERIES or "booktitle" not in said:
        if called.get("journal") == called.get("booktitle"):
            said.pop("booktitle", None)
        return
    second = said.pop("booktitle")
    if called["journal"] == PATH["journal"]:
        del said["journal"]
    if second == said.get("journal"):
        return
    if "series" not in said:
        said["series"], called["series"] = second, PATH["journal"]
    else:
        said["booktitle"] = second


def _identifiers(found: Tagged, said: dict[str, str], called: dict[str, str]) -> None:
    bases = (found.first(DATABASE), found.first("remote-database-provider"))
    accession = found.first(PATH["pmid"])
    if accession.isdigit() and any(map(is_pubmed, bases)):
        said["pmid"], called["pmid"] = accession, PATH["pmid"]
    for path in (PATH["pmcid"], PATH["pmid"]):
        if _PMC.fullmatch(found.first(path)) and "pmcid" not in said:
            said["pmcid"], called["pmcid"] = found.first(path), path
    serials = found.all(PATH["isbn"])
    numbers = [text for text in serials if not any(value.serials(text))]
    is_numbered = csl_type(said["type"]).csl in NUMBERED
    if numbers and is_numbered and said.get("issue_or_number", numbers[0]) == numbers[0]:
        said["issue_or_number"], called["issue_or_number"] = numbers[0], PATH["isbn"]
        serials.remove(numbers[0])
    if serials:
        said["issn"], called["issn"] = "; ".join(serials), PATH["isbn"]
    for path in (PATH["url"], _WEB):
        addresses = found.all(path)
        if addresses and "url" not in said:
            said["url"], called["url"] = " ".join(addresses), path


def _said_again(found: Tagged, said: Mapping[str, str]) -> set[str]:
    """The paths whose only value stands in a field already."""
    known = set(said.values())
    return {path for path, texts in found.values.items() if set(texts) <= known}
