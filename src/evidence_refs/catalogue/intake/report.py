"""What taking documents into the catalogue did, as data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence_refs.catalogue.intake.accepting import Accepted
from evidence_refs.catalogue.records.filling import Difference
from evidence_refs.extraction.citation import Citation
from evidence_refs.matching.groups import Group
from evidence_refs.model import CitedIn


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation of the documents taken in, and the key of its record; None where removed."""

    key: str | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What taking in documents did.

    `added`, `extended`: keys of new records, and of those that gained citations; `filled`: key and
    field; `accepted`: values that a person took; `removed`: keys that a person took out and that were not brought back; `gone`: citations
    of a replaced document that its new text lacks, with their keys; `uncited`: records that lost
    their last citation; `possible`: pairs that may be one work.
    """

    cited: tuple[Cited, ...] = ()
    added: tuple[str, ...] = ()
    extended: tuple[str, ...] = ()
    filled: tuple[tuple[str, str], ...] = ()
    differences: tuple[Difference, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    removed: tuple[str, ...] = ()
    gone: tuple[tuple[str, CitedIn], ...] = ()
    uncited: tuple[str, ...] = ()
    possible: tuple[Group, ...] = ()


def lost(
    citations: Sequence[Citation],
    keys: Sequence[str | None],
    gone: Sequence[tuple[str, CitedIn]],
) -> Iterator[tuple[str, CitedIn]]:
    """Yield the former citations whose record the new text cites less often in that form."""
    now = Counter((k, c.document, c.form) for k, c in zip(keys, citations, strict=True))
    for key, place in gone:
        now[key, place.document, place.form] -= 1
        if now[key, place.document, place.form] < 0:
            yield key, place
