"""`dedupe`: records of one work, found and merged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from evidence_refs.cli.rows import count
from evidence_refs.cli.session import load, session

if TYPE_CHECKING:
    from evidence_refs.matching.groups import Group

EXAMPLES = """\b
Examples:
  evidence-refs dedupe
  evidence-refs dedupe --apply
  evidence-refs dedupe --check --json"""


def command(
    context: typer.Context,
    json: Annotated[bool, typer.Option("--json", help="A JSON object of groups.")] = False,
    apply: Annotated[bool, typer.Option("--apply", help="Merge the sure groups.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Exit code 1 where there are sure groups.")
    ] = False,
) -> int:
    """Find references that are one work. Those that surely are, and those that may be."""
    from evidence_refs.catalogue.change import between
    from evidence_refs.catalogue.keeping.store import save
    from evidence_refs.catalogue.records import dedupe

    stored = load(context)
    groups = dedupe.find(stored.catalogue)
    screen = session(context).screen
    if json:
        screen.json(
            {
                "groups": [_object(group) for group in groups.sure],
                "possible": [_object(group) for group in groups.possible],
                "records": len(stored.catalogue.references),
            }
        )
    else:
        rows = [("same", group) for group in groups.sure]
        rows += [("perhaps", group) for group in groups.possible]
        screen.table(("verdict", "score", "keys", "because"), [_row(*row) for row in rows])
    if apply:
        after = dedupe.apply(stored.catalogue, groups)
        save(
            stored,
            between(stored.catalogue, after),
            f"merged {count(len(groups.sure), 'group', 'groups')}",
        )
    done = "merged" if apply else "to merge with --apply"
    sure = count(len(groups.sure), "group", "groups")
    screen.note(f"{sure} {done}, {count(len(groups.possible), 'possible pair', 'possible pairs')}")
    return 1 if check and groups.sure and not apply else 0


def _object(group: Group) -> dict[str, Any]:
    return {
        "members": list(group.members),
        "score": round(group.score, 2),
        "reasons": list(group.reasons),
    }


def _row(verdict: str, group: Group) -> tuple[str, ...]:
    return verdict, f"{group.score:.2f}", " ".join(group.members), "; ".join(group.reasons)
