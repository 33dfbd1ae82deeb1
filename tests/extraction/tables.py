"""Goldens as plain text: tables of `input | expected`, and cases of a few lines each.

A table is a file of lines; `#` begins a comment, `!` a case whose right answer the code does not
give yet, which is expected to fail and must be moved up once it holds. `\\n` and `\\t` in a cell
are a line break and a tab. `pytest --accept` writes the right-hand sides anew, but never those of
lines with `!`.

A case file has blocks of this shape, with `== !` for what is expected to fail:

    == what the case shows
    the text
    --
    what is given for it
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

Give = Callable[[str], str]
"""What is tested: the text of a case to its answer, as readable text."""

BAR = " | "
_CASE = re.compile(
    r"^== (?P<wrong>! )?(?P<name>.*)\n(?P<text>(?:(?!--$).*\n)*?)--\n(?P<want>(?:(?!== ).*(?:\n|\Z))*)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Case:
    """One example: its name, its text, the right answer, and whether the code fails it still."""

    name: str
    text: str
    want: str
    wrong: bool


def read_table(path: Path) -> list[Case]:
    """Read the cases of a table."""
    return [_row(line) for line in _lines(path) if _is_row(line)]


def write_table(path: Path, give: Give) -> str:
    """Give the table's text with the answers that `give` gives now; lines with `!` as they are."""
    rows = []
    for line in _lines(path):
        if not _is_row(line) or line.startswith("!"):
            rows.append(line)
            continue
        row = _row(line)
        rows.append(f"{row.name}{BAR}{_escape(give(row.text))}")
    return "".join(f"{row}\n" for row in rows)


def read_cases(path: Path) -> list[Case]:
    """Read the cases of a case file."""
    return [
        Case(m["name"], m["text"].removesuffix("\n"), m["want"].strip("\n"), bool(m["wrong"]))
        for m in _CASE.finditer(path.read_text(encoding="utf-8"))
    ]


def write_cases(path: Path, give: Give) -> str:
    """Give the case file's text with the answers that `give` gives now."""
    blocks = []
    for case in read_cases(path):
        want = case.want if case.wrong else give(case.text)
        mark = "! " if case.wrong else ""
        blocks.append(f"== {mark}{case.name}\n{case.text}\n--\n{want}\n")
    return "\n".join(blocks)


def expected_to_fail(tables: dict[Path, Give], read: Callable[[Path], list[Case]]) -> list[Any]:
    """Give a parameter for each case that the code fails still: its file's function, and it."""
    return [
        pytest.param(give, case, id=f"{path.stem}: {case.name}", marks=pytest.mark.xfail)
        for path, give in tables.items()
        for case in read(path)
        if case.wrong
    ]


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def _is_row(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def _row(line: str) -> Case:
    wrong = line.startswith("! ")
    left, bar, right = line.removeprefix("! ").partition(BAR)
    assert bar, f"not a row of `input | expected`: {line!r}"
    return Case(left, _unescape(left), _unescape(right), wrong)


def _escape(text: str) -> str:
    return text.replace("\n", r"\n").replace("\t", r"\t")


def _unescape(text: str) -> str:
    return text.replace(r"\n", "\n").replace(r"\t", "\t")
