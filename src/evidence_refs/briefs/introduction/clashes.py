"""Names that two texts of one brief in Markdown define: the first holds for both, as they become one text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from evidence_refs.briefs.introduction.parsing import parsed
from evidence_refs.problems import Problem, Where

_NOTE = re.compile(r"^ {0,3}\[(\^[^\]\s]+)\]:", re.MULTILINE)


def problems(texts: Mapping[str, str]) -> Iterator[Problem]:
    """Give a warning for each name of a link or footnote that an earlier text has for another.

    Args:
        texts: the texts, by the names of their files, in the order of the brief.
    """
    known: dict[str, tuple[str, str]] = {}
    for file, text in texts.items():
        for name, target, line in _defined(text):
            first, before = known.setdefault(name, (file, target))
            if first != file and (not target or before != target):
                said = f"[{name.lower()}] is defined in {first} as well, which holds for both"
                hint = "give it another name in one of them"
                yield Problem("same-name", said, Where(file, line), "warning", hint=hint)


def _defined(text: str) -> Iterator[tuple[str, str, int]]:
    """Give the names that a text defines, the address of each (none for a footnote) and its line."""
    for name, link in parsed(text, 1).definitions.get("references", {}).items():
        yield name, link["href"], link["map"][0] + 1
    for note in _NOTE.finditer(text):
        yield note[1], "", text.count("\n", 0, note.start(1)) + 1
