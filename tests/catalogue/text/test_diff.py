"""A diff tells what differs, and a program that patches makes the one of the other."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.catalogue.text.diff import unified

_HUNK = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n")
_NO_END = "\\ No newline at end of file\n"


def patched(old: str, diff: str) -> str:
    """Make the change of a diff, and check all that it says of the old text."""
    lines = re.findall(r"[^\n]*\n|[^\n]+", old)
    made: list[str] = []
    at = 0
    head, *rest = re.split(r"(?m)^(?=@@ )", diff)
    assert head == "--- a.yaml\n+++ a.yaml\n"
    for hunk in rest:
        match = _HUNK.match(hunk)
        assert match
        start, count, there, length = (int(each or 1) for each in match.groups())
        start -= 1 if count else 0
        made += lines[at:start]
        assert len(made) == (there - 1 if length else there)
        at, before = start, len(made)
        for line in re.findall(r"[ +-][^\n]*\n(?:\\[^\n]*\n)?", hunk[match.end() :]):
            text = line[1:-1].removesuffix("\n" + _NO_END[:-1]) if _NO_END in line else line[1:]
            if line[0] in " -":
                assert lines[at] == text
                at += 1
            if line[0] in " +":
                made.append(text)
        assert (at - start, len(made) - before) == (count, length)
    return "".join(made + lines[at:])


def test_a_changed_line_has_three_lines_around_it() -> None:
    old = "".join(f"{n}\n" for n in range(20))

    assert unified(old.encode(), old.replace("10\n", "ten\n").encode(), "a.yaml") == (
        "--- a.yaml\n+++ a.yaml\n@@ -8,7 +8,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13\n"
    )


def test_a_missing_line_end_is_said() -> None:
    assert unified(b"a\n", b"a", "a.yaml").endswith(f"-a\n+a\n{_NO_END}")


def test_the_same_is_no_diff() -> None:
    assert unified(b"a\nb\n", b"a\nb\n", "a.yaml") == ""


@given(*[st.lists(st.sampled_from("abcdefghijklmn\n"), max_size=40).map("\n".join)] * 2)
def test_a_diff_makes_the_one_of_the_other(old: str, new: str) -> None:
    diff = unified(old.encode(), new.encode(), "a.yaml")

    assert (patched(old, diff) if diff else old) == new
