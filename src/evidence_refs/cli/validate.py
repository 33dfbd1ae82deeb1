"""`validate`: every problem of a catalogue, with its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from evidence_refs.cli.rows import count
from evidence_refs.cli.session import locate, session

if TYPE_CHECKING:
    from evidence_refs.problems import Problem

EXAMPLES = """\b
Examples:
  evidence-refs validate
  evidence-refs validate library/references.yaml --strict
  evidence-refs validate --json"""


def command(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Argument(metavar="[FILE]", help="A catalogue; else the one in use.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="A JSON array of problems.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")] = False,
) -> int:
    """Name every problem of a catalogue. Each comes with its line and a hint.

    Exit code 1 where there are errors; with --strict, also where there are warnings.
    """
    from evidence_refs.catalogue.keeping.store import read

    screen = session(context).screen
    catalogue, problems = read(file or locate(session(context).catalogue))
    if json:
        screen.json([_object(problem) for problem in problems])
    else:
        for problem in problems:
            screen.problem(problem, stdout=True)
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    numbers = [count(errors, "error", "errors"), count(warnings, "warning", "warnings")]
    if catalogue is not None:
        numbers.insert(0, count(len(catalogue.references), "reference", "references"))
    screen.note(", ".join(numbers))
    return 1 if errors or (strict and warnings) else 0


def _object(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.where.file,
        "line": problem.where.line,
        "column": problem.where.column,
        "key": problem.key,
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
    }
