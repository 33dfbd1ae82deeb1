"""Files of search results, read as often as is needed, so that they are never all in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_refs.errors import ConflictError, UnreadableError

if TYPE_CHECKING:
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.deduplication.sources import Record
    from evidence_refs.formats.entry import Entry


@dataclass
class Files:
    """Files of records; each pass over them gives the same names. Problems are told once.

    No record has one of the names that are `taken`, those of the catalogue.
    """

    screen: Screen
    paths: Sequence[str]
    taken: frozenset[str] = frozenset()
    code: int = 0
    sources: dict[str, str] = field(default_factory=dict)
    empty: dict[str, None] = field(default_factory=dict)
    _told: bool = False

    def noted(self) -> Iterator[Record]:
        """Give all records, and note where each was found."""
        for record in self.records():
            self.sources[record.name] = record.source
            yield record

    def records(self) -> Iterator[Record]:
        """Give all records, file by file; what cannot be read is told, and the others go on."""
        from evidence_refs.deduplication.sources import Names

        names = Names(len(self.paths) > 1, self.taken)
        for path in self.paths:
            yield from names.named(path, self._entries(path))
        if not self._told:
            tell_doubles(self.screen, names.doubles)
        self._told = True

    def members(self, names: set[str]) -> dict[str, Record]:
        """Give the records of some names.

        Raises:
            ConflictError: a file is no longer what it was.
        """
        found = {each.name: each for each in self.records() if each.name in names}
        if len(found) < len(names):
            gone = min(names - found.keys())
            raise ConflictError(
                f"the input was changed while it was read: `{gone}` is gone",
                hint="give files, not pipes, and run the command again",
            )
        return found

    def _entries(self, path: str) -> Iterator[Entry]:
        from evidence_refs.formats import records
        from evidence_refs.problems import Problem

        self.empty[path] = None
        try:
            for each in records.read(Path(path)):
                self.empty.pop(path, None)
                if not isinstance(each, Problem):
                    yield each
                elif not self._told:
                    self.screen.problem(each)
                    self.code = max(self.code, 3 if each.severity == "error" else 0)
        except UnreadableError as error:
            self.empty.pop(path, None)
            if not self._told:
                self.screen.error(error)
                self.code = error.exit_code


def tell_doubles(screen: Screen, doubles: Sequence[Record]) -> None:
    """Say which records have an id that another has."""
    if doubles:
        first = doubles[0]
        more = f", and {len(doubles) - 1} more" if len(doubles) > 1 else ""
        place = f"{first.file}:{first.entry.line}"
        told = f"the id `{first.entry.id}` is there already: here it is `{first.name}`{more}"
        screen.note(f"warning: {place}: {told}")
