"""`dedupe --review`: one possible pair after the other, side by side; one key decides.

Each decision is kept at once, so that nothing is lost whoever stops it, and the same command goes on
with those that are left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from evidence_refs.cli.terminal.cells import Marked
from evidence_refs.errors import EvidenceRefsError

if TYPE_CHECKING:
    from evidence_refs.cli.terminal.render import Screen
    from evidence_refs.deduplication.plan import Verdict
    from evidence_refs.deduplication.remaining import Answer
    from evidence_refs.matching.groups import Group
    from evidence_refs.model import Work

_ASKED = "[m]erge, [a]part, [l]ater, [u]ndo or [q]uit? "
_VERDICTS: dict[str, Verdict] = {"m": "merge", "a": "apart", "l": "later"}


class Memory(Protocol):
    """Where records are looked up, and decisions kept."""

    def work(self, name: str) -> Work | None:
        """Give the record as it is now; None where it is gone."""

    def keep(self, answer: Answer) -> None:
        """Keep a decision."""

    def take_back(self, answer: Answer) -> None:
        """Take the last decision that was kept back."""


def review(
    screen: Screen,
    pairs: Sequence[Group],
    memory: Memory,
    *,
    distinct: Iterable[tuple[str, str]] = (),
) -> None:
    """Ask about pairs until all are decided, or the person quits.

    Args:
        screen: where they are shown and asked about.
        pairs: those that may be one work, the likeliest first.
        memory: keeps what is decided.
        distinct: pairs that were apart before.

    Raises:
        ConflictError, UnreadableError: a decision cannot be kept; the earlier ones are.
    """
    from evidence_refs.deduplication.remaining import remaining

    apart = tuple(distinct)
    answers: list[Answer] = []
    gone: set[str] = set()
    while left := [
        p for p in remaining(pairs, answers, distinct=apart) if gone.isdisjoint(p.members)
    ]:
        one, other = (memory.work(name) for name in left[0].members)
        if one is None or other is None:
            missing = left[0].members[0 if one is None else 1]
            screen.note(f"{missing} is gone meanwhile")
            gone.add(missing)
            continue
        _show(screen, left[0], (one, other), f"{len(answers) + 1} of {len(answers) + len(left)}")
        if not _decided(screen, left[0], answers, memory):
            break
    _sum_up(screen, answers, len(left))


def _decided(screen: Screen, pair: Group, answers: list[Answer], memory: Memory) -> bool:
    """Take one answer, or one back; False where the person quits."""
    from evidence_refs.deduplication.remaining import Answer

    while True:
        key = screen.key(_ASKED)
        while key == "":
            key = screen.key("")
        if key is None or key == "q":
            return False
        if key in _VERDICTS:
            one, other = pair.members
            answer = Answer((one, other), _VERDICTS[key])
            memory.keep(answer)
            answers.append(answer)
            return True
        if key == "u" and answers:
            return _taken_back(screen, answers, memory)
        nothing = "there is nothing to undo" if key == "u" else f"{key!r} is none of these"
        screen.line(f"{nothing}: m, a, l, u, q")


def _taken_back(screen: Screen, answers: list[Answer], memory: Memory) -> bool:
    try:
        memory.take_back(answers[-1])
    except EvidenceRefsError as error:
        screen.error(error)
    else:
        answers.pop()
    return True


def _show(screen: Screen, pair: Group, works: tuple[Work, Work], progress: str) -> None:
    from evidence_refs.deduplication.differences import rows

    screen.line()
    screen.line(f"{progress}  score {pair.score:.2f}  {'; '.join(pair.reasons)}")
    screen.compared(
        ("", *pair.members),
        (
            (
                row.field,
                Marked(row.one.text, row.one.spans),
                Marked(row.other.text, row.other.spans),
            )
            for row in rows(*works)
        ),
    )


def _sum_up(screen: Screen, answers: Sequence[Answer], left: int) -> None:
    number = Counter(answer.verdict for answer in answers)
    open_ = left + number["later"]
    screen.line(
        f"{number['merge']} merged, {number['apart']} apart, {number['later']} later, {open_} to review"
    )
    if open_:
        screen.note("the same command goes on with those")
