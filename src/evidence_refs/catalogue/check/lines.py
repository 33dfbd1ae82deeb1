"""Lines of a catalogue that are read apart from the others."""

from __future__ import annotations

import re

from evidence_refs.catalogue.text import parse
from evidence_refs.errors import UnreadableError

NAMED = re.compile(r"^ *- (?P<field>key|id):[ \t]*[\"']?(?P<name>[^\s\"'#]+)", re.MULTILINE)
"""The line that a record begins with, as a rule, be its lines YAML or not."""


def in_list(lines: str) -> str:
    """Give a whole text of which the lines, an item of a list or fields of one, are the end."""
    return f"x:\n{lines}"


def is_sound(lines: str) -> bool:
    """Say whether an item of a list, or fields of one, can be read."""
    try:
        parse.parse(in_list(lines), "")
    except UnreadableError:
        return False
    return True


def commented(lines: str) -> str:
    """Turn lines into comments of the same length."""
    return re.sub(r"[^\r\n]+", lambda line: "#".ljust(len(line[0])), lines)


def blank(lines: str) -> str:
    """Turn lines into blanks."""
    return re.sub(r"[^\r\n]", " ", lines)


def end_of_line(text: str, at: int) -> int:
    """Give the offset at which the line of the character at `at` ends."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def number_of_blanks(number: int) -> str:
    """Say how many blanks: `two blanks`."""
    words = ("no", "one", "two", "three", "four")
    word = words[number] if number < len(words) else str(number)
    return f"{word} blank" if number == 1 else f"{word} blanks"
