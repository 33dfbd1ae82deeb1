"""What a record may not be, and what a person should look at again, when they change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence_refs.errors import UsageError

if TYPE_CHECKING:
    from evidence_refs.catalogue.keeping.store import Stored
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.model import Reference


def refuse_misfits(stored: Stored, before: Reference, after: Reference) -> None:
    """Refuse a changed record that the catalogue could not hold.

    Raises:
        UsageError: one of its names is another's, or a document that cites it is not known.
    """
    from evidence_refs.catalogue.records.rewrite import problems_of

    for problem in problems_of(before, after, stored.names, stored.documents):
        raise UsageError(problem.message, hint=problem.hint)


def tell_doubts(screen: Screen, before: Reference | None, after: Reference) -> None:
    """Say what is doubtful in a record, and was not before."""
    from evidence_refs.catalogue.check.single import doubts

    known = {(each.code, each.message) for each in doubts(before)} if before else set()
    for problem in doubts(after):
        if (problem.code, problem.message) not in known:
            screen.problem(problem)
