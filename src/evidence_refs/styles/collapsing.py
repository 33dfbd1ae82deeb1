"""Cites side by side, grouped and shortened: `1–3`, `Doe, 1999, 2001a–c` (CSL 1.0.2, "Cite Collapsing")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence_refs.styles.cite import Cite
from evidence_refs.styles.entries import Entry
from evidence_refs.styles.node import Node
from evidence_refs.styles.rich import Rich, joined
from evidence_refs.styles.scene import letters

_DASH = "–"


@dataclass(frozen=True, slots=True)
class Written:
    """One cite as it is rendered, in whole and without its author."""

    cite: Cite
    entry: Entry
    whole: Rich
    rest: Rich
    author: str

    @property
    def bare(self) -> bool:
        """Whether it says nothing besides the work."""
        return not (self.cite.prefix or self.cite.suffix or self.cite.locator)

    def year(self) -> tuple[int, ...]:
        """Give the year of the work, as far as known."""
        date = self.entry.item.dates.get("issued")
        return date.points[0][:1] if date and date.points else ()


def collapsed(written: Sequence[Written], area: Node, delimiter: str) -> Rich:
    """Give the cites of one citation, as far shortened as the style wants it; `delimiter` is its layout's."""
    collapse = area.get("collapse")
    if collapse == "citation-number":
        return joined(_numbers(written), delimiter)
    if not collapse and "cite-group-delimiter" not in area.attributes:
        return joined((each.whole for each in written), delimiter)
    parts: list[Rich] = []
    before = ""
    for group in _by_author(written):
        parts += [before, joined(part for pair in _group(group, area, delimiter) for part in pair)]
        shortened = collapse and len(group) > 1
        before = area.get("after-collapse-delimiter", delimiter) if shortened else delimiter
    return joined(parts)


def _numbers(written: Sequence[Written]) -> Iterator[Rich]:
    """Give numbers; three or more that follow each other as a range."""
    series: list[Written] = []
    for each in [*written, None]:
        last = series[-1] if series else None
        if each and last and last.bare and each.bare and each.entry.number == last.entry.number + 1:
            series.append(each)
            continue
        if len(series) > 2:
            yield joined((series[0].whole, _DASH, series[-1].whole))
        else:
            yield from (one.whole for one in series)
        series = [each] if each else []


def _by_author(written: Sequence[Written]) -> list[list[Written]]:
    """Put cites by the same author side by side, where the first of them stands."""
    groups: dict[str, list[Written]] = {}
    for number, each in enumerate(written):
        groups.setdefault(each.author or f"\x00{number}", []).append(each)
    return list(groups.values())


def _group(group: Sequence[Written], area: Node, delimiter: str) -> Iterator[tuple[str, Rich]]:
    """Give the cites of one author, each with what stands before it."""
    yield "", group[0].whole
    between = area.get("cite-group-delimiter", ", ")
    collapse = area.get("collapse")
    at = 1
    while at < len(group):
        each, above = group[at], group[at - 1]
        if collapse.startswith("year-suffix") and _same_year(above, each):
            end = _last_of_series(group, at) if collapse.endswith("ranged") else at
            before = _DASH if end > at else area.get("year-suffix-delimiter", delimiter)
            yield before, letters(group[end].entry.told.suffix)
            at = end + 1
            continue
        if above.cite.locator and collapse:
            between = area.get("after-collapse-delimiter", between)
        yield between, each.rest if collapse else each.whole
        at += 1


def _same_year(above: Written, each: Written) -> bool:
    """Whether two cites of an author differ by the letter of the year alone."""
    lettered = above.entry.told.suffix and each.entry.told.suffix
    return bool(lettered) and above.bare and each.bare and above.year() == each.year()


def _last_of_series(group: Sequence[Written], at: int) -> int:
    """Say how far the letters run on from the cite before `at`, if it is further than to the next."""
    end = at - 1
    while end + 1 < len(group) and _follows(group[end], group[end + 1]):
        end += 1
    return end if end > at else at


def _follows(above: Written, each: Written) -> bool:
    return _same_year(above, each) and each.entry.told.suffix == above.entry.told.suffix + 1
