"""Steps back and forth in the history of a catalogue, as `undo` and `redo` take them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from evidence_refs.cli.session import locate, session

if TYPE_CHECKING:
    import typer

    from evidence_refs.catalogue.keeping.timeline import Step

COLUMNS = ("command", "when", "who", "what")


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


def steps(context: typer.Context, *, json: bool) -> int:
    """List the steps that can be taken back or done again, the latest first."""
    from evidence_refs.catalogue.keeping import contents, history

    path = locate(session(context).catalogue)
    timeline = history.read(path, contents.read(path))
    found = [("redo", *each) for each in enumerate(timeline.to_redo, 1)][::-1]
    found += [("undo", *each) for each in enumerate(timeline.to_undo, 1)]
    screen = session(context).screen
    if json:
        screen.json([{"command": way, "n": n, **_object(step)} for way, n, step in found])
    elif found:
        screen.table(COLUMNS, [(f"{way} {n}", *_row(step)) for way, n, step in found])
    else:
        screen.note("no command has changed this catalogue yet")
    return 0


def _object(step: Step) -> dict[str, Any]:
    return {name: getattr(step, name) for name in ("when", "who", "said", "before", "after")}


def _row(step: Step) -> tuple[str, ...]:
    day, _, time = step.when.partition("T")
    return f"{day} {time[:5]}", step.who, step.said
