"""Law: `Care Act 2014`, `… Regulations 2014. SI 2014/1878`, `R (X) v Y [2005] UKHL 66`."""

from __future__ import annotations

import re
from typing import Any

from evidence_refs.extraction.fields.titles import clean_title
from evidence_refs.extraction.styles.reading import StyleReading, split_address
from evidence_refs.source import Slice

_STATUTE = re.compile(
    r"(?P<title>[A-Z][^.;:?!“]{3,150}?(?:\(No\.? \d+\)[^.;:?!“]{0,60}?)?\b(?:Act|Regulations|Order|Rules|Measure)(?: \([\w ]+\))?"
    r" (?:19|20)\d\d)[\s,.(]*(?:(?:SI|S\.I\.)\s?(?P<number>\d{4}/\d{1,4})|c\.? ?\d{1,3})?"
    r"[\s,.)]*(?P<locator>(?:s|ss|section|sections|part|schedule|reg|regulation|art|article)\.?\s?\d[\w(). -]{0,20})?[\s.]*"
)
_CASE = re.compile(
    r"(?P<title>[A-Z][^.;?!]{1,120}? v\.? [A-Z][^;?!]{2,120}?)[,.]?\s+(?P<report>[\[(](?P<year>(?:19|20)\d\d)[\])] .{3,60}?)[\s.]*"
)


def read_law(note: Slice) -> StyleReading | None:
    """Read a whole note that cites an Act, an instrument or a case; refuse any other.

    Source: the Oxford Standard for the Citation of Legal Authorities (OSCOLA), 4th edition.
    """
    address = split_address(note)
    text = address.before.text.strip()
    fields: dict[str, Any]
    if statute := _STATUTE.fullmatch(text):
        fields = {"title": clean_title(statute["title"]), "type": "legislation"}
        if statute["number"]:
            fields["number"] = f"SI {statute['number']}"
        return StyleReading(fields | address.fields, statute["locator"], 0.95)
    if case := _CASE.fullmatch(text):
        fields = {
            "title": clean_title(case["title"]),
            "type": "legal_case",
            "date": case["year"],
            "date_text": case["year"],
            "number": case["report"].strip(),
        }
        return StyleReading(fields | address.fields, None, 0.9)
    return None
