"""Where a file stands among the steps, whatever was written down and never done."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.catalogue.keeping import timeline
from evidence_refs.catalogue.keeping.timeline import Move, Step


def step(number: int, before: str, after: str, size: int = 1) -> Step:
    return Step(
        number, "2026-11-24T10:00:00+00:00", "ann@library", f"did {number}", before, after, size
    )


THREE = [step(1, "s0", "s1"), step(2, "s1", "s2"), step(3, "s2", "s3")]


def done(events: Sequence[Step | Move], digest: str) -> list[int]:
    return [each.number for each in timeline.timeline(events, digest).to_undo][::-1]


def undone(events: Sequence[Step | Move], digest: str) -> list[int]:
    return [each.number for each in timeline.timeline(events, digest).to_redo]


def test_all_steps_are_done() -> None:
    assert done([*THREE], "s3") == [1, 2, 3]


def test_a_file_changed_by_hand_stands_after_the_last_step() -> None:
    assert done([*THREE], "other") == [1, 2, 3]


def test_a_way_back_leaves_steps_to_redo() -> None:
    events: list[Step | Move] = [*THREE, Move(1, "s3", "s1")]

    assert (done(events, "s1"), undone(events, "s1")) == ([1], [2, 3])
    assert (done(events, "other"), undone(events, "other")) == ([1], [2, 3])


def test_a_change_takes_the_place_of_undone_steps() -> None:
    events: list[Step | Move] = [*THREE, Move(1, "s3", "s1"), step(4, "s1", "s4")]

    assert (done(events, "s4"), undone(events, "s4")) == ([1, 4], [])


def test_the_last_step_never_happened_where_the_file_is_as_before_it() -> None:
    events: list[Step | Move] = [*THREE, Move(1, "s3", "s1"), step(4, "s1", "s4")]

    assert (done(events, "s1"), undone(events, "s1")) == ([1], [2, 3])


def test_a_step_that_never_happened_is_not_there_for_the_next() -> None:
    events: list[Step | Move] = [*THREE, step(4, "s3", "s4"), step(5, "s3", "s5")]

    assert done(events, "s5") == [1, 2, 3, 5]


def test_a_move_that_never_happened() -> None:
    assert done([*THREE, Move(0, "s3", "s0")], "s3") == [1, 2, 3]
    assert done([*THREE, Move(0, "by hand", "s0 by hand")], "by hand") == [1, 2, 3]


def test_a_file_that_git_put_back_stands_where_it_was() -> None:
    assert (done([*THREE], "s1"), undone([*THREE], "s1")) == ([1], [2, 3])
    assert done([*THREE, step(4, "s1", "s4")], "s4") == [1, 4]


def test_a_state_that_was_there_twice_is_that_of_the_place_known() -> None:
    events: list[Step | Move] = [step(1, "s0", "s1"), step(2, "s1", "s0")]

    assert done([*events], "s0") == [1, 2]
    assert done([*events, Move(0, "s0", "s0")], "s0") == []


# What is written down

STATES = st.sampled_from(["s0", "s1", "s2", "by hand"])


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Step | Move], str]:
    """Give the events of any history, whose moves were done or not, and the file's digest."""
    events: list[Step | Move] = []
    digest = draw(STATES)
    for number in range(1, draw(st.integers(0, 8)) + 1):
        now = timeline.timeline(events, digest)
        after = draw(STATES)
        at = draw(st.sampled_from([0, *(each.number for each in now.steps)]))
        choices: list[Step | Move] = [step(number, digest, after), Move(at, digest, after)]
        event = draw(st.sampled_from(choices))
        events = timeline.extended(now, event, digest)
        digest = draw(st.sampled_from([digest, after, after, after, draw(STATES)]))
    return events, digest


@given(histories(), STATES)
def test_what_is_written_is_read_the_same_if_it_does_not_happen(
    history: tuple[list[Step | Move], str], after: str
) -> None:
    events, digest = history
    now = timeline.timeline(events, digest)

    written = timeline.extended(now, step(99, digest, "new"), digest)

    assert timeline.timeline(written, digest) == now
    assert timeline.timeline(written, "new").steps == (
        *now.steps[: now.done],
        step(99, digest, "new"),
    )


@given(histories())
def test_a_way_is_read_as_it_was_gone(history: tuple[list[Step | Move], str]) -> None:
    events, digest = history
    now = timeline.timeline(events, digest)
    for length in range(len(now.steps) + 1):
        at = now.steps[length - 1].number if length else 0

        written = timeline.extended(now, Move(at, digest, "elsewhere"), digest)

        assert timeline.timeline(written, "elsewhere") == timeline.Timeline(now.steps, length)
        assert timeline.timeline(written, digest) == now


def test_a_hundred_steps_are_kept_and_the_oldest_go() -> None:
    events: list[Step | Move] = []
    for number in range(1, 151):
        now = timeline.timeline(events, f"s{number - 1}")
        events = timeline.extended(
            now,
            step(number, f"s{number - 1}", f"s{number}"),
            now.steps[-1].after if now.steps else "s0",
        )

    assert done(events, "s150") == list(range(51, 151))


def test_large_steps_go_sooner_but_never_the_last() -> None:
    third = timeline.MAX_BYTES // 3
    steps = [step(n, f"s{n - 1}", f"s{n}", third) for n in range(1, 5)]
    now = timeline.timeline(steps, "s4")

    assert done(timeline.extended(now, step(5, "s4", "s5", third), "s4"), "s5") == [3, 4, 5]
    assert done(timeline.extended(now, step(5, "s4", "s5", 10 * third), "s4"), "s5") == [5]
