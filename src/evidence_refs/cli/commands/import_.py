"""`import`: records of other programs into the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from evidence_refs.cli import complete
from evidence_refs.cli.importing.files import Reading
from evidence_refs.cli.importing.options import columns_of, size_of
from evidence_refs.cli.importing.shown import as_json, lines
from evidence_refs.cli.session import Session, load, session, today
from evidence_refs.cli.terminal.asking import choose
from evidence_refs.cli.terminal.rows import count, some

if TYPE_CHECKING:
    from evidence_refs.catalogue.keeping.store import Stored
    from evidence_refs.deduplication.labels import Label
    from evidence_refs.deduplication.remaining import Answer
    from evidence_refs.importing.report import Taken
    from evidence_refs.importing.spool import Spool
    from evidence_refs.model import Work

EXAMPLES = """\b
Examples:
  evidence-refs import zotero.bib
  evidence-refs import pubmed.nbib scopus.csv --dry-run
  evidence-refs import shelf.csv --map "Shelf title=title" --map "Written by=authors"
  evidence-refs import colleague.yaml
  xclip -o | evidence-refs import -"""


def command(
    context: typer.Context,
    files: Annotated[
        list[str], typer.Argument(metavar="FILE...", help="Files of records; - is stdin.")
    ],
    format: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="Their kind, where their content does not tell it: bibtex, ris, csv, …",
            autocompletion=complete.readers,
        ),
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")
    ] = False,
    map: Annotated[
        list[str] | None,
        typer.Option(
            "--map", metavar="COLUMN=FIELD", help="What a column of a table fills. Repeatable."
        ),
    ] = None,
    labels: Annotated[
        str,
        typer.Option(
            "--labels", metavar="FILE", help="What is the same and what is not, as in `dedupe`."
        ),
    ] = "",
    limit: Annotated[
        str,
        typer.Option("--limit", metavar="SIZE", help="Read files up to this size: 500MB, 1GB."),
    ] = "500MB",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask; write it.")] = False,
    json: Annotated[
        bool, typer.Option("--json", help="Print what became of the records as JSON.")
    ] = False,
) -> int:
    """Take records of other programs into the catalogue. Their kind is told by their content.

    A record of a work that is there fills what is absent, and changes nothing else; what is surely
    one work becomes one reference. It is shown before it is written, and `undo` takes it back.
    """
    from evidence_refs.cli.dedupe.files import tell_unknown
    from evidence_refs.cli.dedupe.new import in_force
    from evidence_refs.formats.records import How
    from evidence_refs.importing.spool import Spool

    here = session(context)
    how = How(format=format, columns=columns_of(map or ()), limit=size_of(limit))
    stored = load(context)
    found = in_force(stored, labels)
    reading, spool = Reading(here.screen, how, stored.path), Spool()
    try:
        reading.read(files, spool, stored.names)
        if len(spool):
            tell_unknown(here.screen, spool.ids.keys() | stored.names, found, labels)
            asks = here.screen.can_ask and not (yes or dry_run or json)
            desk = _Desk(here, stored, spool, found)
            desk.decide(asks=asks, dry_run=dry_run, json=json)
    finally:
        spool.close()
    return reading.code


@dataclass
class _Desk:
    """Where what comes in is shown, decided and saved."""

    session: Session
    stored: Stored
    spool: Spool
    labels: list[Label]

    def decide(self, *, asks: bool, dry_run: bool, json: bool) -> None:
        """Show what is to be different, and write it; where it `asks`, only with a yes.

        Where nobody is asked it is written first: whoever reads what is shown may leave (`| head`).
        """
        taken = self._taken()
        if asks:
            self._show(taken)
            while taken.change and (answer := self._answer(taken)) != "y":
                if answer == "n":
                    self.session.screen.note("nothing was written")
                    return
                self._review(taken)
                taken = self._taken()
                self._show(taken)
        changed = bool(taken.change) if dry_run else self._save(taken)
        if json:
            self.session.screen.json(as_json(taken))
            return
        if not asks:
            self._show(taken)
        self._tell(taken, ("would change" if dry_run else "changed") if changed else "unchanged")

    def _taken(self) -> Taken:
        from evidence_refs.deduplication.labels import apart, same
        from evidence_refs.importing.homes import Said
        from evidence_refs.importing.taking import take

        said = Said(tuple(same(self.labels)), tuple(apart(self.labels)))
        progress = self.session.reading
        return take(self.stored.index, self.spool, day=today(), said=said, progress=progress)

    def _show(self, taken: Taken) -> None:
        for line in lines(taken):
            self.session.screen.line(line)

    def _answer(self, taken: Taken) -> str:
        possible = len(taken.report.possible)
        review = f", [r]eview {count(possible, 'possible pair', 'possible pairs')}"
        question = f"Write it? [Y]es{review if possible else ''}, [n]o:"
        return choose(self.session.screen, question, "yrn" if possible else "yn", default="y")

    def _review(self, taken: Taken) -> None:
        from evidence_refs.cli.dedupe.review import review

        memory = _Memory(self.stored, self.spool, self.labels)
        review(self.session.screen, taken.report.possible, memory)

    def _save(self, taken: Taken) -> bool:
        from evidence_refs.catalogue.keeping.store import save

        return save(self.stored, taken.change, f"imported {some([*self.spool.files])}")

    def _tell(self, taken: Taken, done: str) -> None:
        number = len(self.stored.index) + len(taken.report.added)
        references = count(number, "reference", "references")
        self.session.screen.line(f"{self.stored.path}: {references}, {done}")


@dataclass
class _Memory:
    """Where a review looks records up, and keeps what is decided: as labels, until it is written."""

    stored: Stored
    spool: Spool
    labels: list[Label]

    def work(self, name: str) -> Work | None:
        """Give a record of the files, or of the catalogue."""
        return self.spool[name].entry.work if name in self.spool else self.stored.reference(name)

    def keep(self, answer: Answer) -> None:
        """Keep a decision."""
        from evidence_refs.deduplication.labels import Label

        if answer.verdict != "later":
            same = answer.verdict == "merge"
            self.labels.append(Label(*answer.pair, "same" if same else "apart"))

    def take_back(self, answer: Answer) -> None:
        """Take the last decision back."""
        if answer.verdict != "later":
            self.labels.pop()
