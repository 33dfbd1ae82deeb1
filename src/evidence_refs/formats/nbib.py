"""PubMed's own format (`.nbib`, MEDLINE): tags of up to four letters, a hyphen, a value.

Source of the format: https://www.nlm.nih.gov/bsd/mms/medlineelements.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import names, tagged
from evidence_refs.formats import values as value
from evidence_refs.formats.building import Printed, entry
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.names import People
from evidence_refs.formats.tagged import Tagged
from evidence_refs.model import Organisation
from evidence_refs.problems import Problem, Where

TAGS: dict[str, str] = {
    "title": "TI BTI TT", "journal": "JT TA", "booktitle": "BTI CTI", "short_journal": "TA",
    "volume": "VI", "issue": "IP", "pages": "PG", "date": "DP", "issn": "IS", "isbn": "ISBN",
    "abstract": "AB", "language": "LA", "pmid": "PMID", "pmcid": "PMC", "edition": "EN",
    "publisher": "PB",
}  # fmt: skip
"""For each field, the tags that hold it; the first choice first."""

_TAG = re.compile(r"([A-Z]{2,4}) {0,2}-(?: +|$)(.*)", re.DOTALL)
_OF = re.compile(r"(.+?)\s*\[(doi|pii)\]", re.DOTALL)
_USED = frozenset("FAU AU CN FED ED PT LID AID SO".split())


def read(lines: Iterable[str], *, file: str | None = None) -> Iterator[Entry | Problem]:
    """Give the records of a file of PubMed, in their order.

    Raises:
        UnreadableError: there is no `PMID-`.
    """
    number = 0
    for record in tagged.records(lines, _TAG, begins="PMID".__eq__):
        if "PMID" not in record.values and not record.first("TI", "BTI"):
            continue
        number += 1
        yield entry(_printed(record, number))
    if not number:
        raise UnreadableError("has no record that begins with `PMID-`", where=Where(file))


def _printed(record: Tagged, number: int) -> Printed:
    said, called = tagged.say(record, TAGS)
    said["title"] = said.get("title", "").removesuffix(".")  # which PubMed puts after each
    if called.get("title") == "BTI":
        said.pop("booktitle", None)
    issns = record.all("IS")
    if issns:
        said["issn"] = "; ".join(issns)
    said["type"], called["type"] = "; ".join(record.all("PT")), "PT"
    for text in record.all("LID", "AID"):
        found = _OF.fullmatch(text)
        if found and found[2] == "doi":
            said.setdefault("doi", found[1])
        elif found and found[2] == "pii":
            said.setdefault("article_number", found[1])
    _article_number(said)
    used = _USED | set(called.values())
    return Printed(
        value.line(record.first("PMID")) or str(number),
        record.line,
        said,
        _people(record, ("FAU", "AU"), "CN"),
        _people(record, ("FED", "ED"), ""),
        extra=record.rest(used),
        called=called,
        database="PubMed" if record.first("PMID") else "",
    )


def _article_number(said: dict[str, str]) -> None:
    """A publisher's identifier is a page only where no page is printed, and it looks like one."""
    text = said.get("article_number", "")
    if text and ("pages" in said or not re.fullmatch(r"[A-Za-z]{0,3}\d{1,8}", text)):
        del said["article_number"]


def _people(record: Tagged, tags: tuple[str, str], bodies: str) -> People:
    full, short = map(record.all, tags)
    found = names.several(full or short)
    more = [Organisation(literal=name) for name in map(value.line, record.all(bodies)) if name]
    return People((*found.names, *more), found.truncated)
