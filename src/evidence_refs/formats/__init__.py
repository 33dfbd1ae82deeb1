"""The formats of references: a name, and where its writer and its reader are.

A new format is one module with `write(references, …settings) -> str`, or with `entry` and `bind` where its entries are
kept, one with `read(lines, *, file)`,
and one line here for each. A module is imported when it is asked for, so that listing names costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence_refs.formats.entry import Entry
    from evidence_refs.model import Reference
    from evidence_refs.problems import Problem


@dataclass(frozen=True, slots=True)
class Writer:
    """One export format: its module, the suffix of its files, and what it is for.

    `by_entry` says that the module writes each reference by itself (`entry`), and makes one file of
    these texts (`bind`): then a text may be kept for as long as its record is the same.
    """

    module: str
    suffix: str
    description: str
    by_entry: bool = False

    def write(self, references: Sequence[Reference], **settings: object) -> str:
        """Give `references` as the text of one file; `settings` are those of the module."""
        if self.by_entry:
            return self.bind([(each.key, self.entry(each, **settings)) for each in references])
        text: str = import_module(self.module).write(references, **settings)
        return text

    def entry(self, reference: Reference, **settings: object) -> str:
        """Give one reference as it stands in a file of `by_entry`."""
        text: str = import_module(self.module).entry(reference, **settings)
        return text

    def bind(self, entries: Sequence[tuple[str, str]]) -> str:
        """Give the text of one file of keys and what `entry` gives of their references."""
        text: str = import_module(self.module).bind(entries)
        return text


WRITERS: dict[str, Writer] = {
    "bibtex": Writer(
        f"{__name__}.bibtex.writing",
        ".bib",
        "BibTeX, for LaTeX and reference managers",
        by_entry=True,
    ),
    "biblatex": Writer(
        f"{__name__}.bibtex.biblatex", ".bib", "BibLaTeX, for LaTeX with Biber", by_entry=True
    ),
    "csv": Writer(
        f"{__name__}.tables.csv", ".csv", "a table for spreadsheets, one row a reference"
    ),
    "ris": Writer(f"{__name__}.ris.writing", ".ris", "RIS, for EndNote, Zotero and Mendeley"),
    "endnote-xml": Writer(
        f"{__name__}.endnote.writing", ".xml", "EndNote's XML, for EndNote, Zotero and Mendeley"
    ),
    "csl-json": Writer(
        f"{__name__}.csl_json.writing", ".json", "CSL-JSON, for pandoc, Zotero and citeproc"
    ),
    "json": Writer(
        f"{__name__}.json", ".json", "an array of the records as the catalogue has them"
    ),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """One kind of file of records: its module, the suffixes of its files, and what a person calls it.

    `cited` says that papers cite its records by their ids.
    """

    module: str
    suffixes: tuple[str, ...]
    description: str
    cited: bool = False

    def read(
        self, lines: Iterable[str], *, file: str | None = None, **settings: object
    ) -> Iterator[Entry | Problem]:
        """Give the records of a file, and what is wrong with others; `file` is what messages call it.

        `settings` are those of the module's `read`.

        Raises:
            UnreadableError: nothing of it can be read.
        """
        read = import_module(self.module).read
        found: Iterator[Entry | Problem] = read(lines, file=file, **settings)
        return found


READERS: dict[str, Reader] = {
    "csv": Reader(f"{__name__}.tables.table", (".csv", ".tsv", ".tab", ".txt"), "CSV"),
    "bibtex": Reader(f"{__name__}.bibtex.reading", (".bib", ".bibtex"), "BibTeX", cited=True),
    "ris": Reader(f"{__name__}.ris.reading", (".ris",), "RIS"),
    "nbib": Reader(f"{__name__}.pubmed.nbib", (".nbib", ".medline"), "PubMed"),
    "pubmed-xml": Reader(f"{__name__}.pubmed.xml", (".xml",), "PubMed XML"),
    "endnote-xml": Reader(f"{__name__}.endnote.reading", (".xml",), "EndNote XML"),
    "enw": Reader(f"{__name__}.endnote.tags", (".enw", ".ref"), "EndNote's tagged text"),
    "wos": Reader(f"{__name__}.wos", (".isi", ".ciw"), "Web of Science"),
    "csl-json": Reader(f"{__name__}.csl_json.reading", (".json",), "CSL-JSON", cited=True),
    "yaml": Reader(f"{__name__}.yaml", (".yaml", ".yml"), "a catalogue", cited=True),
}

CALLED = {"biblatex": "bibtex", "json": "csl-json"}
"""Other names of kinds of files, as a person may call them: our own JSON is told by its content."""
