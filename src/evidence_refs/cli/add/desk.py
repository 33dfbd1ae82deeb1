"""Where what is to be added is shown, compared with what is there, decided and saved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evidence_refs.cli.session import today
from evidence_refs.cli.terminal.asking import choose
from evidence_refs.cli.terminal.doubts import tell_doubts
from evidence_refs.cli.terminal.rows import short, some
from evidence_refs.cli.terminal.whole import lines
from evidence_refs.cli.terminal.writing import Written, page_of
from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.catalogue.keeping.store import Stored
    from evidence_refs.catalogue.records.alike import Alike
    from evidence_refs.catalogue.records.new import Entered
    from evidence_refs.cli.add.entry import Entry
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.model import Reference


@dataclass(frozen=True, slots=True)
class Ways:
    """How things are decided: by questions; with a yes to all; in the editor; without a word.

    `confirm` says that a question is put even where nothing speaks against it.
    """

    asks: bool
    certain: bool
    edit: bool
    quiet: bool
    confirm: bool


@dataclass
class Desk:
    """Decides on one entry after the other; what was accepted is saved together."""

    screen: Screen
    stored: Stored
    ways: Ways
    accepted: list[Entered] = field(default_factory=list)

    def offer(self, entry: Entry, key: str | None) -> int:
        """Show an entry as a record, and accept it, or not; give the exit code."""
        from evidence_refs.catalogue.records.new import new_record

        try:
            record = new_record(entry.values, self._taken(), today=today(), key=key)
        except UsageError as error:
            self.screen.error(error)  # and the others go on
            return error.exit_code
        self._show(record, entry)
        accepted = self._decide(record)
        if accepted is None:
            from evidence_refs.catalogue.records.labels import label

            self.screen.note(f"not added: {short(label(record))}")
            return 0 if self.ways.asks else 1
        self.accepted.append(accepted)
        return 0

    def _decide(self, record: Reference) -> Entered | None:
        from evidence_refs.catalogue.records.new import Entered

        found = self._alike(record)
        self._warn(found)
        answer = self._answer(record, sure=not found)
        others = tuple(each.reference.key for each in found)
        if answer == "y" and not self.ways.edit:
            tell_doubts(self.screen, None, record)
            return Entered(record, others)
        written = None if answer == "n" else self._written(record)
        return Entered(written.record, others, written.text) if written else None

    def _alike(self, record: Reference) -> tuple[Alike, ...]:
        """Give the records that are, or may be, the same work: of the catalogue, and accepted here."""
        near = [*self.stored.like(record), *(each.record for each in self.accepted)]
        if not near:
            return ()
        from evidence_refs.catalogue.records.alike import alike

        return alike(record, near)

    def save(self, stored: Stored, key: str | None) -> list[Reference]:
        """Save what was accepted, in one step; give the records with the keys that they have.

        Raises:
            UsageError: the key that the person wants is taken meanwhile.
        """
        from evidence_refs.catalogue.keeping.store import save
        from evidence_refs.catalogue.records.new import additions

        change = additions(self.accepted, stored.names, stored.decided)
        keys = [each.key for each in change.put]
        if key in {each.record.key for each in self.accepted} - set(keys):
            raise UsageError(f"`{key}` was taken meanwhile; nothing was added", hint="add it again")
        if change:
            save(stored, change, f"added {some(keys)}")
            self.screen.note(f"added {some(keys)}")
        return list(change.put)

    def _taken(self) -> set[str]:
        return {*self.stored.names, *(each.record.key for each in self.accepted)}

    def _show(self, record: Reference, entry: Entry) -> None:
        if not self.ways.quiet:
            for line in lines(record):
                self.screen.line(line)
        if entry.confidence is not None:
            doubt = f"; unsure: {', '.join(entry.unsure)}" if entry.unsure else ""
            self.screen.note(f"read with confidence {entry.confidence:.2f}{doubt}")

    def _warn(self, found: Iterable[Alike]) -> None:
        from evidence_refs.catalogue.records.labels import label

        for each in found:
            one = each.reference
            word = "is there already" if each.sure else "is perhaps there already"
            self.screen.note(f"{word}: {one.key}  {short(label(one))} ({'; '.join(each.reasons)})")

    def _answer(self, record: Reference, *, sure: bool) -> str:
        """Give y, e or n."""
        if self.ways.certain or (sure and not (self.ways.asks and self.ways.confirm)):
            return "y"
        if not self.ways.asks:
            self.screen.note("--yes adds it all the same, as another work")
            return "n"
        question = f"Add it as {record.key}?" if sure else "Add it all the same, as another work?"
        shown = "[Y]es, [e]dit, [n]o:" if sure else "[y]es, [e]dit, [N]o:"
        return choose(self.screen, f"{question} {shown}", "yen", default="y" if sure else "n")

    def _written(self, record: Reference) -> Written | None:
        """Give the record as the person wrote it in the editor; None where they left nothing."""
        from evidence_refs.catalogue.check.single import misfits
        from evidence_refs.catalogue.text.render import render_reference

        taken, documents = self._taken(), self.stored.documents
        with page_of(self.screen, record.key, render_reference(record)) as page:
            return page.edit(lambda after: misfits(after, taken, documents))
