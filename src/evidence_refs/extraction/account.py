"""The account of a document: what was found, what looked like a citation and was left, what is unsure.

What was left is looked for a second time and apart from the finders, in the plain lines of the text,
so that what they miss is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from evidence_refs.extraction.citation import SURE, Citation
from evidence_refs.extraction.contents import BACK_MATTER
from evidence_refs.extraction.likeness import likeness
from evidence_refs.model import FORMS, WORK_FIELDS, Form
from evidence_refs.problems import Problem, Where
from evidence_refs.source import Document

if TYPE_CHECKING:
    from evidence_refs.extraction.result import Extraction

ESSENTIAL = ("title", "authors", "date", "url")
"""The fields that a citation's confidence speaks of."""

_FIELD_OF = {
    "impossible-date": "date",
    "address-cut-off": "url",
    "entry-without-title": "title",
}
"""For codes of problems, the field that they are about."""

# The least that a citation has; looked for first, since it is quick.
_SIGN = re.compile(r"\b(?:1[89]|20)\d\d|https?:|www\.|\bdoi\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://|www\.", re.IGNORECASE)
_NOTE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+\s|\[\^[^\]\s]{1,12}\]:|\[\d{1,4}\]\s")
_MARKER = re.compile(
    rf"\s*(?:{_NOTE.pattern}|[-*•–]\s|\(?\d{{1,3}}[.)]\s|\d{{1,3}}\s+(?=[A-Z]))\s*"
)
_LIST_HEADING = re.compile(
    rf"(?:{BACK_MATTER.pattern})(?:\s*(?:and|for|to|from|in|[:–—-])\s.{{0,50}})?", re.IGNORECASE
)
_HEADING = re.compile(r"#{1,6}\s")
# How much a piece must look like a reference to be reported: in a list, and anywhere else.
_LISTED, _ANYWHERE = 0.9, 5.0
_GAP = 4  # pieces in a row that look like none, before a list is over
_SHORT = 20
_SHOWN = 80


@dataclass(frozen=True, slots=True)
class Unsure:
    """A citation that is worth a look, and the fields that may be wrong."""

    citation: Citation
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What came of a document.

    `forms` counts citations by form; `left` are places that look like a citation and are none;
    `problems` are what the reader could not make out, and what is wrong in single citations.
    """

    forms: dict[Form, int]
    left: tuple[Problem, ...] = ()
    unsure: tuple[Unsure, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def citations(self) -> int:
        """How many citations there are."""
        return sum(self.forms.values())


def account(document: Document, extraction: Extraction, *, sure: float = SURE) -> Account:
    """Say what was found in a document, and what was not.

    Args:
        document: what was read.
        extraction: what `extract` gave of it.
        sure: citations with this confidence or less are unsure, and those with a problem.
    """
    citations = extraction.citations
    counts = Counter(citation.form for citation in citations)
    said = [p for citation in citations for p in citation.problems if p.code != "not-sure"]
    left = tuple(p for p in extraction.left if p not in document.problems)
    return Account(
        {form: counts[form] for form in _forms() if counts[form]},
        (*left, *_overlooked(document, citations, left)),
        tuple(Unsure(c, fields) for c in citations if (fields := unsure_fields(c, sure))),
        (*document.problems, *said),
    )


def unsure_fields(citation: Citation, sure: float = SURE) -> tuple[str, ...]:
    """Give the fields of a citation that may be wrong; none where all is sure.

    They are those of which a model or a problem says so; where the whole is doubtful and nothing
    says why, they are the title, and those that are there of authors, date and address.
    """
    told = {_FIELD_OF[p.code]: None for p in citation.problems if p.code in _FIELD_OF}
    # A citation that refers back has the fields of another, which is in the account itself.
    if citation.confidence > sure or citation.back_reference:
        return tuple(told)
    told |= {
        each.field: None
        for each in citation.evidence
        if each.field in WORK_FIELDS and each.probability is not None and each.probability <= sure
    }
    if told:
        return tuple(told)
    return tuple(name for name in ESSENTIAL if name == "title" or getattr(citation.work, name))


def _forms() -> Iterator[Form]:
    yield from FORMS  # type: ignore[misc]  # the model's own list of them


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some lines that may be one item of a list, a note or a paragraph."""

    lines: tuple[tuple[int, str], ...]

    @property
    def first(self) -> int:
        return self.lines[0][0]

    @property
    def text(self) -> str:
        return " ".join(words for _, words in self.lines)

    @property
    def is_note(self) -> bool:
        return bool(_NOTE.match(self.lines[0][1]))


