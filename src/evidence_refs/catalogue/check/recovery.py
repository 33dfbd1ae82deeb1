"""A block of a catalogue that is not YAML: what of it can be read, and what cannot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from evidence_refs.catalogue.check import broken
from evidence_refs.catalogue.check.finding import Edit, Finding
from evidence_refs.catalogue.check.lines import (
    NAMED,
    blank,
    commented,
    end_of_line,
    in_list,
    is_sound,
    number_of_blanks,
)
from evidence_refs.catalogue.text import parse
from evidence_refs.errors import UnreadableError

_FIELD = r"^{indent}(?:- |  )[A-Za-z_][\w-]*:(?=\s|\Z)"
_ITEM = re.compile(r"^( *)- ", re.MULTILINE)
_NAME = re.compile(r"([A-Za-z_]\w*):(?=\s|\Z)")


@dataclass(frozen=True, slots=True)
class Recovered:
    """What could be read of a block.

    `value` is None where nothing of it could; `lines` are the block's with what could not be read
    put out of the way, each sign of the others in its place.
    """

    value: Any
    lines: str
    findings: tuple[Finding, ...] = ()


def name_of(lines: str) -> str | None:
    """Give the key or id that a record's lines begin with, be they YAML or not."""
    match = NAMED.search(lines)
    return match["name"] if match else None


def twice(name: str, at: int, key: str | None = None) -> Finding:
    """Say that a field stands twice in one map."""
    message = f"`{name}` stands twice in one map"
    return Finding("duplicate-field", at, message, "keep one of the two", key)


def field(lines: str, start: int, strays: Sequence[int]) -> Recovered:
    """Read the lines of a field of the root.

    Args:
        lines: of the block.
        start: where they stand in the file.
        strays: offsets in `lines` of those that do not belong there.
    """
    findings = [_stray(lines, at, start, None, False) for at in strays]
    rest = _without(lines, strays)
    try:
        data = parse.parse(rest, "").data
    except UnreadableError as error:
        findings.append(broken.finding(error, rest, start, None, before=0))
        return Recovered(None, commented(rest), tuple(findings))
    return Recovered(next(iter(data.values())), rest, tuple(findings))


def item(lines: str, start: int, strays: Sequence[int], key: str | None) -> Recovered:
    """Read the lines of an item of a list at the root; `key` is that of the record.

    The other arguments are those of `field`.
    """
    rest, findings = lines, list[Finding]()
    if strays:
        rest = _without(lines, strays)
        indented = _indented(lines, strays)
        findings = [_stray(lines, at, start, key, indented) for at in strays]
    got = _value(rest, start, key)
    if isinstance(got, Recovered):
        return Recovered(got.value, rest, (*findings, *got.findings))
    rest, broken_fields = _without_broken(rest, start, key)
    findings += broken_fields
    again = _value(rest, start, key) if broken_fields else got
    if isinstance(again, Recovered):
        return Recovered(again.value, rest, (*findings, *again.findings))
    if not broken_fields:
        findings.append(broken.finding(again, rest, start, key))
    return Recovered(None, commented(rest), tuple(findings))


def _value(lines: str, start: int, key: str | None) -> Recovered | UnreadableError:
    """Give what an item is and the fields that stand twice in it, or why it cannot be read."""
    head = in_list("")
    try:
        parsed = parse.parse(head + lines, "")
    except UnreadableError as error:
        return error
    found = (twice(name, start + at - len(head), key) for name, at in parsed.duplicates)
    value = parsed.data["x"]  # a list of the one item, or a map, of some of its fields
    return Recovered(value[0] if isinstance(value, list) else value, lines, tuple(found))


def _without_broken(lines: str, start: int, key: str | None) -> tuple[str, list[Finding]]:
    """Turn the lines that cannot be read into comments, and say why they cannot."""
    indent = _indent(lines)
    fields = re.finditer(_FIELD.format(indent=indent), lines, re.MULTILINE)
    starts = [match.start() for match in fields]
    pieces, findings, opened = [lines[: starts[0]] if starts else lines], list[Finding](), False
    for at, end in pairwise([*starts, len(lines)]):
        chunk = lines[at:end]
        got = _value(chunk, start, key)
        if isinstance(got, UnreadableError):
            findings.append(broken.finding(got, chunk, start + at, key))
            chunk = _sound_part(chunk, findings[-1], start + at)
        if not opened and chunk[:1] != "#":
            chunk, opened = f"{indent}- {chunk[len(indent) + 2 :]}", True
        pieces.append(chunk)
    return "".join(pieces), findings


def _indent(lines: str) -> str:
    """Give the blanks that stand before the items of a list."""
    match = _ITEM.search(lines)
    return match[1] if match else ""


def _sound_part(chunk: str, finding: Finding, start: int) -> str:
    """Turn the line that a finding is about into a comment, or all lines where that is not enough."""
    at = finding.at - start if isinstance(finding.at, int) else 0
    line, end = chunk.rfind("\n", 0, at) + 1, end_of_line(chunk, at)
    part = chunk[:line] + commented(chunk[line:end]) + chunk[end:]
    return part if line and is_sound(part) else commented(chunk)


def _without(lines: str, strays: Sequence[int]) -> str:
    for at in strays:
        end = end_of_line(lines, at)
        lines = lines[:at] + blank(lines[at:end]) + lines[end:]
    return lines


def _indented(lines: str, strays: Sequence[int]) -> bool:
    """Say whether the record can be read once all fields that stand too far left are indented."""
    fields = [at for at in strays if _NAME.match(lines, at)]
    lines = _without(lines, [at for at in strays if at not in fields])
    blanks = _blanks(lines)
    for at in reversed(fields):
        lines = f"{lines[:at]}{blanks}{lines[at:]}"
    return is_sound(lines)


def _blanks(lines: str) -> str:
    """Give the blanks that stand before the fields of a record."""
    return f"{_indent(lines)}  "


def _stray(lines: str, at: int, start: int, key: str | None, mends: bool) -> Finding:
    line = lines[at : end_of_line(lines, at)].rstrip()
    if line.startswith(("---", "...")):
        message = f"`{line[:3]}` ends the YAML document, and a catalogue is one"
        return Finding("broken-yaml", start + at, message, "take the line out", key)
    name = _NAME.match(line)
    if name:
        message = f"`{name[1]}` stands in the first column, and so belongs to no record"
        hint = f"put {number_of_blanks(len(_blanks(lines)))} before it"
    else:
        short = line if len(line) <= 40 else f"{line[:40]}…"
        message = f"a line in the first column belongs to nothing: {short}"
        hint = "put blanks before it, if it goes on with the text above; else # before it, or take it out"
    mend = Edit(start + at, start + at, _blanks(lines)) if name and mends else None
    return Finding("not-indented", start + at, message, hint, key, mend=mend)
