"""`extract`: documents into the catalogue, or out as JSON or text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated

import typer

from evidence_refs.cli import complete
from evidence_refs.cli.extract import accept as accepting
from evidence_refs.cli.extract import account as accounts
from evidence_refs.cli.extract import explain as explanation
from evidence_refs.cli.extract.reading import Reading
from evidence_refs.cli.session import load, session, today
from evidence_refs.cli.terminal.rows import count, some
from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.catalogue.intake.accepting import Wanted
    from evidence_refs.catalogue.intake.taking import Batch, IntakeReport
    from evidence_refs.catalogue.keeping.store import Stored
    from evidence_refs.cli.extract.review import Doubt
    from evidence_refs.extraction.account import Account
    from evidence_refs.extraction.result import About
    from evidence_refs.model import Catalogue, DocumentRecord
    from evidence_refs.reading.sources import Source
    from evidence_refs.source import Document

EXAMPLES = """\b
Examples:
  evidence-refs extract brief.txt
  evidence-refs extract briefs/ pack.zip --dry-run
  evidence-refs extract briefs/ --processes 4
  evidence-refs extract brief.txt --json | jq .reference.title
  evidence-refs extract brief.txt --explain
  evidence-refs extract brief.txt --review
  evidence-refs extract brief-v2.txt --document brief --replace
  evidence-refs extract brief-v2.txt --accept date --accept url
  evidence-refs extract brief.txt --show-text | less -N"""


def command(
    context: typer.Context,
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Documents, folders or zips of them; - is stdin."),
    ],
    json: Annotated[
        bool,
        typer.Option("--json", help="Print each citation as a line of JSON; leave the catalogue."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")
    ] = False,
    show_text: Annotated[
        bool,
        typer.Option("--show-text", help="Print the text that line numbers count in, and stop."),
    ] = False,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Print what gave each field, and from which characters; leave the catalogue.",
        ),
    ] = False,
    review: Annotated[
        bool,
        typer.Option("--review", help="Then walk through what is unsure: accept, edit or skip."),
    ] = False,
    document: Annotated[
        str | None,
        typer.Option("--document", metavar="ID", help="The id of the document; one FILE only."),
    ] = None,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="The file takes the place of another under the same id."),
    ] = False,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            "--accept",
            metavar="FIELD",
            help="Take what differs in this field, or in all. Repeatable.",
            autocompletion=complete.acceptable,
        ),
    ] = None,
    key: Annotated[
        list[str] | None,
        typer.Option(
            "--key",
            metavar="KEY",
            help="With --accept: only in this reference, reviewed or not. Repeatable.",
            autocompletion=complete.keys,
        ),
    ] = None,
    sure: Annotated[
        float | None,
        typer.Option(
            "--sure", metavar="P", min=0, max=1, help="Above this confidence nothing is unsure."
        ),
    ] = None,
    processes: Annotated[
        int | None,
        typer.Option(
            "--processes",
            metavar="N",
            min=0,
            help="Read N files at once; 2 for many or large ones.",
        ),
    ] = None,
    timeout: Annotated[
        float,
        typer.Option("--timeout", metavar="SECONDS", min=1, help="Give up a file after this long."),
    ] = 600,
) -> int:
    """Put every work that documents cite into the catalogue.

    It ends with an account of what was found, what looked like a citation and was left, and what is
    unsure. A file that cannot be read is reported, and the others go on.
    """
    _refuse_together(
        json=json or explain,
        show_text=show_text,
        review=review,
        dry_run=dry_run,
        accept=bool(accept),
    )
    if key and not accept:
        raise UsageError("--key is for --accept", hint="--accept FIELD --key KEY")
    here = session(context)
    if review and not here.screen.can_ask:
        raise UsageError(
            "--review asks questions, and there is nobody to answer",
            hint="run it in a terminal, without a pipe",
        )
    reading = Reading(here, document, processes, timeout, sure)
    sources = reading.find(files)
    if show_text:
        _print_text(reading, sources)
    elif json or explain:
        _print_citations(reading, sources, json=json, explain=explain)
    else:
        stored = load(context)
        wanted = accepting.wanted(stored, accept or (), key or ())
        taking = _Taking(stored, replace=replace, review=review, accept=wanted)
        taking.read(reading, sources)
        if taking.batches:
            _take_in(reading, taking, dry_run=dry_run)
    return max(reading.codes, default=0)


def _refuse_together(
    *, json: bool, show_text: bool, review: bool, dry_run: bool, accept: bool
) -> None:
    wanted = {"--json and --explain": json, "--show-text": show_text, "--review": review}
    names = [name for name, given in wanted.items() if given]
    if review and dry_run:
        names.append("--dry-run")
    if (json or show_text) and accept:
        names.append("--accept")
    if len(names) > 1:
        first = names[0].partition(" ")[0]
        raise UsageError(f"{first} and {names[1]} exclude each other", hint="leave one out")


def _print_text(reading: Reading, sources: Sequence[Source]) -> None:
    if len(sources) > 1:
        raise UsageError(
            f"--show-text shows one document, and there are {len(sources)}", hint="name one file"
        )
    for source in sources:
        if document := reading.document(source):
            reading.session.screen.text(document.text)


def _print_citations(
    reading: Reading, sources: Sequence[Source], *, json: bool, explain: bool
) -> None:
    """Print citations as JSON, what explains them, or both; then the account, to the person."""
    screen = reading.session.screen
    told: list[tuple[str, Account]] = []
    for read in reading.results(sources, printing=True):
        told.append((read.source.name, read.account))
        if not json:
            screen.table(explanation.COLUMNS, explanation.rows(read))
            continue
        for citation in read.extraction.citations:
            more = explanation.of(citation, read.document) if explain else {}
            screen.json({**citation.to_json(), **more}, indent=None)
    if told:
        accounts.tell(screen, told)
        screen.note(accounts.total(told))


@dataclass
class _Taking:
    """What documents give the catalogue. With `review`, the lines of what is unsure are kept."""

    stored: Stored
    replace: bool
    review: bool
    accept: Wanted
    batches: list[Batch] = field(default_factory=list)
    accounts: list[tuple[str, Account]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    def read(self, reading: Reading, sources: Sequence[Source]) -> None:
        """Read the files; of each document only what the catalogue needs is kept."""
        from evidence_refs.cli.extract.review import doubts

        for read in reading.results(sources):
            record = _record(read.document, read.extraction.about)
            self.batches.append((record, read.extraction.citations))
            self.accounts.append((read.source.name, read.account))
            if self.review:
                self.doubts += doubts(read)

    def settle(self, report: IntakeReport, after: Catalogue) -> dict[int, str]:
        """Take out of the accounts what a person reviewed; give the keys of citations by identity."""
        cited = [citation for _, found in self.batches for citation in found]
        keys = {
            id(citation): each.key
            for citation, each in zip(cited, report.cited, strict=True)
            if each.key
        }
        reviewed = {record.key for record in after.references if record.reviewed}
        self.accounts = [
            (name, accounts.without(account, lambda c: keys.get(id(c)) in reviewed))
            for name, account in self.accounts
        ]
        return keys


def _take_in(reading: Reading, taking: _Taking, *, dry_run: bool) -> None:
    from evidence_refs.catalogue.change import between
    from evidence_refs.catalogue.intake.taking import intake_all
    from evidence_refs.catalogue.keeping.store import save
    from evidence_refs.cli.extract.review import review

    screen, stored = reading.session.screen, taking.stored
    day = today()
    after, report = intake_all(
        stored.catalogue,
        taking.batches,
        today=day,
        replace=taking.replace,
        accept=taking.accept,
    )
    change = between(stored.catalogue, after)
    changed = bool(change) if dry_run else save(stored, change, _said(taking, report))
    keys = taking.settle(report, after)
    _print_summary(reading, taking, report)
    done = ("would change" if dry_run else "changed") if changed else "unchanged"
    screen.line(f"{stored.path}: {count(len(after.references), 'reference', 'references')}, {done}")
    if taking.review:
        review(screen, stored.path, taking.doubts, keys, today=day)


def _said(taking: _Taking, report: IntakeReport) -> str:
    """Give the line that `undo --list` shows."""
    documents = some([record.id for record, _ in taking.batches])
    fields = list(dict.fromkeys(each.field for each in report.accepted))
    return f"accepted {some(fields)} of {documents}" if fields else f"extracted {documents}"


def _print_summary(reading: Reading, taking: _Taking, report: IntakeReport) -> None:
    from evidence_refs.cli.extract import summary

    screen = reading.session.screen
    ids = [record.id for record, _ in taking.batches]
    told = {id: account for id, (_, account) in zip(ids, taking.accounts, strict=True)}
    if len(told) > accounts.MANY:
        screen.table(summary.COLUMNS, summary.rows(told, report))
    else:
        for line in summary.documents(told, report):
            screen.line(line)
    for line in summary.changes(report):
        screen.line(line)
    if not taking.review:
        accounts.tell(screen, taking.accounts)
    if len(told) > 1:
        screen.line(accounts.total(taking.accounts))


def _record(document: Document, about: About) -> DocumentRecord:
    from evidence_refs.model import DocumentRecord

    told = {"title": about.title, "source": about.source, "date": about.date}
    return DocumentRecord(
        id=document.id,
        file=document.file,
        sha256=document.sha256,
        **{name: value for name, value in told.items() if value},
    )
