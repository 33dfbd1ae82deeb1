"""The files that `import` was given, put aside record by record: what fails is said, and passed over."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, TYPE_CHECKING

from evidence_refs.cli.dedupe.input import tell_doubles
from evidence_refs.errors import UnreadableError

if TYPE_CHECKING:
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.formats.entry import Entry
    from evidence_refs.formats.records import File, How
    from evidence_refs.importing.spool import Spool

STDIN = "stdin"
_BLOCK = 1 << 20


@dataclass
class Reading:
    """Reads files for the catalogue at `into`; `code` is the exit code of the worst."""

    screen: Screen
    how: How
    into: Path
    code: int = 0

    def read(self, files: Sequence[str], spool: Spool, taken: frozenset[str]) -> None:
        """Put the records of files aside; none has one of the names that are `taken`."""
        from evidence_refs.deduplication.sources import Names
        from evidence_refs.formats import READERS
        from evidence_refs.formats.records import opened
        from evidence_refs.importing.arrivals import arrivals

        names = Names(len(files) > 1, taken)
        for file in files:
            called = STDIN if file == "-" else file
            try:
                _refuse_itself(file, self.into)
                with _regular(file, self.how.limit) as path:
                    self.screen.passing(f"reading {called}")
                    found = opened(path, replace(self.how, name=called))
                    records = names.named(called, self._entries(found, called))
                    for arrival in arrivals(records, cited=READERS[found.kind].cited):
                        spool.put(arrival)
            except UnreadableError as error:
                self.screen.error(error)
                self.code = max(self.code, error.exit_code)
        tell_doubles(self.screen, names.doubles)

    def _entries(self, found: File, called: str) -> Iterator[Entry]:
        from evidence_refs.problems import Problem, Where

        some = False
        for each in found.records:
            if not isinstance(each, Problem) and _says_nothing(each):
                where = Where(called, each.line)
                each = Problem("empty-record", "a record without fields", where, "warning")
            if isinstance(each, Problem):
                self.screen.problem(each)
                self.code = max(self.code, 3 if each.severity == "error" else 0)
            else:
                some = True
                yield each
        if not some:
            self.screen.note(f"{Where(called)}: there is no record in it")


def _says_nothing(entry: Entry) -> bool:
    """Whether a record has an id and a type, and tells of no work: `{"id": "a"}`."""
    work = entry.work
    said = any(getattr(work, name) for name in work.model_fields_set - {"type"})
    return not (said or entry.own or entry.extra or entry.tags)


def _refuse_itself(file: str, catalogue: Path) -> None:
    """Refuse the catalogue itself: each of its records would only note that it came from there.

    Raises:
        UnreadableError: the file is the catalogue.
    """
    from evidence_refs.problems import Where

    if Path(file).is_file() and Path(file).samefile(catalogue):
        hint = "name another file: what it has is there already"
        raise UnreadableError("is the catalogue itself", where=Where(file), hint=hint)


@contextmanager
def _regular(file: str, limit: int) -> Iterator[Path]:
    """Give a file that can be read more than once: stdin and pipes are copied into one.

    Raises:
        UnreadableError: it cannot be read, or is larger than the limit.
    """
    path = Path(file)
    if file != "-" and (path.is_file() or path.is_dir() or not path.exists()):
        yield path
        return
    with TemporaryDirectory(prefix="evidence-refs-") as folder:
        copy = Path(folder) / (STDIN if file == "-" else path.name)
        with copy.open("wb") as target:
            if file == "-":
                _copy(sys.stdin.buffer, target, STDIN, limit)
            else:
                with path.open("rb") as source:
                    _copy(source, target, file, limit)
        yield copy


def _copy(source: IO[bytes], target: IO[bytes], name: str, limit: int) -> None:
    from evidence_refs.formats.records import too_large

    size = 0
    while block := source.read(_BLOCK):
        size += len(block)
        if size > limit:
            raise too_large(name, size, limit)
        target.write(block)
