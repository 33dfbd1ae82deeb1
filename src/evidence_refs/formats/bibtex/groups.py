r"""Words in a field that are told apart by braces: `{See p. 1}. {PMCID: PMC1}. {Updated May 2023}`.

Such braces are not printed. Text of ours never has a brace that begins with a letter, since its own
are written as commands, so that no text can be taken for words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from evidence_refs.formats.bibtex.places import WORDS

_JOINT = re.compile(r"[.,]?\s+$")
_MARKS = re.compile(r"[{}]")
_LIKE_WORDS = re.compile("|".join((r"\{", "[a-zA-Z_]+: ", *map(re.escape, WORDS.values()))))


def joined(own: str, words: Iterable[str], joint: str = ".") -> str:
    """Give the value of a field: its own text, if any, and each of the words as a group.

    Each group reads as a sentence of its own, or with another `joint` as a part of one.
    """
    groups = [f"{{{each}}}" for each in words]
    if not groups:
        return own
    if own:  # what begins like words begins with empty braces
        groups.insert(0, f"{{{'{}' if _LIKE_WORDS.match(own) else ''}{own}}}")
    text = ""
    for part in groups:
        ended = joint == "." and text.rstrip("}").endswith((".", "!", "?"))
        text += ("" if not text else " " if ended else f"{joint} ") + part
    return text


def apart(value: str, taken: Callable[[str], bool]) -> str:
    """Give a value without the groups that `taken` takes, and without the joints before them."""
    if "{" not in value:
        return value
    left, start, opened, depth = "", 0, 0, 0
    for mark in _MARKS.finditer(value):
        if mark[0] == "{":
            opened = opened if depth else mark.start()
            depth += 1
        elif depth == 1 and taken(value[opened + 1 : mark.start()]):
            left += _JOINT.sub("", value[start:opened])
            start, depth = mark.end(), 0
        else:
            depth = max(0, depth - 1)
    return (left + value[start:]).strip() if start else value


def named(group: str) -> tuple[str, str] | None:
    """Give the name and the text of a group `{name}: text`; None of another."""
    if not group.startswith("{"):
        return None
    depth = 0
    for mark in _MARKS.finditer(group):
        depth += 1 if mark[0] == "{" else -1
        if depth == 0:
            found = group[mark.end() :].startswith(": ")
            return (group[1 : mark.start()], group[mark.end() + 2 :]) if found else None
    return None
