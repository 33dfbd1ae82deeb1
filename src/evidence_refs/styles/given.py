"""What a style is given of works: CSL-JSON, with an author and a title where readers expect one.

A body that issued a work which nobody signed is its author, as Cite Them Right, APA and Vancouver have
it; where the publisher is the author, it is not said again (APA 7, section 9.29). A work without a
title is called what lists call it, in square brackets, as a description of one (APA 7, section 9.22).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from evidence_refs.bodies import fold_body
from evidence_refs.formats.called import called
from evidence_refs.formats.csl_json.writing import write
from evidence_refs.formats.seen import seen
from evidence_refs.model import Organisation, Reference

_SIGNED_BY_ISSUER = frozenset(
    """dataset document figure graphic map pamphlet post post-weblog report software standard
    webpage""".split()
)
"""The types of which who issued them answers for them: not a press for its book, nor a state for its law."""

_NO_LANGUAGE = "zxx"
"""ISO 639-2 for what is in none: styles give titles in English capitals, and an address is no title."""


def given(references: Sequence[Reference]) -> list[dict[str, Any]]:
    """Give the object of CSL-JSON of each reference, in their order."""
    exported = json.loads(write(references))
    return [_given(data, each) for data, each in zip(exported, references, strict=True)]


def _given(data: dict[str, Any], reference: Reference) -> dict[str, Any]:
    if not seen(reference.title or "").strip() and (name := _name(reference)):
        data |= {"title": f"[{name}]", "language": _NO_LANGUAGE}
    if _is_signed_by_issuer(reference):
        data["author"] = [{"literal": each} for each in reference.source]
        data["custom"] = {}  # which may say that authors are left out
        del data["publisher"]
    elif _is_author(reference.source, reference):
        data.pop("publisher", None)
    return data


def _name(reference: Reference) -> str:
    """Give what a work is called; a key alone is no name of one that its people name."""
    name = called(reference)
    return "" if name == reference.key and (reference.authors or reference.editors) else name


def _is_signed_by_issuer(reference: Reference) -> bool:
    kind = reference.type or "document"
    signed = reference.authors or reference.editors or reference.journal
    return bool(reference.source) and not signed and kind in _SIGNED_BY_ISSUER


def _is_author(bodies: Sequence[str], reference: Reference) -> bool:
    """Whether each body is an author of the work."""
    authors = {
        fold_body(each.literal) for each in reference.authors if isinstance(each, Organisation)
    }
    return {fold_body(each) for each in bodies} <= authors
