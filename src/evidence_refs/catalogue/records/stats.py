"""How many of what: the numbers of a catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from evidence_refs.bodies import respelt
from evidence_refs.edtf import year_of

if TYPE_CHECKING:
    from evidence_refs.model import DocumentRecord, Form

_WANTED = ("title", "type", "authors", "source", "date", "abstract", "url")
"""The fields whose absence a librarian wants to know of."""

_WORK = (
    ("title",), ("type",), ("authors", "source"), ("date",), ("abstract",), ("url",), ("reviewed",),
)  # fmt: skip
"""What is to be done: fields of which a reference needs one. An issuer stands for an author."""

_ASKED = tuple(dict.fromkeys((*_WANTED, *(name for names in _WORK for name in names))))

Record = Mapping[str, Any]
"""A reference as plain lists and dicts of text, as the file holds it."""


@dataclass(frozen=True, slots=True)
class Growth:
    """A document's part in the catalogue: its works that no earlier document cites, and the others.

    `total` is how many works this document and the earlier ones cite.
    """

    document: str
    date: str | None
    new: int
    known: int
    total: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Something to complete: `references` lack all fields of `missing`."""

    missing: tuple[str, ...]
    references: int


@dataclass(frozen=True, slots=True)
class Stats:
    """Numbers of references, save `citations`, `by_form` and `by_section`, which count citations.

    Years, forms and documents stand in their own order, `growth` in that of the documents' dates,
    the others with the most frequent first. `uncited` are in no document.
    """

    references: int
    citations: int
    documents: int
    by_type: dict[str, int]
    by_year: dict[str, int]
    by_source: dict[str, int]
    by_document: dict[str, int]
    by_form: dict[Form, int]
    by_section: dict[str, int]
    missing: dict[str, int]
    growth: tuple[Growth, ...]
    uncited: int
    work_list: tuple[Gap, ...]

    def to_json(self) -> dict[str, Any]:
        """Give the object that `stats --json` prints."""
        return asdict(self)


def stats(records: Iterable[Record], documents: Sequence[DocumentRecord]) -> Stats:
    """Count records, of a catalogue that has these documents."""
    records = list(records)
    citations = [citation for each in records for citation in each.get("cited_in") or ()]
    years = Counter(_year(each.get("date")) for each in records)
    gaps = Counter(tuple(name for name in _ASKED if not each.get(name)) for each in records)
    citing = [{cited["document"] for cited in each.get("cited_in") or ()} for each in records]
    by_document = Counter({each.id: 0 for each in documents})
    by_document.update(name for each in citing for name in each)
    return Stats(
        references=len(records),
        citations=len(citations),
        documents=len(documents),
        by_type=_most(each.get("type") or "none" for each in records),
        by_year=dict(sorted(years.items(), key=lambda item: _in_time(item[0]))),
        by_source=_by_source([each.get("source") or () for each in records]),
        by_document=dict(sorted(by_document.items())),
        by_form=dict(sorted(Counter(citation["form"] for citation in citations).items())),
        by_section=_most(" › ".join(each.get("section") or ()) or "none" for each in citations),
        missing={name: number for name in _WANTED if (number := _lacking(gaps, (name,)))},
        growth=_growth(citing, by_document, {each.id: each.date for each in documents}),
        uncited=sum(not each for each in citing),
        work_list=tuple(Gap(names, number) for names in _WORK if (number := _lacking(gaps, names))),
    )


def lacking(records: Iterable[Record]) -> dict[tuple[str, ...], list[int]]:
    """Give for each thing to complete the numbers of the records that need it, from 0 on."""
    found: dict[tuple[str, ...], list[int]] = {names: [] for names in _WORK}
    for number, record in enumerate(records):
        for names, numbers in found.items():
            if not any(record.get(name) for name in names):
                numbers.append(number)
    return {names: numbers for names, numbers in found.items() if numbers}


def _by_source(sources: Sequence[Sequence[str]]) -> dict[str, int]:
    """Count the works of each body once, under its most frequent spelling."""
    other = respelt(name for each in sources for name in each)
    return _most(name for each in sources for name in {other.get(name, name) for name in each})


def _growth(
    citing: Iterable[set[str]], by_document: Mapping[str, int], dates: Mapping[str, str | None]
) -> tuple[Growth, ...]:
    """Give what each document brought, in the order of their dates; those without one come last."""
    order = sorted(by_document, key=lambda id: _when(dates.get(id), id))
    place = {id: number for number, id in enumerate(order)}
    new = Counter(min(each, key=place.__getitem__) for each in citing if each)
    found, total = [], 0
    for id in order:
        total += new[id]
        found.append(Growth(id, dates.get(id), new[id], by_document[id] - new[id], total))
    return tuple(found)


def _when(date: str | None, id: str) -> tuple[bool, int, str, str]:
    year = year_of(date)
    return year is None, year or 0, date or "", id


def _lacking(gaps: Mapping[tuple[str, ...], int], names: Sequence[str]) -> int:
    """Count the records that lack all of `names`; `gaps` counts those that lack the same fields."""
    return sum(number for absent, number in gaps.items() if set(names) <= set(absent))


def _year(date: str | None) -> str:
    year = year_of(date)
    return "none" if year is None else f"{year:04d}"


def _in_time(year: str) -> tuple[bool, int]:
    """Give what years are sorted by; none comes last."""
    return (True, 0) if year == "none" else (False, int(year))


def _most(names: Iterable[str]) -> dict[str, int]:
    counted = Counter(names)
    return dict(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
