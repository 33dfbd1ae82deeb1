"""The files that `extract` was given, read one after the other: what fails is said, and passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from evidence_refs.cli.session import Session
from evidence_refs.errors import EvidenceRefsError, UsageError

if TYPE_CHECKING:
    from evidence_refs.batch import Read
    from evidence_refs.reading.sources import Source
    from evidence_refs.source import Document


@dataclass
class Reading:
    """Reads files; `codes` are the exit codes of those that could not be read.

    `id` names the only document; `processes` and `timeout` are what the options say, `sure` is the
    confidence above which nothing is unsure.
    """

    session: Session
    id: str | None = None
    processes: int | None = None
    timeout: float = 0
    sure: float | None = None
    codes: list[int] = field(default_factory=list)

    def find(self, files: Sequence[str]) -> tuple[Source, ...]:
        """Give the files that the arguments stand for.

        Raises:
            UsageError: two would be one document.
        """
        from evidence_refs.reading.sources import find, refuse_same_ids

        found = find(files)
        for error in found.errors:
            self._failed(error)
        for name in found.left_out:
            self.session.screen.note(f"left out: {name} is no document")
        if self.id is None:
            refuse_same_ids(found.sources)
        elif len(found.sources) > 1:
            raise UsageError(
                f"--document names one document, and there are {len(found.sources)}",
                hint="extract them one by one, or leave it out",
            )
        return found.sources

    def results(self, sources: Sequence[Source], *, printing: bool = False) -> Iterator[Read]:
        """Give what was read and found, in the order of the files.

        `printing`: each is printed as it comes.
        """
        from evidence_refs.batch import read_all

        outcomes = read_all(
            sources, self.id, processes=self.processes, limit=self.timeout, sure=self.sure
        )
        with closing(outcomes):  # Ctrl-C leaves no process behind
            screen = self.session.screen
            for outcome in screen.progress(outcomes, "extracting", len(sources), printing=printing):
                if isinstance(outcome, EvidenceRefsError):
                    self._failed(outcome)
                else:
                    yield outcome

    def document(self, source: Source) -> Document | None:
        """Give one document, without looking for citations."""
        from evidence_refs.reading import read

        try:
            return read(source, self.id)
        except EvidenceRefsError as error:
            self._failed(error)
            return None

    def _failed(self, error: EvidenceRefsError) -> None:
        screen = self.session.screen
        screen.error(error)
        if self.session.debug:
            for note in getattr(error, "__notes__", ()):
                screen.note(note)
        self.codes.append(error.exit_code)
