"""Merges that git could not finish: their markers found, and one side taken out of the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from evidence_refs.catalogue.check.finding import Finding
from evidence_refs.catalogue.check.lines import NAMED, blank, end_of_line
from evidence_refs.catalogue.text.conflicts import MARK_IN_TEXT

# Comments may stand above the line that names a record.
_ABOVE = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*")
_BLANK_BELOW_HEADER = re.compile(r"(: [>|][-+0-9]*)((?:\r?\n +)+)(?=\r?\n)")
_HINT = "keep the lines of one side, or what is right of both, and take the lines of signs out"


@dataclass(frozen=True, slots=True)
class _Conflict:
    """The offsets of the lines of its markers. `whole` says whether there are two sides of it."""

    markers: tuple[int, ...]
    whole: bool


def without_conflicts(text: str) -> tuple[str, list[Finding], frozenset[str]]:
    """Give the text with the first side of each conflict, a finding for each, and lost names.

    What goes becomes empty lines and as many blanks: nothing after it moves. The names are the keys
    and ids of the other sides.
    """
    if not MARK_IN_TEXT.search(text):
        return text, [], frozenset()
    findings, names, clean = [], set[str](), text
    for conflict in _conflicts(text):
        findings.append(_finding(conflict, text))
        for start, end in _out(conflict, text):
            names.update(each["name"] for each in NAMED.finditer(text, start, end))
            clean = clean[:start] + blank(text[start:end]) + clean[end:]
    return _BLANK_BELOW_HEADER.sub(_emptied, clean), findings, frozenset(names)


def _emptied(match: re.Match[str]) -> str:
    """Move the blanks of lines to the end of the line above, which opens a text.

    YAML would take them for the indentation of that text.
    """
    header, below = match.groups()
    return header + " " * below.count(" ") + below.replace(" ", "")


def _conflicts(text: str) -> Iterator[_Conflict]:
    """Give conflicts from `<<<<<<<` to `>>>>>>>`, and what is left over of others."""
    open_ = list[int]()
    signs = ""
    for match in MARK_IN_TEXT.finditer(text):
        sign, at = match[0][0], match.start()
        if open_ and sign == "<":
            yield _Conflict(tuple(open_), whole=False)
            open_, signs = [], ""
        if open_ or sign == "<":
            open_.append(at)
            signs += sign
        else:
            yield _Conflict((at,), whole=False)
        if open_ and sign == ">":
            yield _Conflict(tuple(open_), whole="=" in signs)
            open_, signs = [], ""
    if open_:
        yield _Conflict(tuple(open_), whole=False)


def _out(conflict: _Conflict, text: str) -> Iterator[tuple[int, int]]:
    """Give what goes: the markers, and all from the second to the last where there are two sides."""
    first, *others = ((at, end_of_line(text, at)) for at in conflict.markers)
    yield first
    if conflict.whole:
        yield others[0][0], others[-1][1]
    else:
        yield from others


def _finding(conflict: _Conflict, text: str) -> Finding:
    first, last = conflict.markers[0], conflict.markers[-1]
    if not conflict.whole:
        return Finding(
            "merge-conflict",
            first,
            "a marker of a merge was left behind",
            "take the line out, and look whether the lines around it are as they should be",
            _key(text, conflict.markers),
        )
    lines = " to ".join(str(text.count("\n", 0, at) + 1) for at in (first, last))
    one = _label(text, first) or "one side"
    other = _label(text, last) or "another"
    return Finding(
        "merge-conflict",
        first,
        f"a merge of {one} and {other} is not finished (lines {lines})",
        _HINT,
        _key(text, conflict.markers),
    )


def _label(text: str, at: int) -> str:
    """Give what git writes after the signs: the name of the branch, as a rule."""
    return text[at : end_of_line(text, at)].lstrip(text[at]).strip()


def _key(text: str, markers: tuple[int, ...]) -> str | None:
    """Give the key of the record that a side of a conflict begins with, else of that it is in."""
    sides = (end_of_line(text, at) + 1 for at in markers[:-1] or markers)
    for line in (*sides, text.rfind("\n- ", 0, markers[0]) + 1):
        above = _ABOVE.match(text, line)
        found = NAMED.match(text, above.end() if above else line)
        if found and found["field"] == "key":
            return found["name"]
    return None
