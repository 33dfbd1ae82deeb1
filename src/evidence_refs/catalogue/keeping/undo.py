"""Back and forth over the steps of a catalogue's history."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from evidence_refs.catalogue.check.whole import whole
from evidence_refs.catalogue.keeping import contents, history
from evidence_refs.catalogue.keeping.timeline import Step
from evidence_refs.catalogue.text import patch
from evidence_refs.errors import (
    ConflictError,
    InvalidCatalogueError,
    UnreadableError,
    UsageError,
)
from evidence_refs.problems import Where

_LOST = "get the file back first, from git (`git checkout -- FILE`) or a copy; its steps are still there"


@dataclass(frozen=True, slots=True)
class Way:
    """A way over steps, back or forth, which has not been gone yet.

    `steps` are in the order in which they are undone or done again; afterwards the last that is
    done has the number `at`. `before` and `after` are the bytes of the file.
    """

    path: Path
    steps: tuple[Step, ...]
    at: int
    before: bytes
    after: bytes


def way(path: Path, count: int, *, back: bool) -> Way:
    """Find the way `count` steps back, or forth.

    Raises:
        UsageError: there are not so many.
        ConflictError: a record that a step changed was changed since.
        UnreadableError: the file or its history is missing, empty, damaged, or cannot be read.
        InvalidCatalogueError: the file was changed by hand, and breaks the catalogue's rules.
    """
    before = contents.read(path)
    timeline = history.read(path, before)
    if timeline.steps and not before.strip():
        raise UnreadableError("was emptied, not by a command", where=Where(str(path)), hint=_LOST)
    steps = timeline.to_undo if back else timeline.to_redo
    if count > len(steps):
        raise _too_few(len(steps), back)
    after = before
    for step in steps[:count]:
        after = _gone(path, after, step, back=back)
    done = timeline.steps[: timeline.done - count if back else timeline.done + count]
    return Way(path, steps[:count], done[-1].number if done else 0, before, after)


def go(found: Way) -> None:
    """Go a way.

    Raises:
        ConflictError: the file is locked, or was changed since the way was found.
        UnreadableError: it cannot be written.
    """
    contents.write(found.path, found.before, found.after, partial(history.move, at=found.at))


def _gone(path: Path, raw: bytes, step: Step, *, back: bool) -> bytes:
    """Give the bytes of the file beyond a step."""
    change = history.patch_of(path, step)
    start, end = (step.after, step.before) if back else (step.before, step.after)
    change = change.turned() if back else change
    what = f"“{step.said}” cannot be {_done(back)}"
    if history.digest(raw) != start:
        return _gone_elsewhere(path, raw, change, what)
    after = patch.apply(change, raw, str(path))
    if history.digest(after) != end:
        where = Where(str(history.folder(path)))
        raise UnreadableError(f"the history is damaged: {what}", where=where)
    return after


def _gone_elsewhere(path: Path, raw: bytes, change: patch.Patch, what: str) -> bytes:
    """Give the same where the file was changed otherwise, too."""
    try:
        after = patch.apply(patch.with_line_ends_of(raw, change), raw, str(path))
        whole(after, str(path))
    except (ConflictError, InvalidCatalogueError, UnreadableError) as error:
        whole(raw, str(path))  # a file that is no catalogue any more says so itself
        invalid = not isinstance(error, ConflictError)
        why = f"the catalogue would not be valid, {error.message}" if invalid else error.message
        raise ConflictError(
            f"{what}: {why}; nothing was written",
            where=Where(str(path)) if invalid else error.where,
            hint="take the later change back first, or put the record right by hand",
        ) from error
    return after


def _too_few(number: int, back: bool) -> UsageError:
    steps = {0: "no step", 1: "only 1 step"}.get(number, f"only {number} steps")
    hint = "`evidence-refs undo --list` shows all steps"
    return UsageError(f"{steps} can be {_done(back)}", hint=hint)


def _done(back: bool) -> str:
    return "undone" if back else "done again"
