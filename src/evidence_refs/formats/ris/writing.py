"""References as RIS, with the tags that EndNote, Zotero and Mendeley take alike.

`reading` has the source of the format, `places` where each field stands. What RIS has no tag for
stands in its notes (`N1`), in words that are read back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set

from evidence_refs.edtf import year_of
from evidence_refs.formats import names
from evidence_refs.formats.bibtex.latex import plain
from evidence_refs.formats.dates import PLAIN_INTERVAL, SEASONS, point, spoken
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.ris import reading
from evidence_refs.formats.ris.places import PLACES as PLACES
from evidence_refs.formats.ris.places import SENTENCES, TAG
from evidence_refs.formats.ris.reading import FIELD_TAGS, is_tag
from evidence_refs.formats.types import HOLDS_SERIES, NUMBERED, csl_type, has_issue
from evidence_refs.formats.values import protected, serials
from evidence_refs.model import Reference

_TYPES = {
    "article-journal": "JOUR", "article": "JOUR", "review": "JOUR", "review-book": "JOUR",
    "article-magazine": "MGZN", "article-newspaper": "NEWS", "book": "BOOK", "classic": "CLSWK",
    "collection": "SER", "chapter": "CHAP", "entry": "ENCYC", "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC", "paper-conference": "CPAPER", "report": "RPRT", "thesis": "THES",
    "webpage": "ELEC", "post": "BLOG", "post-weblog": "BLOG", "dataset": "DATA", "software": "COMP",
    "patent": "PAT", "legislation": "STAT", "bill": "BILL", "legal_case": "CASE",
    "regulation": "STAT", "standard": "STAND", "hearing": "HEAR", "manuscript": "UNPB",
    "pamphlet": "PAMP", "map": "MAP", "motion_picture": "MPCT", "broadcast": "VIDEO",
    "song": "SOUND", "musical_score": "MUSIC", "speech": "SLIDE", "figure": "FIGURE",
    "graphic": "ART", "personal_communication": "PCOMM", "periodical": "JFULL",
}  # fmt: skip
_GENERIC = "GEN"  # beside it, `M3` says the type of a work
# What other formats call the place of publication and a journal's short name.
_OF_EXTRA = {
    "address": "CY", "location": "CY", "publisher-place": "CY", "pub-location": "CY",
    "shortjournal": "J2", "container-title-short": "J2", "periodical/abbr-1": "J2",
    "auth-address": "AD", "call-num": "CN", "work-type": "M3", "urls/pdf-urls/url": "L1",
}  # fmt: skip
_RANGE = re.compile(r"(\w+)-(\w+)")
_NAME = re.compile("[A-Z][A-Z0-9]")
_ENDS = frozenset(("TY", "ER"))


def write(references: Sequence[Reference]) -> str:
    """Give `references` as RIS (UTF-8), in their order."""
    return "\n".join(map(_record, references))


def _record(reference: Reference) -> str:
    """Give one record, whose notes tell what its tags do not.

    A tag of `extra` that a field takes may be read into that field: then it stands in a note too.
    """
    drafts = ([*_values(reference), *_extra(reference, taken)] for taken in (_ENDS, FIELD_TAGS))
    values, told = SENTENCES.completed(reference, drafts, _read)
    return _text([*values, *((TAG["note"], sentence) for sentence in told)])


def _read(values: Sequence[tuple[str, str]]) -> Entry:
    found = next(reading.read(_text(values).splitlines(keepends=True)))
    assert isinstance(found, Entry)  # it has its key
    return found


def _text(values: Iterable[tuple[str, str]]) -> str:
    lines = []
    for tag, text in values:
        written = protected(plain(text)) if "\n" not in text else _paragraphs(text)
        if written:
            lines.append(f"{tag}  - {written}\n")
    return "".join((*lines, "ER  - \n"))


def _paragraphs(text: str) -> str:
    """Prose goes on in lines without a tag; one that looks like a tag is set in."""
    parts = filter(None, (protected(plain(part)) for part in re.split(r"\n\s*\n", text)))
    return "\n\n".join(
        f"    {part}" if at and is_tag(part) else part for at, part in enumerate(parts)
    )


def _values(reference: Reference) -> Iterator[tuple[str, str]]:
    """Tags and what stands under them, in the order in which they are written."""
    kind = _type(reference)
    yield TAG["type"], kind
    yield "M3", (reference.type or "") if kind == _GENERIC else ""
    yield TAG["key"], reference.key
    yield TAG["title"], reference.title or ""
    yield from ((TAG["authors"], names.inverted(name)) for name in reference.authors)
    if reference.authors_truncated:
        yield TAG["authors_truncated"], "et al."
    yield from ((TAG["editors"], names.inverted(name)) for name in reference.editors)
    yield "JF" if reference.type in HOLDS_SERIES else TAG["journal"], reference.journal or ""
    if reference.type == "paper-conference":  # Zotero and EndNote take T2 for the conference's name
        yield "C3", reference.journal or ""
    yield TAG["series"], reference.series or ""
    yield from _dates(reference)
    yield TAG["volume"], reference.volume or ""
    yield from _numbers(reference)
    yield from _pages(reference.pages or "")
    yield TAG["edition"], reference.edition or ""
    yield from ((TAG["source"], name) for name in reference.source)
    yield TAG["doi"], reference.doi or ""
    if reference.pmid:
        yield from ((TAG["pmid"], reference.pmid), ("DB", "PubMed"))
    yield TAG["pmcid"], reference.pmcid or ""
    yield TAG["url"], reference.url or ""
    yield TAG["language"], reference.language or ""
    yield TAG["abstract"], reference.abstract or ""
    yield from ((TAG["tags"], tag) for tag in reference.tags)
    yield TAG["note"], reference.note or ""


def _type(reference: Reference) -> str:
    """Give the type; what the record had in another file of RIS, where that says more."""
    said = reference.extra.get(TAG["type"], "")
    if reference.type and csl_type(said).csl == reference.type:
        return said
    return _TYPES.get(reference.type or "", _GENERIC)


def _numbers(reference: Reference) -> Iterator[tuple[str, str]]:
    """Give issue or number, ISBN and ISSN; of a report the number stands where these do elsewhere."""
    number = reference.number or ""
    if reference.type in NUMBERED and not any(serials(number)):
        yield TAG["isbn"], number
        return
    is_issue = has_issue(reference.type, reference.journal)
    yield TAG["issue"], (reference.issue or "") if is_issue else number
    if reference.type not in NUMBERED:
        yield TAG["isbn"], reference.isbn or ""
        yield TAG["issn"], reference.issn or ""


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    found = _RANGE.fullmatch(pages)
    yield TAG["pages"], found[1] if found else pages
    if found:
        yield "EP", found[2]


def _dates(reference: Reference) -> Iterator[tuple[str, str]]:
    if not reference.date:
        yield TAG["date"], reference.date_text or ("n.d." if reference.undated else "")
    elif re.fullmatch(r"\d{4}(-\d\d){0,2}", reference.date):
        date = point(reference.date)
        yield TAG["date"], date.year
        if date.month and date.month > 12:
            yield "DA", f"{date.year}///{SEASONS[date.month - 21]}"
        elif date.month:
            yield "DA", reference.date.replace("-", "/") + ("" if date.day else "//")
    else:  # programs want one year
        begins = year_of(reference.date) if "/" in reference.date else None
        yield TAG["date"], str(begins) if begins else spoken(reference.date)
        if PLAIN_INTERVAL.fullmatch(reference.date):
            yield "DA", f"{begins}///{spoken(reference.date)}"
    yield TAG["accessed"], reference.accessed or ""


def _extra(reference: Reference, taken: Set[str]) -> Iterator[tuple[str, str]]:
    """What has a tag of its own, and no tag that is `taken`."""
    for name, text in reference.extra.items():
        tag = name if _NAME.fullmatch(name) else _OF_EXTRA.get(name)
        if tag and tag not in taken:
            yield tag, text
