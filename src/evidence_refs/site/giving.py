"""What the page gives away of a work: its citation in styles, and its entry in formats.

They are those of `styles` and `export`, and are made when the page is: it needs no second processor.
What they have in common with what the page shows of the work, the abstract above all, stands in the
page once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from evidence_refs import styles
from evidence_refs.formats import WRITERS
from evidence_refs.model import Reference

STYLES = ("apa", "harvard", "vancouver")
"""The styles in which a citation can be copied."""

SHARED = ("abstract", "title", "url")
"""The fields of what is shown that are not repeated: a text names them by their numbers here."""

_SHORTEST = 12
"""Characters below which it does not pay to say that a text is shared."""

_NUMBER = re.compile(r"1\. ")
"""A style that numbers its list gives a work by itself the first number."""

Parts = list[str | int]
"""A text in its parts: what is its own, and the numbers of fields that it shares."""


def given(reference: Reference, shown: Mapping[str, Any]) -> dict[str, Parts]:
    """Give the texts by the names of their styles and formats.

    A style that has no entry for such a work has no text: a conversation is in no list of APA's.
    """
    shared = [shown.get(name, "") for name in SHARED]
    texts = {**_citations(reference), **_entries(reference)}
    return {name: parted(text, shared) for name, text in texts.items() if text}


def parted(text: str, shared: Sequence[str]) -> Parts:
    """Give a text in parts, of which those that are in `shared` are numbers."""
    parts: Parts = [text]
    for number, value in enumerate(shared):
        if len(value) >= _SHORTEST:
            parts = [each for part in parts for each in _without(part, value, number)]
    return [part for part in parts if part != ""]


def _without(part: str | int, value: str, number: int) -> Parts:
    if isinstance(part, int):
        return [part]
    first, *rest = part.split(value)
    return [first, *(each for text in rest for each in (number, text))]


def _citations(reference: Reference) -> dict[str, str]:
    """Give the work by itself in each style, as HTML: italics outlast copying."""
    found = {name: styles.bibliography([reference], name, "html")[0].text for name in STYLES}
    return found | {"vancouver": _NUMBER.sub("", found["vancouver"], count=1)}


def _entries(reference: Reference) -> dict[str, str]:
    """Give the entry of each format, as it stands in a file of many."""
    csl = WRITERS["csl-json"].write([reference])
    return {
        "bibtex": WRITERS["bibtex"].entry(reference),
        "ris": WRITERS["ris"].write([reference]),
        "csl-json": csl.removeprefix("[\n").removesuffix("\n]\n"),
        "csv": WRITERS["csv"].write([reference]).partition("\r\n")[2],
    }