def _overlooked(
    document: Document, citations: Sequence[Citation], left: Sequence[Problem]
) -> Iterator[Problem]:
    """Yield a problem for each piece that looks like a citation and that nothing speaks of."""
    spoken = {n for c in citations for n in range(c.lines[0], c.lines[1] + 1)}
    spoken |= {problem.where.line for problem in left if problem.where.line}
    level = missed = 0  # that of the heading of the list that a piece stands in
    for piece in _pieces(document):
        if _is_heading(piece.text):
            level, missed = _level_below(piece.text, level), 0
            continue
        rest = _unspoken(piece, spoken)
        known = len(rest) != 1 or rest[0] is not piece
        looks = [each for each in rest if _looks_cited(each, listed=level > 0)]
        missed = 0 if known or looks else missed + 1
        level = level if missed <= _GAP else 0
        if known and not (level or piece.is_note):
            continue  # a paragraph that holds a mention or link
        for each in looks:
            yield Problem(
                "not-read",
                f"may cite a work: {each.text[:_SHOWN]}",
                Where(file=document.file, line=each.first),
                "warning",
                hint="add the record by hand if it does",
            )


def _unspoken(piece: _Piece, spoken: Collection[int]) -> list[_Piece]:
    """Give the piece where no citation stands in it; else the runs of its lines that have none."""
    if not any(number in spoken for number, _ in piece.lines):
        return [piece]
    runs: list[list[tuple[int, str]]] = [[]]
    for number, words in piece.lines:
        if number in spoken:
            runs.append([])
        else:
            runs[-1].append((number, words))
    return [_Piece(tuple(run)) for run in runs if run]


def _level_below(heading: str, level: int) -> int:
    """Give the level of the list that stands below a heading; 0 where none does."""
    own = len(heading) - len(heading.lstrip("#")) or 1
    if _LIST_HEADING.fullmatch(_title(heading)):
        return own
    return level if level and own > level else 0


def _looks_cited(piece: _Piece, *, listed: bool) -> bool:
    text = piece.text[_end_of_marker(piece.text) :]
    if len(text) < _SHORT or not _SIGN.search(text):
        return False
    address = _ADDRESS.search(text)
    if address and (piece.is_note or (listed and address.start() < 2)):
        return True
    return likeness(text).score >= (_LISTED if piece.is_note or listed else _ANYWHERE)


def _end_of_marker(text: str) -> int:
    marker = _MARKER.match(text)
    return marker.end() if marker else 0


def _pieces(document: Document) -> Iterator[_Piece]:
    """Divide the text where empty lines and markers do; lines that pages repeat are left out."""
    lines = document.text.split("\n")
    repeated = Counter(_folded(line) for line in lines if line.strip())
    held: list[tuple[int, str]] = []
    for number, line in enumerate([*lines, ""], start=1):
        words = line.strip()
        furniture = bool(words) and repeated[_folded(line)] > 2
        begins = not words or _MARKER.match(line) or _is_heading(words)
        if held and (begins or _is_heading(held[0][1])):
            yield _Piece(tuple(held))
            held = []
        if words and not furniture:
            held.append((number, words))


def _folded(line: str) -> str:
    """Give what pages repeat of a line; the numbers of addresses and items tell them apart."""
    line = line.strip()
    return line if _ADDRESS.search(line) or _MARKER.match(line) else re.sub(r"\d+", "0", line)


def _is_heading(text: str) -> bool:
    return bool(_HEADING.match(text) or _LIST_HEADING.fullmatch(_title(text)))


def _title(text: str) -> str:
    return text.strip("#*:. ").replace("&", "and")
