"""Records that one side merged into one: merged in the other versions too, so that they compare.

A change of one of the records is then one of the merged record, as if made before the merge. It goes
where the changed value went: into the field, if the side that merged kept that value, else among the
alternates. What nobody changed is as the side left it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from evidence_refs.catalogue.git.record import Field, Layout, Record, standard
from evidence_refs.catalogue.git.three_way import Three
from evidence_refs.catalogue.git.works import Work
from evidence_refs.catalogue.records.merge import merge
from evidence_refs.catalogue.text.parse import parse_item
from evidence_refs.catalogue.text.render import render_reference
from evidence_refs.model import REFERENCE_FIELDS, WORK_FIELDS

Values = dict[str, Any]
"""What a record says, as plain values."""

_UNKNOWN: Three[Layout | None] = Three(None, None, None)


class _Member(NamedTuple):
    """What one of the records said, and what it says on the side that has it apart."""

    before: Values
    after: Values


def as_merged(work: Work) -> Three[Layout | None]:
    """Give each version of a work as one record, if a side merged its records into one."""
    base, *sides = work.records
    merged = [side[0] for side in sides if len(side) == 1]
    if not merged or not _is_complete(work):
        return _UNKNOWN
    names = min([record.key, *record.aliases] for record in merged)
    was = _merged(base, {record.key: record.key for record in base}, names)
    if was is None:
        return _UNKNOWN
    if len(merged) == len(sides):
        if merged[0].key != merged[1].key:  # neither is the former key
            del was["key"]
        return Three(_laid_out(was, base), merged[0].layout, merged[1].layout)
    at = 1 if len(sides[0]) == 1 else 0
    one = _merged(sides[at], work.now[at], names)
    if one is None:
        return _UNKNOWN
    after = {record.key: record.value for record in sides[at]}
    members = [_Member(record.value, after[work.now[at][record.key]]) for record in base]
    was, one = _followed(merged[0].value, was, one, members)
    layouts = (merged[0].layout, _laid_out(one, sides[at]))
    return Three(_laid_out(was, base), *(layouts if at else reversed(layouts)))


def _is_complete(work: Work) -> bool:
    """Say whether each side has all records of the work, merged or not, and no others."""
    base, *sides = work.records
    return len(base) > 1 and all(
        {*now.values()} == {record.key for record in side}
        for side, now in zip(sides, work.now, strict=True)
    )


def _merged(
    records: Sequence[Record], now: Mapping[str, str], names: Sequence[str]
) -> Values | None:
    """Merge records in the order of `names`; None where one is no valid record.

    `now` gives for the key of each record of the base what it is called among these.
    """
    models = {record.key: record.model for record in records}
    order = [now[name] for name in (*names, *sorted(now)) if name in now]
    valid = [model for key in dict.fromkeys(order) if (model := models[key])]
    if len(valid) < len(records):
        return None
    return dict(parse_item(render_reference(merge(valid))))


def _followed(
    chosen: Values, was: Values, one: Values, members: Sequence[_Member]
) -> tuple[Values, Values]:
    """Give what was, and what is on the side that has the records apart, as one record each.

    Args:
        chosen: the merged record of the other side.
        was: the records of the base, merged as they would be today.
        one: the same of those that are apart.
        members: the records.
    """
    changed = {n for member in members for n in _differing(*member)}
    before, after = dict(was), _mixed(was, one, changed)
    held, now = (dict(each.get("alternates") or {}) for each in (was, one))
    others = (held, now if "alternates" in changed else _mixed(held, now, changed))
    for name in WORK_FIELDS:
        said = [member for member in members if _says(member.before, name, chosen.get(name))]
        if not said:
            continue  # the side that merged chose another value, or none
        member = max(said, key=lambda each: name in _differing(*each))
        for at, values in enumerate((before, after)):
            values.pop(name, None)
            values |= {name: member[at][name]} if name in member[at] else {}
            others[at][name] = _others(name, (m[at] for m in members), member[at].get(name))
    before["alternates"], after["alternates"] = others
    return before, after


def _differing(one: Values, other: Values) -> set[str]:
    return {n for n in {*one, *other} if (n in one, one.get(n)) != (n in other, other.get(n))}


def _mixed(one: Values, other: Values, names: set[str]) -> Values:
    """Give values of which those of some names are the other's."""
    kept = {name: value for name, value in one.items() if name not in names}
    return kept | {name: value for name, value in other.items() if name in names}


def _says(values: Values, name: str, value: Any) -> bool:
    return value is not None and values.get(name) == value


def _others(name: str, members: Iterable[Values], kept: Any) -> list[Values]:
    """Give the other values that records have of a field, with their places."""
    found: list[Values] = []
    for values in members:
        if values.get(name):
            found.append({"value": values[name], "from": values["key"]})
        found += (values.get("alternates") or {}).get(name, [])
    return [each for each in found if each["value"] != kept]


def _laid_out(values: Values, records: Iterable[Record]) -> Layout:
    """Lay out a record that no version has: in standard form, with all comments above it."""
    lines = ((name, standard(name, values[name])) for name in REFERENCE_FIELDS if name in values)
    fields = {name: Field(text, values[name]) for name, text in lines if text}
    comments = chain.from_iterable(record.comments for record in records)
    return Layout("".join(f"{comment}\n" for comment in comments), fields)
