"""A record as a file of records gives it: what every reader of `formats` yields."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from evidence_refs.model import DocumentRecord, Reference, Work


@dataclass(frozen=True, slots=True)
class Entry:
    """One record of a file.

    `id` is the value of its `id` column, its BibTeX key, RIS `ID` or PMID, else its number in the
    file, from 1. `line` is where it begins. `extra` has what no field of the model holds, under the
    file's own names. `database` is where a search found it, where the record says so. `aliases` are
    its other identifiers there (BibLaTeX's `ids`), `tags` its keywords. `own` is the record of a
    catalogue, where the file holds such;
    `documents` are then those that cite it, and `distinct` the ids of others that a person said are
    not the same work. `cited` says that its id is a key, although its format has other ids too.
    """

    id: str
    line: int
    work: Work
    extra: Mapping[str, str] = field(default_factory=dict)
    database: str = ""
    aliases: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    own: Reference | None = None
    documents: tuple[DocumentRecord, ...] = ()
    distinct: tuple[str, ...] = ()
    cited: bool = False
