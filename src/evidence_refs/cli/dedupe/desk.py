"""Where a review of files keeps its decisions: a file of labels, written whole after each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from evidence_refs.cli.output import write_whole
from evidence_refs.errors import ConflictError
from evidence_refs.problems import Where

if TYPE_CHECKING:
    from evidence_refs.deduplication.labels import Label
    from evidence_refs.deduplication.remaining import Answer
    from evidence_refs.model import Work


@dataclass
class Desk:
    """The records of the pairs, and the labels that the person adds to a file."""

    path: Path
    works: Mapping[str, Work]
    before: bytes
    labels: list[Label] = field(default_factory=list)
    _now: bytes | None = None

    @classmethod
    def of(cls, path: Path, works: Mapping[str, Work]) -> Desk:
        """Give a desk that goes on with a file of labels, or begins one."""
        before = path.read_bytes() if path.exists() else b""
        return cls(path, works, before, _now=before if path.exists() else None)

    def work(self, name: str) -> Work | None:
        """Give a record."""
        return self.works.get(name)

    def keep(self, answer: Answer) -> None:
        """Write a decision as a label.

        Raises:
            ConflictError: somebody else changed the file since.
        """
        from evidence_refs.deduplication.labels import Label

        if answer.verdict != "later":
            same = answer.verdict == "merge"
            self._write([*self.labels, Label(*answer.pair, "same" if same else "apart")])

    def take_back(self, answer: Answer) -> None:
        """Take the last label out of the file.

        Raises:
            ConflictError: somebody else changed the file since.
        """
        if answer.verdict != "later":
            self._write(self.labels[:-1])

    def _write(self, labels: list[Label]) -> None:
        from evidence_refs.deduplication.labels import continued

        there = self.path.read_bytes() if self.path.exists() else None
        if there != self._now:
            raise ConflictError(
                "was changed by someone else meanwhile; the last answer is not in it",
                where=Where(str(self.path)),
                hint="run the command again: it goes on from what is there",
            )
        after = continued(self.before.decode("utf-8-sig"), labels).encode("utf-8")
        write_whole(self.path, after)
        self._now, self.labels = after, labels
