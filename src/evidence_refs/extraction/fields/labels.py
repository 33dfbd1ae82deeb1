"""The labels of labelled entries: `Source:`, `Publication date:`, `Author(s):` and their kin."""

from __future__ import annotations

import re
from dataclasses import dataclass

# label -> field. Those in STRONG count inside a line too; the others only where a line begins,
# since "Summary:" or "Aim:" may stand anywhere in a structured abstract.
_STRONG: dict[str, str] = {
    "source": "source",
    "publisher": "source",
    "published by": "source",
    "issued by": "source",
    "organisation": "source",
    "publication date": "date",
    "date of publication": "date",
    "date published": "date",
    "publication year": "date",
    "year of publication": "date",
    "author": "authors",
    "authors": "authors",
    "author(s)": "authors",
    "editor": "editors",
    "editors": "editors",
    "editor(s)": "editors",
    "item type": "type",
    "document type": "type",
    "publication type": "type",
    "type of publication": "type",
    "journal": "journal",
    "journal title": "journal",
    "abstract": "abstract",
}
_WEAK: dict[str, str] = {
    "by": "authors",
    "date": "date",
    "published": "date",
    "year": "date",
    "type": "type",
    "in": "journal",
    "summary": "abstract",
    "description": "abstract",
    "annotation": "abstract",
    "overview": "abstract",
    "title": "title",
    "url": "url",
    "link": "url",
    "web address": "url",
    "available at": "url",
    "available from": "url",
    "doi": "doi",
    "pmid": "pmid",
    "isbn": "isbn",
    "issn": "issn",
    "volume": "volume",
    "issue": "issue",
    "pages": "pages",
    "edition": "edition",
    "series": "series",
    "report number": "number",
    "language": "language",
    "access": "access",
    "note": "note",
}
_ALL = _STRONG | _WEAK


def _pattern(labels: dict[str, str]) -> str:
    ordered = sorted(labels, key=len, reverse=True)
    return "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in ordered)


_INLINE = re.compile(rf"(?:(?<=\s)|^)(?P<label>{_pattern(_STRONG)})\s*:(?!//)\s*", re.IGNORECASE)
_START = re.compile(rf"\s*(?P<label>{_pattern(_ALL)})\s*:(?!//)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a text: the field that it names, where it begins and where its value begins."""

    field: str
    start: int
    end: int


def starts_with_label(text: str) -> bool:
    """Say whether a line begins with a label that counts anywhere."""
    match = _START.match(text)
    return bool(match and _name(match) in _STRONG and _is_capitalised(match))


def find_labels(text: str) -> list[Label]:
    """Give the labels in a line or paragraph, in order."""
    found: list[Label] = []
    first = _START.match(text)
    if first and _is_capitalised(first):
        start = first.start("label")
        found.append(Label(_ALL[_name(first)], start, first.end()))
    for match in _INLINE.finditer(text, found[0].end if found else 0):
        in_abstract = any(label.field == "abstract" for label in found)
        if _is_capitalised(match) and not (in_abstract and _is_of_the_text(match, text)):
            found.append(Label(_STRONG[_name(match)], match.start("label"), match.end()))
    return found


def _is_of_the_text(match: re.Match[str], text: str) -> bool:
    """Say whether a label inside an abstract is the abstract's own (`DATA SOURCE: We searched`)."""
    before = text[: match.start()].rstrip()
    return match["label"].isupper() or not before.endswith((".", "?", "!", ")", "”"))


def _name(match: re.Match[str]) -> str:
    return " ".join(match["label"].casefold().split())


def _is_capitalised(match: re.Match[str]) -> bool:
    # "Source:" and "SOURCE:" are labels; "source:" and an abstract's "the source: …" are not.
    return match["label"][0].isupper()
