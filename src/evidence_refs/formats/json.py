"""JSON: the records as the catalogue file holds them, for scripts (`list --json`, `export json`)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from evidence_refs.formats.places import Place, Places
from evidence_refs.model import REFERENCE_FIELDS, Reference

PLACES: Places = {name: Place(name) for name in REFERENCE_FIELDS}

# Beyond those that JSON itself escapes: C1 controls, marks of direction and of lines, surrogates.
_CONTROL = re.compile(r"[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def write(references: Sequence[Reference]) -> str:
    """Give an array of records, indented by two blanks, ending in a newline.

    Letters stand as they are; what could command a terminal is escaped.
    """
    text = json.dumps([each.record() for each in references], ensure_ascii=False, indent=2)
    return without_controls(text) + "\n"


def without_controls(text: str) -> str:
    """Escape in the text of a JSON file what could command a terminal."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)
