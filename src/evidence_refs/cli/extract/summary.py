"""What taking documents in did, in lines for a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from evidence_refs.cli.extract.account import PLURALS, citations, remarks
from evidence_refs.cli.terminal.rows import apart, plain

if TYPE_CHECKING:
    from evidence_refs.catalogue.intake.taking import IntakeReport
    from evidence_refs.catalogue.records.filling import Difference
    from evidence_refs.extraction.account import Account

COLUMNS = ("document", *PLURALS.values(), "new", "known", "unsure", "left", "problems")


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
    """Give what was filled and accepted, what differs, what was left out, what may be one."""
    yield from filled(report.filled)
    for taken in report.accepted:
        ours, theirs = apart(plain(taken.former or "(none)"), plain(taken.value))
        yield f"accepted: {taken.key} {taken.field} {ours} -> {theirs} ({taken.where})"
    yield from map(differs, report.differences)
    for key in report.removed:
        yield f"left out: {key}, which a person removed"
    for key, cited in report.gone:
        yield f"gone: {cited.place} no longer cites {key}"
    for key in report.uncited:
        yield f"uncited: {key} stays, and nothing cites it now"
    for pair in report.possible:
        yield perhaps(pair.members, pair.reasons)


def filled(fields: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Give the fields that were absent, a line for each."""
    return (f"filled: {key} {field}" for key, field in fields)


def differs(each: Difference) -> str:
    """Give what a print says otherwise than its record."""
    ours, theirs = apart(plain(each.kept or ""), plain(each.printed))
    kept = f"keeps {ours}" if each.kept else "is empty"
    return f"differs: {each.key} {each.field} {kept}; {each.where} has {theirs}"


def perhaps(members: Iterable[str], reasons: Iterable[str]) -> str:
    """Give records that may be one work, and why."""
    return f"perhaps one work: {', '.join(members)} ({'; '.join(reasons)})"


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
