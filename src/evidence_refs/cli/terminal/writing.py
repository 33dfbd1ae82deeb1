"""A record written in the person's own editor: shown what is wrong, opened again, never lost."""

from __future__ import annotations

import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from evidence_refs.cli.terminal.asking import choose
from evidence_refs.cli.terminal.editor import open_editor
from evidence_refs.errors import UsageError
from evidence_refs.problems import Problem, Where

if TYPE_CHECKING:
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.model import Reference

_AT_ONCE = 1.0
"""An editor that comes back within so many seconds may have opened a window and not waited."""

Check = Callable[["Reference"], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class Written:
    """A record, and the lines that it was written in."""

    record: Reference
    text: str


@contextmanager
def page_of(screen: Screen, key: str, text: str) -> Iterator[Page]:
    """Give a page with a record's lines; it goes when all went well, and else is kept and named."""
    from evidence_refs.catalogue.text.page import page, record_on

    folder = Path(tempfile.mkdtemp(prefix="evidence-refs-"))
    file = folder / f"record-{re.sub(r'[^A-Za-z0-9._-]', '_', key)[:80]}.yaml"
    sheet = Page(screen, file, record_on(page(text)))
    try:
        sheet.write(page(text))
        yield sheet
    except BaseException:
        if sheet.is_changed():
            screen.note(f"what you wrote is kept in {file}")
        else:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    shutil.rmtree(folder, ignore_errors=True)


@dataclass
class Page:
    """A file with words above a record's lines, which were `text` at first."""

    screen: Screen
    file: Path
    text: str

    def edit(self, check: Check) -> Written | None:
        """Let the person edit until it is a record; None where they left nothing on the page.

        Args:
            check: what the catalogue has against a record.

        Raises:
            UsageError: it is none, and there is nobody to ask; or there is no editor.
            typer.Exit: the person gives up.
        """
        from evidence_refs.catalogue.check.single import read_record

        while True:
            begin = time.monotonic()
            open_editor(self.file)
            text = self.read()
            at_once = time.monotonic() - begin < _AT_ONCE
            if text == self.text and at_once and self.screen.can_ask:
                self.screen.note("an editor in a window has to wait: EDITOR='code --wait'")
            if not text:
                return None
            record, problems = read_record(text, str(self.file))
            problems += check(record) if record else ()
            if record and not problems:
                return Written(record, text)
            self._reopen(text, problems)

    def read(self) -> str:
        """Give the record's lines as they stand on the page now.

        Raises:
            UsageError: the file is gone, or is not UTF-8.
        """
        from evidence_refs.catalogue.text.page import record_on

        try:
            return record_on(self.file.read_bytes().decode("utf-8"))
        except FileNotFoundError as error:
            raise UsageError("the page was deleted; nothing was changed") from error
        except UnicodeDecodeError as error:
            where = Where(str(self.file))
            raise UsageError("is not UTF-8", where=where, hint="save it as UTF-8") from error

    def write(self, page: str) -> None:
        """Put a page into the file."""
        self.file.write_bytes(page.encode("utf-8"))

    def is_changed(self) -> bool:
        """Say whether there is anything on the page that would be lost with it."""
        try:
            return self.read() not in ("", self.text)
        except UsageError:
            return self.file.exists()

    def _reopen(self, text: str, problems: Sequence[Problem]) -> None:
        """Say what is wrong, here and on the page; come back if the person wants to mend it."""
        from evidence_refs.catalogue.text.page import on_page, page

        self.write(page(text, problems))
        for problem in on_page(problems, page(text, problems)):
            self.screen.problem(problem)
        if not self.screen.can_ask:
            raise UsageError("what was written is no record; nothing was changed")
        if choose(self.screen, "[E]dit again, or [g]ive up?", "eg", default="e") == "g":
            self.screen.note("nothing was changed")
            raise typer.Exit(1)
