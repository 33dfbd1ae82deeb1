r"""BibTeX: what classic `bibtex`, Biber, LaTeX and reference managers read without complaint.

docs/bibtex.md says which field goes where. The fields of an entry type are those that both the
standard styles (Patashnik, BibTeXing, 1988) and Biber's data model (biblatex manual, 2.1 and 2.2)
know for it; what a type has no field for is written in its `note`, so that nothing is lost.

Entries are put together here and not by bibtexparser's writer, which escapes nothing and would
need each value wrapped in its own model only to be joined again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from evidence_refs.formats.addresses import link_target, site
from evidence_refs.formats.bibtex.values import Encoder
from evidence_refs.formats.dates import Point, interval, point, spoken
from evidence_refs.model import Organisation, Reference

_ENTRY_TYPES = {
    "article": "article", "article-journal": "article", "article-magazine": "article",
    "article-newspaper": "article", "review": "article", "review-book": "article",
    "report": "techreport",
    "book": "book", "classic": "book", "collection": "book",
    "chapter": "incollection", "entry": "incollection", "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "thesis": "phdthesis",
    "pamphlet": "booklet",
}  # fmt: skip

# Where an entry type holds the name of what contains the work, and of who issued it.
_CONTAINER = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_ISSUER = {
    "techreport": "institution", "phdthesis": "school", "book": "publisher",
    "incollection": "publisher", "inproceedings": "publisher", "misc": "organization",
}  # fmt: skip

# Of the fields that only some types have, those that each has.
_PLACES = {
    "article": {"volume", "number", "series", "pages", "editor", "issn"},
    "techreport": {"number", "pages", "address"},
    "book": {"volume", "number", "series", "edition", "pages", "editor", "isbn", "address"},
    "incollection": {
        "volume", "number", "series", "edition", "pages", "editor", "isbn", "address", "chapter",
    },
    "inproceedings": {"volume", "number", "series", "pages", "editor", "isbn", "address"},
    "phdthesis": {"address"},
    "booklet": {"pages", "editor", "address"},
    "misc": {"editor", "address"},
}  # fmt: skip

# `howpublished` prints the address with \url. A document without the url package gets this one,
# which takes an address as it stands; with the package, it does nothing.
_PREAMBLE = (
    r'@preamble{"\providecommand{\url}{\begingroup'
    r" \catcode`\%=12 \catcode`\#=12 \catcode`\&=12 \catcode`\_=12 \catcode`\~=12 \catcode`\$=12"
    r' \plainurl} \providecommand{\plainurl}[1]{\texttt{#1}\endgroup}"}'
)


def write(references: Sequence[Reference], *, ascii: bool = False) -> str:
    """Give `references` as the text of a .bib file (UTF-8), in their order.

    With `ascii`, letters and signs beyond ASCII become LaTeX commands, where base LaTeX has them.
    """
    return bind([(each.key, entry(each, ascii=ascii)) for each in references])


def entry(reference: Reference, *, ascii: bool = False) -> str:
    """Give a reference as an entry by itself; `ascii` as for `write`."""
    return _entry(reference, Encoder(ascii))


def bind(entries: Sequence[tuple[str, str]]) -> str:
    """Give the text of a .bib file of entries, each with its key."""
    keys = [key for key, _ in entries]
    blocks = [
        text if key == own else text.replace(f"{{{key},", f"{{{own},", 1)
        for (key, text), own in zip(entries, _distinct_keys(keys), strict=True)
    ]
    if any("\n  url = {" in text for text in blocks):
        blocks.insert(0, _PREAMBLE + "\n")
    return "\n".join(blocks)


def _distinct_keys(keys: Sequence[str]) -> list[str]:
    """Keys that differ in more than case, which BibTeX takes for the same."""
    taken = {key.lower() for key in keys}
    seen: set[str] = set()
    distinct = []
    for key in keys:
        own, count = key, 1
        while own.lower() in seen or (count > 1 and own.lower() in taken):
            count += 1
            own = f"{key}-{count}"
        seen.add(own.lower())
        distinct.append(own)
    return distinct


def _entry(reference: Reference, encoder: Encoder) -> str:
    kind = _entry_type(reference)
    fields = _fields(reference, kind, encoder)
    lines = [f"  {name} = {value}," for name, value in fields.items() if value not in ("", "{}")]
    return "\n".join((f"@{kind}{{{reference.key},", *lines, "}", ""))


def _entry_type(reference: Reference) -> str:
    kind = _ENTRY_TYPES.get(reference.type or "", "misc")
    # BibTeX wants of an article or chapter what it is in, and of a report a title.
    in_nothing = kind in _CONTAINER and not reference.journal
    return "misc" if in_nothing or (kind == "techreport" and not reference.title) else kind


def _fields(reference: Reference, kind: str, encoder: Encoder) -> dict[str, str]:
    """All fields in the order in which they are written, enclosed; empty ones may be among them."""
    places = _places(reference, kind)
    optional = _optional(reference, kind, encoder)
    note = [*_notes(reference, kind, encoder)]
    note += [_IN_NOTE[name].format(optional[name]) for name in optional if name not in places]
    fields: dict[str, str] = {
        **_heads(reference, kind, encoder),
        **{name: value for name, value in optional.items() if name in places},
        **_date(reference, encoder),
        **_identifiers(reference, encoder),
        **{
            name: encoder.text(reference.extra.get(name, ""))
            for name in ("address", "chapter")
            if name in places
        },
        "annote": encoder.paragraphs(reference.extra.get("annote", "")),
        "keywords": ", ".join(
            f"{{{tag}}}" if "," in tag else tag for tag in map(encoder.text, reference.tags)
        ),
        "note": _sentences(note),
        "abstract": encoder.paragraphs(reference.abstract or ""),
        "ids": ", ".join(reference.aliases),
    }
    return {name: value if name == "month" else f"{{{value}}}" for name, value in fields.items()}


def _heads(reference: Reference, kind: str, encoder: Encoder) -> dict[str, str]:
    """Who, what, in what, by whom."""
    authors = encoder.names(reference.authors, truncated=reference.authors_truncated)
    stands_in = not authors and not reference.editors
    if stands_in:
        authors = encoder.names([Organisation(literal=name) for name in reference.source])
    issuer = encoder.organisations(_issuers(reference, kind))
    # The styles sort only books by their editors.
    sorts_by_name = authors or (kind == "book" and encoder.names(reference.editors))
    fields = {
        "author": authors,
        "key": "" if sorts_by_name else _sort_key(reference, encoder),
        "title": encoder.title(reference.title or ""),
    }
    if kind in _CONTAINER:
        fields[_CONTAINER[kind]] = encoder.text(reference.journal or "")
    if kind in _ISSUER:
        fields[_ISSUER[kind]] = issuer
    if kind == "techreport":  # the styles would print "Technical report"
        fields["type"] = encoder.text(reference.extra.get("type", "Report"))
    if kind in ("misc", "booklet"):
        fields["howpublished"] = _how_published(
            reference, encoder, issuer="" if stands_in else issuer
        )
    return fields


def _sort_key(reference: Reference, encoder: Encoder) -> str:
    """What sorts and labels a work of nobody: its title, or else its site, or else its own key.

    A site goes without `www.`: `alpha` makes labels of three letters and tells only 26 alike apart.
    """
    addresses = filter(None, (reference.url, reference.url_text))
    sites = (site(address).removeprefix("www.") for address in addresses)
    names = (reference.title or "", *sites, reference.key)
    return next(filter(None, map(encoder.text, names)))


def _issuers(reference: Reference, kind: str) -> Sequence[str]:
    if reference.source or kind != "techreport":
        return reference.source
    return [name.literal for name in reference.authors if isinstance(name, Organisation)]


def _how_published(reference: Reference, encoder: Encoder, *, issuer: str) -> str:
    url = link_target(reference.url) or ""
    # Biblatex reads the field as an argument, in which a bare % would begin a comment.
    address = encoder.text(url) if "%" in url else rf"\url{{{url}}}" if url else ""
    parts = (encoder.text(reference.journal or ""), issuer, address)
    return ", ".join(part for part in parts if part)


def _optional(reference: Reference, kind: str, encoder: Encoder) -> dict[str, str]:
    """The fields that only some entry types have; the others tell them in their note."""
    number = reference.issue if kind == "article" else None
    edition = re.sub(r"(?i)\s+(edition|edn\.?|ed\.?)$", "", reference.edition or "")
    values = {
        "editor": encoder.names(reference.editors),
        "edition": encoder.text(edition),
        "series": encoder.text(reference.series or ""),
        "volume": encoder.text(reference.volume or ""),
        "number": encoder.text(number or reference.number or ""),
        "issue": "" if number else encoder.text(reference.issue or ""),
        "report number": encoder.text(reference.number or "") if number else "",
        "pages": encoder.pages(reference.pages or ""),
        "isbn": encoder.text(reference.isbn or ""),
        "issn": encoder.text(reference.issn or ""),
    }
    return {name: value for name, value in values.items() if value}


_IN_NOTE = {
    "editor": "Edited by {}", "edition": "{} edition", "series": "Series: {}",
    "volume": "Volume {}", "number": "Number {}", "issue": "Issue {}",
    "report number": "Number {}", "pages": "Pages {}", "isbn": "ISBN {}", "issn": "ISSN {}",
}  # fmt: skip


def _places(reference: Reference, kind: str) -> set[str]:
    """The fields that this entry can have without a warning from the standard styles."""
    places = set(_PLACES[kind])
    if kind in ("book", "incollection", "inproceedings") and (
        reference.volume or not reference.series
    ):
        places.discard("number")
    if kind == "book" and reference.authors:
        places.discard("editor")
    return places


def _notes(reference: Reference, kind: str, encoder: Encoder) -> Iterable[str]:
    if reference.note:
        yield encoder.paragraphs(reference.note)
    if reference.journal and kind in ("techreport", "book", "phdthesis"):
        yield f"In: {encoder.text(reference.journal)}"
    if reference.source and reference.authors and kind == "article":
        yield f"Published by {encoder.organisations(reference.source)}"
    if reference.date and _says_more(reference.date):
        yield f"Date: {encoder.text(spoken(reference.date))}"
    if reference.date_updated:
        yield f"Updated {encoder.text(spoken(reference.date_updated))}"
    if reference.pmcid:
        yield f"PMCID: {encoder.text(reference.pmcid)}"
    if reference.archive_url:  # as text: readers of a note would take a bare % for a comment
        yield f"Archived at {encoder.text(reference.archive_url)}"
    if reference.url and not link_target(reference.url):
        yield f"Address: {encoder.text(reference.url)}"
    if reference.url_text:
        yield f"Address as printed: {encoder.text(reference.url_text)}"


def _sentences(parts: Sequence[str]) -> str:
    """Parts joined so that each reads as a sentence; the first stays as it is."""
    joined = ""
    for part in parts:
        gap = "" if not joined else " " if joined.endswith((".", "!", "?")) else ". "
        joined += gap + part
    return joined


def _date(reference: Reference, encoder: Encoder) -> dict[str, str]:
    """Year, month and day. The month is one of BibTeX's macros, a season is text."""
    if not reference.date:
        missing = "n.d." if reference.undated else reference.date_text or ""
        return {"year": encoder.text(missing)}
    ends = interval(reference.date)
    if ends is None:
        return _point_fields(point(reference.date), encoder)
    years = [encoder.text(end.year) if end else "" for end in ends]
    return {"year": years[0] if years[0] == years[1] else "--".join(years)}


def _point_fields(date: Point, encoder: Encoder) -> dict[str, str]:
    fields = {"year": encoder.text(date.year)}
    if date.month_name:
        known = (date.month or 0) <= 12
        fields["month"] = date.month_name[:3].lower() if known else f"{{{date.month_name}}}"
    if date.day:
        fields["day"] = str(date.day)
    return fields


def _says_more(date: str) -> bool:
    """Whether a date is an interval of more than years."""
    return any(end is not None and end.month for end in interval(date) or ())


def _identifiers(reference: Reference, encoder: Encoder) -> dict[str, str]:
    """Addresses and identifiers; `url` and `doi` stand as they are, since readers take them so."""
    return {
        "doi": re.sub(r"[\s{}\\^]", lambda match: quote(match[0]), reference.doi or ""),
        "eprint": encoder.text(reference.pmid or ""),
        "eprinttype": "pubmed" if reference.pmid else "",
        "url": link_target(reference.url) or "",
        "urldate": reference.accessed or "",
        "language": encoder.text(reference.language or ""),
    }
