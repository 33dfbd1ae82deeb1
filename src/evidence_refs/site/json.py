"""JSON that may stand within a page: no text in it ends the element that holds it."""

from __future__ import annotations

import json

_BEYOND = {ord("<"): r"\u003c", 0x2028: r"\u2028", 0x2029: r"\u2029"}
"""`<` begins `</script>` and `<!--`; the others end lines of a script for old readers."""


def line(value: object) -> str:
    """Give a value as JSON on one line; of two that are equal, the same text."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_BEYOND)
