"""PubMed's tagged text (`.nbib`, MEDLINE): tags of up to four letters, a hyphen, a value.

Source of the format: https://www.nlm.nih.gov/bsd/mms/medlineelements.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import names, tagged
from evidence_refs.formats import values as value
from evidence_refs.formats.building import Printed
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.names import People
from evidence_refs.formats.ranges import dated
from evidence_refs.formats.tagged import Tagged
from evidence_refs.model import Organisation
from evidence_refs.problems import Problem, Where

TAGS = tagged.table({
    "title": "TI BTI TT", "journal": "JT TA", "booktitle": "BTI CTI", "short_journal": "TA",
    "volume": "VI", "issue": "IP", "pages": "PG", "date": "DP", "issn": "IS", "isbn": "ISBN",
    "abstract": "AB", "language": "LA LG", "pmid": "PMID", "pmcid": "PMC", "edition": "EN",
    "publisher": "PB",
})  # fmt: skip

_TAG = re.compile(r"([A-Z]{2,4}) {0,2}-(?: +|$)(.*)", re.DOTALL)
_OF = re.compile(r"(.+?)\s*\[(doi|pii)\]", re.DOTALL)
# `SO` says once more what other tags say.
_USED = frozenset("FAU AU CN FED ED PT LID AID SO OT MH".split())
_SEVERAL = frozenset(("IS", "PT", "AID"))


def read(lines: Iterable[str], *, file: str | None = None) -> Iterator[Entry | Problem]:
    """Give the records of a file of PubMed, in their order.

    Its keywords are the authors' (`OT`) and the MeSH headings (`MH`), without their stars.

    Raises:
        UnreadableError: there is no `PMID-`.
    """
    number, outside = 0, tagged.Outside()
    for found in tagged.records(lines, _TAG, begins="PMID".__eq__, outside=outside):
        if "PMID" not in found.values and not found.first("TI", "BTI"):
            continue
        number += 1
        yield record(found, number)
    if not number:
        raise UnreadableError("has no record that begins with `PMID-`", where=Where(file))
    yield from outside.problems(file)


def record(found: Tagged, number: int) -> Entry:
    """Give the record of values by their tags; `number` is its place in the file."""
    return dated(_printed(found, number))


def _printed(record: Tagged, number: int) -> Printed:
    said, called = tagged.say(record, TAGS)
    if called.get("title") == "BTI":
        said.pop("booktitle", None)
    issns = record.all("IS")
    if issns:
        said["issn"] = "; ".join(issns)
    said["type"], called["type"] = "; ".join(record.all("PT")), "PT"
    left = _identifiers(record, said, called)
    used = _USED | set(called.values())
    later = record.later(set(called.values()) - _SEVERAL)
    return Printed(
        value.line(record.first("PMID")) or str(number),
        record.line,
        said,
        _people(record, ("FAU", "AU"), "CN"),
        _people(record, ("FED", "ED"), ""),
        extra=record.rest(used) | later | left,
        called=called,
        database="PubMed" if record.first("PMID") else "",
        tags=tagged.headings(record.all("OT", "MH")),
    )


def _identifiers(record: Tagged, said: dict[str, str], called: dict[str, str]) -> dict[str, str]:
    """Place a DOI and an article's number; give the publisher's other identifiers, for `extra`."""
    left: list[str] = []
    for text in dict.fromkeys(record.all("LID", "AID")):
        found = _OF.fullmatch(text)
        if found and found[2] == "doi" and said.setdefault("doi", found[1]) == found[1]:
            called["doi"] = "AID"
        elif found and _is_page(found[1]) and "pages" not in said:
            said["pages"], called["pages"] = found[1], "AID"
        elif not found or found[1] != said.get("pages"):
            left.append(text)
    return {"AID": tagged.joined(left)} if left else {}


def _is_page(text: str) -> bool:
    """Whether a publisher's identifier looks like the number of an article."""
    return bool(re.fullmatch(r"[A-Za-z]{0,3}\d{1,8}", text))


def _people(record: Tagged, tags: tuple[str, str], bodies: str) -> People:
    full, short = map(record.all, tags)
    found = names.several(full or short)
    more = [Organisation(literal=name) for name in map(value.line, record.all(bodies)) if name]
    return People((*found.names, *more), found.truncated)
