"""Who issued a work and who wrote it, as fields: each body once, in the order in which it was found."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from evidence_refs.model import Organisation


def issued_by(fields: Mapping[str, Any], *bodies: str) -> dict[str, Any]:
    """Give the issuers of a reference and, after them, these bodies."""
    return {"source": tuple(dict.fromkeys((*(fields.get("source") or ()), *bodies)))}


def written_by(fields: Mapping[str, Any], body: str) -> dict[str, Any]:
    """Give a body as the author of a reference, and as one of its issuers."""
    return {"authors": (Organisation(literal=body),), **issued_by(fields, body)}
