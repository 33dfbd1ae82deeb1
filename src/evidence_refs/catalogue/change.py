"""What a command does to a catalogue, as data: so that a save needs to know no other records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from evidence_refs.model import WORK_FIELDS, Catalogue, DocumentRecord, Reference


@dataclass(frozen=True, slots=True)
class Change:
    """What is different afterwards; what it does not name stays.

    `put` are records as they are to be, known by their keys, new ones or in the place of the old;
    `gone` are keys of records that go; `renamed` gives for a new key the old one, whose lines and
    comments move with it; `text` the lines of a record as a person wrote them. `documents`, `removed`
    and `distinct` are whole lists, None where unchanged.
    """

    put: tuple[Reference, ...] = ()
    gone: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    text: Mapping[str, str] = field(default_factory=dict)
    documents: tuple[DocumentRecord, ...] | None = None
    removed: tuple[str, ...] | None = None
    distinct: tuple[tuple[str, str], ...] | None = None

    def __bool__(self) -> bool:
        """Whether anything changes."""
        lists = (self.documents, self.removed, self.distinct)
        return bool(self.put or self.gone or any(each is not None for each in lists))


def between(old: Catalogue, new: Catalogue) -> Change:
    """Give the change that makes one catalogue of another."""
    before = {each.key: each for each in old.references}
    after = {each.key for each in new.references}
    return Change(
        put=tuple(r for r in new.references if not unchanged(before.get(r.key), r)),
        gone=tuple(key for key in before if key not in after),
        documents=new.documents if new.documents != old.documents else None,
        removed=new.removed if new.removed != old.removed else None,
        distinct=new.distinct if new.distinct != old.distinct else None,
    )


def apply(change: Change, catalogue: Catalogue) -> Catalogue:
    """Give the catalogue with a change made, records and documents in order."""
    left = {each.key: each for each in catalogue.references}
    for key in (*change.gone, *change.renamed.values()):
        left.pop(key, None)
    left.update((each.key, each) for each in change.put)
    lists = {name: getattr(change, name) for name in ("documents", "removed", "distinct")}
    return catalogue.model_copy(
        update={
            "references": tuple(sorted(left.values(), key=lambda each: each.key)),
            **{name: value for name, value in lists.items() if value is not None},
        }
    )


def unchanged(old: Reference | None, new: Reference) -> bool:
    """Say whether two records are written the same, the fields kept empty included."""
    if old is new:
        return True
    return old is not None and old == new and kept_empty(old) == kept_empty(new)


def kept_empty(reference: Reference) -> frozenset[str]:
    """The fields of the work that a person keeps empty; nothing fills the others of a record."""
    return reference.kept_empty.intersection(WORK_FIELDS)
