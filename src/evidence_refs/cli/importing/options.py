"""What a person says on the command line of how files are read: columns, and sizes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidence_refs.errors import UsageError

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*([kmgt]?)b?", re.IGNORECASE)
_TIMES = {"": 1, "k": 1000, "m": 1000**2, "g": 1000**3, "t": 1000**4}


def columns_of(words: Iterable[str]) -> dict[str, str]:
    """Give for each column what it is to fill.

    Raises:
        UsageError: a word has no `=`, or nothing before or behind it.
    """
    found = {}
    for word in words:
        # A column's name may have the sign in it; a field's has not.
        column, _, field = word.rpartition("=")
        if not column.strip() or not field.strip():
            raise UsageError(f"--map cannot be `{word}`", hint='write --map "My column=title"')
        found[column.strip()] = field.strip()
    return found


def size_of(text: str) -> int:
    """Give the bytes of a size: `500MB`, `1.5 GB`, `4096`.

    Raises:
        UsageError: it is none.
    """
    match = _SIZE.fullmatch(text.strip())
    if not match:
        raise UsageError(f"--limit cannot be `{text}`", hint="write --limit 500MB, or 1GB")
    return int(float(match[1]) * _TIMES[match[2].lower()])
