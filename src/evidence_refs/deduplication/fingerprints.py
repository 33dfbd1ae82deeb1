"""What a plan knows a record by, so that a change of it is noticed."""

from __future__ import annotations

import hashlib
import json

from evidence_refs.model import WORK_FIELDS, Work

_LENGTH = 16
"""How many hexadecimal digits: enough that no two works of a catalogue have the same by chance."""


def fingerprint(work: Work) -> str:
    """Give the fingerprint of what a record says of its work: citations, tags and days are no part."""
    values = work.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    said = {name: values[name] for name in WORK_FIELDS if name in values}
    empty = sorted(work.kept_empty.intersection(WORK_FIELDS))
    text = json.dumps([said, empty], ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:_LENGTH]
