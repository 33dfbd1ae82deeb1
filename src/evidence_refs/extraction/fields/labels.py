"""The labels of labelled entries: `Source:`, `Publication date:`, `Author(s):` and their kin."""

from __future__ import annotations

import re
from dataclasses import dataclass

from evidence_refs.extraction.fields.dates import read_date
from evidence_refs.extraction.fields.types import printed_type

# label -> field. Those in STRONG count inside a line too; the others only where a line begins,
# since "Summary:" or "Aim:" may stand anywhere in a structured abstract.
_STRONG: dict[str, str] = {
    "source": "source",
    "publisher": "source",
    "published by": "source",
    "issued by": "source",
    "organisation": "source",
    "issuer": "source",
    "issuing body": "source",
    "produced by": "source",
    "publishing body": "source",
    "producer": "source",
    "publication date": "date",
    "date of publication": "date",
    "date published": "date",
    "publication year": "date",
    "year published": "date",
    "date issued": "date",
    "published on": "date",
    "date of issue": "date",
    "release date": "date",
    "released": "date",
    "year of publication": "date",
    "author": "authors",
    "authors": "authors",
    "author(s)": "authors",
    "author/s": "authors",
    "lead author": "authors",
    "lead authors": "authors",
    "creator": "authors",
    "written by": "authors",
    "editor": "editors",
    "editors": "editors",
    "editor(s)": "editors",
    "item type": "type",
    "document type": "type",
    "publication type": "type",
    "type of publication": "type",
    "journal": "journal",
    "journal title": "journal",
    "published in": "journal",
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
    "synopsis": "abstract",
    "key points": "abstract",
    "executive summary": "abstract",
    "title": "title",
    "url": "url",
    "link": "url",
    "web address": "url",
    "full text": "url",
    "full text link": "url",
    "website": "url",
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


_INLINE = re.compile(rf"(?:(?<=[\s(])|^)(?P<label>{_pattern(_STRONG)})\s*:(?!//)\s*", re.IGNORECASE)
_INLINE_ALL = re.compile(rf"(?<=\s)(?P<label>{_pattern(_ALL)})\s*:(?!//)\s*", re.IGNORECASE)
_INLINE_DASH = re.compile(
    rf"(?<=\s)(?P<label>{_pattern(_STRONG)})(?:\s*:(?!//)|\s[–—-](?=\s))\s*", re.IGNORECASE
)
_VALUES = {
    "doi": re.compile(r"(?:https?://(?:dx\.)?doi\.org/)?10\.\d{4}"),
    "pmid": re.compile(r"\d{5,9}\b"),
    "isbn": re.compile(r"[\d-]{10,17}[\dXx]?\b"),
    "issn": re.compile(r"\d{4}-?\d{3}[\dXx]\b"),
    "url": re.compile(r"<?(?:https?://|www\.)"),
}
_START = re.compile(
    rf"\s*\(?(?P<label>{_pattern(_ALL)})(?:\s*:(?!//)|\s[–—-](?=\s))\s*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a text: the field that it names, where it begins and where its value begins."""

    field: str
    start: int
    end: int


_STARTERS = frozenset(_STRONG) | {
    "title", "published", "date", "year", "summary", "doi", "pmid", "isbn", "issn", "url", "link",
    "website", "full text", "full text link", "web address", "available at", "available from",
}  # fmt: skip


def starts_with_label(text: str) -> bool:
    """Say whether a line begins with a label that begins a line of its own."""
    match = _START.match(text)
    if not match or _name(match) not in _STARTERS:
        return False
    # "source: The …" is a label too, where a sentence that goes on would hardly say so.
    value = text[match.end() : match.end() + 1]
    told = _name(match) in _STRONG and (value.isupper() or value.isdigit())
    return _is_capitalised(match) or told


def find_labels(text: str) -> list[Label]:
    """Give the labels in a line or paragraph, in order."""
    found: list[Label] = []
    first = _START.match(text)
    if first and (_is_capitalised(first) or _name(first) in _STRONG):
        start = first.start("label")
        found.append(Label(_ALL[_name(first)], start, first.end()))
    in_abstract = bool(found) and found[0].field == "abstract"
    # Behind a label that opens the line, more labels count where their value proves them.
    pattern = _INLINE_ALL if found else _INLINE
    if first and found and ":" not in first[0]:
        pattern = _INLINE_DASH  # "Source – … Publication date – …"
    small = bool(first and found and not _is_capitalised(first))  # "source: …" all through
    for match in pattern.finditer(text, found[0].end if found else 0):
        name = _name(match)
        if not (_is_capitalised(match) or small) or (in_abstract and _is_of_the_text(match, text)):
            continue
        if name in _STRONG or _is_proved(_WEAK[name], text, match.end()):
            found.append(Label(_ALL[name], match.start("label"), match.end()))
            in_abstract = in_abstract or found[-1].field == "abstract"
    return found


def _is_proved(name: str, text: str, at: int) -> bool:
    """Say whether the value of a weak label inside a line is of its kind."""
    if name == "date":
        return read_date(text, at) is not None
    if name in ("doi", "pmid", "isbn", "issn", "url"):
        return bool(_VALUES[name].match(text, at))
    return name == "type" and printed_type(text[at : at + 40]) is not None


def _is_of_the_text(match: re.Match[str], text: str) -> bool:
    """Say whether a label inside an abstract is the abstract's own (`DATA SOURCE: We searched`)."""
    before = text[max(0, match.start() - 8) : match.start()].rstrip()
    return match["label"].isupper() or not before.endswith((".", "?", "!", ")", "”"))


def _name(match: re.Match[str]) -> str:
    return " ".join(match["label"].casefold().split())


def _is_capitalised(match: re.Match[str]) -> bool:
    # "Source:" and "SOURCE:" are labels; "source:" and an abstract's "the source: …" are not.
    return match["label"][0].isupper()
