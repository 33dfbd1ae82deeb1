"""Records that one side merged into one: merged in the other versions too, so that they compare."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from evidence_refs.catalogue.git.record import Field, Layout, Record, standard, synthetic
from evidence_refs.catalogue.git.three_way import Three
from evidence_refs.catalogue.git.works import Work
from evidence_refs.catalogue.records.merge import merge
from evidence_refs.model import REFERENCE_FIELDS

_DEPENDENT = {
    "authors_truncated": "authors", "date_text": "date", "undated": "date", "url_text": "url",
}  # fmt: skip
"""Fields whose value a merge takes from the record that gave another field's."""


def as_merged(work: Work) -> Three[Layout | None]:
    """Give each version of a work as one record, if a side merged its records into one.

    A change of one of the records is one of the merged record then, made before it was merged. What
    nobody changed keeps the value that the side chose which merged them.
    """
    merged = [side[0] for side in work.records[1:] if len(side) == 1]
    if not merged or not _is_complete(work):
        return Three(None, None, None)
    names = min([record.key, *record.aliases] for record in merged)
    base = work.records.base
    was = _as_one(base, {record.key: record.key for record in base}, names)
    if was is None:
        return Three(None, None, None)
    sides = [
        _side_as_one(was, base, side, now, names)
        for side, now in zip(work.records[1:], work.now, strict=True)
    ]
    if len({record.key for record in merged}) > 1:  # neither key is the former one
        was = replace(was, fields={n: each for n, each in was.fields.items() if n != "key"})
    return Three(was, *sides)


def _is_complete(work: Work) -> bool:
    """Say whether each side has all records of the work, merged or not, and no others."""
    base, *sides = work.records
    return len(base) > 1 and all(
        len(now) == len(base) and {*now.values()} == {record.key for record in side}
        for side, now in zip(sides, work.now, strict=True)
    )


def _as_one(
    records: Sequence[Record], now: Mapping[str, str], names: Sequence[str]
) -> Layout | None:
    """Merge records in the order of `names`; None where one is no valid record.

    `now` gives for the key of each record of the base what it is called among these.
    """
    models = {record.key: record.model for record in records}
    order = [now[name] for name in (*names, *sorted(now)) if name in now]
    valid = [model for key in dict.fromkeys(order) if (model := models[key])]
    if len(valid) < len(records):
        return None
    comments = chain.from_iterable(record.comments for record in records)
    return synthetic(merge(valid), tuple(comments))


def _side_as_one(
    was: Layout,
    base: Sequence[Record],
    side: Sequence[Record],
    now: Mapping[str, str],
    names: Sequence[str],
) -> Layout | None:
    """Give the records of a side as one; where it has them apart, what is unchanged as it was."""
    if len(side) == 1:
        return side[0].layout
    one = _as_one(side, now, names)
    if one is None:
        return None
    values = {record.key: record.value for record in side}
    changed = {
        name
        for record in base
        for name in {*record.value, *values[now[record.key]]}
        if not _same(name, record.value, values[now[record.key]])
    }
    changed |= {name for name, giver in _DEPENDENT.items() if giver in changed}
    fields = {name: each for name, each in was.fields.items() if name not in changed}
    fields |= {name: each for name, each in one.fields.items() if name in changed}
    if "alternates" not in changed:
        fields |= _alternates(was, one, changed)
    return replace(one, fields={name: fields[name] for name in REFERENCE_FIELDS if name in fields})


def _same(name: str, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return (name in one) == (name in other) and one.get(name) == other.get(name)


def _alternates(was: Layout, one: Layout, changed: Container[str]) -> dict[str, Field]:
    """Give the other values of fields that were changed as they are, those of the rest as they were."""
    before, after = (each.fields.get("alternates", Field("", {})).value for each in (was, one))
    values = {name: each for name, each in before.items() if name not in changed}
    values |= {name: each for name, each in after.items() if name in changed}
    return {"alternates": Field(standard("alternates", values) or "", values)}
