"""Of each labelled item of an unprepared document: was it found, and what of it is right.

An item's title, authors, year and address are compared with the label, after case, punctuation and
`https://` are taken off; authors by family name and first initial. A label that is `hard` counts
neither way; `<field>_alt` lists other right values, `hard_fields` what is not compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz
from tests.documents.scoring import FIELDS, flatten

from benchmarks.accuracy.cases import Case, Label
from evidence_refs.extraction.citation import Citation
from evidence_refs.extraction.pipeline import extract
from evidence_refs.reading import read

ALIKE = 0.6
"""The least likeness of a label and of what is found that can be the same item."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One labelled item: what was found of it.

    `confidence` is what the program says of itself, `text` the words that it found.
    """

    back_reference: bool
    found: bool
    title: bool = False
    authors: bool = False
    year: bool = False
    address: bool = False
    confidence: float = 0.0
    resolved: bool = False
    text: str = ""

    @property
    def all_right(self) -> bool:
        """Whether title, authors, year and address are all right."""
        return self.title and self.authors and self.year and self.address


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The outcomes of a document's items, and how many citations were found that are none."""

    items: tuple[Outcome, ...]
    extra: int


def measure(case: Case) -> Outcomes:
    """Compare what is extracted from a document with the labels of it."""
    return compare(case, cited(case.document))


def cited(document: Path) -> tuple[Citation, ...]:
    """Extract the citations of a document as a user would."""
    return tuple(extract(read(document)).citations)


def _is_in_part(citation: Citation, case: Case) -> bool:
    if citation.form not in case.forms:
        return False
    if case.upto and int(re.sub(r"\D", "", citation.footnote or "") or 0) > case.upto:
        return False
    if not case.pages:
        return True
    first, last = citation.pages or (0, 0)
    return any(first <= end and last >= start for start, end in case.pages)


def compare(case: Case, citations: Sequence[Citation]) -> Outcomes:
    """Pair labels with what was found in the labelled part, and say what is right."""
    found = [citation for citation in citations if _is_in_part(citation, case)]
    labels = [x for x in case.labels if x["form"] in case.forms or x.get("hard")]
    flat = [flatten(citation.to_json()) for citation in found]
    pairs = pair([[_likeness(label, other) for other in flat] for label in labels])
    items = tuple(
        _outcome(label, flat[pairs[i]])
        if i in pairs
        else Outcome(is_back_reference(label), found=False)
        for i, label in enumerate(labels)
        if not label.get("hard")
    )
    return Outcomes(items, len(found) - len(pairs))


def pair(likeness: Sequence[Sequence[float]]) -> dict[int, int]:
    """Give for each label (row) the number of the found one (column) that is it, likest first."""
    alike = sorted(
        (
            (score, -i, -j)
            for i, row in enumerate(likeness)
            for j, score in enumerate(row)
            if score >= ALIKE
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _, i, j in alike:
        if -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return pairs


def _likeness(label: Label, other: Label) -> float:
    mine, theirs = str(label.get("footnote") or ""), str(other.get("footnote") or "")
    same_form = label["form"] == other["form"]
    if not same_form and not label.get("hard"):
        return 0
    here = 1.0 if same_form else 0.9  # what counts has the first claim
    if mine and theirs and mine != theirs:
        return 0
    title, read_title = (FIELDS["title"](work.get("title")) for work in (label, other))
    words = fuzz.ratio(title, read_title) / 100 if title and read_title else 0.0
    if min(len(title), len(read_title)) >= 12 and (title in read_title or read_title in title):
        words = max(words, 0.75)
    address = FIELDS["url"](label.get("url"))
    same_address = bool(address) and address == FIELDS["url"](other.get("url"))
    numbered = mine != "" and mine == theirs
    alike = max(words, 0.95 * same_address, numbered * (0.6 + 0.4 * max(words, same_address)))
    return here * alike


def _outcome(label: Label, other: Label) -> Outcome:
    title = _right("title", label, other)
    back = is_back_reference(label)
    return Outcome(
        back_reference=back,
        found=True,
        title=title,
        authors=_right("authors", label, other),
        year=_right("date", label, other),
        address=address_right(label, other),
        confidence=float(other.get("confidence") or 0.0),
        resolved=back and title and bool(other.get("back_reference")),
        text=str(other.get("text") or ""),
    )


def is_back_reference(label: Label) -> bool:
    return bool(label.get("back_reference"))


def _right(field: str, label: Label, other: Label) -> bool:
    """Say whether a field has one of the right values; of a date, the year is compared."""
    if field in label.get("hard_fields", ()):
        return True
    read_value = _normal(field, other.get(field))
    return any(_normal(field, value) == read_value for value in right_values(field, label))


def right_values(field: str, label: Label) -> Iterator[Any]:
    """Give the values of a field that are right, the label's own first."""
    yield label.get(field)
    alternatives = label.get(f"{field}_alt") or ()
    if alternatives and (
        isinstance(alternatives, str) or (field == "authors" and not _nested(alternatives))
    ):
        alternatives = [alternatives]
    yield from alternatives


def _nested(alternatives: Sequence[Any]) -> bool:
    return isinstance(alternatives[0], list)


def _normal(field: str, value: Any) -> Any:
    normal = FIELDS[field](value) or None
    return str(normal)[:4] if field == "date" and normal else normal


def address_right(label: Label, other: Label) -> bool:
    """Say whether URL and DOI are right; either may stand for the other where it holds it."""
    if "url" in label.get("hard_fields", ()):
        return True
    doi = str(label.get("doi") or "").casefold()
    url = _right("url", label, other) or (
        bool(doi) and doi in str(other.get("url") or "").casefold()
    )
    read_doi = str(other.get("doi") or "").casefold()
    known = f"{label.get('url') or ''} {doi} {label.get('doi_alt') or ''}".casefold()
    return url and (not read_doi or read_doi in known) and (not doi or doi in (
        f"{read_doi} {str(other.get('url') or '').casefold()}"
    ))  # fmt: skip
