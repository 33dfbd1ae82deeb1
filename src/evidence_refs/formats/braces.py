"""Text with braces, which hold together what would part it: names of BibTeX, and cells that were taken from it."""

from __future__ import annotations

import re

AND = re.compile(r"[{}]|\s+and(?=\s)", re.IGNORECASE)
SEMICOLON = re.compile(r"[{}]|;")


def split(text: str, at: re.Pattern[str]) -> list[str]:
    """Part a text at each match that stands in no braces; `at` matches braces too."""
    if "{" not in text and "}" not in text:
        return [part.strip() for part in at.split(text)]
    parts, start, depth = [], 0, 0
    for match in at.finditer(text):
        if match[0] in "{}":
            depth = max(0, depth + (1 if match[0] == "{" else -1))
        elif depth == 0:
            parts.append(text[start : match.start()].strip())
            start = match.end()
    return [*parts, text[start:].strip()]
