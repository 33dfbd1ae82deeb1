"""`extract`: documents into the catalogue, or out as JSON or text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as replaced
from typing import TYPE_CHECKING, Annotated

import typer

from evidence_refs.cli.rows import count
from evidence_refs.cli.session import load, session
from evidence_refs.errors import EvidenceRefsError, UsageError

if TYPE_CHECKING:
    from evidence_refs.catalogue.intake import Batch
    from evidence_refs.cli.render import Screen
    from evidence_refs.extraction.about import About
    from evidence_refs.model import DocumentRecord
    from evidence_refs.problems import Problem
    from evidence_refs.reading.sources import Source
    from evidence_refs.source import Document

EXAMPLES = """\b
Examples:
  evidence-refs extract brief.txt
  evidence-refs extract briefs/ pack.zip --dry-run
  evidence-refs extract brief.txt --json | jq .reference.title
  evidence-refs extract brief-v2.txt --document brief --replace
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
    document: Annotated[
        str | None,
        typer.Option("--document", metavar="ID", help="The id of the document; one FILE only."),
    ] = None,
    replace: Annotated[
        bool,
        typer.Option("--replace", help="The file takes the place of another under the same id."),
    ] = False,
) -> int:
    """Put every work that documents cite into the catalogue.

    A file that cannot be read is reported, and the others go on.
    """
    if json and show_text:
        raise UsageError("--json and --show-text exclude each other", hint="leave one out")
    reading = _Reading(session(context).screen, document)
    sources = reading.find(files)
    if show_text:
        _print_text(reading, sources)
    elif json:
        _print_json(reading, sources)
    else:
        _take_in(context, reading, sources, dry_run=dry_run, replace=replace)
    return max(reading.codes, default=0)


@dataclass
class _Reading:
    """Reads files one by one; what fails is said, remembered by its exit code, and passed over."""

    screen: Screen
    id: str | None
    codes: list[int] = field(default_factory=list)

    def find(self, files: Sequence[str]) -> tuple[Source, ...]:
        from evidence_refs.reading.sources import find, refuse_same_ids

        found = find(files)
        for error in found.errors:
            self._failed(error)
        for name in found.left_out:
            self.screen.note(f"left out: {name} is no document")
        if self.id is None:
            refuse_same_ids(found.sources)
        elif len(found.sources) > 1:
            raise UsageError(
                f"--document names one document, and there are {len(found.sources)}",
                hint="extract them one by one, or leave it out",
            )
        return found.sources

    def documents(self, sources: Sequence[Source]) -> Iterator[tuple[str, Document]]:
        """Give each document with what messages call its file."""
        from evidence_refs.reading import read

        for source in self.screen.progress(sources, "extracting"):
            try:
                yield source.name, read(source, self.id)
            except EvidenceRefsError as error:
                self._failed(error)

    def _failed(self, error: EvidenceRefsError) -> None:
        self.screen.error(error)
        self.codes.append(error.exit_code)


def _print_text(reading: _Reading, sources: Sequence[Source]) -> None:
    if len(sources) > 1:
        raise UsageError(
            f"--show-text shows one document, and there are {len(sources)}", hint="name one file"
        )
    for _, document in reading.documents(sources):
        reading.screen.text(document.text)


def _print_json(reading: _Reading, sources: Sequence[Source]) -> None:
    from evidence_refs.extraction import extract

    for _, document in reading.documents(sources):
        for citation in extract(document).citations:
            reading.screen.json(citation.to_json(), indent=None)


def _take_in(
    context: typer.Context,
    reading: _Reading,
    sources: Sequence[Source],
    *,
    dry_run: bool,
    replace: bool,
) -> None:
    from datetime import date

    from evidence_refs.catalogue.intake import intake_all
    from evidence_refs.catalogue.store import save
    from evidence_refs.cli.summary import summary
    from evidence_refs.extraction import extract

    stored = load(context)
    batches: list[Batch] = []
    problems: list[Problem] = []
    for name, document in reading.documents(sources):
        found = extract(document)
        batches.append((_record(document, found.about), found.citations))
        here = [*found.left, *(p for cited in found.citations for p in cited.problems)]
        problems += [replaced(p, where=replaced(p.where, file=name)) for p in here]
    if not batches:
        return
    after, report = intake_all(
        stored.catalogue, batches, today=date.today().isoformat(), replace=replace
    )
    changed = after != stored.catalogue if dry_run else save(stored, after)
    for line in summary([record.id for record, _ in batches], report):
        reading.screen.line(line)
    for problem in problems:
        reading.screen.problem(problem)
    done = ("would change" if dry_run else "changed") if changed else "unchanged"
    reading.screen.line(
        f"{stored.path}: {count(len(after.references), 'reference', 'references')}, {done}"
    )


def _record(document: Document, about: About) -> DocumentRecord:
    from evidence_refs.model import DocumentRecord

    told = {"title": about.title, "source": about.source, "date": about.date}
    return DocumentRecord(
        id=document.id,
        file=document.file,
        sha256=document.sha256,
        **{name: value for name, value in told.items() if value},
    )
