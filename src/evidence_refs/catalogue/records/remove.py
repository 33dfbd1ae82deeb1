"""Records out of the catalogue, and what must be remembered of them."""

from __future__ import annotations

from collections.abc import Sequence

from evidence_refs.catalogue.change import Change
from evidence_refs.catalogue.records.decided import Decided
from evidence_refs.model import Reference


def remove(references: Sequence[Reference], decided: Decided, *, forget: bool = False) -> Change:
    """Give the change by which records go.

    Their keys and aliases are kept under `removed`, so that extraction, which made one of them,
    does not bring the work back; not with `forget`. Pairs that name them mean nothing any more.
    """
    names = [name for each in references for name in (each.key, *each.aliases)]
    after = decided.without_pairs_of(names)
    return Change(
        gone=tuple(dict.fromkeys(each.key for each in references)),
        **(after if forget else after.out(names)).since(decided),
    )
