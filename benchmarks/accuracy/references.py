"""What a program, ours or a peer, read of one reference; and what of it is right by a label.

The comparison is one that all can stand: families of authors without initials, titles but for a
twentieth of their characters, and where a peer does not tell a field, its words anywhere in the
text of the reference.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz
from tests.documents.scoring import FIELDS

from benchmarks.accuracy.cases import Case, Label
from benchmarks.accuracy.outcomes import (
    ALIKE,
    Outcome,
    address_right,
    is_back_reference,
    pair,
    right_values,
)
from evidence_refs.extraction.citation import Citation

_FIELDS = ("titles", "authors", "years", "urls")
_SAME_TITLE = 95
_TOLD = 12  # characters of a title that stands in a text by more than chance
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_words: Callable[[Any], str] = FIELDS["title"]
_url: Callable[[Any], str] = FIELDS["url"]


@dataclass(frozen=True, slots=True)
class Reference:
    """One reference as a program read it. A field that is None was not told apart from `text`.

    `authors` are families, or the whole name of an organisation. Of several `titles`, `years`,
    `urls` and `dois`, one that is right is enough.
    """

    text: str
    titles: tuple[str, ...] | None = None
    authors: tuple[str, ...] | None = None
    years: tuple[str, ...] | None = None
    urls: tuple[str, ...] | None = None
    dois: tuple[str, ...] = ()


def of_citation(citation: Citation) -> Reference:
    """Give our own reading in the shape that is compared."""
    work = citation.to_json()["reference"]
    return Reference(
        citation.text,
        tuple(_given(work.get("title"))),
        tuple(map(_name, work.get("authors", ()))),
        tuple(year for value in _given(work.get("date")) for year in _YEAR.findall(value)[:1]),
        tuple(_given(work.get("url"))),
        tuple(_given(work.get("doi"))),
    )


def of_peer(told: str | Mapping[str, Any]) -> Reference:
    """Give a line that a peer printed: its raw text alone, or an object of the fields it read."""
    if isinstance(told, str):
        return Reference(told)
    fields = {name: None if told.get(name) is None else tuple(told[name]) for name in _FIELDS}
    if fields["authors"] is not None:
        fields["authors"] = tuple(map(_name, fields["authors"]))
    return Reference(str(told["text"]), **fields, dois=tuple(told.get("dois") or ()))


def compare_loosely(case: Case, references: Sequence[Reference]) -> tuple[Outcome, ...]:
    """Say of the labelled entries and notes what was found and is right.

    Back-references are left out, since a peer does not resolve them.
    """
    labels = [label for label in case.labels if label["form"] in ("entry", "footnote")]
    read = [_Read(reference) for reference in references]
    pairs = pair([[_nearness(label, each) for each in read] for label in labels])
    return tuple(
        _outcome(label, references[pairs[i]]) if i in pairs else Outcome(False, found=False)
        for i, label in enumerate(labels)
        if not label.get("hard") and not is_back_reference(label)
    )


class _Read:
    """A reference with what is compared of it worked out once, not for each of the labels."""

    def __init__(self, reference: Reference) -> None:
        self.reference = reference
        self.text = _words(reference.text)
        self.titles = [words for title in reference.titles or () if (words := _words(title))]
        self.urls = {_url(url) for url in reference.urls or ()}
        self.printed = _url(re.sub(r"\s+", "", reference.text))


def _nearness(label: Label, read: _Read) -> float:
    """Of several references to one work, the nearest is the one of which the most is right."""
    likeness = _likeness(label, read)
    if likeness < ALIKE:
        return 0.0
    outcome = _outcome(label, read.reference)
    return likeness + 0.01 * sum(
        (outcome.title, outcome.authors, outcome.year, outcome.address), start=0
    )


def _likeness(label: Label, read: _Read) -> float:
    title, url, text = _words(label.get("title")), _url(label.get("url")), _words(label.get("text"))
    score = max((fuzz.ratio(title, other) / 100 for other in read.titles), default=0.0)
    if len(title) >= _TOLD and title in read.text:
        score = max(score, 0.9)
    if url and (url in read.urls or (len(url) >= _TOLD and url in read.printed)):
        score = max(score, 0.95)
    return max(score, fuzz.ratio(text, read.text) / 100) if text else score


def _outcome(label: Label, reference: Reference) -> Outcome:
    return Outcome(
        back_reference=False,
        found=True,
        title=_title_right(label, reference),
        authors=_authors_right(label, reference),
        year=_year_right(label, reference),
        address=_address_right(label, reference),
        text=reference.text,
    )


def _title_right(label: Label, reference: Reference) -> bool:
    if "title" in label.get("hard_fields", ()):
        return True
    wanted = [_words(value) for value in right_values("title", label)]
    if reference.titles is None:
        text = _words(reference.text)
        return any(title in text for title in wanted)
    titles = [_words(title) for title in reference.titles] or [""]
    return any(
        one == other or (one != "" and fuzz.ratio(one, other) >= _SAME_TITLE)
        for one in wanted
        for other in titles
    )


def _authors_right(label: Label, reference: Reference) -> bool:
    if "authors" in label.get("hard_fields", ()):
        return True
    wanted = [
        [_words(_name(name)) for name in value or ()] for value in right_values("authors", label)
    ]
    if reference.authors is None:
        text = f" {_words(reference.text)} "
        return any(all(f" {name} " in text for name in names) for names in wanted)
    return [_words(name) for name in reference.authors] in wanted


def _year_right(label: Label, reference: Reference) -> bool:
    if "date" in label.get("hard_fields", ()):
        return True
    wanted = [str(value or "")[:4] for value in right_values("date", label)]
    if reference.years is None:
        return any(year in reference.text for year in wanted)
    return any(year in wanted for year in reference.years or ("",))


def _address_right(label: Label, reference: Reference) -> bool:
    urls = reference.urls
    if urls is None:
        printed = _url(re.sub(r"\s+", "", reference.text))
        urls = tuple(u for u in right_values("url", label) if u and _url(u) in printed)
    return any(
        address_right(label, {"url": url, "doi": doi})
        for url in urls or ("",)
        for doi in reference.dois or ("",)
    )


def _name(name: str | Mapping[str, Any]) -> str:
    """Give what is compared of a name: the family, or the whole name of an organisation."""
    if isinstance(name, str):
        return name
    return str(name.get("literal") or name.get("family") or name.get("given") or "")


def _given(value: Any) -> Iterator[str]:
    if value:
        yield str(value)
