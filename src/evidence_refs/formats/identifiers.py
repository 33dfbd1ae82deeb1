"""Numbers and addresses of a work, each put into its field: DOI, PubMed's numbers, ISBN, ISSN, URL, day of access."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from evidence_refs.formats import values as value

Kept = Callable[[str, str], None]
"""Takes the name of a field, and what is said of it that is no value of it."""

_SERIAL_WORD = re.compile(r"\be?-?IS[BS]N(?:-1[03])?\b", re.IGNORECASE)
# Addresses in one cell stand apart, or run into each other.
_NEXT_ADDRESS = re.compile(r"[ ;]{1,3}(?=\w{1,10}://)|(?=https?://)(?<=[\w>])")


def place(said: Mapping[str, str], work: dict[str, Any], kept: Kept) -> None:
    """Put the numbers and addresses that a record says into the fields of a work; `kept` takes what is none."""
    _serials(said, work, kept)
    if "doi" in said:
        text = value.present(said["doi"])
        work["doi"] = value.doi(text)
        if text and not work["doi"]:
            kept("doi", text)
    for name, tidy in (("pmid", _pmid), ("pmcid", _pmcid)):
        text = value.present(said[name]) if name in said else ""
        work[name] = tidy(text)
        if text and not work[name]:
            kept(name, text)
    _addresses(said, work, kept)
    if "accessed" in said:
        text = value.line(said["accessed"])
        work["accessed"] = value.date(text)
        if text and not work["accessed"]:
            kept("accessed", text)


def _pmid(text: str) -> str:
    text = value.integer(text.lower().removeprefix("pmid").strip(": "))
    return text if text.isdigit() and text.isascii() else ""


def _pmcid(text: str) -> str:
    text = text.upper().removeprefix("PMCID").strip(": ")
    text = f"PMC{text}" if text.isdigit() else text
    return text if text.startswith("PMC") else ""


def _serials(said: Mapping[str, str], work: dict[str, Any], kept: Kept) -> None:
    """Place ISBN and ISSN; a cell that says more than they, or another number, is kept as it is."""
    cells = {name: value.serials(said[name]) for name in ("isbn", "issn") if name in said}
    for at, kind in enumerate(("isbn", "issn")):  # its own cell may hold the other by mistake
        own_first = sorted(cells, key=kind.__ne__)
        work[kind] = next((number for name in own_first for number in cells[name][at]), None)
    for name, (isbns, issns) in cells.items():
        rest = _SERIAL_WORD.sub("", value.present(said[name]))
        for number in (*isbns, *issns):
            if number in (work["isbn"], work["issn"]):
                rest = rest.replace(number, "")
        if any(map(str.isalnum, rest)):
            kept(name, said[name])


def _addresses(said: Mapping[str, str], work: dict[str, Any], kept: Kept) -> None:
    text = value.present(said.get("url", ""))
    if not text:
        return
    first, rest = (*_NEXT_ADDRESS.split(text, maxsplit=1), "")[:2]
    if "://" not in first:
        work["url_text"] = text
        return
    work["url"] = first.strip(";,")
    if rest:
        kept("url", rest)
