"""References under headings: by the sections of the documents that cite them, by type, by year."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evidence_refs.briefs.types import IN_WORDS
from evidence_refs.edtf import year_of
from evidence_refs.folding import stands_below

if TYPE_CHECKING:
    from evidence_refs.briefs.asked import Asked
    from evidence_refs.model import CitedIn, Reference

_UNKNOWN_TYPE = "Other works"
_UNDATED = "Undated"


@dataclass(frozen=True, slots=True)
class Section:
    """What stands directly below one heading, which is empty where there is none. `level` is from 1."""

    level: int
    heading: str
    references: tuple[Reference, ...] = ()


def sections(references: Sequence[Reference], asked: Asked) -> list[Section]:
    """Give references under the headings of a grouping, in the order in which they are read."""
    return [each for each in GROUPINGS[asked.group](references, asked) if _is_shown(each)]


def _is_shown(section: Section) -> bool:
    return bool(section.heading or section.references)


def _by_nothing(references: Sequence[Reference], asked: Asked) -> Iterator[Section]:
    yield Section(asked.level, "", tuple(references))


def _by_type(references: Sequence[Reference], asked: Asked) -> Iterator[Section]:
    groups: dict[str, list[Reference]] = {}
    for each in references:
        groups.setdefault(IN_WORDS.get(each.type or "", _UNKNOWN_TYPE), []).append(each)
    for heading in dict.fromkeys((*IN_WORDS.values(), _UNKNOWN_TYPE)):
        if heading in groups:
            yield Section(asked.level, heading, tuple(groups[heading]))


def _by_year(references: Sequence[Reference], asked: Asked) -> Iterator[Section]:
    """The newest first, as readers of evidence want it."""
    groups: dict[int | None, list[Reference]] = {}
    for each in references:
        groups.setdefault(year_of(each.date), []).append(each)
    undated = groups.pop(None, [])
    for year, of_year in sorted(groups.items(), key=lambda pair: -(pair[0] or 0)):
        yield Section(asked.level, str(year), tuple(of_year))
    if undated:
        yield Section(asked.level, _UNDATED, tuple(undated))


@dataclass(slots=True)
class _Outline:
    """The references directly below one heading of a document, and the headings below it."""

    references: list[Reference] = field(default_factory=list)
    below: dict[str, _Outline] = field(default_factory=dict)

    def at(self, path: Iterable[str]) -> _Outline:
        outline = self
        for heading in path:
            outline = outline.below.setdefault(heading, _Outline())
        return outline


def _by_section(references: Sequence[Reference], asked: Asked) -> Iterator[Section]:
    """In the order of the documents; what none of them cites comes first, without a heading."""
    placed = [(_place(each, asked), each) for each in references]
    yield Section(asked.level, "", tuple(each for place, each in placed if place is None))
    outlines: dict[str, _Outline] = {}
    cited = ((place, each) for place, each in placed if place is not None)
    for place, reference in sorted(cited, key=lambda pair: _order(pair[0])):
        document = outlines.setdefault(place.document, _Outline())
        document.at(place.section).references.append(reference)
    several = len(outlines) > 1
    for name, outline in outlines.items():
        title = asked.titles.get(name, name) if several else ""
        yield from _outlined(title, outline, asked.level - (not several))


def _place(reference: Reference, asked: Asked) -> CitedIn | None:
    """The citation that says where a reference stands: of those asked for its first entry, else its first."""
    places = [
        each
        for each in reference.cited_in
        if asked.document in (None, each.document) and stands_below(each.section, asked.section)
    ]
    return min(places, key=lambda each: each.form != "entry", default=None)


def _order(place: CitedIn) -> tuple[str, tuple[int, int]]:
    return place.document, place.lines or (0, 0)


def _outlined(heading: str, outline: _Outline, level: int) -> Iterator[Section]:
    yield Section(level, heading, tuple(outline.references))
    for name, below in outline.below.items():
        yield from _outlined(name, below, level + 1)


GROUPINGS: Mapping[str, Callable[[Sequence[Reference], Asked], Iterator[Section]]] = {
    "section": _by_section,
    "type": _by_type,
    "year": _by_year,
    "none": _by_nothing,
}
