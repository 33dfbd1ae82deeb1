r"""All that is printed, and nothing else prints.

Results go to stdout, what is said to the person to stderr. A title may hold anything: control
characters, which a terminal would obey, are shown as `\x1b`. Tables are drawn on a terminal, and
are lines with tabs between the cells in a pipe.
"""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

import typer

from evidence_refs.cli.terminal.cells import (
    HIDDEN,
    Marked,
    clean,
    drawn_cell,
    one_line,
    plain_cell,
)

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from evidence_refs.charts.chart import Chart
    from evidence_refs.errors import EvidenceRefsError
    from evidence_refs.problems import Problem

T = TypeVar("T")

# JSON escapes C0 itself; lone surrogates have no UTF-8.
_JSON_CONTROLS = re.compile(f"[{HIDDEN}\\u2028\\u2029\\ud800-\\udfff]")

_NARROW = 20
"""How wide the other columns may be, where one is to have most of the room."""


class Color(StrEnum):
    """When to use colour."""

    auto = "auto"
    always = "always"
    never = "never"


@dataclass(frozen=True, slots=True)
class Screen:
    """Where a command's results and messages go, and how they look there."""

    quiet: bool = False
    color: Color = Color.auto

    # Results, to stdout

    def text(self, text: str) -> None:
        """Print a result as it is: exact in a pipe, its controls made visible on a terminal."""
        self._write(clean(text) if sys.stdout.isatty() else text)

    def data(self, data: bytes) -> None:
        """Print a result that is no text."""
        self.flush()
        with _reader_may_leave():
            sys.stdout.buffer.write(data)

    def line(self, text: str = "") -> None:
        """Print one line of a result."""
        self._write(clean(text) + "\n")

    def json(self, value: object, *, indent: int | None = 2) -> None:
        """Print a value as JSON and a line end; on one line where `indent` is None."""
        text = json.dumps(value, ensure_ascii=False, indent=indent)
        self._write(_JSON_CONTROLS.sub(lambda m: f"\\u{ord(m[0]):04x}", text) + "\n")

    def table(
        self, columns: Sequence[str], rows: Iterable[Sequence[str | Marked]], *, wide: str = ""
    ) -> None:
        """Print a table: drawn with a head on a terminal, else one line a row, cells by tabs.

        `wide` is the column that is to have most of the room.
        """
        if not self.draws:
            lines = ("\t".join(map(plain_cell, row)) + "\n" for row in rows)
            self._write("".join(lines))
            return
        from rich.table import Table

        table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
        for number, column in enumerate(columns):
            # Folded, not cut: the end of an address or a key is what tells it from another.
            style = "cyan" if number == 0 else ""
            width = _NARROW if wide and column != wide else None
            table.add_column(column, overflow="fold", style=style, max_width=width)
        for row in rows:
            table.add_row(*map(drawn_cell, row))
        self._draw(table)

    def charts(self, charts: Iterable[Chart]) -> None:
        """Draw charts of bars, one below the other, as wide as the terminal allows."""
        from evidence_refs.cli.terminal.bars import drawn

        self._draw(drawn(list(charts), self._console(sys.stdout).width))

    @property
    def draws(self) -> bool:
        """Whether tables are drawn for a person, not written for a program."""
        return sys.stdout.isatty()

    def flush(self) -> None:
        """Write out what stdout still holds."""
        with _reader_may_leave():
            sys.stdout.flush()

    # Messages, to stderr

    def note(self, text: str) -> None:
        """Say something to the person, unless they asked for quiet."""
        if not self.quiet:
            self._say(clean(text))

    def passing(self, text: str) -> None:
        """Say what matters only now: on a terminal, not to a file that is read later."""
        if sys.stderr.isatty():
            self.note(text)

    def error(self, error: EvidenceRefsError) -> None:
        """Say what went wrong, in one line, and how to mend it, in a second."""
        self._complain("error", str(error.where), error.message, error.hint)

    def failure(self, message: str, hint: str | None = None) -> None:
        """Say what went wrong where there is no place to name."""
        self._complain("error", "", message, hint)

    def problem(self, problem: Problem, *, stdout: bool = False) -> None:
        """Say one problem; warnings not when quiet. `stdout`: it is the result of the command."""
        if problem.severity == "warning" and self.quiet and not stdout:
            return
        about = f"{problem.key}: " if problem.key else ""
        self._complain(
            problem.severity,
            str(problem.where),
            f"{about}{problem.message} [{problem.code}]",
            problem.hint,
            stdout=stdout,
        )

    def progress(
        self, items: Iterable[T], label: str, total: int, *, printing: bool = False
    ) -> Iterator[T]:
        """Give the items one by one; on a terminal, say how far it has come.

        `printing`: results are printed meanwhile, and would be torn by a bar on the same terminal.
        """
        beside = printing and sys.stdout.isatty()
        if self.quiet or total < 2 or beside or not sys.stderr.isatty():
            yield from items
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

        columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        # rich would send what goes to stdout to the bar's own stream, which is stderr.
        bar = Progress(
            *columns, console=self._console(sys.stderr), transient=True, redirect_stdout=False
        )
        with bar:
            yield from bar.track(items, total=total, description=label)

    # Questions, on a terminal

    @property
    def can_ask(self) -> bool:
        """Whether a person sits at both ends."""
        return bool(sys.stdin and sys.stdin.isatty() and sys.stdout.isatty())

    def ask(self, question: str) -> str | None:
        """Give what the person types on one line; None where they end the input."""
        self._write(clean(question))
        self.flush()
        answer = sys.stdin.readline()
        return answer.strip() if answer else None

    def key(self, question: str) -> str | None:
        """Give the key that the person presses, as a small letter; None where they end the input."""
        from evidence_refs.cli.terminal.keypress import read_key

        self._write(clean(question))
        self.flush()
        key = read_key(sys.stdin)
        self._write(f"{clean(key or '')}\n")
        return key

    def compared(self, columns: Sequence[str], rows: Iterable[tuple[str, Marked, Marked]]) -> None:
        """Draw the fields of two records side by side; spans of each are what the other has not."""
        from evidence_refs.cli.terminal.compared import compared

        colour = self._console(sys.stdout).color_system is not None
        self._draw(compared(columns, rows, colour=colour))

    def beside(self, left: Sequence[str], right: Sequence[tuple[str, str]]) -> None:
        """Draw lines, and beside them names with their values."""
        from rich.table import Table
        from rich.text import Text

        fields = Table(box=None, show_header=False, padding=(0, 1, 0, 0))
        fields.add_column(style="cyan", no_wrap=True)
        fields.add_column(overflow="fold")
        for name, value in right:
            fields.add_row(Text(one_line(name)), Text(one_line(value)))
        table = Table(show_header=False, expand=True, border_style="dim")
        table.add_column(ratio=1, overflow="fold")
        table.add_column(ratio=1)
        table.add_row(Text("\n".join(clean(line).expandtabs(2) for line in left)), fields)
        self._draw(table)

    # How

    def _complain(
        self, word: str, where: str, message: str, hint: str | None, *, stdout: bool = False
    ) -> None:
        say = self.line if stdout else self._say
        say(f"{word}: {one_line(f'{where}: {message}' if where else message)}")
        if hint:
            say(f"hint: {one_line(hint)}")

    def _say(self, text: str) -> None:
        # Results first, where both go to one terminal or file.
        self.flush()
        try:
            sys.stderr.write(text + "\n")
            sys.stderr.flush()
        except OSError:
            pass

    def _draw(self, drawing: RenderableType) -> None:
        console = self._console(sys.stdout)
        with console.capture() as drawn:
            console.print(drawing)
        self._write(drawn.get())

    def _write(self, text: str) -> None:
        with _reader_may_leave():
            sys.stdout.write(text)

    def _console(self, file: TextIO) -> Console:
        from rich.console import Console

        never = self.color is Color.never or (
            self.color is Color.auto and bool(os.environ.get("NO_COLOR"))
        )
        # No colour system is no escape at all; rich's own NO_COLOR would leave bold.
        return Console(
            file=file,
            no_color=never,
            color_system=None if never else "auto",
            highlight=False,
            markup=False,
            emoji=False,
        )


@contextmanager
def _reader_may_leave() -> Iterator[None]:
    """End quietly when the reader of stdout (`head`) has seen enough."""
    try:
        yield
    except OSError as error:
        # Windows says EINVAL of a closed pipe.
        if error.errno not in (errno.EPIPE, errno.EINVAL):
            raise
        # Nothing is to be written at exit either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None


def use_utf8() -> None:
    """Make stdout and stderr UTF-8 with LF on every system, whatever its locale."""
    # A stream that the caller closed (`>&-`) is None.
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")
