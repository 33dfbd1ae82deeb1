"""Where RIS has room for a field: the table that its writer and its reader go by."""

from __future__ import annotations

from evidence_refs.formats.places import Place
from evidence_refs.formats.sentences import Sentences

PLACES: dict[str, Place] = {
    "key": Place("ID", "Citation Key: {}"),
    "aliases": Place("N1", "Former keys: {}"),
    "type": Place("TY"),
    "title": Place("TI"),
    "authors": Place("AU"),
    "authors_truncated": Place("AU"),
    "editors": Place("ED"),
    "source": Place("PB"),
    "journal": Place("T2"),
    "volume": Place("VL"),
    "issue": Place("IS", "Issue: {}"),
    "edition": Place("ET"),
    "pages": Place("SP"),
    "number": Place("IS SN", "Number: {}"),
    "series": Place("T3"),
    "date": Place("PY"),
    "date_text": Place("PY", "Date as printed: {}"),
    "date_updated": Place("N1", "Updated: {}"),
    "undated": Place("PY"),
    "language": Place("LA"),
    "abstract": Place("AB"),
    "url": Place("UR"),
    "url_text": Place("N1", "Address as printed: {}"),
    "archive_url": Place("N1", "Archived at {}"),
    "doi": Place("DO"),
    "pmid": Place("AN", "PMID: {}"),
    "pmcid": Place("C2", "PMCID: {}"),
    "isbn": Place("SN", "ISBN: {}"),
    "issn": Place("SN", "ISSN: {}"),
    "accessed": Place("Y2"),
    "access": Place("N1", "Access: {}"),
    "note": Place("N1"),
    "extra": Place("N1", "Extra: {}"),
    "tags": Place("KW"),
}

TAG: dict[str, str] = {name: place.name.split()[0] for name, place in PLACES.items()}
"""For each field, the tag that holds it."""

SENTENCES = Sentences(PLACES)
