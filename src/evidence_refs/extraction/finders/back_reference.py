"""Notes that refer back: `Ibid., p. 4`, `Hale R, op. cit.`, `see n 12` -> the work that they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_refs.extraction.fold import fold
from evidence_refs.extraction.found import Found
from evidence_refs.model import Person
from evidence_refs.source import Slice

_IBID = re.compile(r"\W*(?:ibid(?:em)?|id(?:em)?)\b\.?", re.IGNORECASE)
_OP_CIT = re.compile(
    r"(?P<who>.{0,120}?)[,.\s]*\b(?:op\.?\s?cit|loc\.?\s?cit|supra)\b\.?(?:\s*(?:note|n\.?)\s*(?P<number>\d{1,4}))?",
    re.IGNORECASE,
)
_SEE_NOTE = re.compile(
    r"(?P<who>.{0,80}?)\(?\b(?:see|as (?:in|at)|cited in)?\s*(?:foot)?(?:note|n\.?)\s*(?P<number>\d{1,4})(?:\s+above)?\)?",
    re.IGNORECASE,
)
_OWN_WORK = re.compile(
    r"\((?:(?:19|20)\d\d|no date|n\.d|undated)|\w.*[;.]\s*see also\s*$", re.IGNORECASE
)
_LOCATOR = re.compile(
    r"[,.;:\s(]*(?P<locator>(?:pp?\.?|pages?|paras?\.?|paragraphs?|chapters?|sections?|at)\s*\d[\w.–-]*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class BackReference:
    """What a note points back to, and the locator printed with it."""

    target: Found
    locator: str | None


def read_back_reference(note: Slice, earlier: Sequence[Found]) -> BackReference | None:
    """Resolve a note that refers back; None where it refers to nothing that was read.

    Args:
        note: the text of the note or list item.
        earlier: the citations of the notes before it, in order.
    """
    text = note.text.strip()
    if len(text) > 200 or not earlier:
        return None
    if ibid := _IBID.match(text):
        return _with_locator(earlier[-1], text[ibid.end() :])
    op_cit = _OP_CIT.match(text)
    see = None if op_cit else _SEE_NOTE.match(text)
    match = op_cit or see
    if see and _OWN_WORK.search(see["who"]):
        return None  # a work of its own stands before "see also n 8"
    if not match or (see and len(text) > see.end() + 40):
        return None
    target = None
    if match["number"]:
        target = next((f for f in earlier if f.footnote == match["number"]), None)
    if target is None and match["who"].strip(" ,."):
        target = _by_author(match["who"], earlier)
    return _with_locator(target, text[match.end() :]) if target else None


def _by_author(who: str, earlier: Sequence[Found]) -> Found | None:
    """Give the last work by the author that is named first."""
    words = fold(who).split()
    for found in reversed(earlier):
        for name in found.work.authors[:1]:
            known = fold(name.family if isinstance(name, Person) else name.literal).split()
            if known and words[: len(known)] == known:
                return found
            if isinstance(name, Person) and known and known == words[-len(known) :]:
                return found
    return None


def _with_locator(target: Found, rest: str) -> BackReference:
    match = _LOCATOR.match(rest)
    return BackReference(target, match["locator"].strip(" .") if match else None)
