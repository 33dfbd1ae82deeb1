"""A diff says how to make one text of the other, wherever they differ."""

from __future__ import annotations

import difflib
import re

from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.cli.diff import unified

_texts = st.lists(st.sampled_from(["a", "b", "c", "", *map(str, range(12))]), max_size=40)


def applied(old: list[str], diff: list[str]) -> list[str]:
    """Make the new text of the old one and the diff, and check each line that the diff says is there."""
    made, at, left = [], 0, diff[2:]
    while left:
        head = re.fullmatch(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", left.pop(0))
        assert head
        start = int(head[1]) - (head[2] != "0")
        made += old[at:start]
        at, first = start, len(made)
        assert first == int(head[3]) - (head[4] != "0")
        while left and not left[0].startswith("@@"):
            sign, line = left[0][0], left.pop(0)[1:]
            if sign != "+":
                assert old[at] == line
                at += 1
            made += [line] if sign != "-" else []
        assert at - start == int(head[2] or 1)
        assert len(made) - first == int(head[4] or 1)
    return made + old[at:]


@given(_texts, _texts)
def test_a_diff_makes_one_text_of_the_other(old: list[str], new: list[str]) -> None:
    diff = list(unified(old, new, "c.yaml"))
    assert applied(old, diff) == new
    assert (diff == []) == (old == new)


@given(st.integers(1, 40), st.sets(st.integers(0, 39)))
def test_changed_lines_are_shown_as_the_library_shows_them(length: int, changed: set[int]) -> None:
    old = [str(number) for number in range(length)]
    new = [f"{line}!" if number in changed else line for number, line in enumerate(old)]
    theirs = difflib.unified_diff(old, new, "c.yaml", "c.yaml", lineterm="")
    assert list(unified(old, new, "c.yaml")) == list(theirs)


def test_a_moved_block_is_taken_out_and_put_in() -> None:
    old = ["a", "1", "b", "1", "c", "1"]
    diff = list(unified(old, ["b", "1", "a", "1", "c", "1"], "c.yaml"))
    assert [line for line in diff[3:] if line[0] in "+-"] in (
        ["-a", "-1", "+a", "+1"],
        ["+b", "+1", "-b", "-1"],
    )
