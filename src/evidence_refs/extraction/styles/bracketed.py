"""`Author, Title (Publisher Year) page` in plain letters: OSCOLA's list, the full notes of Chicago."""

from __future__ import annotations

import re

from evidence_refs.extraction.fields.dates import is_date
from evidence_refs.extraction.fields.organisations import is_organisation
from evidence_refs.extraction.fields.titles import clean_title
from evidence_refs.extraction.styles.author_year import add_sources, settle_type
from evidence_refs.extraction.styles.publication import BRACKETS, read_publication
from evidence_refs.extraction.styles.reading import StyleReading, marked_title, split_address
from evidence_refs.extraction.styles.who import is_person, read_first
from evidence_refs.source import Slice


def read_bracketed(note: Slice) -> StyleReading | None:
    """Read a note in this style; refuse one without an author, a title and such brackets."""
    address = split_address(note)
    text = address.before.text.rstrip(" .")
    match = BRACKETS.search(text)
    span = marked_title(address.before)
    if span and span[0] == 0:
        return None  # the title stands first
    if not match or is_date(match["inside"]):  # `Title, Organisation (May 2022)` looks the same
        return None
    head = text[: match.start()]
    for comma in re.finditer(r",\s+(?=[A-Z0-9])", head):
        printed, rest = head[: comma.start()], head[comma.end() :]
        who = read_first(printed)
        if who is None or (not is_organisation(printed) and _names_go_on(rest)):
            continue
        title, told = clean_title(rest), read_publication(text[match.start() :], quoted=False)
        if not title or len(title) < 4 or told is None:
            return None
        fields = {**told[0], **address.fields, "title": title}
        fields |= {"authors": who.names, "authors_truncated": who.truncated}
        add_sources(fields, who)
        if not is_organisation(printed) and fields.get("source") and not fields.get("number"):
            fields.setdefault("type", "book")
        settle_type(fields)
        return StyleReading(fields, told[1], 0.93)
    return None


def _names_go_on(rest: str) -> bool:
    """Say whether the next name of a list stands where the title would begin."""
    first, comma, _ = rest.partition(", ")
    return bool(comma) and all(is_person(name) for name in re.split(r"\s(?:and|&)\s", first))
