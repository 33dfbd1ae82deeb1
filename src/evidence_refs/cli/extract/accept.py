"""`extract --accept`: of which fields and records a person takes what documents say otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence_refs.catalogue.intake.accepting import Wanted
    from evidence_refs.catalogue.keeping.store import Stored


def wanted(stored: Stored, fields: Sequence[str], keys: Sequence[str]) -> Wanted:
    """Give what is accepted: fields by their names, or `all`; of the records of these keys alone.

    Raises:
        UsageError: there is no such field of which a difference is reported, or no such record.
    """
    from evidence_refs.catalogue.intake.accepting import ACCEPTABLE, Wanted
    from evidence_refs.catalogue.records.typed import field_named

    named = frozenset(stored.reference(key).key for key in keys)
    if "all" in fields:
        return Wanted(frozenset(ACCEPTABLE), named)
    return Wanted(frozenset(field_named(field, ACCEPTABLE) for field in fields), named)
