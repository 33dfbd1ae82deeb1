"""One field of a record in three versions -> its lines, or those of which a person must choose.

A field that one side changed keeps that side's lines. What both changed is merged by what it says:
lists whose order means little as sets, maps name by name, prose line by line. Of all else a person
must choose.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from operator import methodcaller
from typing import Any, NamedTuple

from evidence_refs.catalogue.git.record import Field, standard
from evidence_refs.catalogue.git.three_way import Three, merge_lines, merge_lists, merge_names
from evidence_refs.catalogue.records.merge import in_order
from evidence_refs.catalogue.text.comments import comments_in
from evidence_refs.model import CitedIn


class Clash(NamedTuple):
    """Lines of which a person must choose one side's; none, where that side has taken them out."""

    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The lines of a merged field, and comments that stood in lines which are gone."""

    lines: str | Clash
    comments: tuple[str, ...] = ()


class _Differ(NamedTuple):
    """Values of which a person must choose; what can be merged of them is the same in both."""

    ours: Any
    theirs: Any


class _Absent:
    """No field; one that says `null` is another thing."""


_ABSENT = _Absent()
_FOLDED = re.compile(r"  \w+: [>|][-+0-9]*\n")


def merge_field(name: str, versions: Three[Field | None]) -> Outcome:
    """Merge a field; None where a version has none."""
    texts = versions.map(lambda each: each.text if each else "")
    if texts.is_settled:
        return Outcome(texts.newer)
    values = versions.map(lambda each: each.value if each else _ABSENT)
    lines = _respelt(values, texts) if values.is_settled else _changed(name, values, texts)
    comments = merge_lists(texts.map(comments_in))
    shown = chain.from_iterable(map(comments_in, [lines] if isinstance(lines, str) else lines))
    return Outcome(lines, tuple(comment for comment in comments if comment not in {*shown}))


def _respelt(values: Three[Any], texts: Three[str]) -> str:
    """Give the lines of the one value that is left; a side that means the base spelt it anew."""
    if values.ours == values.theirs:
        return min(texts.ours, texts.theirs)
    return texts.theirs if values.ours == values.base else texts.ours


def _changed(name: str, values: Three[Any], texts: Three[str]) -> str | Clash:
    """Merge what both sides changed."""
    clash = Clash(texts.ours, texts.theirs)
    if name in _PROSE:
        return (merge_lines(texts) if all(map(_FOLDED.match, texts)) else None) or clash
    if name not in _MERGES:
        return clash
    try:
        merged = _MERGES[name](values.map(lambda value: None if value is _ABSENT else value))
    except (TypeError, ValueError, AttributeError, KeyError):  # not what the field should hold
        return clash
    if isinstance(merged, _Differ):
        ours, theirs = (standard(name, value) for value in merged)
        return clash if ours is None or theirs is None else Clash(ours, theirs)
    lines = standard(name, merged)
    return clash if lines is None else lines


def _set(lists: Three[Any]) -> list[Any]:
    """Merge lists of any values."""
    frozen = lists.map(lambda items: [_frozen(item) for item in items or ()])
    return [json.loads(item) for item in merge_lists(frozen)]


def _frozen(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def _map(maps: Three[Any]) -> Any:
    """Merge maps name by name."""
    maps = maps.map(lambda each: each or {})
    left, right = {}, {}
    for name in merge_names(maps.ours, maps.theirs):
        values = maps.map(methodcaller("get", name, _ABSENT))
        left[name], right[name] = (values.newer,) * 2 if values.is_settled else values[1:]
    left, right = ({n: v for n, v in each.items() if v is not _ABSENT} for each in (left, right))
    return left if left == right else _Differ(left, right)


def _alternates(maps: Three[Any]) -> dict[str, list[Any]]:
    """Merge maps of alternates: each value is kept once, whatever either side says of its place."""
    maps = maps.map(lambda each: each or {})
    merged = {}
    for name in merge_names(maps.ours, maps.theirs):
        items = maps.map(methodcaller("get", name, ()))
        places = items.map(lambda each: {_frozen(item["value"]): item["from"] for item in each})
        values = merge_lists(places)
        merged[name] = [
            {"value": json.loads(value), "from": places.map(methodcaller("get", value)).either}
            for value in values
        ]
    return {name: items for name, items in merged.items() if items}


def _citations(lists: Three[Any]) -> Any:
    """Merge citations as a set, but not where both sides put others in the place of one."""
    base, ours, theirs = lists.map(lambda items: items or [])
    replaced = [_kind(each) for each in base if each not in ours and each not in theirs]
    left = [each for each in ours if each not in base + theirs and _kind(each) in replaced]
    right = [each for each in theirs if each not in base + ours and _kind(each) in replaced]
    contested = {*map(_kind, left)} & {*map(_kind, right)}
    merged = _set(lists)
    if not contested:
        return _by_place(merged)
    sides = (
        [each for each in merged if not (each in others and _kind(each) in contested)]
        for others in (right, left)
    )
    return _Differ(*map(_by_place, sides))


def _kind(citation: Any) -> tuple[str, str]:
    return citation["document"], citation["form"]


def _by_place(citations: list[Any]) -> list[CitedIn]:
    return list(in_order(map(CitedIn.model_validate, citations)))


_PROSE = ("abstract", "note")
_MERGES: dict[str, Callable[[Three[Any]], Any]] = {
    "aliases": _set,
    "extra": _map,
    "alternates": _alternates,
    "tags": _set,
    "added": lambda days: min(days.ours, days.theirs),
    "reviewed": lambda days: max(days.ours, days.theirs),
    "origin": _set,
    "cited_in": _citations,
}
"""How a field is merged that both sides changed; of two days, the one that holds for both."""
