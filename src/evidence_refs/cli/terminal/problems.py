"""Problems, codes and mends as `validate` prints them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import fill, indent
from typing import TYPE_CHECKING, Any

from evidence_refs.cli.terminal.rows import count

if TYPE_CHECKING:
    from evidence_refs.catalogue.check.codes import Code
    from evidence_refs.problems import Problem

_WIDTH = 88


def as_object(problem: Problem) -> dict[str, Any]:
    """Give a problem as JSON holds it."""
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


def annotation(problem: Problem) -> str:
    """Give a problem as a workflow command, which GitHub shows beside the line.

    Source of the format: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    where = problem.where
    given = {
        "file": (where.file or "").replace("\\", "/"),
        "line": where.line,
        "col": where.column,
        "title": problem.code,
    }
    settings = ",".join(f"{name}={_property(str(text))}" for name, text in given.items() if text)
    about = f"{problem.key}: " if problem.key else ""
    hint = f"\nhint: {problem.hint}" if problem.hint else ""
    return f"::{problem.severity} {settings}::{_data(f'{about}{problem.message}{hint}')}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def mended(codes: Mapping[str, int]) -> str:
    """Say how many problems were mended, and of which codes."""
    parts = [f"{number} {code}" for code, number in sorted(codes.items())]
    return f"{count(sum(codes.values()), 'problem', 'problems')} ({', '.join(parts)})"


def explained(code: Code) -> Iterator[str]:
    """Give the lines that explain a code."""
    yield f"{code.name} ({code.severity}): {code.summary}"
    yield ""
    yield fill(code.why, _WIDTH)
    yield ""
    yield fill(f"To mend it: {code.mend}", _WIDTH)
    if code.fix:
        yield ""
        yield fill(f"--fix {code.fix}.", _WIDTH)
    for title, example in (("Wrong:", code.bad_shown), ("Right:", code.good)):
        yield ""
        yield title
        yield indent(example.rstrip("\n"), "  ")
