"""References as EndNote's XML, which EndNote, Zotero and Mendeley import.

`reading` has the source of the format, `places` where each field stands. What EndNote has no field
for stands in its notes, in words that are read back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from xml.sax.saxutils import escape

from evidence_refs.edtf import year_of
from evidence_refs.formats import names
from evidence_refs.formats.bibtex.latex import plain
from evidence_refs.formats.dates import PLAIN_INTERVAL, point, spoken
from evidence_refs.formats.endnote import reading
from evidence_refs.formats.endnote.fields import FIELD_PATHS, editors_of
from evidence_refs.formats.endnote.places import (
    DATABASE,
    FULL_TITLE,
    PATH,
    PATHS,
    PROCEEDINGS,
    PUB_DATE,
    REF_TYPES,
    SENTENCES,
)
from evidence_refs.formats.endnote.places import PLACES as PLACES
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.types import HOLDS_SERIES, csl_type, has_issue
from evidence_refs.formats.values import protected
from evidence_refs.model import Reference

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<xml><records>\n'
_TAIL = "</records></xml>\n"
_TYPES = {
    "article-journal": "Journal Article", "article": "Journal Article", "review": "Journal Article",
    "review-book": "Journal Article", "article-magazine": "Magazine Article",
    "article-newspaper": "Newspaper Article", "book": "Book", "classic": "Classical Work",
    "collection": "Serial", "periodical": "Serial", "chapter": "Book Section",
    "entry": "Encyclopedia", "entry-dictionary": "Dictionary",
    "entry-encyclopedia": "Encyclopedia", "paper-conference": "Conference Paper",
    "report": "Report", "thesis": "Thesis", "webpage": "Web Page", "post": "Blog",
    "post-weblog": "Blog", "dataset": "Dataset", "software": "Computer Program",
    "patent": "Patent", "legislation": "Statute", "bill": "Bill", "legal_case": "Case",
    "regulation": "Legal Rule or Regulation", "standard": "Standard", "hearing": "Hearing",
    "manuscript": "Manuscript", "pamphlet": "Pamphlet", "map": "Map",
    "motion_picture": "Film or Broadcast", "broadcast": "Film or Broadcast", "song": "Music",
    "musical_score": "Music", "figure": "Figure", "graphic": "Artwork",
    "personal_communication": "Personal Communication",
}  # fmt: skip
_GENERIC = "Generic"  # beside it, `work-type` says the type of a work
# What other formats call the place of publication, a journal's short name, where the authors work.
_OF_EXTRA = {
    "address": "pub-location", "location": "pub-location", "publisher-place": "pub-location",
    "CY": "pub-location", "shortjournal": "periodical/abbr-1", "JA": "periodical/abbr-1",
    "container-title-short": "periodical/abbr-1", "J2": "periodical/abbr-1", "AD": "auth-address",
    "CN": "call-num", "M3": "work-type", "L1": "urls/pdf-urls/url",
}  # fmt: skip
_PARAGRAPHS = re.compile(r"\n\s*\n")
_NO_TEXT = re.compile("[\ufffe\uffff]")


def write(references: Sequence[Reference]) -> str:
    """Give `references` as EndNote's XML (UTF-8), in their order."""
    return "".join((_HEAD, *map(_record, references), _TAIL))


def _record(reference: Reference) -> str:
    """Give one record, whose notes tell what its elements do not.

    An element of `extra` that a field takes may be read into that field: then it stands in the notes.
    """
    ours = frozenset((PATH["type"], PATH["note"], PATH["key"]))
    drafts = ([*_values(reference), *_extra(reference, taken)] for taken in (ours, FIELD_PATHS))
    values, told = SENTENCES.completed(reference, drafts, _read)
    return _text([*values, *((PATH["note"], sentence) for sentence in told)])


def _read(values: Sequence[tuple[str, str]]) -> Entry:
    found = next(reading.read((_HEAD, _text(values), _TAIL)))
    assert isinstance(found, Entry)  # it has its key
    return found


def _text(values: Iterable[tuple[str, str]]) -> str:
    """Give the element of a record; what stands under one path of notes is one element."""
    written: list[tuple[str, str]] = []
    notes: list[str] = []
    for path, text in values:
        escaped = "&#xD;&#xD;".join(map(_escaped, _PARAGRAPHS.split(text)))
        if escaped and path == PATH["note"]:
            notes.append(escaped)
        elif escaped:
            written.append((path, escaped))
    if notes:
        written.append((PATH["note"], "&#xD;".join(notes)))
    written.sort(key=lambda value: PATHS[value[0]])
    return "".join(("<record>", *_elements(written), "\n</record>\n"))


