"""What a title took with it: the people before it, the issuer after it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from evidence_refs.extraction.fields.names import read_names
from evidence_refs.extraction.fields.organisations import is_organisation, is_proper_name

_AFTER_ET_AL = re.compile(r"(?P<who>[A-Z][^:]{3,240}?,? et al)[.,]*\s+(?P<title>[A-Z‘“'\"].{9,})")
_ISSUER_LAST = re.compile(
    r"(?P<title>.{15,}?[^,]),\s(?:(?P<place>[A-Z][a-z]+),\s)?(?P<issuer>[A-Z][^,:;]{5,80})"
)


def trim_title(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Give the fields of a reading with what is not the title's in its own field.

    `Hale R, Reed S, et al Walking to school` has authors; `Rough sleeping, London, Home Office` an issuer.
    """
    trimmed = dict(fields)
    title = str(trimmed.get("title") or "")
    match = None if trimmed.get("authors") else _AFTER_ET_AL.fullmatch(title)
    names = read_names(match["who"]).names if match else ()
    if match and names:
        title = match["title"]
        trimmed |= {"title": title, "authors": names, "authors_truncated": True}
    match = _ISSUER_LAST.fullmatch(title)
    if match and _is_issuer(match["issuer"]):
        source = dict.fromkeys((*trimmed.get("source", ()), match["issuer"]))
        trimmed |= {"title": match["title"], "source": tuple(source)}
    return trimmed


def _is_issuer(words: str) -> bool:
    """Say whether the last words of a title are the name of a body, each with its capital."""
    return is_organisation(words) and is_proper_name(words)
