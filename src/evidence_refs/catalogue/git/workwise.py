"""The records of one work in three versions -> those that the merged file has of it."""

from __future__ import annotations

from itertools import chain

from evidence_refs.catalogue.git.conflicts import Conflict, Unit, marked
from evidence_refs.catalogue.git.fields import Clash
from evidence_refs.catalogue.git.fieldwise import merge_fields
from evidence_refs.catalogue.git.record import Layout
from evidence_refs.catalogue.git.replay import as_merged
from evidence_refs.catalogue.git.three_way import Three
from evidence_refs.catalogue.git.works import Work
from evidence_refs.catalogue.text.comments import comments_in
from evidence_refs.catalogue.text.respell import tail_of
from evidence_refs.matching.groups import group

_NOTHING = Layout("", {})


def merge_work(work: Work, size: int) -> list[Unit]:
    """Merge the records of a work; what cannot be merged stands whole between marks.

    `size` is how many signs the marks have.
    """
    records = work.records
    if records.is_settled:
        return [Unit(record.key, record.text) for record in records.newer]
    base, ours, theirs = records
    if len(base) == 1 and not (ours and theirs):
        return _without(work, size)
    single = len(ours) == len(theirs) == 1 and len(base) <= 1
    if single and (_is_continued(work) or _same_work(work)):
        layouts = records.map(lambda version: version[0].layout if version else _NOTHING)
    else:
        layouts = as_merged(work)
    was, mine, yours = layouts
    merged = None
    if mine and yours:
        identity = (*ours, *theirs)[0].identity
        merged = merge_fields(identity, Three(was or _NOTHING, mine, yours), size)
    return [merged or _whole(work, size)]


def _without(work: Work, size: int) -> list[Unit]:
    """Merge a record that one side took out; what the other wrote below it stays."""
    (before,) = work.records.base
    (left,) = work.records.ours or work.records.theirs
    if before.said != left.said:
        return [_whole(work, size)]
    held = comments_in(tail_of(before.text))
    added = [comment for comment in comments_in(tail_of(left.text)) if comment not in held]
    return [Unit(left.key, "\n".join([*added, "", ""]))] if added else []


def _is_continued(work: Work) -> bool:
    """Say whether both sides have the one record that was there, not another under its new key."""
    return bool(work.records.base) and all(
        {*now.values()} == {record.key for record in side}
        for side, now in zip(work.records[1:], work.now, strict=True)
    )


def _same_work(work: Work) -> bool:
    """Say whether the one record of each side may be one work, as `dedupe` finds it."""
    ((ours,), (theirs,)) = work.records[1:]
    if ours.identity == "id":  # documents
        return bool(ours.value.get("sha256") == theirs.value.get("sha256"))
    if ours.model is None or theirs.model is None:
        return False
    found = group([("ours", ours.model), ("theirs", theirs.model)])
    return bool(found.sure or found.possible)


def _whole(work: Work, size: int) -> Unit:
    """Give all records of a work as each side has them, for a person to choose."""
    sides = work.records[1:]
    clash = Clash(*("".join(record.text for record in side) for side in sides))
    key = min(record.key for record in chain.from_iterable(sides))
    return Unit(key, marked(clash, size), (Conflict(key, _why(work)),))


def _why(work: Work) -> str:
    base, ours, theirs = work.records
    if not base:
        return "the sides added two different works under one key"
    if not ours:
        return "ours removed it, theirs changed it"
    if not theirs:
        return "theirs removed it, ours changed it"
    return "the sides renamed, merged or removed it differently"
