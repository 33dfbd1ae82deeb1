"""`Telephone conversation with Jane Doe, Director, 24th May 2018`: kept in the note's own words."""

from __future__ import annotations

import re

from evidence_refs.extraction.fields.dates import find_dates
from evidence_refs.extraction.fields.titles import clean_title
from evidence_refs.extraction.fields.urls import ABSOLUTE
from evidence_refs.extraction.styles.reading import StyleReading
from evidence_refs.source import Slice

_CONVERSATION = re.compile(
    r"(?:from\s+(?:an?\s+)?)?(?:(?:telephone|phone|personal|private|e-?mail|written|verbal|video)\s+)?"
    r"(?:conversations?|interviews?|communications?|correspondence|discussions?|e-?mails?|letters?|calls?"
    r"|meetings?)\s*(?:\(|with|from|between|to|,)",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"(?:open )?letter from .{3,200}? (?:about|concerning|on|regarding)\b", re.IGNORECASE
)


def read_conversation(note: Slice) -> StyleReading | None:
    """Read a note that gives a conversation or an interview; refuse any other."""
    personal = re.search(r"\bpers(?:onal|\.)\s+comm(?:unication|\.)", note.text, re.IGNORECASE)
    with_whom = re.match(r"[\w’' ]{3,40} (?:interview|conversation|discussion) with\b", note.text)
    if not (_CONVERSATION.match(note.text) or personal or with_whom) or ABSOLUTE.search(note.text):
        return None
    fields = {"type": "personal_communication", "title": clean_title(note.text)}
    dates = find_dates(note.text)
    if dates and _LETTER.match(note.text) and not note.text[dates[-1].end :].strip(" ."):
        fields["title"] = clean_title(note.text[: dates[-1].start])
    if dates:
        fields |= {"date": dates[-1].date, "date_text": note.text[dates[-1].start : dates[-1].end]}
    return StyleReading(fields, confidence=0.95)
