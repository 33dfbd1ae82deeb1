"""The steps of a catalogue's history, and where among them its file stands. Pure: no file is touched.

A history is a row of events: a step is a change, a move goes back or forth over steps. An event is
written down before the file is replaced, so the last may never have happened: then the file is still
as it was before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

MAX_STEPS = 100
MAX_BYTES = 20_000_000
"""How much of the steps' patches is kept; the last step is kept, however large."""


@dataclass(frozen=True, slots=True)
class Step:
    """A change of the catalogue.

    `when` is a time in ISO 8601, `who` is `user@host`, `said` the line that says what it did;
    `before` and `after` are the SHA-256 digests of the file; `size` is that of its patch in bytes.
    """

    number: int
    when: str
    who: str
    said: str
    before: str
    after: str
    size: int


@dataclass(frozen=True, slots=True)
class Move:
    """A way back or forth: afterwards, the steps up to number `at` are done."""

    at: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The steps in order, of which the first `done` are in the file, and the others undone."""

    steps: tuple[Step, ...] = ()
    done: int = 0

    @property
    def to_undo(self) -> tuple[Step, ...]:
        """The steps that can be undone, the latest first."""
        return self.steps[: self.done][::-1]

    @property
    def to_redo(self) -> tuple[Step, ...]:
        """The steps that can be done again, the earliest first."""
        return self.steps[self.done :]


def timeline(events: Sequence[Step | Move], digest: str) -> Timeline:
    """Give the steps, and how many are in a file of this digest.

    A step that follows undone ones takes their place. Where the file is what it was at another
    place among the steps, because git or a person put it back, it stands there.
    """
    steps: list[Step] = []
    done = 0
    found = [*(event.before for event in events), digest][1:]
    for event, then in zip(events, found, strict=True):
        if then == event.before != event.after:
            continue  # it never happened
        done = _place(steps, done, event.before)
        if isinstance(event, Step):
            steps[done:] = [event]
            done += 1
        else:
            done = sum(step.number <= event.at for step in steps)
    return Timeline(tuple(steps), _place(steps, done, digest))


def extended(now: Timeline, event: Step | Move, digest: str) -> list[Step | Move]:
    """Give the events to write down when one more is to happen to a file of this digest.

    What stands before it is kept as it is, in case it does not happen; of the steps, as many as
    may be kept.
    """
    events: list[Step | Move] = list(now.steps)
    if now.to_redo:
        # It begins where the last step ended, so that this is not taken for never happened.
        events.append(Move(_number(now), now.steps[-1].after, digest))
    events.append(event)
    steps = [each for each in events if isinstance(each, Step)][::-1]
    sizes = accumulate(step.size for step in steps)
    kept = {
        step.number
        for rank, (step, size) in enumerate(zip(steps, sizes, strict=True))
        if rank == 0 or (rank < MAX_STEPS and size <= MAX_BYTES)
    }
    return [each for each in events if isinstance(each, Move) or each.number in kept]


def _number(now: Timeline) -> int:
    return now.steps[now.done - 1].number if now.done else 0


def _place(steps: Sequence[Step], done: int, digest: str) -> int:
    """Give the place at which the file has this digest: `done` if it may be, else the nearest."""
    places = [
        n
        for n in range(len(steps) + 1)
        if (n and steps[n - 1].after == digest) or (n < len(steps) and steps[n].before == digest)
    ]
    return min(places, key=lambda n: (n != done, abs(n - done)), default=done)
