"""A file of records: its kind by content, then by name; its encoding found out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, islice
from pathlib import Path

from evidence_refs.errors import UnreadableError
from evidence_refs.formats import READERS
from evidence_refs.formats.decoding import encoding_of, lines_of
from evidence_refs.formats.entry import Entry
from evidence_refs.formats.tables.table import is_header
from evidence_refs.problems import Problem, Where

_LOOKED_AT = 400
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
_XML = re.compile(r"\s*<(?:\?xml|xml)\b")
_ENDNOTE = re.compile(r"<xml\b[^>]*>\s*<records\b")
_JSON = re.compile(r"\s*(?:\[\s*(?:[{\]]|$)|\{\s*(?:\"|$))")


def read(path: Path) -> Iterator[Entry | Problem]:
    """Give the records of a file in their order, and problems where something could not be read.

    Raises:
        UnreadableError: the file cannot be read, or is none of records.
    """
    encoding, guessed = encoding_of(path)
    lines = lines_of(path, encoding)
    head = list(islice(lines, _LOOKED_AT))
    kind = kind_of(head, path.name)
    if kind is None:
        raise UnreadableError(
            "is no file of records that is known",
            where=Where(str(path)),
            hint=f"known are {', '.join(reader.description for reader in READERS.values())}",
        )
    if guessed:
        yield guessed
    yield from READERS[kind].read(chain(head, lines), file=str(path))


def kind_of(head: Sequence[str], name: str) -> str | None:
    """Give the kind of a file from its first lines and its name: a key of `READERS`."""
    suffix = Path(name).suffix.lower()
    by_name = next((kind for kind, reader in READERS.items() if suffix in reader.suffixes), None)
    lines = [line.removeprefix("\ufeff") for line in head]
    first = next((line for line in lines if line.strip()), "")
    if _JSON.match(first):
        return "csl-json"
    if by_name == "endnote-xml" or _XML.match(first):  # there are many kinds of XML
        return "endnote-xml" if _ENDNOTE.search("".join(lines)) else None
    if by_name is None and _REFER.match(first):
        return "enw"
    # What looks like another format further down may stand in a cell.
    if by_name in ("csv", None) and is_header(first):
        return "csv"
    tagged = ((kind, sign) for line in lines for kind, sign in _SIGNS if sign.match(line))
    return next(tagged, (by_name, None))[0]
