"""RIS, as EndNote, Zotero, Scopus, Ovid, Web of Science and Cochrane write it.

Source of the format: Reference Manager's RIS specification of 2011, in which a line is a tag of two
signs, two blanks, a hyphen, a blank and a value, and a record goes from `TY` to `ER`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import names, sentences, tagged
from evidence_refs.formats import values as value
from evidence_refs.formats.building import Printed
from evidence_refs.formats.databases import is_pubmed
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.names import People
from evidence_refs.formats.ranges import dated
from evidence_refs.formats.ris.places import SENTENCES, TAG
from evidence_refs.formats.tagged import Tagged
from evidence_refs.formats.types import HOLDS_SERIES, NUMBERED, csl_type, is_generic, telling
from evidence_refs.problems import Problem, Where

TAGS = tagged.table({
    "title": f"{TAG['title']} T1 CT", "journal": "JF T2 JO", "booktitle": "T2 BT",
    "short_journal": "JA J2 J1", "volume": f"{TAG['volume']} VO",
    "issue_or_number": f"{TAG['issue']} CP", "first_page": TAG["pages"], "last_page": "EP",
    "article_number": "C7", "edition": TAG["edition"], "series": TAG["series"],
    "date": f"DA Y1 {TAG['date']}", "year": f"{TAG['date']} Y1", "accessed": TAG["accessed"],
    "doi": TAG["doi"], "issn": TAG["issn"], "abstract": f"{TAG['abstract']} N2",
    "language": f"{TAG['language']} LG",
})  # fmt: skip
"""For each field, the tags that hold it, other programs' beside ours; the first choice first."""

# Small letters are a tag only where the blanks are those of the format: they also begin prose.
_TAG = re.compile(
    r"\s{0,3}([A-Z][A-Z0-9](?= {0,2}-)|[A-Za-z][A-Za-z0-9](?=  - )) {0,2}-(?: +|$)(.*)", re.DOTALL
)
_USED = frozenset("TY ER AU A1 ED PB PP PU UR L3 M3 ID DB DP KW N1".split())
_OF_SOME_TYPES = frozenset("A2 A3 C3 M1".split())
FIELD_TAGS = _USED | _OF_SOME_TYPES | {tag for tags in TAGS.values() for tag in tags}
"""The tags that a field takes: the others stand in `extra`."""

_WORK_TYPE = "M3"
_BEGINS = ("TI", "T1", "AU")
"""What tells that a record is one whose `TY` is missing."""
_SEVERAL = frozenset("UR SN L3 TY N1 M3".split())
# The types that have a number in `M1`, to Zotero and EndNote; of others it may be anything.
_NUMBERED_IN_M1 = ("bill", "hearing", "legislation", "patent", "regulation", *NUMBERED)
_NUMBER = re.compile(r"[\w.:/-][\w .:/()-]{0,30}")
_EDITED_BOOK = "EDBOOK"
_PMC = re.compile(r"PMC\d+$")
# `26957754[pmid]`, as PubMed Central writes into the fields of the user.
_PMID = re.compile(r"\d{1,8}")
_NUMBER_OF = re.compile(r"((?:PMC)?\d+)\[(?:pmid|pmcid)\]")
# `PUBMED 28658719,EMBASE 616`, of which the second stays in `extra`, too.
_OF_COCHRANE = re.compile(r"pubmed[: ]+(\d{1,8})", re.IGNORECASE)


def read(lines: Iterable[str], *, file: str | None = None) -> Iterator[Entry | Problem]:
    """Give the records of a RIS file, in their order.

    A record may lack its `ER`, which is a problem where others have it: the file may be cut short. Lines
    without a tag go on with the value above. A record of which nothing can be read is a problem.

    Raises:
        UnreadableError: there is no `TY`.
    """
    number, some_end, outside = 0, False, tagged.Outside()
    for record in tagged.records(lines, _TAG, begins="TY".__eq__, ends="ER", outside=outside):
        if "TY" not in record.values and not record.first(*_BEGINS):
            lines_of_it = len(record.all(*record.values))
            if not (lines_of_it and number):
                outside.add(record.line, lines_of_it)
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
        yield _entry(record, number)
    if not number:
        raise UnreadableError("has no record that begins with `TY  -`", where=Where(file))
    yield from outside.problems(file)


def is_tag(line: str) -> bool:
    """Whether a line begins with a tag."""
    return bool(_TAG.match(line))


