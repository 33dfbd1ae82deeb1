"""Lists in bookmarks: around whole paragraphs, and of the name `references_NAME`, which takes a named list.

LibreOffice keeps bookmarks when it saves a Word file, and content controls it does not.
Source: ECMA-376-1, 17.13.6 (w:bookmarkStart, w:bookmarkEnd).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from evidence_refs.briefs.marked.elements import HOLDERS, Event
from evidence_refs.briefs.marked.region import Region
from evidence_refs.briefs.marked.wanted import NAMED
from evidence_refs.errors import UnreadableError
from evidence_refs.problems import Where

BEGINS = "references_"

_SEEN = frozenset(
    ("t", "tab", "sym", "drawing", "pict", "object", "footnoteReference", "endnoteReference")
)
"""What a reader sees of a paragraph."""


@dataclass(slots=True)
class _Paragraph:
    """A paragraph: its bytes, and where there is something to see in it."""

    start: int
    stop: int = 0
    seen: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Mark:
    """The beginning or the end of a bookmark: its bytes, its paragraph if it stands in one, and what holds that."""

    event: Event
    paragraph: _Paragraph | None
    holder: int

    @property
    def id(self) -> str:
        return self.event.attributes.get("id", "")

    @property
    def name(self) -> str:
        return self.event.attributes.get("name", "")


def bookmarks(events: Iterable[Event], file: str) -> list[Region]:
    """Find the lists in bookmarks.

    Raises:
        UnreadableError: one does not hold whole paragraphs.
    """
    return [_region(*pair, file) for pair in _pairs(_marks(events), file)]


def _marks(events: Iterable[Event]) -> list[_Mark]:
    """Give the beginnings and ends of all bookmarks, in their order."""
    found: list[_Mark] = []
    paragraphs: list[_Paragraph] = []
    holders: list[int] = [0]
    for event in events:
        if event.name in HOLDERS:
            holders = [*holders, event.start] if event.begins else holders[:-1]
        elif event.name == "p" and event.begins:
            paragraphs.append(_Paragraph(event.start))
        elif event.name == "p":
            paragraphs.pop().stop = event.stop
        elif event.begins and event.name in _SEEN and paragraphs:
            paragraphs[-1].seen.append(event.start)
        elif event.begins and event.name in ("bookmarkStart", "bookmarkEnd"):
            within = None if event.above in HOLDERS or not paragraphs else paragraphs[-1]
            found.append(_Mark(event, within, holders[-1]))
    return found


def _pairs(marks: Iterable[_Mark], file: str) -> Iterator[tuple[_Mark, _Mark]]:
    """Give the two marks of each list.

    LibreOffice 7 begins a bookmark anew in each of its paragraphs, and ends it once: the first counts.
    """
    names: dict[str, str] = {}
    begun: dict[str, _Mark] = {}
    for mark in marks:
        if mark.name.startswith(BEGINS):
            names[mark.id] = mark.name
            begun.setdefault(mark.name, mark)
        elif mark.event.name == "bookmarkEnd" and names.get(mark.id) in begun:
            yield begun.pop(names[mark.id]), mark
    for mark in begun.values():
        raise UnreadableError(
            f"the bookmark {mark.name} has no end", where=Where(file), hint="insert it anew"
        )


def _region(begin: _Mark, end: _Mark, file: str) -> Region:
    start, removed = begin.event.start, (0, 0)
    if begin.paragraph is not None:
        if any(at < start for at in begin.paragraph.seen):
            raise _partly(begin, file)
        start = begin.paragraph.start
    stop = end.event.stop
    if end.paragraph is not None:
        if not any(at > stop for at in end.paragraph.seen):
            stop = end.paragraph.stop
        elif end.paragraph is begin.paragraph or any(at < stop for at in end.paragraph.seen):
            raise _partly(begin, file)
        else:  # it ends where the next paragraph begins, as programs like to have it
            removed = (end.event.start, stop)
            stop = end.paragraph.start
    if begin.holder != end.holder:
        raise _partly(begin, file)
    asks = f"{NAMED}={begin.name.removeprefix(BEGINS)}"
    return Region(asks, start, stop, removed, (begin.id, begin.name))


def _partly(mark: _Mark, file: str) -> UnreadableError:
    return UnreadableError(
        f"the bookmark {mark.name} holds a part of a paragraph",
        where=Where(file),
        hint="select whole paragraphs, and insert it anew",
    )
