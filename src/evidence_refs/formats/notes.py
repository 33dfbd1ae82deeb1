"""Notes: HTML made text, and what has a field of its own taken out of them.

Zotero exports its field Extra as the note of BibTeX and CSL-JSON: `PMID: 33500000`, `PMCID: PMC7654321`. Many
write the day of access into it: `[Online; accessed 3-May-2023]`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from evidence_refs.formats import values as value

_HTML = re.compile(r"\s*<(div|p)\b[^<>]*>.*</\1>\s*", re.DOTALL | re.IGNORECASE)
_ONE = re.compile(r"(DOI|PMID|PMCID):\s*(\S+)")
_LINE = re.compile(rf"\s*{_ONE.pattern}(?:\s+{_ONE.pattern})*\s*")
_ACCESSED = re.compile(
    r"[\[(]?\s*(?:online[;,]\s*)?(?:last\s+)?(?:accessed|retrieved|visited)(?:\s+on)?\s*:?\s+"
    r"(?P<day>[^\[\]()]{6,20}?)\s*[\])]?[.;]?",
    re.IGNORECASE,
)
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
    taken = (_LINE.fullmatch(line) or day_of_access(line) for line in note.split("\n"))
    return not _HTML.fullmatch(note) and not any(taken)


def day_of_access(text: str) -> str:
    """Give the day of words that say no more than when a work was seen; empty of others."""
    found = _ACCESSED.fullmatch(text.strip())
    return found["day"] if found and value.date(found["day"]) else ""


def take(said: dict[str, str]) -> None:
    """Take the lines of a note that are an identifier or a day of access, where the record says none itself."""
    note = said.get("note", "")
    lines = note.split("\n")
    left = [line for line in lines if not _taken(line, said)]
    if left != lines:
        said["note"] = "\n".join(left)


def _taken(line: str, said: dict[str, str]) -> bool:
    day = day_of_access(line)
    if day and "accessed" not in said:
        said["accessed"] = day
        return True
    return bool(_LINE.fullmatch(line)) and _is_identifier(line, said)


def _is_identifier(line: str, said: dict[str, str]) -> bool:
    found = {name.lower(): text for name, text in _ONE.findall(line)}
    if not found.keys().isdisjoint(said) or not all(_KNOWN[name](found[name]) for name in found):
        return False
    said.update(found)
    return True
