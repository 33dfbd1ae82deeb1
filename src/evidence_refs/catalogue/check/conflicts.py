"""Merges that git could not finish: their markers found, and one side taken out of the way.

Source of the format: https://git-scm.com/docs/git-merge#_how_conflicts_are_presented
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence_refs.catalogue.check.finding import Finding

_MARKER = re.compile(r"^(<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)", re.MULTILINE)
_NAMED = re.compile(r"^- (?:key|id):[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
_KEY = re.compile(r"^- key:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
_HINT = "keep the lines of one side, or what is right of both, and take the lines of signs out"


@dataclass(frozen=True, slots=True)
class _Conflict:
    """Offsets of the lines of the markers; where one is missing, the others are left over."""

    start: int
    middle: int | None
    end: int | None


def without_conflicts(text: str) -> tuple[str, list[Finding], frozenset[str]]:
    """Give the text with the first side of each conflict, a finding for each, and lost names.

    What goes becomes empty lines of the same length in blanks: nothing after it moves. The names are
    the keys and ids of the other sides.
    """
    if not _MARKER.search(text):
        return text, [], frozenset()
    findings, names, clean = [], set[str](), text
    for conflict in _conflicts(text):
        findings.append(_finding(conflict, text))
        for start, end in _out(conflict, text):
            names.update(_NAMED.findall(text[start:end]))
            clean = clean[:start] + re.sub(r"[^\r\n]", " ", text[start:end]) + clean[end:]
    return clean, findings, frozenset(names)


def _conflicts(text: str) -> Iterator[_Conflict]:
    start = middle = None
    for match in _MARKER.finditer(text):
        sign, at = match[1][0], match.start()
        if sign == "<":
            if start is not None:
                yield _Conflict(start, middle, None)
            start, middle = at, None
        elif start is None:
            yield _Conflict(at, None, None)
        elif sign == ">":
            yield _Conflict(start, middle, at)
            start = middle = None
        elif middle is None:
            middle = at
    if start is not None:
        yield _Conflict(start, middle, None)


def _out(conflict: _Conflict, text: str) -> Iterator[tuple[int, int]]:
    """Give what goes: the markers, and all from the second to the last."""
    yield conflict.start, _line_end(text, conflict.start)
    if conflict.end is None:
        if conflict.middle is not None:
            yield conflict.middle, _line_end(text, conflict.middle)
        return
    yield conflict.middle or conflict.end, _line_end(text, conflict.end)


def _finding(conflict: _Conflict, text: str) -> Finding:
    if conflict.end is None or conflict.middle is None:
        return Finding(
            "merge-conflict",
            conflict.start,
            "a marker of a merge was left behind",
            "take the line out, and look whether the lines around it are as they should be",
            _key(text, conflict.start),
        )
    first = text.count("\n", 0, conflict.start) + 1
    last = text.count("\n", 0, conflict.end) + 1
    one = _label(text, conflict.start) or "one side"
    other = _label(text, conflict.end) or "another"
    return Finding(
        "merge-conflict",
        conflict.start,
        f"a merge of {one} and {other} is not finished (lines {first} to {last})",
        _HINT,
        _key(text, conflict.start),
    )


def _label(text: str, at: int) -> str:
    """Give what git writes after the signs: the name of the branch, as a rule."""
    return text[at + 7 : _line_end(text, at)].strip()


def _key(text: str, at: int) -> str | None:
    """Give the key of the record that a conflict is in, or begins with."""
    after = _line_end(text, at)
    match = _KEY.match(text, after + 1)
    if not match and (start := text.rfind("\n- ", 0, at)) >= 0:
        match = _KEY.match(text, start + 1)
    return match[1] if match else None


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
