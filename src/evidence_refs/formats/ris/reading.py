"""RIS, as EndNote, Zotero, Scopus, Ovid, Web of Science and Cochrane write it.

Source of the format: Reference Manager's RIS specification of 2011, in which a line is a tag of two
signs, two blanks, a hyphen, a blank and a value, and a record goes from `TY` to `ER`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import names, tagged
from evidence_refs.formats import values as value
from evidence_refs.formats.building import Printed, entry
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.tagged import Tagged
from evidence_refs.formats.types import csl_type
from evidence_refs.problems import Problem, Where

TAGS: dict[str, str] = {
    "title": "TI T1 CT", "journal": "JF T2 JO", "booktitle": "T2 BT", "short_journal": "JA J2 J1",
    "volume": "VL", "issue_or_number": "IS CP", "first_page": "SP", "last_page": "EP",
    "article_number": "C7", "edition": "ET", "series": "T3", "date": "DA Y1 PY", "year": "PY Y1",
    "accessed": "Y2", "doi": "DO", "issn": "SN", "abstract": "AB N2", "note": "N1",
    "language": "LA",
}  # fmt: skip
"""For each field, the tags that hold it; the first choice first."""

_TAG = re.compile(r"\s{0,3}([A-Z][A-Z0-9]) {0,2}-(?: +|$)(.*)", re.DOTALL)
HOLDS_SERIES = frozenset(("book", "collection", "thesis", "report", "classic"))
"""The types whose `T2` is a series: nothing contains them."""
_USED = frozenset("TY ER AU A1 A2 ED PB PP UR L3 M3 ID DB DP".split())
_PMC = re.compile(r"PMC\d+$")


def read(lines: Iterable[str], *, file: str | None = None) -> Iterator[Entry | Problem]:
    """Give the records of a RIS file, in their order.

    A record may lack its `ER`, which is a problem where others have it: the file may be cut short. Lines
    without a tag go on with the value above. A record of which nothing can be read is a problem.

    Raises:
        UnreadableError: there is no `TY`.
    """
    number, some_end = 0, False
    for record in tagged.records(lines, _TAG, begins="TY".__eq__, ends="ER"):
        if "TY" not in record.values and not number and not record.first("TI", "T1", "AU"):
            continue
        number += 1
        some_end = some_end or record.ended
        if some_end and not record.ended:
            message = "the record has no `ER  -` at its end, and may be cut short"
            yield Problem("record-open", message, Where(file, record.line), "warning")
        if not any(record.all(tag) for tag in record.values if tag != "TY"):
            yield Problem(
                "empty-record", "a record without fields", Where(file, record.line), "warning"
            )
            continue
        yield entry(_printed(record, number))
    if not number:
        raise UnreadableError("has no record that begins with `TY  -`", where=Where(file))


def is_tag(line: str) -> bool:
    """Whether a line begins with a tag."""
    return bool(_TAG.match(line))


def _printed(record: Tagged, number: int) -> Printed:
    said, called = tagged.say(record, TAGS)
    words = record.first("TY")
    said["type"], called["type"] = words, "TY"
    _titles(record, said, called, csl_type(words).csl or "")
    _identifiers(record, said, called)
    authors = names.several(record.all("AU", "A1"))
    used = _USED | set(called.values()) | _said_again(record, said)
    return Printed(
        value.line(record.first("ID")) or str(number),
        record.line,
        said,
        authors,
        names.several(record.all("ED", "A2")),
        tuple(record.all("PB", "PP")),
        record.rest(used) | _others(record, said, called),
        called,
        value.line(record.first("DB", "DP")),
    )


def _titles(record: Tagged, said: dict[str, str], called: dict[str, str], kind: str) -> None:
    """Place what `T2` and `BT` say, which depends on the type."""
    if kind in HOLDS_SERIES and "BT" in record.values and "title" not in said:
        said["title"], called["title"] = record.first("BT"), "BT"
    if called.get("booktitle") == called.get("title"):
        said.pop("booktitle", None)
    if called.get("journal") == "T2" and called.get("booktitle") == "T2":
        said.pop("booktitle")
    if kind in HOLDS_SERIES and called.get("journal") == "T2" and "series" not in said:
        said["series"], called["series"] = said.pop("journal"), "T2"


def _identifiers(record: Tagged, said: dict[str, str], called: dict[str, str]) -> None:
    for text in record.all("L3", "M3"):
        if "doi" not in said and value.doi(text):
            said["doi"], called["doi"] = text, "L3"
    for tag in ("C2", "AN"):
        if _PMC.match(record.first(tag)):
            said["pmcid"], called["pmcid"] = record.first(tag), tag
    if (
        record.first("DB", "DP").lower() in ("medline", "pubmed", "nlm")
        and record.first("AN").isdigit()
    ):
        said["pmid"], called["pmid"] = record.first("AN"), "AN"
    numbers = record.all("SN")
    if numbers:
        said["issn"] = "; ".join(numbers)
    addresses = record.all("UR")
    if addresses:
        said["url"], called["url"] = " ".join(addresses), "UR"


def _said_again(record: Tagged, said: Mapping[str, str]) -> set[str]:
    """The tags whose only value stands in a field already: `JO` beside an equal `JF`."""
    known = set(said.values())
    return {tag for tag, texts in record.values.items() if set(texts) <= known}


def _others(record: Tagged, said: Mapping[str, str], called: Mapping[str, str]) -> dict[str, str]:
    """The second and later values of tags of which a field holds one; the words of `M3`."""
    extra: dict[str, list[str]] = {}
    for tag in {*called.values(), "DB", "ID"} - {"UR", "SN", "L3", "TY"}:
        extra[tag] = record.all(tag)[1:]
    extra["DP"] = record.all("DP")[0 if record.first("DB") else 1 :]
    extra["M3"] = [text for text in record.all("M3", "L3") if text != said.get("doi")]
    return {tag: "; ".join(map(value.prose, texts)) for tag, texts in extra.items() if texts}
