"""What a reader makes of a value in the field that is its place: which come back as they were.

Readers tidy what databases write: `12.0` is 12, `n/a` is nothing, a DOI goes without its address. A
value that would not come back is said aside as well, in words that are read as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from evidence_refs.formats import languages
from evidence_refs.formats import values as value
from evidence_refs.formats.addresses import link_target
from evidence_refs.formats.building import is_day
from evidence_refs.markup import without_tags

_EDITION = re.compile(r"(?i)\s+(edition|edn\.?|ed\.?)$")


def without_word(edition: str) -> str:
    """Give an edition without the word, which the styles print themselves."""
    return _EDITION.sub("", edition)


def _number(text: str) -> bool:
    return value.undated(value.integer(text)) == text


def _serial(kind: int) -> Callable[[str], bool]:
    def one(text: str) -> bool:
        found = value.serials(text)
        return found[kind] == [text] and not found[1 - kind]

    return one


def _address(text: str) -> bool:
    return link_target(text) == text and text.count("://") == 1 and text == text.strip(";,")


def _untagged(text: str) -> bool:
    return without_tags(text) == text


_KEEPS: Mapping[str, Callable[[str], bool]] = {
    "title": lambda text: value.title(text) == text,
    "journal": _untagged,
    "series": _untagged,
    "abstract": _untagged,
    "language": lambda text: languages.code(text) == text,
    "volume": _number,
    "issue": _number,
    "number": lambda text: value.integer(text) == text,
    "edition": lambda text: without_word(text) == text and not is_day(text),
    "pages": lambda text: value.undated(value.pages(text)) == text,
    "doi": lambda text: value.doi(text) == text and not set(text) & set(" {}\\^"),
    "pmid": lambda text: text.isdigit() and text.isascii(),
    "isbn": _serial(0),
    "issn": _serial(1),
    "url": _address,
}
_AS_THEY_STAND = frozenset(("url", "doi"))
_NEVER_ABSENT = frozenset(("title", "edition", "series", "abstract"))


def comes_back(field: str, text: str) -> bool:
    """Whether a value of a field is read as it was written, once it is tidy."""
    if field not in _NEVER_ABSENT and value.is_absent(text):
        return False
    if field in _AS_THEY_STAND and value.entities(text) != text:
        return False
    keeps = _KEEPS.get(field)
    return keeps is None or keeps(text)
