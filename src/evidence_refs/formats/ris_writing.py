"""RIS: what reference managers and screening tools take in. A line a tag, a record from `TY` to `ER`.

Source of the tags: https://en.wikipedia.org/wiki/RIS_(file_format), and what EndNote and Zotero write.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from evidence_refs.formats.dates import interval, point
from evidence_refs.model import Name, Person, Reference

_TYPES = {
    "article": "UNPB", "article-journal": "JOUR", "article-magazine": "MGZN",
    "article-newspaper": "NEWS", "bill": "BILL", "book": "BOOK", "chapter": "CHAP",
    "classic": "CLSWK", "dataset": "DATA", "entry": "ENCYC", "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC", "figure": "FIGURE", "graphic": "ART", "hearing": "HEAR",
    "legal_case": "CASE", "legislation": "STAT", "manuscript": "UNPB", "map": "MAP",
    "motion_picture": "VIDEO", "musical_score": "MUSIC", "pamphlet": "PAMP",
    "paper-conference": "CPAPER", "patent": "PAT", "personal_communication": "PCOMM",
    "post": "BLOG", "post-weblog": "BLOG", "report": "RPRT", "review": "JOUR",
    "review-book": "JOUR", "software": "COMP", "song": "SOUND", "standard": "STAND",
    "thesis": "THES", "webpage": "ELEC",
}  # fmt: skip
_PLAIN = {
    "TI": "title", "T2": "journal", "T3": "series", "VL": "volume", "IS": "issue",
    "ET": "edition", "M1": "number", "DO": "doi", "AN": "pmid", "C2": "pmcid", "UR": "url",
    "L2": "archive_url", "LA": "language", "AB": "abstract", "N1": "note",
}  # fmt: skip


def entry(
    reference: Reference,
    *,
    identifier: str,
    more: Mapping[str, str] | None = None,
    notes: Sequence[str] = (),
) -> str:
    """Give a reference as a record.

    Args:
        reference: the work; its key is not written.
        identifier: the value of `ID`.
        more: other tags and their values.
        notes: what no tag holds; each is an `N1` of its own.
    """
    lines = [
        ("TY", _TYPES.get(reference.type or "", "GEN")),
        ("ID", identifier),
        *_tags(reference),
        *(more or {}).items(),
        *(("N1", note) for note in notes),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {' '.join(text.split())}\n" for tag, text in lines) + "\n"


def _tags(reference: Reference) -> Iterator[tuple[str, str]]:
    for tag, names in (("AU", reference.authors), ("ED", reference.editors)):
        for name in names:
            yield tag, _name(name)
    for tag, field in _PLAIN.items():
        if value := getattr(reference, field):
            yield tag, value
    for body in reference.source:
        yield "PB", body
    yield from _date(reference)
    if reference.pages:
        first, dash, last = reference.pages.partition("-")
        yield "SP", first
        if dash:
            yield "EP", last
    for number in (reference.isbn, reference.issn):
        if number:
            yield "SN", number
    if reference.accessed:
        yield "Y2", reference.accessed.replace("-", "/")


def _name(name: Name) -> str:
    if not isinstance(name, Person):
        return name.literal
    parts = (name.family, name.given or "", name.suffix or "")
    return ", ".join(parts[: 1 + max(at for at, part in enumerate(parts) if part)])


def _date(reference: Reference) -> Iterator[tuple[str, str]]:
    """Give the year, and the whole date where it says more."""
    if not reference.date:
        return
    ends = interval(reference.date)
    start = point(reference.date) if ends is None else next((end for end in ends if end), None)
    if start:
        yield "PY", start.year
    if start and start.month and start.month <= 12:
        yield "DA", f"{start.year}/{start.month:02}/{f'{start.day:02}' if start.day else ''}"