def _escaped(text: str) -> str:
    return escape(protected(plain(_NO_TEXT.sub("", text))))


def _elements(values: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Give the elements of paths in their order, one on the top a line."""
    around: list[str] = []
    for path, text in values:
        *above, name = path.split("/")
        shared = 0
        while shared < min(len(around), len(above)) and around[shared] == above[shared]:
            shared += 1
        yield from (f"</{each}>" for each in reversed(around[shared:]))
        yield "" if shared else "\n"
        yield from (f"<{each}>" for each in above[shared:])
        around = above
        type_name = f' name="{text}"' if path == PATH["type"] else ""
        yield f"<{name}{type_name}>{REF_TYPES[text] if type_name else text}</{name}>"
    yield from (f"</{each}>" for each in reversed(around))


def _values(reference: Reference) -> Iterator[tuple[str, str]]:
    """Paths and what stands under them."""
    kind = _type(reference)
    yield PATH["type"], kind
    yield "work-type", (reference.type or "") if kind == _GENERIC else ""
    yield PATH["key"], reference.key
    yield PATH["title"], reference.title or ""
    yield from ((PATH["authors"], names.inverted(name)) for name in reference.authors)
    if reference.authors_truncated:
        yield PATH["authors_truncated"], "et al."
    role = editors_of(kind, has_authors=bool(reference.authors))
    yield from ((role, names.inverted(name)) for name in reference.editors)
    yield from _containers(reference)
    yield from _dates(reference)
    yield PATH["volume"], reference.volume or ""
    is_issue = has_issue(reference.type, reference.journal)
    yield PATH["issue"], (reference.issue if is_issue else reference.number) or ""
    for name in ("pages", "edition", "doi", "pmid", "pmcid", "language", "abstract", "note"):
        yield PATH[name], getattr(reference, name) or ""
    if reference.pmid:
        yield DATABASE, "PubMed"
    yield PATH["source"], "; ".join(reference.source)
    yield PATH["isbn"], "; ".join(filter(None, (reference.isbn, reference.issn)))
    yield PATH["url"], reference.url or ""
    yield from ((PATH["tags"], tag) for tag in reference.tags)


def _type(reference: Reference) -> str:
    """Give EndNote's type; that which the record had in EndNote, where that says more."""
    said = reference.extra.get(PATH["type"], "")
    if reference.type and said in REF_TYPES and csl_type(said).csl == reference.type:
        return said
    return _TYPES.get(reference.type or "", _GENERIC)


def _containers(reference: Reference) -> Iterator[tuple[str, str]]:
    """The second title of a book is its series; that of other works is what contains them."""
    journal, series = reference.journal or "", reference.series or ""
    if reference.type in HOLDS_SERIES:
        yield from ((PATH["journal"], series), (FULL_TITLE, journal))
        return
    yield from ((PATH["journal"], journal), (PATH["series"], series))
    if reference.type == "paper-conference":
        yield PROCEEDINGS, journal
    if (reference.type or "").startswith("article"):
        yield FULL_TITLE, journal


def _dates(reference: Reference) -> Iterator[tuple[str, str]]:
    date = reference.date or ""
    if not date:
        yield PATH["date"], reference.date_text or ("n.d." if reference.undated else "")
    elif re.fullmatch(r"\d{4}(-\d\d){0,2}", date):
        found = point(date)
        yield PATH["date"], found.year
        yield PUB_DATE, " ".join(filter(None, (found.month_name, str(found.day or ""))))
    else:  # programs want one year
        begins = year_of(date) if "/" in date else None
        yield PATH["date"], str(begins) if begins else spoken(date)
        if PLAIN_INTERVAL.fullmatch(date):
            yield PUB_DATE, spoken(date)
    yield PATH["accessed"], reference.accessed or ""


def _extra(reference: Reference, taken: Set[str]) -> Iterator[tuple[str, str]]:
    """What has a path of its own, and none that is `taken`."""
    for name, text in reference.extra.items():
        path = name if name in PATHS else _OF_EXTRA.get(name)
        if path and path not in taken:
            yield path, text
