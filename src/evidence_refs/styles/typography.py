"""Straight quotation marks and apostrophes of a catalogue's text, made those of print."""

from __future__ import annotations

import re

from evidence_refs.styles.rich import Rich, Span, joined

_OPENS = re.compile(r"(?:^|(?<=[\s(\[{/–—\-]))(?=\S)")
_PAIRS = {'"': '"', "“": "”", "‘": "’", "'": "'"}
_MARK = re.compile(r"[\"“‘']")
_LETTER = re.compile(r"\w")


def typeset(text: str) -> Rich:
    """Give a text with quotations as spans and apostrophes curved.

    A quotation is what stands between a mark where a word may begin and its partner where one may
    end; a mark without a partner stays, a single one as an apostrophe. The role `own` says that the
    parts are of one text, whose punctuation is its own.
    """
    if not _MARK.search(text):
        return text
    parts: list[Rich] = []
    start = at = 0
    while match := _MARK.search(text, at):
        end = _partner(text, match.start())
        if end is None:
            at = match.end()
            continue
        parts.append(_curved(text[start : match.start()]))
        parts.append(Span((typeset(text[match.end() : end]),), quoted=True))
        start = at = end + 1
    if not parts:
        return _curved(text)
    parts.append(_curved(text[start:]))
    return Span((joined(parts),), role="own")


def _curved(text: str) -> str:
    return text.replace("'", "’")


def _partner(text: str, start: int) -> int | None:
    """Say where the quotation that a mark begins ends; None if the mark begins none."""
    if start and not _OPENS.match(text, start):
        return None
    mark = text[start]
    end = text.find(_PAIRS[mark], start + 1)
    while end != -1:
        after = text[end + 1 : end + 2]
        if not _LETTER.match(after) and not text[end - 1].isspace():
            return end if end > start + 1 else None
        end = text.find(_PAIRS[mark], end + 1)
    return None
