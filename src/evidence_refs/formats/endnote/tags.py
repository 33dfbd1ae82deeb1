"""EndNote's tagged text (`.enw`), and refer, from which it comes: a percent sign, one sign, a value.

Source of the format: the manual of EndNote, "EndNote Import", with a tag for each of its fields; and
refer(1), whose records have no type and end at a blank line. The fields have EndNote's names, those of its XML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import tagged
from evidence_refs.formats.endnote import fields
from evidence_refs.formats.endnote.places import DATABASE, FULL_TITLE, PATH, PUB_DATE
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.tagged import Tagged
from evidence_refs.problems import Problem, Where

_TYPE = "0"
_END = "END"
_TAG = re.compile(r"%(END|.)(?:[ \t]+|$)(.*)", re.DOTALL)
_PATHS: dict[str, str] = {
    _TYPE: PATH["type"], "A": PATH["authors"], "B": PATH["journal"], "C": "pub-location",
    "D": PATH["date"], "E": PATH["editors"], "F": PATH["key"], "G": PATH["language"],
    "H": "contributors/translated-authors/author", "I": PATH["source"], "J": FULL_TITLE,
    "K": PATH["tags"], "L": "call-num", "M": PATH["pmid"], "N": PATH["issue"],
    "O": "titles/alt-title", "P": PATH["pages"], "Q": "titles/translated-title", "R": PATH["doi"],
    "S": PATH["series"], "T": PATH["title"], "U": PATH["url"], "V": PATH["volume"],
    "W": "remote-database-provider", "X": PATH["abstract"],
    "Y": "contributors/tertiary-authors/author", "Z": PATH["note"], "1": "custom1", "2": "custom2",
    "3": "custom3", "4": "custom4", "6": "num-vols", "7": PATH["edition"], "8": PUB_DATE,
    "9": "work-type", "?": "contributors/subsidiary-authors/author", "@": PATH["isbn"],
    "!": "titles/short-title", "#": "custom5", "$": "custom6", "]": "custom7", "&": "section",
    "(": "orig-pub", ")": "reprint-edition", "*": "reviewed-item", "+": "auth-address",
    "^": "caption", ">": "urls/pdf-urls/url", "<": "research-notes", "[": PATH["accessed"],
    "=": "modified-date", "~": DATABASE,
}  # fmt: skip
"""EndNote's field of each tag."""


def read(lines: Iterable[str], *, file: str | None = None) -> Iterator[Entry | Problem]:
    """Give the records of a file, in their order. One of which nothing can be read is a problem.

    Raises:
        UnreadableError: no line begins with a tag.
    """
    number = 0
    for record in tagged.records(_with_ends(lines), _TAG, begins=_TYPE.__eq__, ends=_END):
        number += 1
        found = _in_endnote(record)
        if found.values.keys() <= {PATH["type"]}:
            where = Where(file, record.line)
            yield Problem("empty-record", "a record without fields", where, "warning")
        else:
            yield fields.record(found, number)
    if not number:
        raise UnreadableError("has no record with a line `%0`", where=Where(file))


def _with_ends(lines: Iterable[str]) -> Iterator[str]:
    """End records at blank lines, as long as none says its type: EndNote's may have some in a value."""
    typed = False
    for line in lines:
        typed = typed or line.startswith(f"%{_TYPE}")
        yield line if typed or line.strip() else f"%{_END}\n"


def _in_endnote(record: Tagged) -> Tagged:
    """Give a record with EndNote's names of its fields, in place of tags; unknown tags stay."""
    found = Tagged(record.line)
    for tag, texts in record.values.items():
        path = _PATHS.get(tag, f"%{tag}")
        found.values.setdefault(path, []).extend(filter(None, texts))
    found.values = {path: texts for path, texts in found.values.items() if texts}
    return found
