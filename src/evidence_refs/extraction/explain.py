"""For each field of a citation: which rule or model gave it, and from which characters of which line.

A style or model that knows says so (`Evidence`). For all others, the value is looked for in the lines
of the citation as it was printed: wraps, marks, quotation marks and case make no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from evidence_refs.extraction.citation import Citation, Evidence
from evidence_refs.extraction.printed import Printed, Range
from evidence_refs.extraction.printed_dates import printed_dates
from evidence_refs.model import WORK_FIELDS, Name, Person
from evidence_refs.source import Document

_FINDERS = {"entry": "entry", "footnote": "note", "link": "link", "mention": "mention"}

_RULES = {
    "type": "types", "url": "urls", "url_text": "urls", "archive_url": "urls", "doi": "identifiers",
    "pmid": "identifiers", "pmcid": "identifiers", "isbn": "identifiers", "issn": "identifiers",
    "accessed": "dates", "date": "dates", "date_text": "dates", "date_updated": "dates",
    "undated": "dates", "access": "access", "authors_truncated": "names",
}  # fmt: skip
"""Fields that a rule of their own reads, wherever they stand: modules of `fields/`."""

_LEADERS = {"date_text": "date", "authors_truncated": "authors"}
"""Fields that are read with another one."""

_WORDS = {
    "authors_truncated": ("et al", "and others"),
    "undated": ("n.d", "undated", "no date"),
    "access": ("abstract only", "login required", "subscription"),
}
"""What is printed where a field has no words of its own."""

# Short numbers that could stand anywhere: they are looked for behind the journal or the title.
_BEHIND = frozenset(("volume", "issue", "pages", "edition", "number"))


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` to `end` of a line of the document, counted from 1, both included."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FieldOrigin:
    """Where a field came from.

    `by` is `style NAME`, `finder NAME`, `rule NAME` or `model`; `spans` are the
    characters, none where the value follows from the whole or was resolved; `text` is those
    characters; `probability` is a model's own.
    """

    field: str
    by: str
    spans: tuple[Span, ...]
    text: str
    probability: float | None = None

    def to_json(self) -> dict[str, Any]:
        """Give the object that `extract --json --explain` prints."""
        return {
            "field": self.field,
            "by": self.by,
            "from": [[span.line, span.start, span.end] for span in self.spans],
            "text": self.text,
            **({} if self.probability is None else {"probability": round(self.probability, 3)}),
        }


def explain(citation: Citation, document: Document) -> tuple[FieldOrigin, ...]:
    """Say of each field that a citation has which rule or model gave it, and from what."""
    printed = Printed.of(_lines(document.text), citation.lines)
    fields = [name for name in WORK_FIELDS if getattr(citation.work, name)]
    if citation.locator:
        fields.append("locator")
    return tuple(_origin(name, citation, printed) for name in fields)


@lru_cache(maxsize=1)
def _lines(text: str) -> tuple[str, ...]:
    """Divide a document once, not for each of its citations."""
    return tuple(text.split("\n"))


def _origin(name: str, citation: Citation, printed: Printed) -> FieldOrigin:
    told = [each for each in citation.evidence if each.field == _LEADERS.get(name, name)]
    ranges = [found for each in told if (found := _of_evidence(each, name, citation, printed))]
    if citation.back_reference and name != "locator":
        return FieldOrigin(name, "finder back_reference", (), "")
    if not ranges:
        ranges = list(_of_value(name, citation, printed))
    spans = [span for found in ranges for span in printed.spans(found)]
    text = " ".join(part for found in ranges for part in printed.texts(found))
    said = [each.probability for each in told if each.probability is not None]
    return FieldOrigin(
        name,
        told[0].by if told else _by(name, citation),
        tuple(Span(*span) for span in spans),
        text,
        min(said, default=None),
    )


def _by(name: str, citation: Citation) -> str:
    if name in _RULES:
        return f"rule {_RULES[name]}"
    if citation.by == "model":
        return citation.by
    return f"style {citation.by}" if citation.by else f"finder {_FINDERS[citation.form]}"


def _of_evidence(each: Evidence, name: str, citation: Citation, printed: Printed) -> Range | None:
    """Give the characters that a style names: they must hold some of the value, or it counts otherwise."""
    values = {word for value in _values(name, citation) for word in value.casefold().split()}
    for shift in _shifts(citation):
        words = citation.text[each.start + shift : each.end + shift]
        if any(word.strip(".,;:()[]“”‘’'\"") in values for word in words.casefold().split()):
            return printed.find(words)
    return None


def _shifts(citation: Citation) -> Iterator[int]:
    """Yield where the text that a style was given may begin in the citation's.

    That text may lack what introduces the citation (`See also`).
    """
    yield 0
    given = max((each.end for each in citation.evidence if each.field == "reference"), default=0)
    if 0 < given < len(citation.text):
        yield len(citation.text) - given


def _of_value(name: str, citation: Citation, printed: Printed) -> Iterator[Range]:
    """Yield where the value of a field is printed, as far as it is found."""
    if name in ("authors", "editors"):
        yield from _of_names(getattr(citation.work, name), printed)
    elif name in ("abstract", "note", "title"):
        if found := printed.find_ends(getattr(citation.work, name)):
            yield found
    elif name == "source":
        yield from (found for each in citation.work.source if (found := printed.find(each)))
    else:
        behind = _behind(citation, printed) if name in _BEHIND else 0
        for needle in _values(name, citation):
            if found := printed.find(needle, behind) or (behind and printed.find(needle)) or None:
                yield found
                return


def _of_names(names: Sequence[Name], printed: Printed) -> Iterator[Range]:
    """Yield one range for names that follow each other: from the first to the last of them."""
    found = [each for name in names if (each := _of_name(name, printed))]
    if found:
        yield min(start for start, _ in found), max(end for _, end in found)


def _of_name(name: Name, printed: Printed) -> Range | None:
    if isinstance(name, Person):
        return printed.find_name(name.family, name.given or "")
    return printed.find(name.literal)


def _values(name: str, citation: Citation) -> Iterable[str]:
    """Give the ways in which a field's value may be printed, the likeliest first."""
    if name in _WORDS:
        return _WORDS[name]
    if name == "type":
        return ()
    if name == "locator":
        return (citation.locator or "",)
    value: str | tuple[Name | str, ...] = getattr(citation.work, name)
    if isinstance(value, tuple):
        return tuple(each if isinstance(each, str) else _last(each) for each in value)
    if name in ("date", "date_updated", "accessed"):
        text = citation.work.date_text if name == "date" else None
        return (*((text,) if text else ()), *printed_dates(value))
    if name == "url":
        path = value.partition("://")[2].partition("/")[2]
        return (value, value.partition("://")[2], *((path,) if len(path) > 3 else ()))
    if isinstance(value, tuple):
        return tuple(
            getattr(each, "literal", None) or getattr(each, "family", each) for each in value
        )
    return (str(value),)


def _last(name: Name) -> str:
    return name.family if isinstance(name, Person) else name.literal


def _behind(citation: Citation, printed: Printed) -> int:
    ends = [
        found[1]
        for value in (citation.work.title, citation.work.journal)
        if value and (found := printed.find(value))
    ]
    return max(ends, default=0)
