r"""Markdown (CommonMark 0.31): the list in the shape of the brief that it came from.

Titles, sources and abstracts are text: a backslash stands before whatever CommonMark, or the tables,
strike-through and formulas of its common extensions, would take for a mark of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from evidence_refs.formats.addresses import link_target, short_name
from evidence_refs.formats.dates import spoken
from evidence_refs.formats.places import Place, Places
from evidence_refs.model import Access, CitedIn, Name, Person, Reference

PLACES: Places = {
    "title": Place("the title, in bold"),
    "authors": Place("Author(s)"),
    "authors_truncated": Place("Author(s)", words="et al."),
    "editors": Place("Editor(s)"),
    "source": Place("Source"),
    "journal": Place("Journal"),
    "volume": Place("Journal", part="only of a work in a journal or book"),
    "issue": Place("Journal", part="only of a work in a journal or book"),
    "edition": Place("Edition"),
    "pages": Place("Journal", part="only of a work in a journal or book"),
    "number": Place("Number"),
    "series": Place("Series"),
    "date": Place("Publication date", part="in words"),
    "date_text": Place("Publication date", part="only of a work without a date"),
    "date_updated": Place("Publication date", words="(updated {})", part="only beside a date"),
    "undated": Place("Publication date", words="n.d."),
    "abstract": Place("the paragraphs below"),
    "url": Place("the address of the title, or Address"),
    "url_text": Place("Address", part="only of a work without another address"),
    "doi": Place("the address of the title", part="only of a work without url"),
    "access": Place("behind the title", part="in words"),
    "note": Place("Note"),
    "cited_in": Place("the headings", part="the documents and sections of one citation"),
}
"""What a reader sees of a work. Markdown is for people: nothing of it is read back."""

_DEEPEST = 6  # levels of heading that Markdown has

_DOI = "https://doi.org/"
_HAS_ADDRESS = re.compile(r"://|\bwww\.", re.IGNORECASE).search
_ACCESS: dict[Access, str] = {
    "abstract-only": "(Abstract only)", "login-required": "(login required)", "subscription": "(£)",
}  # fmt: skip

_MARKS = re.compile(r"[\\`*_\[\]<>#|~$]|&(?=#?\w+;)")
_LINE_START = re.compile(r"([+\-=](?![^\s+\-=])|\d{1,9}[.)](?=\s|$))")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def write(
    references: Sequence[Reference],
    *,
    grouped: bool = True,
    document: str | None = None,
    titles: Mapping[str, str] | None = None,
    level: int = 2,
) -> str:
    """Give `references` as Markdown.

    `grouped`: under the headings of the places that cite them, in the order of the document; else in
    the order given, without headings. `document`: look only at citations in that one; else each
    reference stands where its first entry is. `titles`: document id -> title, for the headings that
    part several documents. `level`: of the highest headings of a document, 1 to 6.
    """
    if not grouped:
        blocks = [block for each in references for block in _entry(each)]
    else:
        blocks = list(_grouped(references, document, titles or {}, level))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def text(value: str) -> str:
    """Escape a value, so that CommonMark shows it as it is, on one line."""
    line = re.sub(r"\s+", " ", _CONTROL.sub("", value)).strip(" ")
    escaped = _MARKS.sub(lambda match: "\\" + match[0], line)
    start = _LINE_START.match(escaped)
    if start is None:
        return escaped
    at = start.end() - 1
    return f"{escaped[:at]}\\{escaped[at:]}"


@dataclass(slots=True)
class _Section:
    """What stands directly below one heading, and the headings below it."""

    references: list[Reference] = field(default_factory=list)
    sections: dict[str, _Section] = field(default_factory=dict)

    def at(self, path: Iterable[str]) -> _Section:
        section = self
        for heading in path:
            section = section.sections.setdefault(heading, _Section())
        return section


def _grouped(
    references: Sequence[Reference], document: str | None, titles: Mapping[str, str], level: int
) -> Iterator[str]:
    placed = [(_place(each, document), each) for each in references]
    uncited = [reference for place, reference in placed if place is None]
    documents: dict[str, _Section] = {}
    for place, reference in sorted(
        ((place, each) for place, each in placed if place), key=lambda pair: _order(pair[0])
    ):
        root = documents.setdefault(place.document, _Section())
        root.at(place.section).references.append(reference)
    for reference in uncited:
        yield from _entry(reference)
    for name, root in documents.items():
        if len(documents) > 1:
            yield f"{'#' * max(level - 1, 1)} {text(titles.get(name, name))}"
        yield from _section(root, level)


def _place(reference: Reference, document: str | None) -> CitedIn | None:
    """The citation that says where a reference stands: its first entry, else its first."""
    places = [each for each in reference.cited_in if document in (None, each.document)]
    return min(places, key=lambda each: each.form != "entry", default=None)


def _order(place: CitedIn) -> tuple[str, tuple[int, int]]:
    return place.document, place.lines or (0, 0)


def _section(section: _Section, level: int) -> Iterator[str]:
    for reference in section.references:
        yield from _entry(reference)
    for heading, below in section.sections.items():
        yield f"{'#' * min(level, _DEEPEST)} {text(heading)}"
        yield from _section(below, level + 1)


def _entry(reference: Reference) -> Iterator[str]:
    """The blocks of one entry: title, what is known of it line by line, abstract."""
    yield _title(reference)
    details = "\\\n".join(f"{label}: {value}" for label, value in _details(reference) if value)
    if details:
        yield details
    for paragraph in re.split(r"\n\s*\n", reference.abstract or ""):
        if escaped := text(paragraph):
            yield escaped


def _title(reference: Reference) -> str:
    """The name of the work, as a link where it has an address, and how far a reader gets there."""
    words = f"**{next(filter(None, map(text, _names(reference))))}**"
    target = _target(reference)
    linked = f"[{words}](<{_entities_apart(target)}>)" if target else words
    return f"{linked} {_ACCESS[reference.access]}" if reference.access else linked


def _names(reference: Reference) -> Iterator[str]:
    """What a work may be called, the best first: without a title, by the words that link to it."""
    yield reference.title or ""
    yield from (
        each.text for each in reference.cited_in if each.text and not _HAS_ADDRESS(each.text)
    )
    yield from (short_name(address) for address in (reference.url, reference.url_text) if address)
    yield reference.key


def _target(reference: Reference) -> str | None:
    """The address of a work, or that of its DOI, if it is one of the web."""
    return link_target(reference.url) or link_target(
        _DOI + reference.doi if reference.doi else None
    )


def _entities_apart(address: str) -> str:
    return re.sub(r"&(?=#?\w+;)", r"\\&", address)


def _details(reference: Reference) -> Iterator[tuple[str, str]]:
    yield "Source", "; ".join(map(text, reference.source))
    yield "Publication date", _date(reference)
    people = "; ".join(text(_name(name)) for name in reference.authors)
    yield "Author(s)", f"{people} et al." if people and reference.authors_truncated else people
    yield "Editor(s)", "; ".join(text(_name(name)) for name in reference.editors)
    yield "Journal", _container(reference)
    yield "Edition", text(reference.edition or "")
    yield "Series", text(reference.series or "")
    yield "Number", text(reference.number or "")
    yield "Note", text(reference.note or "")
    if not _target(reference):
        yield "Address", "; ".join(map(text, filter(None, (reference.url, reference.url_text))))


def _date(reference: Reference) -> str:
    if not reference.date:
        return "n.d." if reference.undated else text(reference.date_text or "")
    updated = f" (updated {spoken(reference.date_updated)})" if reference.date_updated else ""
    return text(spoken(reference.date) + updated)


def _name(name: Name) -> str:
    if not isinstance(name, Person):
        return name.literal
    return " ".join(part for part in (name.given, name.family, name.suffix) if part)


def _container(reference: Reference) -> str:
    """`*BMJ*, 379(2), 12-19`, as far as known."""
    if not reference.journal:
        return ""
    issue = f"({reference.issue})" if reference.issue else ""
    rest = [f"{reference.volume or ''}{issue}", reference.pages or ""]
    return ", ".join([f"*{text(reference.journal)}*", *(text(part) for part in rest if part)])