def _entry(record: Tagged, number: int) -> Entry:
    said, called = tagged.say(record, TAGS)
    said["type"], called["type"] = record.first(TAG["type"]), TAG["type"]
    if is_generic(said["type"]):
        said["type"], called["type"] = telling(record.all(_WORK_TYPE)), _WORK_TYPE
    notes, told = SENTENCES.heard(record.all(TAG["note"]))
    notes = [note for note in notes if not _is_doi(note, said)]
    if notes:
        said["note"], called["note"] = notes[0], TAG["note"]
    kind = csl_type(said["type"]).csl or ""
    _titles(record, said, called, kind)
    _conference(record, said, called, kind)
    _serials(record, said, called, kind)
    _identifiers(record, said, called)
    authors, editors, role = _people(record, kind)
    used = _USED | {role} | set(called.values()) | _said_again(record, said)
    extra = record.rest(used) | _others(record, said, called)
    if notes[1:]:
        extra[TAG["note"]] = tagged.joined(notes[1:])
    found = dated(
        Printed(
            value.line(record.first(TAG["key"])) or str(number),
            record.line,
            said,
            authors,
            editors,
            tuple(record.all(TAG["source"], "PP", "PU")),
            extra,
            called,
            value.line(record.first("DB", "DP")),
            tags=record.keywords(TAG["tags"]),
        )
    )
    return sentences.applied(found, told) if told else found


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


def _conference(record: Tagged, said: dict[str, str], called: dict[str, str], kind: str) -> None:
    """Place what a conference's papers are in: `C3`, beside which `T2` is the conference, as is `CP`."""
    if kind != "paper-conference":
        return
    title = record.first("C3")
    if title and not _OF_COCHRANE.match(title):
        said["booktitle"], called["booktitle"] = title, "C3"
    if called.get("issue_or_number") == "CP":
        del said["issue_or_number"], called["issue_or_number"]


def _people(record: Tagged, kind: str) -> tuple[People, People, str]:
    """Give authors, editors, and the tag beside `ED` that has these.

    Of a book, `A3` are its editors, and `A2` beside them those of its series. The authors of an edited
    book are its editors.
    """
    role = "A3" if kind == "book" and record.first("A3") else "A2"
    authors = names.several(record.all(TAG["authors"], "A1"))
    editors = names.several(record.all(TAG["editors"], role))
    if record.first(TAG["type"]) == _EDITED_BOOK and not editors.names:
        authors, editors = names.NOBODY, authors
    return authors, editors, role


def _identifiers(record: Tagged, said: dict[str, str], called: dict[str, str]) -> None:
    for text in record.all("L3", "M3"):
        if "doi" not in said and value.doi(text):
            said["doi"], called["doi"] = text, "L3"
    for tag in (TAG["pmcid"], TAG["pmid"]):
        if _PMC.match(record.first(tag)):
            said["pmcid"], called["pmcid"] = record.first(tag), tag
    base = record.first("DB", "DP").lower()
    for tag in (TAG["pmid"],) if is_pubmed(base) else ("C2",) if base == "scopus" else ():
        if _PMID.fullmatch(record.first(tag)):
            said["pmid"], called["pmid"] = record.first(tag), tag
    for tag in ("U1", "U2", "C3"):
        found = _NUMBER_OF.fullmatch(record.first(tag)) or _OF_COCHRANE.fullmatch(record.first(tag))
        name = "pmcid" if found and "pmcid" in found[0] else "pmid"
        if found and name not in said:
            said[name], called[name] = found[1], tag
    addresses = record.all(TAG["url"])
    if addresses:
        said["url"], called["url"] = " ".join(addresses), TAG["url"]


def _serials(record: Tagged, said: dict[str, str], called: dict[str, str], kind: str) -> None:
    """Place what `SN` says: ISBN and ISSN, and of a report its number, where `IS` has none."""
    found = record.all(TAG["issn"])
    numbers = [text for text in found if not any(value.serials(text))]
    if kind in NUMBERED and numbers and "issue_or_number" not in said:
        said["issue_or_number"], called["issue_or_number"] = numbers[0], TAG["issn"]
        found.remove(numbers[0])
        said.pop("issn", None)
    number = record.first("M1")
    if kind in _NUMBERED_IN_M1 and "issue_or_number" not in said and _NUMBER.fullmatch(number):
        said["number"], called["number"] = number, "M1"
    if found:
        said["issn"] = "; ".join(found)


def _is_doi(text: str, said: Mapping[str, str]) -> bool:
    """Whether a text is the DOI that a field has, as `doi: 10.1000/x` or bare."""
    doi = value.doi(said["doi"]) if "doi" in said else ""
    return bool(doi) and text.lower().removeprefix("doi:").strip() == doi.lower()


def _said_again(record: Tagged, said: Mapping[str, str]) -> set[str]:
    """The tags whose only value stands in a field already: `JO` beside an equal `JF`."""
    known = set(said.values())
    return {tag for tag, texts in record.values.items() if set(texts) <= known}


def _others(record: Tagged, said: Mapping[str, str], called: Mapping[str, str]) -> dict[str, str]:
    """The second and later values of tags of which a field holds one; the words of `M3`."""
    single = ({*called.values(), "DB", "ID"} - _SEVERAL) & record.values.keys()
    extra = {tag: record.all(tag)[1:] for tag in single if len(record.values[tag]) > 1}
    extra["DP"] = record.all("DP")[0 if record.first("DB") else 1 :]
    extra["M3"] = [
        text
        for text in record.all(_WORK_TYPE, "L3")
        if not _is_doi(text, said) and (called["type"], said["type"]) != (_WORK_TYPE, text)
    ]
    return {tag: tagged.joined(texts) for tag, texts in extra.items() if texts}
