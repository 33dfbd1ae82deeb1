"""`validate`: every problem of a catalogue, with its place; what each means; what can be mended."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from evidence_refs.cli.session import locate, session
from evidence_refs.cli.terminal import problems as shown
from evidence_refs.cli.terminal.rows import count
from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.catalogue.check.report import Report
    from evidence_refs.cli.terminal.render import Screen

EXAMPLES = """\b
Examples:
  evidence-refs validate
  evidence-refs validate library/references.yaml --strict
  evidence-refs validate --explain wrong-isbn
  evidence-refs validate --fix --dry-run
  evidence-refs validate --format github"""


class Format(StrEnum):
    """How problems are written."""

    text = "text"
    json = "json"
    github = "github"


def command(
    context: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            help="A catalogue, - is stdin; else the one in use. With --explain, a code.",
        ),
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", help="Lines for people, JSON, or annotations of GitHub."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Mend what is certain, and show it as a diff.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="With --fix: show the diff, write nothing.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Explain a code; without one, list all.")
    ] = False,
) -> int:
    """Name every problem of a catalogue. Each comes with its line and a hint.

    Exit code 1 where there are errors; with --strict, also where there are warnings.
    """
    screen = session(context).screen
    if explain:
        return _explain(screen, file)
    if dry_run and not fix:
        raise UsageError("--dry-run is for --fix", hint="evidence-refs validate --fix --dry-run")
    how = _format(format, json)
    from evidence_refs.catalogue.check.report import report

    path = Path(file) if file else locate(session(context).catalogue)
    raw = _read(path)
    if fix:
        raw = _fix(screen, path, raw, how, dry_run=dry_run)
    found = report(raw, str(path))
    if not dry_run:
        _show(screen, found, how, mended=fix)
    return 1 if found.errors or (strict and found.warnings) else 0


def _format(format: Format | None, json: bool) -> Format:
    if json and format not in (None, Format.json):
        raise UsageError(f"--json and --format {format} cannot go together", hint="leave one out")
    return Format.json if json else format or Format.text


def _read(path: Path) -> bytes:
    from evidence_refs.catalogue.keeping import contents

    return sys.stdin.buffer.read() if str(path) == "-" else contents.read(path)


def _fix(screen: Screen, path: Path, raw: bytes, how: Format, *, dry_run: bool) -> bytes:
    """Mend what is certain, and show it; give the bytes that the file has afterwards."""
    from evidence_refs.catalogue.check.fixing import fix
    from evidence_refs.catalogue.keeping import contents
    from evidence_refs.catalogue.text.diff import unified

    if str(path) == "-":
        raise UsageError("--fix needs a file to mend", hint="name it in the place of -")
    fixed = fix(raw, str(path))
    if how is Format.text:
        screen.text(unified(raw, fixed.raw, path.as_posix()))
    done = shown.mended(fixed.mended)
    if not fixed.mended:
        screen.note("nothing can be mended for certain")
    elif dry_run:
        screen.note(f"would mend {done}; nothing was written")
    else:
        contents.rewrite(path, raw, fixed.raw, f"validate --fix: {done}")
        screen.note(f"mended {done}")
    return raw if dry_run else fixed.raw


def _show(screen: Screen, found: Report, how: Format, *, mended: bool) -> None:
    """Print the problems, and say to the person how many there are and what can be done."""
    if how is Format.json:
        screen.json([shown.as_object(problem) for problem in found.problems])
    for problem in found.problems:
        if how is Format.github:
            screen.line(shown.annotation(problem))
        elif how is Format.text:
            screen.problem(problem, stdout=True)
    numbers = [
        count(found.errors, "error", "errors"),
        count(found.warnings, "warning", "warnings"),
    ]
    if found.catalogue is not None:
        number = len(found.catalogue.references)
        numbers.insert(0, count(number, "reference", "references"))
    screen.note(", ".join(numbers))
    if found.problems and how is Format.text:
        screen.note("evidence-refs validate --explain CODE says more of a code")
    if found.mendable and not mended:
        what = count(found.mendable, "problem", "problems")
        screen.note(f"evidence-refs validate --fix can mend {what}")


def _explain(screen: Screen, name: str | None) -> int:
    from evidence_refs.catalogue.check.codes import CODES, code_of

    if name is None:
        rows = [(code.name, code.severity, code.summary) for code in CODES.values()]
        screen.table(("code", "severity", "what it is"), rows)
        return 0
    for line in shown.explained(code_of(name)):
        screen.line(line)
    return 0
