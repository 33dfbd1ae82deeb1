"""What taking documents in did, in lines for a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from os.path import commonprefix
from typing import TYPE_CHECKING

from evidence_refs.cli.extract_account import PLURALS, citations, remarks
from evidence_refs.cli.rows import plain

if TYPE_CHECKING:
    from evidence_refs.catalogue.intake.taking import IntakeReport
    from evidence_refs.extraction.account import Account

COLUMNS = ("document", *PLURALS.values(), "new", "known", "unsure", "left", "problems")

_BEFORE = 20
"""How many characters are shown before a difference."""
_SHOWN = 100
"""How many characters of a value are shown."""


def documents(accounts: Mapping[str, Account], report: IntakeReport) -> Iterator[str]:
    """Give a line for each document. `accounts` has them by id."""
    for document, new, known in _works(accounts, report):
        account = accounts[document]
        parts = [
            citations(account.forms),
            f"{new} new and {known} known",
            *remarks([account]),
        ]
        yield f"{document}: {', '.join(parts)}"


def rows(accounts: Mapping[str, Account], report: IntakeReport) -> Iterator[tuple[str, ...]]:
    """Give a row of `COLUMNS` for each document."""
    for document, new, known in _works(accounts, report):
        account = accounts[document]
        counts = [account.forms.get(form, 0) for form in PLURALS]
        rest = [len(each) for each in (account.unsure, account.left, account.problems)]
        yield (document, *map(str, (*counts, new, known, *rest)))


def changes(report: IntakeReport) -> Iterator[str]:
    """Give what was filled, what differs, what was left out, what may be one."""
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


def _works(accounts: Mapping[str, Account], report: IntakeReport) -> Iterator[tuple[str, int, int]]:
    """Give for each document how many of its works are new to the catalogue, and how many known."""
    cited: defaultdict[str, set[str]] = defaultdict(set)
    for each in report.cited:
        if each.key:
            cited[each.citation.document].add(each.key)
    new = set(report.added)
    for document in accounts:
        keys = cited[document]
        yield document, len(keys & new), len(keys - new)
        new -= keys  # the next document knows them
