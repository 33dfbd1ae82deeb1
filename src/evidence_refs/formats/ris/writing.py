"""References as RIS, with the tags that EndNote, Zotero and Mendeley take alike.

`ris_reading` has the source of the format. What RIS has no tag for stands in its notes (`N1`), in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidence_refs.formats import names
from evidence_refs.formats.bibtex.latex import plain
from evidence_refs.formats.dates import SEASONS, point, spoken
from evidence_refs.formats.ris.reading import HOLDS_SERIES, is_tag
from evidence_refs.formats.values import protected
from evidence_refs.model import Name, Organisation, Person, Reference

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
_OF_EXTRA = {"address": "CY", "keywords": "KW"}
_RANGE = re.compile(r"(\w+)-(\w+)")


def write(references: Sequence[Reference]) -> str:
    """Give `references` as RIS (UTF-8), in their order."""
    return "\n".join("".join(_lines(each)) for each in references)


def _lines(reference: Reference) -> Iterator[str]:
    yield f"TY  - {_TYPES.get(reference.type or '', 'GEN')}\n"
    for tag, text in _values(reference):
        written = protected(plain(text)) if "\n" not in text else _paragraphs(text)
        if written:
            yield f"{tag}  - {written}\n"
    yield "ER  - \n"


def _paragraphs(text: str) -> str:
    """Prose goes on in lines without a tag; one that looks like a tag is set in."""
    parts = filter(None, (protected(plain(part)) for part in re.split(r"\n\s*\n", text)))
    return "\n\n".join(
        f"    {part}" if at and is_tag(part) else part for at, part in enumerate(parts)
    )


def _values(reference: Reference) -> Iterator[tuple[str, str]]:
    """Tags and what stands under them, in the order in which they are written."""
    yield "ID", reference.key
    yield "TI", reference.title or ""
    yield from (("AU", _name(name)) for name in reference.authors)
    if reference.authors_truncated:
        yield "AU", "et al."
    yield from (("ED", _name(name)) for name in reference.editors)
    yield "JF" if reference.type in HOLDS_SERIES else "T2", reference.journal or ""
    yield "T3", reference.series or ""
    yield from _dates(reference)
    yield "VL", reference.volume or ""
    yield "IS", (reference.issue if _in_journal(reference) else reference.number) or ""
    yield from _pages(reference.pages or "")
    yield "ET", reference.edition or ""
    yield from (("PB", name) for name in reference.source)
    yield from (("SN", number) for number in (reference.isbn, reference.issn) if number)
    yield "DO", reference.doi or ""
    if reference.pmid:
        yield from (("AN", reference.pmid), ("DB", "PubMed"))
    yield "C2", reference.pmcid or ""
    yield "UR", reference.url or reference.url_text or ""
    yield "LA", reference.language or ""
    yield "AB", reference.abstract or ""
    yield from (("KW", tag) for tag in reference.tags)
    yield from _notes(reference)


def _in_journal(reference: Reference) -> bool:
    """Whether `IS` is an issue; else it is the work's own number."""
    kind = reference.type or "article"
    return kind.startswith("article") or bool(reference.journal and kind != "report")


def _pages(pages: str) -> Iterator[tuple[str, str]]:
    found = _RANGE.fullmatch(pages)
    yield "SP", found[1] if found else pages
    if found:
        yield "EP", found[2]


def _dates(reference: Reference) -> Iterator[tuple[str, str]]:
    if not reference.date:
        yield "PY", reference.date_text or ("n.d." if reference.undated else "")
    elif re.fullmatch(r"\d{4}(-\d\d){0,2}", reference.date):
        date = point(reference.date)
        yield "PY", date.year
        if date.month and date.month > 12:
            yield "DA", f"{date.year}///{SEASONS[date.month - 21]}"
        elif date.month:
            yield "DA", reference.date.replace("-", "/") + ("" if date.day else "//")
    else:
        yield "PY", spoken(reference.date)
    yield "Y2", reference.accessed or ""


def _notes(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "N1", reference.note or ""
    if reference.number and _in_journal(reference):
        yield "N1", f"Number: {reference.number}"
    if reference.issue and not _in_journal(reference):
        yield "N1", f"Issue: {reference.issue}"
    if reference.date_updated:
        yield "N1", f"Updated {spoken(reference.date_updated)}"
    if reference.url and reference.url_text:
        yield "N1", f"Address as printed: {reference.url_text}"
    if reference.archive_url:
        yield "N1", f"Archived at {reference.archive_url}"
    if reference.access:
        yield "N1", f"Access: {reference.access}"
    for name, text in reference.extra.items():
        tag = name if is_tag(f"{name}  - ") and len(name) == 2 else _OF_EXTRA.get(name)
        yield (tag, text) if tag else ("N1", f"{name}: {text}")


def _name(name: Name) -> str:
    """A name, so that it is read back as what it is: a comma ends an organisation that looks like a person."""
    if isinstance(name, Organisation):
        literal = plain(name.literal)
        return literal if names.one(literal) == name else f"{literal.replace(',', ',,')},"
    return _person(name)


def _person(person: Person) -> str:
    if not person.given and not person.suffix:
        return person.family
    parts = [person.family, person.given or "", person.suffix or ""]
    return ", ".join(parts if person.suffix else parts[:2])
