"""Web of Science's plain text: two signs, a blank, a value; a line that goes on begins with blanks.

Source of the format: "Web of Science Core Collection Field Tags", https://images.webofknowledge.com/
(help, WOS, hs_wos_fieldtags.html). Inspec and Medline, searched there, use some of the tags otherwise.
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
    "title": "TI", "journal": "SO", "booktitle": "SO", "short_journal": "JI J9", "series": "SE",
    "volume": "VL", "issue": "IS", "pages": "PS", "first_page": "BP SP", "last_page": "EP",
    "article_number": "AR", "date": "PD", "year": "PY", "doi": "DI D2", "pmid": "PM",
    "abstract": "AB", "language": "LA", "publisher": "PU",
})  # fmt: skip

_TAG = re.compile(r"([A-Z][A-Z0-9])(?: |\s*$)(.*)", re.DOTALL)
_USED = frozenset("FN VR EF PT DT AU AF BA BF CA BE ED DE SN EI BN".split())
_TYPES = {"J": "Journal Article", "B": "Book", "S": "Book Chapter", "P": "Patent"}
_DATABASES = {"WOS": "Web of Science", "ISI": "Web of Science"}


def read(lines: Iterable[str], *, file: str | None = None) -> Iterator[Entry | Problem]:
    """Give the records of a file, in their order.

    Raises:
        UnreadableError: there is no `PT`.
    """
    number, some_end, outside = 0, False, tagged.Outside()
    for record in tagged.records(lines, _TAG, begins="PT".__eq__, ends="ER", outside=outside):
        if "PT" not in record.values:
            continue
        number += 1
        some_end = some_end or record.ended
        if some_end and not record.ended:
            message = "the record has no `ER` at its end, and may be cut short"
            yield Problem("record-open", message, Where(file, record.line), "warning")
        yield dated(_printed(record, number))
    if not number:
        raise UnreadableError("has no record that begins with `PT`", where=Where(file))
    yield from outside.problems(file)


def _printed(record: Tagged, number: int) -> Printed:
    said, called = tagged.say(record, TAGS)
    said["type"], called["type"] = _type(record), "DT"
    serials = record.all("SN", "EI", "BN")
    if serials:
        said["issn"], called["issn"] = "; ".join(serials), "SN"
    accession = value.line(record.first("UT"))
    base, colon, _ = accession.partition(":")
    extra = record.rest(_USED | set(called.values())) | record.later(set(called.values()) - {"SN"})
    if "CR" in extra:  # each reference that it cites stands on a line
        extra["CR"] = tagged.joined(record.first("CR").split("\n"))
    words = record.first("DT").strip("- ")
    if words and words != said["type"]:
        extra["DT"] = words
    return Printed(
        accession or str(number),
        record.line,
        said,
        _people(record, ("AF", "BF"), ("AU", "BA"), "CA"),
        _people(record, (), ("BE", "ED")),
        extra=extra,
        called=called,
        database=_DATABASES.get(base, base.capitalize()) if colon else "",
        tags=tuple(
            word for text in record.all("DE") for word in text.replace("\n", " ").split(";")
        ),
    )


def _type(record: Tagged) -> str:
    """Give what the document is; of a book, `Article` says only that it is one of its chapters."""
    kind, words = _TYPES.get(record.first("PT"), ""), record.first("DT").strip("- ")
    if words == "Article" and kind == _TYPES["B"]:
        return _TYPES["S"]
    return words or kind


def _people(
    record: Tagged, full: tuple[str, ...], short: tuple[str, ...], bodies: str = ""
) -> People:
    found = names.several(_each(record.all(*full) or record.all(*short)))
    groups = [
        Organisation(literal=name) for name in map(value.line, _each(record.all(bodies))) if name
    ]
    return People((*found.names, *groups), found.truncated)


def _each(texts: Iterable[str]) -> list[str]:
    """Give names that stand one a line, or between `;`."""
    return [name for text in texts for name in re.split(r"[\n;]", text)]
