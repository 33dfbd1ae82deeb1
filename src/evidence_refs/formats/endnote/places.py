"""Where EndNote's XML has room for a field: the table that its writer and its readers go by.

A name is the path of an element below `record`.
"""

from __future__ import annotations

from evidence_refs.formats.places import Place
from evidence_refs.formats.sentences import Sentences

PLACES: dict[str, Place] = {
    "key": Place("label", "Citation Key: {}"),
    "aliases": Place("notes", "Former keys: {}"),
    "type": Place("ref-type"),
    "title": Place("titles/title"),
    "authors": Place("contributors/authors/author"),
    "authors_truncated": Place("contributors/authors/author"),
    "editors": Place("contributors/secondary-authors/author"),
    "source": Place("publisher"),
    "journal": Place("titles/secondary-title"),
    "volume": Place("volume"),
    "issue": Place("number", "Issue: {}"),
    "edition": Place("edition"),
    "pages": Place("pages"),
    "number": Place("number", "Number: {}"),
    "series": Place("titles/tertiary-title"),
    "date": Place("dates/year"),
    "date_text": Place("dates/year", "Date as printed: {}"),
    "date_updated": Place("notes", "Updated: {}"),
    "undated": Place("dates/year"),
    "language": Place("language"),
    "abstract": Place("abstract"),
    "url": Place("urls/related-urls/url"),
    "url_text": Place("notes", "Address as printed: {}"),
    "archive_url": Place("notes", "Archived at {}"),
    "doi": Place("electronic-resource-num"),
    "pmid": Place("accession-num", "PMID: {}"),
    "pmcid": Place("custom2", "PMCID: {}"),
    "isbn": Place("isbn"),
    "issn": Place("isbn"),
    "accessed": Place("access-date"),
    "access": Place("notes", "Access: {}"),
    "note": Place("notes"),
    "extra": Place("notes", "Extra: {}"),
    "tags": Place("keywords/keyword"),
}

PATH: dict[str, str] = {name: place.name for name, place in PLACES.items()}
"""For each field, the path that holds it."""

SENTENCES = Sentences(PLACES)

FULL_TITLE = "periodical/full-title"
PUB_DATE = "dates/pub-dates/date"
DATABASE = "remote-database-name"
PROCEEDINGS = "custom3"
"""What the papers of a conference are in; beside it, the secondary title is the conference's name."""

# The elements of a record in their order, that of EndNote's document type.
_ORDER = (
    "rec-number", "ref-type", "contributors", "auth-address", "auth-affiliaton", "titles",
    "periodical", "alt-periodical", "pages", "volume", "number", "issue", "secondary-volume",
    "secondary-issue", "num-vols", "edition", "section", "reprint-edition", "reprint-status",
    "keywords", "dates", "pub-location", "publisher", "orig-pub", "isbn", "accession-num",
    "call-num", "report-id", "coden", "electronic-resource-num", "abstract", "label", "image",
    "caption", "notes", "research-notes", "work-type", "reviewed-item", "availability",
    "remote-source", "meeting-place", "work-location", "work-extent", "pack-method", "size",
    "repro-ratio", "remote-database-name", "remote-database-provider", "language", "urls",
    "access-date", "modified-date", "custom1", "custom2", "custom3", "custom4", "custom5",
    "custom6", "custom7", "misc1", "misc2", "misc3",
)  # fmt: skip

_BELOW = {
    "contributors": """authors/author secondary-authors/author tertiary-authors/author
        subsidiary-authors/author translated-authors/author""",
    "titles": "title secondary-title tertiary-title alt-title short-title translated-title",
    "periodical": "full-title abbr-1 abbr-2 abbr-3",
    "alt-periodical": "full-title abbr-1 abbr-2 abbr-3",
    "keywords": "keyword",
    "dates": "year month day pub-dates/date copyright-dates/date",
    "urls": "web-urls/url pdf-urls/url text-urls/url related-urls/url image-urls/url",
}

PATHS: dict[str, int] = {
    path: at
    for at, path in enumerate(
        "/".join(filter(None, (name, below)))
        for name in _ORDER
        for below in _BELOW.get(name, "").split() or [""]
    )
}
"""Every path that a record of EndNote has, and its place in the order."""

REF_TYPES: dict[str, int] = {
    "Artwork": 2, "Audiovisual Material": 3, "Bill": 4, "Book Section": 5, "Book": 6, "Case": 7,
    "Computer Program": 9, "Conference Proceedings": 10, "Web Page": 12, "Generic": 13,
    "Hearing": 14, "Journal Article": 17, "Magazine Article": 19, "Map": 20,
    "Film or Broadcast": 21, "Newspaper Article": 23, "Pamphlet": 24, "Patent": 25,
    "Personal Communication": 26, "Report": 27, "Edited Book": 28, "Statute": 31, "Thesis": 32,
    "Unpublished Work": 34, "Manuscript": 36, "Figure": 37, "Chart or Table": 38,
    "Electronic Article": 43, "Electronic Book": 44, "Online Database": 45,
    "Government Document": 46, "Conference Paper": 47, "Online Multimedia": 48,
    "Classical Work": 49, "Legal Rule or Regulation": 50, "Ancient Text": 51, "Dictionary": 52,
    "Encyclopedia": 53, "Grant": 54, "Aggregated Database": 55, "Blog": 56, "Serial": 57,
    "Standard": 58, "Dataset": 59, "Electronic Book Section": 60, "Music": 61,
}  # fmt: skip
"""EndNote's reference types, and their numbers."""
