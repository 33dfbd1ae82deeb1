"""The fields of an entry by their names: what the reader makes of each."""

from __future__ import annotations

import re

FIELDS: dict[str, str] = {
    "title": "title", "journal": "journal journaltitle", "booktitle": "booktitle maintitle eventtitle",
    "short_journal": "shortjournal", "volume": "volume", "issue_or_number": "number issue",
    "pages": "pages", "article_number": "eid articleno article-number elocation-id", "edition": "edition", "series": "series",
    "date": "date", "year": "year", "month": "month", "day": "day", "accessed": "urldate lastchecked lastaccessed lastvisited",
    "doi": "doi", "url": "url", "isbn": "isbn", "issn": "issn", "pmid": "pmid", "pmcid": "pmcid pmc",
    "abstract": "abstract", "language": "language langid", "note": "note",
}  # fmt: skip
"""For each field of a record, those of BibTeX and BibLaTeX that hold it; the first choice first."""

ISSUERS = ("publisher", "institution", "school", "organization")
RENAMED = {"location": "address", "annotation": "annote"}
"""BibLaTeX's names of what BibTeX has under another."""
LINKS = ("crossref", "xdata")
"""Fields that give an entry what others say."""

READ = frozenset(
    (
        "author", "editor", "keywords", "ids", "subtitle", "howpublished", "xref", "related", "entryset",
        *ISSUERS, *RENAMED, *LINKS, *(name for names in FIELDS.values() for name in names.split()),
    )
)  # fmt: skip
"""Names that the reader takes for something of the catalogue, or that programs look other entries up by."""

_VERBATIM = frozenset(
    (
        "url",
        "doi",
        "file",
        "eprint",
        "pdf",
        "verba",
        "verbb",
        "verbc",
        "ids",
        "date",
        "urldate",
        "eventdate",
        "origdate",
        *LINKS,
    )
)
_SPECIAL = re.compile(r"\\([&%#_~{}])|[{}]|\\url\b")


def verbatim(name: str) -> bool:
    """Whether a field is no LaTeX, but stands as it is (biblatex manual, 2.2.1)."""
    return name in _VERBATIM


def unescaped(text: str) -> str:
    """Give a verbatim value without what people escape in it all the same."""
    if "\\" not in text and "{" not in text and "}" not in text:
        return text
    return _SPECIAL.sub(lambda match: match[1] or "", text)
