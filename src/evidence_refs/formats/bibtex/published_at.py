r"""An address in a field of words: `howpublished = {\url{https://example.org}, accessed 3 May 2023}`."""

from __future__ import annotations

import re

from evidence_refs.formats import notes
from evidence_refs.formats.bibtex.latex_reading import unicode_text

_SET = re.compile(r"\\url\s*\{([^{}]+)\}\s*(.*)", re.DOTALL)
_BARE = re.compile(r"(https?://\S+)\s*(.*)", re.DOTALL)
_AVAILABLE = re.compile(r"\s*(?:available\s+(?:at|from|online)\b[\s:]*)?", re.IGNORECASE)


def address(raw: str) -> tuple[str, str]:
    """Give the address that is all of a field, and the day of access beside it; both empty of other words."""
    text = raw[_AVAILABLE.match(raw).end() :]  # type: ignore[union-attr]
    found = _SET.fullmatch(text) or _BARE.fullmatch(text)
    if found is None:
        return "", ""
    url, rest = found[1], unicode_text(found[2]).strip(" ,;.~")
    if not rest:
        return url, ""
    day = notes.day_of_access(rest)
    return (url.rstrip(",;."), day) if day else ("", "")
