"""What a document gives. Light to load: it comes from other processes that have done the work."""

from __future__ import annotations

from dataclasses import dataclass

from evidence_refs.extraction.citation import Citation
from evidence_refs.problems import Problem


@dataclass(frozen=True, slots=True)
class About:
    """A document's own title, issuers and date (EDTF), as far as its first page prints them."""

    title: str | None = None
    source: tuple[str, ...] = ()
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What a document gives: its citations in order, what it says of itself, what was left.

    `left` are places that look like a citation and were not read as one.
    """

    citations: tuple[Citation, ...]
    about: About
    left: tuple[Problem, ...] = ()
