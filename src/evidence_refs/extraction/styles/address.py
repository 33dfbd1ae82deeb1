"""Notes that give an address and little else: a bare URL, `X case study available at: URL`."""

from __future__ import annotations

import re
from typing import Any

from evidence_refs.extraction.fields.titles import clean_title
from evidence_refs.extraction.fields.types import type_of_url
from evidence_refs.extraction.styles.reading import StyleReading, marked_title, split_address
from evidence_refs.source import Slice

_LEAD = re.compile(
    r"(?:for (?:example|more(?: information)?|further (?:information|details))|see(?: also)?|also|and|e\.g\."
    r"|more information|further information|source|available|download|the full .{3,60}|this .{3,60}"
    r"|watch|read|visit|via|at|from)\b.*",
    re.IGNORECASE | re.DOTALL,
)


_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|should|could|may|must|estimates?|says?|shows?|found|live)\b"
)


def _is_prose(text: str) -> bool:
    """Say whether words before an address are sentences of the text, and no title."""
    return bool(re.search(r"[a-z]{2,}\. [A-Z][a-z]*", text)) and len(_VERB.findall(text)) >= 2


def read_address(note: Slice) -> StyleReading | None:
    """Read a note with an address and no date; refuse one without an address."""
    address = split_address(note)
    if not (address.fields.get("url") or address.fields.get("doi")):
        return None
    words = address.before.text.strip(" :,.;–-<(")
    fields: dict[str, Any] = dict(address.fields)
    title = None
    confidence = 0.9
    if words and not _LEAD.fullmatch(words):
        span = marked_title(address.before)
        title = clean_title(address.before.text[span[0] : span[1]] if span else words)
        confidence = 0.85
        if title and (len(title) > 250 or title.count(". ") > 1 or _is_prose(title)):
            title, confidence = None, 0.6
    fields |= {"title": title, "type": type_of_url(fields.get("url")) or "webpage"}
    if title and re.search(r"\b(?:case study|report|guide|strategy|plan)\b", title, re.IGNORECASE):
        fields["type"] = "report"
    return StyleReading(fields, confidence=confidence)
