"""A file of records: its kind by content, then by name; its encoding found out."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from evidence_refs.errors import UnreadableError, UsageError
from evidence_refs.formats import CALLED, READERS
from evidence_refs.formats.decoding import XML, encoding_of, lines_of
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.tables.columns import filled_by
from evidence_refs.formats.tables.table import has_known_column, is_header, is_mark_of_excel
from evidence_refs.problems import Problem, Where

ANY_SIZE = sys.maxsize
"""Of a file, in bytes: `import` has a limit, and what only looks has none."""

_LOOKED_AT = 400
_SUFFIX_OF_XML = ".xml"
_TEXT = ".txt"
"""The suffix of tables that most files have which are none."""
# A tag in the first column says RIS or MEDLINE at once; an entry of BibTeX may follow any text.
_SIGNS = (
    ("ris", re.compile(r"\s*TY  ?-")),
    ("nbib", re.compile(r"PMID ?-")),
    ("enw", re.compile(r"%0 [A-Z]")),
    ("wos", re.compile(r"FN (?:ISI|Clarivate|Thomson)|PT [A-Z]$")),
    ("bibtex", re.compile(r"\s*@\s*\w+\s*[{(]")),
)
# A record of refer may have no type, and begins with any tag; so may a comment in BibTeX.
_REFER = re.compile(r"%[A-Z0] \S")
_OF_XML = (
    ("endnote-xml", re.compile(r"<xml\b[^>]*>\s*<records\b")),
    ("pubmed-xml", re.compile(r"<Pubmed(?:Book)?Article(?:Set)?\b[^>]*>")),
)
_JSON = re.compile(r"\s*(?:\[\s*(?:[{\]]|$)|\{\s*(?:\"|$))")
_CATALOGUE = re.compile(r"(?:version|documents|references|removed|distinct):(?:\s|$)")
_NOT_YET_YAML = re.compile(r"\s*(?:#|---|%YAML|$)")


@dataclass(frozen=True, slots=True)
class How:
    """How a file is to be read, where its content does not say.

    `format` is its kind, a key of `READERS` or `CALLED`; `columns` says what columns of tables fill;
    `limit` is how many bytes it may have. `name` is what messages call it, else its path.
    """

    format: str = ""
    columns: Mapping[str, str] | None = None
    limit: int = ANY_SIZE
    name: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be.

        Raises:
            UsageError: there is no such format, or a column cannot fill what it is to.
        """
        if self.format and self.kind not in READERS:
            known = ", ".join(sorted({*READERS, *CALLED}))
            raise UsageError(f"unknown format {self.format}", hint=f"formats: {known}")
        for column, field in (self.columns or {}).items():
            if filled_by(field) is None:
                hint = "a field is title, authors, year, journal, abstract, doi, tags and so on"
                raise UsageError(f"a column cannot fill `{field}`: `{column}`", hint=hint)

    @property
    def kind(self) -> str:
        """The key of `READERS` that `format` means; empty where it says nothing."""
        return CALLED.get(self.format, self.format)


@dataclass(frozen=True, slots=True)
class File:
    """A file's kind, a key of `READERS`; its records, and problems where one could not be read."""

    kind: str
    records: Iterator[Entry | Problem]


def read(path: Path, how: How | None = None) -> Iterator[Entry | Problem]:
    """Give the records of a file in their order, and problems where something could not be read.

    Raises:
        UnreadableError: the file cannot be read, or is none of records.
    """
    yield from opened(path, how or How()).records


def opened(path: Path, how: How) -> File:
    """Open a file of records.

    Raises:
        UnreadableError: it cannot be read, is larger than it may be, or none of records.
        UsageError: it is to have columns, and is no table.
    """
    name = how.name or str(path)
    _refuse_large(path, name, how.limit)
    encoding, guessed = encoding_of(path, name)
    lines = lines_of(path, encoding)
    head = list(islice(lines, _LOOKED_AT))
    kind = how.kind or kind_of(head, path.name) or ("csv" if how.columns else None)
    if kind is None:
        raise UnreadableError(
            "is no file of records that is known",
            where=Where(name),
            hint=f"known are {', '.join(reader.description for reader in READERS.values())}",
        )
    if kind != "csv" and how.columns:
        said = f"{name}: --map is for tables, and this is {READERS[kind].description}"
        raise UsageError(said, hint="import it without --map")
    settings = {}
    if how.columns:
        settings["columns"] = {column: filled_by(field) for column, field in how.columns.items()}
    found = READERS[kind].read(chain(head, lines), file=name, **settings)
    return File(kind, chain([guessed], found) if guessed else found)


def kind_of(head: Sequence[str], name: str) -> str | None:
    """Give the kind of a file from its first lines and its name: a key of `READERS`."""
    suffix = Path(name).suffix.lower()
    by_name = next((kind for kind, reader in READERS.items() if suffix in reader.suffixes), None)
    lines = [line.removeprefix("\ufeff") for line in head]
    told = (line for line in lines if line.strip() and not is_mark_of_excel(line))
    first = next(told, "")
    if _JSON.match(first):
        return "csl-json"
    by_tag = suffix == _SUFFIX_OF_XML and first.lstrip().startswith("<")
    if by_tag or XML.match(first):  # there are many kinds of XML
        text = "".join(lines)
        return next((kind for kind, sign in _OF_XML if sign.search(text)), None)
    if by_name is None and _REFER.match(first):
        return "enw"
    if _is_catalogue(lines):
        return "yaml"
    # What looks like another format further down may stand in a cell.
    if by_name in ("csv", None) and is_header(first):
        return "csv"
    tagged = ((kind, sign) for line in lines for kind, sign in _SIGNS if sign.match(line))
    if by_name == "yaml" or suffix == _SUFFIX_OF_XML or _is_prose(suffix, first):
        by_name = None
    return next(tagged, (by_name, None))[0]


def _is_prose(suffix: str, first: str) -> bool:
    return suffix == _TEXT and not has_known_column(first)


def _is_catalogue(lines: Sequence[str]) -> bool:
    """Say whether YAML begins as a catalogue does; there is much other YAML, and much with a version."""
    fields = [line for line in lines if not _NOT_YET_YAML.match(line)]
    return (
        bool(fields)
        and _CATALOGUE.match(fields[0]) is not None
        and any(not line.startswith("version") and _CATALOGUE.match(line) for line in fields)
    )


def _refuse_large(path: Path, name: str, limit: int) -> None:
    try:
        size = path.stat().st_size
    except OSError:
        return  # which is said when it is opened
    if size > limit:
        raise too_large(name, size, limit)


def too_large(name: str, size: int, limit: int) -> UnreadableError:
    """Give the error for a file of `size` bytes, or of more than are known."""
    enough = max(1, limit // 1_000_000)
    while enough * 1_000_000 < size:
        enough *= 2
    return UnreadableError(
        f"is too large: {_sized(max(size, limit + 1))} (at most {_sized(limit)})",
        where=Where(name),
        hint=f"--limit {enough}MB lets it in",
    )


def _sized(number: int) -> str:
    return f"{number / 1_000_000:,.1f} MB" if number >= 100_000 else f"{number:,} bytes"
