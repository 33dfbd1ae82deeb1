"""`undo`: back over the last changes of the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from evidence_refs.cli.session import locate, session

if TYPE_CHECKING:
    from evidence_refs.catalogue.keeping.timeline import Step

EXAMPLES = """\b
Examples:
  evidence-refs undo
  evidence-refs undo 3 --diff
  evidence-refs undo --list"""

COLUMNS = ("command", "when", "who", "what")


def command(
    context: typer.Context,
    count: Annotated[
        int, typer.Argument(metavar="[N]", min=1, help="How many steps.", show_default=False)
    ] = 1,
    listing: Annotated[
        bool,
        typer.Option("--list", help="Show the steps, the latest first, and how to reach each."),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", "--dry-run", help="Show what would change, and write nothing."),
    ] = False,
    json: Annotated[
        bool, typer.Option("--json", help="A JSON array of the steps: undone, or listed.")
    ] = False,
) -> int:
    """Undo the last changes of the catalogue. `redo` does them again.

    What was changed in other records meanwhile, by hand or by git, stays. Where a record that is to
    be put back was itself changed since, nothing is written, and the exit code is 5.
    """
    if listing:
        return _list(context, json=json)
    return travel(context, count, back=True, diff=diff, json=json)


def travel(context: typer.Context, count: int, *, back: bool, diff: bool, json: bool) -> int:
    """Go steps back or forth, and say which they were; or only show what that would change."""
    from evidence_refs.catalogue.keeping.undo import go, way
    from evidence_refs.catalogue.text.diff import unified

    screen = session(context).screen
    found = way(locate(session(context).catalogue), count, back=back)
    if diff:
        screen.text(unified(found.before, found.after, found.path.as_posix()))
        return 0
    go(found)
    if json:
        screen.json([_object(step) for step in found.steps])
    for step in found.steps:
        screen.note(f"{'undone' if back else 'done again'}: {step.said}")
    if found.before == found.after:
        screen.note("nothing was left to change: the file was so already")
    return 0


def _list(context: typer.Context, *, json: bool) -> int:
    from evidence_refs.catalogue.keeping import contents, history

    path = locate(session(context).catalogue)
    timeline = history.read(path, contents.read(path))
    steps = [("redo", *each) for each in enumerate(timeline.to_redo, 1)][::-1]
    steps += [("undo", *each) for each in enumerate(timeline.to_undo, 1)]
    screen = session(context).screen
    if json:
        screen.json([{"command": way, "n": n, **_object(step)} for way, n, step in steps])
    elif steps:
        screen.table(COLUMNS, [(f"{way} {n}", *_row(step)) for way, n, step in steps])
    else:
        screen.note("no command has changed this catalogue yet")
    return 0


def _object(step: Step) -> dict[str, Any]:
    return {name: getattr(step, name) for name in ("when", "who", "said", "before", "after")}


def _row(step: Step) -> tuple[str, ...]:
    day, _, time = step.when.partition("T")
    return f"{day} {time[:5]}", step.who, step.said
