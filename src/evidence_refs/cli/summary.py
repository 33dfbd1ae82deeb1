"""What taking documents in did, in lines for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from os.path import commonprefix
from typing import TYPE_CHECKING

from evidence_refs.cli.rows import count, plain

if TYPE_CHECKING:
    from evidence_refs.catalogue.intake import IntakeReport
    from evidence_refs.model import Form

_PLURALS: dict[Form, str] = {
    "entry": "entries",
    "footnote": "footnotes",
    "link": "links",
    "mention": "mentions",
}

_BEFORE = 20
"""How many characters are shown before a difference."""
_SHOWN = 100
"""How many characters of a value are shown."""


def summary(documents: Sequence[str], report: IntakeReport) -> Iterator[str]:
    """Give a line for each document, then what differs, what was left out, what may be one."""
    seen: set[str] = set()
    for document in documents:
        yield _document(document, report, seen)
    for key, field in report.filled:
        yield f"filled: {key} {field}"
    for each in report.differences:
        ours, theirs = _apart(plain(each.kept or ""), plain(each.printed))
        kept = f"keeps {ours}" if each.kept else "is empty"
        yield f"differs: {each.key} {each.field} {kept}; {each.where} has {theirs}"
    for key in report.removed:
        yield f"left out: {key}, which a person removed"
    for key, place in report.gone:
        at = f"{place.document}:{place.lines[0]}" if place.lines else place.document
        yield f"gone: {at} no longer cites {key}"
    for key in report.uncited:
        yield f"uncited: {key} stays, and nothing cites it now"
    for pair in report.possible:
        yield f"perhaps one work: {', '.join(pair.members)} ({'; '.join(pair.reasons)})"


def _apart(one: str, other: str) -> tuple[str, str]:
    """Give two texts, each on one line, cut to where they begin to differ."""
    texts = [" ".join(text.split()) for text in (one, other)]
    same = len(commonprefix(texts))  # noqa: RUF071 - character by character is what is meant
    start = texts[0].rfind(" ", 0, max(0, same - _BEFORE)) + 1
    first, second = (
        ("…" if start else "")
        + text[start : start + _SHOWN]
        + ("…" if len(text) > start + _SHOWN else "")
        for text in texts
    )
    return first, second


def _document(document: str, report: IntakeReport, seen: set[str]) -> str:
    cited = [each for each in report.cited if each.citation.document == document]
    forms = Counter(each.citation.form for each in cited)
    counts = ", ".join(
        count(forms[form], form, plural) for form, plural in _PLURALS.items() if forms[form]
    )
    keys = {each.key for each in cited if each.key}
    new = {key for key in keys if key in report.added} - seen
    seen |= keys
    problems = sum(len(each.citation.problems) for each in cited)
    parts = [
        count(len(cited), "citation", "citations") + (f" ({counts})" if counts else ""),
        f"{len(new)} new and {len(keys - new)} known",
        *([count(problems, "problem", "problems")] if problems else []),
    ]
    return f"{document}: {', '.join(parts)}"
