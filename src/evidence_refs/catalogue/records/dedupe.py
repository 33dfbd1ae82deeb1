"""Records of a catalogue that are one work: found, and merged."""

from __future__ import annotations

from evidence_refs.catalogue.records.decided import Decided
from evidence_refs.catalogue.records.merge import merge
from evidence_refs.errors import UsageError
from evidence_refs.matching.groups import Groups, group
from evidence_refs.model import Catalogue


def find(catalogue: Catalogue) -> Groups:
    """Find the records that are one work; pairs that a person called distinct are left apart."""
    works = [(reference.key, reference) for reference in catalogue.references]
    return group(works, distinct=catalogue.distinct)


def apply(catalogue: Catalogue, groups: Groups) -> Catalogue:
    """Merge the sure groups: the first key of each stays, the others become its aliases.

    Raises:
        UsageError: a group names a key that the catalogue lacks, or names it twice.
    """
    left = {reference.key: reference for reference in catalogue.references}
    into: dict[str, str] = {}
    for members in (one.members for one in groups.sure):
        unknown = next((key for key in members if key not in left or key in into), None)
        if unknown:
            raise UsageError(f"no reference '{unknown}' to merge")
        merged = merge([left.pop(key) for key in members])
        left[merged.key] = merged
        into.update((key, merged.key) for key in members[1:])
    if not into:
        return catalogue
    decided = Decided(distinct=catalogue.distinct).called(into)
    return catalogue.model_copy(
        update={
            "references": tuple(sorted(left.values(), key=lambda reference: reference.key)),
            "distinct": decided.distinct,
        }
    )
