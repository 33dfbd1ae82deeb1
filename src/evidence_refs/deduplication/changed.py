"""Whether the records that a plan decides about are still those that it was made of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from evidence_refs.deduplication.fingerprints import fingerprint
from evidence_refs.deduplication.plan import Decision
from evidence_refs.errors import ConflictError
from evidence_refs.model import Work
from evidence_refs.problems import Where

Find = Callable[[str], tuple[str, Work] | None]
"""Gives for a name the name that the record has now, and its work; None where it is gone."""


def refuse_changed(decisions: Iterable[Decision], find: Find, file: str) -> None:
    """Refuse a plan, as a whole, where a record that is merged or apart was changed since.

    What stays as it is (`later`), and what the plan does not name, may change.

    Raises:
        ConflictError: names the first such record, by its line in the plan.
    """
    found = list(_changed(decisions, find))
    if found:
        line, message = found[0]
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise ConflictError(
            f"{message}{more}; nothing was written",
            where=Where(file, line),
            hint="make a new plan: `evidence-refs dedupe --plan FILE`",
        )


def refuse_apart(
    decisions: Iterable[Decision],
    keeps_apart: Callable[[Collection[str]], tuple[str, str] | None],
    file: str,
) -> None:
    """Refuse a plan that merges what a person called distinct since.

    Raises:
        ConflictError: names the first such pair, by the line of its decision.
    """
    for decision in decisions:
        pair = keeps_apart(decision.names) if decision.verdict == "merge" else None
        if pair:
            raise ConflictError(
                f"`{pair[0]}` and `{pair[1]}` are merged here, and `distinct` in the catalogue",
                where=Where(file, decision.line),
                hint="write `apart` here, or take the pair out of `distinct`",
            )


def _changed(decisions: Iterable[Decision], find: Find) -> Iterator[tuple[int, str]]:
    for member in (m for d in decisions if d.verdict != "later" for m in d.members):
        now = find(member.name)
        if now is None:
            yield member.line, f"`{member.name}` is gone since the plan was made"
        elif now[0] != member.name:
            yield member.line, f"`{member.name}` is now `{now[0]}`"
        elif fingerprint(now[1]) != member.fingerprint:
            yield member.line, f"`{member.name}` was changed since the plan was made"
