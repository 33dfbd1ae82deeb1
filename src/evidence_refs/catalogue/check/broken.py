"""What YAML does not take, in words that a person who never heard of YAML can act on."""

from __future__ import annotations

import re

from evidence_refs.catalogue.check import quoting
from evidence_refs.catalogue.check.finding import Edit, Finding
from evidence_refs.catalogue.check.lines import is_sound, number_of_blanks
from evidence_refs.errors import UnreadableError
from evidence_refs.model import REFERENCE_FIELDS

_BEFORE_NAME = re.compile(r" *(?:- )?(?=[A-Za-z_])")
_INDENTED = re.compile(r"([ \t]+)([a-z_]+):(?=\s|\Z)")

_QUOTE = 'put the text in double quotes; write \\" for a double quote within it'
_WORDS = (
    ("a tab stands", "a tab stands where only blanks may", "indent with blanks"),
    ("mapping values are not allowed", "a text without quotes holds `: `", _QUOTE),
    ("unknown escape", "`\\` in double quotes begins an escape", "write \\\\ for a backslash"),
    ("found unexpected end of stream", "a text in quotes is not closed", "close it with its quote"),
    ("cannot start any token", "a text begins with a sign that means something to YAML", _QUOTE),
    ("flow sequence", "a list in brackets is not closed, or lacks a comma", "write [one, another]"),
    (
        "flow mapping",
        "a map in braces is not closed, or lacks a comma",
        "write {family: …, given: …}",
    ),
    ("could not find expected ':'", "a line is no field, and no part of the text above", _QUOTE),
    ("comment or a line break", "a text begins with > or |, which mean something to YAML", _QUOTE),
    (
        "while parsing a block",
        "a line does not fit those above it",
        "look at its indentation, and at quotes and brackets that end too early",
    ),
)
"""What a message of the parser holds, what is said for it, and the hint."""


def finding(
    error: UnreadableError, chunk: str, start: int, key: str | None, *, before: int = 1
) -> Finding:
    """Say why a piece of a catalogue cannot be read.

    Args:
        error: what reading it raised.
        chunk: its lines.
        start: where they stand in the file.
        key: of the record that they belong to.
        before: the number of lines that stood before them when they were read (`lines.in_list`).
    """
    line, column = error.where.line or 1, error.where.column or 1
    at = _offset(chunk, line - before, column)
    if indented := _wrong_indent(chunk, at, start, key):
        return indented
    message, hint = _in_words(error)
    text = quoting.meant(chunk)
    if text is None:
        return Finding("broken-yaml", start + at, message, hint, key)
    return Finding(
        "broken-yaml",
        start + text.start,
        f"is not valid YAML: {text.reason}",
        f"write {text.name}: {text.spelt}",
        key,
        mend=Edit(start + text.start, start + text.end, text.spelt),
    )


def _in_words(error: UnreadableError) -> tuple[str, str | None]:
    """Give a message and a hint for what the parser says."""
    for sign, message, hint in _WORDS:
        if sign in error.message:
            return f"is not valid YAML: {message}", hint
    return error.message, error.hint


def _offset(text: str, line: int, column: int) -> int:
    """Give the offset of a place; one before or after the text is at its first or last sign."""
    if line < 1:
        return 0
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    start = starts[min(line, len(starts)) - 1]
    return min(start + column - 1, max(0, len(text.rstrip()) - 1))


def _wrong_indent(chunk: str, at: int, start: int, key: str | None) -> Finding | None:
    """Say that a field is indented in another way than the one above it, where that is the fault."""
    line = chunk.rfind("\n", 0, at) + 1
    match, above = _INDENTED.match(chunk, line), _BEFORE_NAME.match(chunk)
    if not line or not match or not above or match[2] not in REFERENCE_FIELDS:
        return None
    right = " " * len(above[0])
    if match[1] == right:
        return None
    wrong = "a tab" if "\t" in match[1] else number_of_blanks(len(match[1]))
    mended = f"{chunk[:line]}{right}{chunk[match.end(1) :]}"
    return Finding(
        "broken-yaml",
        start + match.start(2),
        f"`{match[2]}` is indented by {wrong}, and not by {len(right)}",
        f"put {number_of_blanks(len(right))} before it",
        key,
        mend=Edit(start + line, start + match.end(1), right) if is_sound(mended) else None,
    )
