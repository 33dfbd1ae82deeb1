"""JSON: the records as the catalogue file holds them, for scripts (`list --json`, `export json`)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from evidence_refs.model import REFERENCE_FIELDS, Reference


def record(reference: Reference) -> dict[str, Any]:
    """Give a reference as plain lists and dicts of text, its fields in the order of the model.

    Absent fields are left out; one that a person wants empty is there, as null.
    """
    values = reference.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    values |= {name: False if name in _FLAGS else None for name in reference.kept_empty}
    return {name: values[name] for name in REFERENCE_FIELDS if name in values}


def write(references: Sequence[Reference]) -> str:
    """Give an array of records, indented by two blanks, ending in a newline."""
    return json.dumps([record(each) for each in references], ensure_ascii=False, indent=2) + "\n"


_FLAGS = frozenset(
    name for name, field in Reference.model_fields.items() if field.annotation is bool
)
