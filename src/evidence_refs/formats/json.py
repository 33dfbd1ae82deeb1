"""JSON: the records as the catalogue file holds them, for scripts (`list --json`, `export json`)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from evidence_refs.model import REFERENCE_FIELDS, Reference

# Beyond those that JSON itself escapes: C1 controls, marks of direction and of lines, surrogates.
_CONTROL = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def record(reference: Reference) -> dict[str, Any]:
    """Give a reference as plain lists and dicts of text, its fields in the order of the model.

    Absent fields are left out; one that a person wants empty is there, as null.
    """
    values = reference.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    values |= {name: False if name in _FLAGS else None for name in reference.kept_empty}
    return {name: values[name] for name in REFERENCE_FIELDS if name in values}


def write(references: Sequence[Reference]) -> str:
    """Give an array of records, indented by two blanks, ending in a newline.

    Letters stand as they are; what could command a terminal is escaped.
    """
    text = json.dumps([record(each) for each in references], ensure_ascii=False, indent=2)
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n"


_FLAGS = frozenset(
    name for name, field in Reference.model_fields.items() if field.annotation is bool
)
