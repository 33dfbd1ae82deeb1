"""The formats that references are written in: a name, and where its writer is.

A new format is one module with `write(references, …settings) -> str` and one line here. A format's
module is imported when it is asked for, so that listing the names costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from evidence_refs.model import Reference


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
        """Give `references` as the text of one file; `settings` are those of the module's `write`."""
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
        f"{__name__}.bibtex", ".bib", "BibTeX, for LaTeX and reference managers", by_entry=True
    ),
    "csv": Writer(f"{__name__}.csv", ".csv", "a table for spreadsheets, one row a reference"),
    "markdown": Writer(f"{__name__}.markdown", ".md", "a list under the headings of its brief"),
    "json": Writer(
        f"{__name__}.json", ".json", "an array of the records as the catalogue has them"
    ),
}
