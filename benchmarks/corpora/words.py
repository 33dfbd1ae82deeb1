"""Words of a file that are in none of its records, nor in what is said of it: what reading may have lost.

The file is read here once more, in the plainest way that its kind allows, so that a fault of the readers
is not repeated. Values with commands of LaTeX are left out: they are read as other letters.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from bibtexparser.splitter import Splitter

from benchmarks.corpora.references import references
from benchmarks.corpora.taken import Taken
from evidence_refs.formats.decoding import encoding_of, lines_of
from evidence_refs.formats.languages import code

Fields = Iterable[tuple[str, str]]
"""Names and values as they stand in a file."""

_TAG = re.compile(r"\ufeff?([A-Z%][A-Z0-9]{0,3})(?: *- ?| )(.*)")
# What a record says in other words: a type, a month, that there are more authors, what a number is.
_TYPES = frozenset(("TY", "%0", "DT", "PT", "FN", "ER", "EF", "", "source-app", "database", "type"))
_LANGUAGES = frozenset(("language", "langid", "la", "style"))
"""Fields of which a code is held for a name; EndNote has each text in a `style`."""
_OTHERWISE = frozenset(
    """january february march april june july august september october november december
    http https others electronic linking print epub pubmed""".split()
)


def unread(path: Path, taken: Taken) -> Iterator[tuple[str, str]]:
    """Give the words that were lost, each with the name of its field."""
    fields = _FIELDS.get(taken.kind)
    if not fields or not taken.entries:
        return
    encoding, _ = encoding_of(path)
    held = _all_of(taken)
    for name, value in fields("".join(lines_of(path, encoding))):
        if name in _TYPES or (name.lower() in _LANGUAGES and code(value.strip('{"}'))):
            continue
        for word in map(_folded, re.findall(r"\w{4,}", value)):
            if word not in held and word not in _OTHERWISE:
                yield name, word


def _all_of(taken: Taken) -> str:
    records = json.dumps([each.record() for each in references(taken.entries)], ensure_ascii=False)
    beside = (f"{each.id} {each.database} {' '.join(each.aliases)}" for each in taken.entries)
    said = (each.message for each in taken.problems)
    return _folded(" ".join((records, *beside, *said)))


def _folded(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


def _tagged(text: str) -> Iterator[tuple[str, str]]:
    name = ""
    for line in text.splitlines():
        found = _TAG.fullmatch(line)
        if found:
            name = found[1]
        yield name, found[2] if found else line


def _bibtex(text: str) -> Iterator[tuple[str, str]]:
    for entry in Splitter(text).split().entries:
        for field in entry.fields:
            value = str(field.value)
            if value.startswith(("{", '"')) and not re.search(r"[\\$#]|^\{?xdata=", value):
                yield field.key.lower(), value


def _xml(text: str) -> Iterator[tuple[str, str]]:
    for element in ElementTree.fromstring(text.encode("utf-8")).iter():
        yield element.tag, f"{element.text or ''} {element.tail or ''}"


def _json(text: str) -> Iterator[tuple[str, str]]:
    def within(value: Any, name: str) -> Iterator[tuple[str, str]]:
        if isinstance(value, Mapping):
            for key, part in value.items():
                yield from within(part, key)
        elif isinstance(value, list):
            for part in value:
                yield from within(part, name)
        else:
            yield name, str(value)

    return within(json.loads(text), "")


_FIELDS: Mapping[str, Callable[[str], Fields]] = {
    "bibtex": _bibtex, "ris": _tagged, "nbib": _tagged, "enw": _tagged, "wos": _tagged,
    "endnote-xml": _xml, "csl-json": _json,
}  # fmt: skip
