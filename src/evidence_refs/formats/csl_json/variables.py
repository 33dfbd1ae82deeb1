"""The variables of CSL-JSON: which holds a field of the catalogue, and which hold what has no field.

Source: https://github.com/citation-style-language/schema (csl-data.json, 1.0.2).
"""

from __future__ import annotations

from evidence_refs.formats.places import Place, Places
from evidence_refs.model import WORK_FIELDS

VARIABLES: dict[str, str] = {
    "type": "type", "title": "title", "journal": "container-title", "volume": "volume",
    "issue": "issue", "edition": "edition", "pages": "page", "number": "number",
    "series": "collection-title", "publisher": "publisher", "language": "language",
    "abstract": "abstract", "url": "URL", "doi": "DOI", "pmid": "PMID", "pmcid": "PMCID",
    "isbn": "ISBN", "issn": "ISSN", "note": "note", "short_journal": "container-title-short",
}  # fmt: skip
"""For each name of `building.FIELDS` that is text, the variable that holds it."""

_OTHERS = {
    "authors": "author", "editors": "editor", "source": "publisher", "date": "issued",
    "accessed": "accessed", "date_text": "issued",
}  # fmt: skip

OURS = ("aliases", *WORK_FIELDS, "extra", "tags")
"""What may stand in `custom` under the catalogue's own name; there it is exact."""

PLACES: Places = {
    "key": Place("id"),
    **{
        name: Place({**VARIABLES, **_OTHERS, "tags": "keyword"}.get(name, f"custom/{name}"))
        for name in OURS
    },
}

KNOWN = frozenset(("id", *VARIABLES.values(), *_OTHERS.values(), "keyword", "custom"))
"""What a reader makes a field of; all else is kept as it is called."""

TEXTS = frozenset(
    """annote archive archive_collection archive_location archive-place authority call-number
    chapter-number citation-label collection-number dimensions division event event-title event-place
    genre journalAbbreviation jurisdiction locator medium number-of-pages number-of-volumes
    original-publisher original-publisher-place original-title page-first part part-title printing
    publisher-place references reviewed-genre reviewed-title scale section shortTitle source status
    supplement title-short version volume-title volume-title-short year-suffix""".split()
)
"""Variables of text that hold no field: what an import brought in one goes out in it."""

STRUCTURES = frozenset(
    """chair collection-editor compiler composer container-author contributor curator director
    editorial-director executive-producer guest host interviewer illustrator narrator organizer
    original-author performer producer recipient reviewed-author script-writer series-creator translator
    available-date event-date original-date submitted categories""".split()
)
"""The same of those that are no text: an import keeps them as JSON."""
