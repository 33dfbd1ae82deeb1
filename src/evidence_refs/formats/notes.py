"""Notes of Zotero: HTML made text, and the identifiers that it keeps in its field Extra, one a line.

It exports Extra as the note of BibTeX and CSL-JSON: `PMID: 33500000`, `PMCID: PMC7654321`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from evidence_refs.formats import values as value

_HTML = re.compile(r"\s*<(div|p)\b[^<>]*>.*</\1>\s*", re.DOTALL | re.IGNORECASE)
_ONE = re.compile(r"(DOI|PMID|PMCID):\s*(\S+)")
_LINE = re.compile(r"\s*(?:(?:DOI|PMID|PMCID):\s*\S+\s*)+")
_KNOWN: Mapping[str, Callable[[str], object]] = {
    "doi": value.doi,
    "pmid": re.compile(r"\d{1,8}").fullmatch,
    "pmcid": re.compile(r"PMC\d{1,9}").fullmatch,
}


def text(note: str) -> str:
    """Give a note as paragraphs of plain text."""
    return value.abstract(note) if _HTML.fullmatch(note) else value.prose(note)


def is_only_text(note: str) -> bool:
    """Whether nothing of a note is HTML or may be taken out of it."""
    return not _HTML.fullmatch(note) and not any(map(_LINE.fullmatch, note.split("\n")))


def take_identifiers(said: dict[str, str]) -> None:
    """Take the lines of a note that are identifiers, where the record says none itself."""
    note = said.get("note", "")
    if ":" not in note:
        return
    left = [
        line for line in note.split("\n") if not _LINE.fullmatch(line) or not _taken(line, said)
    ]
    if left != note.split("\n"):
        said["note"] = "\n".join(left)


def _taken(line: str, said: dict[str, str]) -> bool:
    found = {name.lower(): text for name, text in _ONE.findall(line)}
    if not found.keys().isdisjoint(said) or not all(_KNOWN[name](found[name]) for name in found):
        return False
    said.update(found)
    return True
