"""A record's lines on the page that a person edits, with words above them, and back.

The words are comment lines that begin with `#: `; they are taken off again. The record's own comments
stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from evidence_refs.problems import Problem

_WORDS = (
    "Edit the record below, save it, and close the editor. Unchanged or empty, it stays as it was.",
    "`date: null` keeps a field empty; a field that is not there may be filled by extraction.",
    "Another key renames the record: the old key becomes an alias.",
)
_OURS = re.compile(r"(?:#:[^\n]*(?:\n|$)|[ \t]*\n)*")


def page(record: str, problems: Sequence[Problem] = ()) -> str:
    """Give the page of a record, and what is wrong with it, by its line on this page."""
    lines = [f"#: {each}\n" for each in _WORDS]
    above = len(lines) + len(problems) + sum(problem.hint is not None for problem in problems)
    for problem in problems:
        line = (problem.where.line or 1) + above
        lines.append(f"#: line {line}: {_one_line(problem.message)}\n")
        if problem.hint is not None:
            lines.append(f"#:   hint: {_one_line(problem.hint)}\n")
    return "".join([*lines, record])


def record_on(page: str) -> str:
    """Give the lines of the record on a page as a person left it, ending in a line end."""
    text = _plain(page)
    text = text[_above(text) :].rstrip(" \t\n")
    return f"{text}\n" if text else ""


def on_page(problems: Sequence[Problem], page: str) -> list[Problem]:
    """Give problems of a record with their lines on the page that it stands on."""
    text = _plain(page)
    above = text.count("\n", 0, _above(text))
    return [
        replace(each, where=replace(each.where, line=(each.where.line or 1) + above))
        for each in problems
    ]


def _plain(page: str) -> str:
    return page.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _above(text: str) -> int:
    """Give where the record begins: below our words, and empty lines."""
    words = _OURS.match(text)
    return words.end() if words else 0


def _one_line(text: str) -> str:
    return " ".join(text.split())
