"""`extract --review`: a walk through the unsure citations, with their lines beside their fields.

Each decision is written at once. What was accepted has a day in `reviewed`, and is not asked again;
what was skipped is: so a second run goes on where the first one stopped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_refs.cli.terminal.rows import plain
from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.batch import Read
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.extraction.account import Unsure
    from evidence_refs.model import Reference

_AROUND = 1
"""How many lines are shown before and after those of a citation."""
_MOST = 40
"""How many lines of a citation are shown."""
_SHOWN = 300
"""How many characters of a value are shown."""

_ASKED = "[a]ccept, [e]dit, [s]kip or [q]uit? "
_ACCEPT, _EDIT, _SKIP, _QUIT = "aesq"


@dataclass(frozen=True, slots=True)
class Doubt:
    """An unsure citation, the name of its file, and the lines of the document around it."""

    file: str
    unsure: Unsure
    lines: tuple[str, ...]


def doubts(read: Read) -> Iterator[Doubt]:
    """Give what is unsure in a document, in its order, with numbered lines."""
    lines = read.document.text.split("\n")
    for each in read.account.unsure:
        first, last = each.citation.lines
        shown = range(max(1, first - _AROUND), min(len(lines), last + _AROUND, first + _MOST) + 1)
        yield Doubt(read.source.name, each, tuple(f"{n:>5}  {lines[n - 1]}" for n in shown))


def review(
    screen: Screen, path: Path, found: Sequence[Doubt], keys: Mapping[int, str], *, today: str
) -> None:
    """Ask about each unsure citation whose record nobody reviewed, and write each decision.

    Args:
        screen: where it is shown and asked.
        path: the catalogue's file.
        found: what is unsure.
        keys: for the identity of a citation, the key of its record.
        today: the day for `reviewed`.

    Raises:
        ConflictError: someone else changed the catalogue meanwhile; what was decided is kept.
    """
    desk = _Desk(screen, path, today)
    open_keys = [keys.get(id(doubt.unsure.citation)) for doubt in found]
    decided = skipped = 0
    for at, (doubt, key) in enumerate(zip(found, open_keys, strict=True)):
        record = desk.record(key)
        if record is None or record.reviewed:
            continue  # also where another place of the same work was accepted just now
        answer = desk.decide(doubt, record, f"{at + 1} of {len(found)}")
        if answer == _QUIT:
            break
        decided += answer == _ACCEPT
        skipped += answer == _SKIP
    left = desk.to_review(open_keys)
    screen.line(f"{decided} accepted, {skipped} skipped, {left} to review")
    if left:
        screen.note("the same command goes on with those")


@dataclass
class _Desk:
    """Where one record after the other is shown, mended and written."""

    screen: Screen
    path: Path
    today: str

    def record(self, key: str | None) -> Reference | None:
        """Give the record as it stands in the file now."""
        return next((record for record in self._records() if record.key == key), None)

    def to_review(self, keys: Iterable[str | None]) -> int:
        """Give how many of the records nobody has reviewed yet."""
        wanted = set(keys)
        return sum(record.key in wanted and not record.reviewed for record in self._records())

    def decide(self, doubt: Doubt, record: Reference, progress: str) -> str:
        """Show a citation until the person accepts, skips or quits; give which."""
        from evidence_refs.catalogue.records.edit import marked

        while True:
            self._show(doubt, record, progress)
            answer = self.screen.ask(_ASKED)
            letter = _QUIT if answer is None else answer[:1].lower()
            if letter == _ACCEPT:
                self._write(marked(record, self.today))
            if letter in (_ACCEPT, _SKIP, _QUIT) and letter:
                return letter
            if letter == _EDIT:
                record = self._edit(record)
            else:
                self.screen.line(f"{answer!r} is none of these: a, e, s, q")

    def _show(self, doubt: Doubt, record: Reference, progress: str) -> None:
        from evidence_refs.model import WORK_FIELDS

        citation = doubt.unsure.citation
        self.screen.line()
        self.screen.line(
            f"{progress}  {doubt.file}:{citation.lines[0]}  {record.key}  "
            f"confidence {citation.confidence:.2f}"
        )
        doubted = doubt.unsure.fields
        values = {name: getattr(record, name) for name in WORK_FIELDS}
        fields = [
            (f"{name}?" if name in doubted else name, plain(value or "")[:_SHOWN])
            for name, value in values.items()
            if value or name in doubted
        ]
        self.screen.beside(doubt.lines, fields)

    def _edit(self, record: Reference) -> Reference:
        """Ask for fields and their values until there are no more; write and give the record."""
        from evidence_refs.catalogue.records.edit import edited
        from evidence_refs.catalogue.records.typed import as_typed, field_named
        from evidence_refs.model import WORK_FIELDS

        while field := self.screen.ask("which field? (Enter when done) "):
            try:
                field = field_named(field, WORK_FIELDS)
                self.screen.line(f"{field}: {as_typed(record, field)}")
                typed = self.screen.ask("new value (Enter keeps it, - empties it): ")
                after = record if not typed else edited(record, field, typed)
            except UsageError as error:
                self.screen.error(error)
                continue
            if after is not record:
                self._write(after)
            record = after
        return record

    def _records(self) -> tuple[Reference, ...]:
        from evidence_refs.catalogue.keeping.store import load

        return load(self.path).catalogue.references

    def _write(self, record: Reference) -> None:
        from evidence_refs.catalogue.change import Change
        from evidence_refs.catalogue.keeping.store import load, save

        stored = load(self.path)
        save(stored, Change(put=(record,)), f"reviewed {record.key}")
