"""A reading of a reference -> the same with what stands in the wrong field put right.

In this order: who wrote it (`names`), what its title lost (`title_lost`), the day of a visit (`visit`),
what its title took with it (`title_front`, `title_ends`), an address that leads nowhere (`sites`).
What only the whole document tells comes last, of all citations (`together`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evidence_refs.extraction.settling.names import settle_names
from evidence_refs.extraction.settling.sites import settle_address
from evidence_refs.extraction.settling.title_ends import trim_ends
from evidence_refs.extraction.settling.title_front import trim_front
from evidence_refs.extraction.settling.title_lost import give_back
from evidence_refs.extraction.settling.visit import settle_visit


def settle(fields: Mapping[str, Any], text: str) -> dict[str, Any]:
    """Give the fields of one reference put right. `text` is what they were read from."""
    named = give_back(settle_names(fields, text), text)
    return settle_address(trim_ends(trim_front(settle_visit(named, text))))
