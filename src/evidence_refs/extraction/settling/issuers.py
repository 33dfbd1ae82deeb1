"""What is no issuer, no journal, no editor and no year by its own words, put right."""

from __future__ import annotations

import re
from typing import Any

from evidence_refs.extraction.fields.dates import is_date
from evidence_refs.extraction.fields.journals import is_journal
from evidence_refs.extraction.fields.organisations import is_organisation

_PLACE = re.compile(r"^[A-Z][\w. -]{2,25}:\s+(?=[A-Z])")
_RETRIEVED = re.compile(r"^Retrieved(?: from)?\s*:?\s*|\s*\(cited on.*$", re.IGNORECASE)
_DATE_LAST = re.compile(
    r",\s+(?:\d{1,2} )?(?:[A-Z][a-z]{2,8}\.? )?(?:19|20)\d\d(?:, pp?\.? ?\d[\d–-]*)?$"
)
_LAST_YEAR = "2035"
_MONTH_ALONE = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"


def settle_issuers(fields: dict[str, Any], text: str) -> None:
    """Put right what is no issuer, no journal and no editor by its own words."""
    journal = fields.get("journal") or ""
    alone = not any(fields.get(name) for name in ("volume", "issue", "pages"))
    after = text[text.find(journal) + len(journal) :] if journal and journal in text else ""
    if journal.startswith("Retrieved") or (
        alone
        and not is_journal(journal)
        and (is_organisation(journal) or re.match(r"\s(?:and|of|for) [A-Z]", after))
    ):
        more = re.match(r"\s(?:and|of|for) [^.,;()]{2,60}", after)
        issuer = _RETRIEVED.sub("", journal) + (more[0] if more else "")
        del fields["journal"]
        fields["source"] = tuple(dict.fromkeys((*(fields.get("source") or ()), issuer)))
        fields["type"] = "report"
    if journal and (is_date(journal.strip(" ].[")) or journal.rstrip().endswith("]")):
        fields.pop("journal", None)
        fields["type"] = "report"
    if str(fields.get("date") or "")[:4] > _LAST_YEAR:  # a page's number
        years = re.findall(r"\b(?:19|20)\d\d\b", re.sub(r"\[[^\]]*\]", " ", text))
        year = next((year for year in years if year <= _LAST_YEAR), None)
        fields |= {"date": year, "date_text": year}
    if fields.get("editors") and not re.search(r"\bed(?:s|itors?|ited)?\b|\bhrsg\b", text, re.I):
        fields.pop("editors")
    cleaned = [_issuer(source) for source in fields.get("source") or ()]
    if cleaned:
        fields["source"] = tuple(dict.fromkeys(source for source in cleaned if source))


def _issuer(source: str) -> str:
    source = _DATE_LAST.sub("", _RETRIEVED.sub("", _PLACE.sub("", source))).strip(" ,;")
    if source.count("(") > source.count(")"):
        source += ")"
    return "" if is_date(source) or re.fullmatch(_MONTH_ALONE, source) else source
