"""Where BibTeX and BibLaTeX hold each field: the table that both writers and the reader go by.

A name is that of a field of an entry; where it differs by entry type, all of them stand there. Words
are those of a group in braces, `{PMCID: PMC1}`, in the entry's note: braces that are not printed, and
that tell the reader where words begin and end.
"""

from __future__ import annotations

from evidence_refs.formats.places import Place

_ASIDE = "annote"
_TIDIED = "line ends, blanks beside each other and signs that are not seen are tidied"

BIBTEX: dict[str, Place] = {
    "key": Place("key of the entry", part="of two that differ in case alone, one gets a number"),
    "aliases": Place("ids"),
    "type": Place("type of the entry, and entrysubtype where that says less"),
    "title": Place("title", part=_TIDIED),
    "authors": Place("author", part=_TIDIED),
    "authors_truncated": Place("author"),
    "editors": Place("editor", "Edited by {}", part=_TIDIED),
    "source": Place("publisher institution school organization howpublished", "Published by {}"),
    "journal": Place("journal booktitle", "In: {}"),
    "volume": Place("volume", "Volume {}"),
    "issue": Place("number", "Issue {}"),
    "edition": Place("edition", "Edition: {}"),
    "pages": Place("pages", "Pages {}"),
    "number": Place("number", "Number {}"),
    "series": Place("series", "Series: {}"),
    "date": Place("year month day", "Date: {}"),
    "date_text": Place("year", "Date as printed: {}"),
    "date_updated": Place("note", "Updated {}"),
    "undated": Place("year"),
    "language": Place("language"),
    "abstract": Place("abstract", part=_TIDIED),
    "url": Place("url", "Address: {}"),
    "url_text": Place("note", "Address as printed: {}"),
    "archive_url": Place("note", "Archived at {}"),
    "doi": Place("doi"),
    "pmid": Place("eprint eprinttype"),
    "pmcid": Place("note", "PMCID: {}"),
    "isbn": Place("isbn", "ISBN {}"),
    "issn": Place("issn", "ISSN {}"),
    "accessed": Place("urldate"),
    "access": Place(_ASIDE),
    "note": Place("note", part=_TIDIED),
    "extra": Place(f"a field of the same name, or {_ASIDE}", part=_TIDIED),
    "tags": Place("keywords", part="each stands once"),
}

BIBLATEX: dict[str, Place] = BIBTEX | {
    "key": Place("key of the entry", part=BIBTEX["key"].part),
    "source": Place("publisher institution organization", "Published by {}"),
    "journal": Place("journaltitle booktitle", "In: {}"),
    "date": Place("date", "Date: {}"),
    "date_text": Place("addendum", "Date as printed: {}"),
    "language": Place("langid"),
    "date_updated": Place("addendum", "Updated {}"),
    "undated": Place("annotation"),
    "url_text": Place("addendum", "Address as printed: {}"),
    "archive_url": Place("addendum", "Archived at {}"),
    "pmcid": Place("addendum", "PMCID: {}"),
    "access": Place("annotation"),
    "extra": Place("a field of the same name, or annotation", part=_TIDIED),
}

WORDS: dict[str, str] = {
    name: place.words.removesuffix("{}") for name, place in BIBTEX.items() if place.words
}
"""For each field that words may tell, what these begin with."""
