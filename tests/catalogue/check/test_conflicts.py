"""Merges that git could not finish are found, and one side goes out of the way."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.catalogue.check.conflicts import without_conflicts
from evidence_refs.catalogue.check.lines import is_sound

IN_A_RECORD = """\
- key: a
<<<<<<< ours
  title: Mine
||||||| base
  title: Old
=======
  title: Theirs
>>>>>>> theirs
  date: 2020
"""


def test_the_first_side_stays_where_it_stood() -> None:
    clean, (finding,), names = without_conflicts(IN_A_RECORD)
    lines = clean.split("\n")
    assert [line for line in lines if line.strip()] == ["- key: a", "  title: Mine", "  date: 2020"]
    assert lines[2] == "  title: Mine"
    assert len(clean) == len(IN_A_RECORD)
    assert finding.message == "a merge of ours and theirs is not finished (lines 2 to 8)"
    assert (finding.key, finding.at, names) == ("a", 9, frozenset())


def test_records_that_stand_only_in_the_other_side_are_known_by_name() -> None:
    text = "- key: a\n<<<<<<< x\n- key: b\n=======\n- key: c\n- id: d\n>>>>>>> y\n"
    _, (finding,), names = without_conflicts(text)
    assert finding.key == "b"
    assert names == {"c", "d"}


@pytest.mark.parametrize("above", ["", "- key: a\n  title: A\n"])
@pytest.mark.parametrize("base", ["", "||||||| base\n- key: b\n  title: Old\n"])
@pytest.mark.parametrize("comment", ["", "# of B\n\n"])
def test_a_record_that_one_side_removed_is_that_within_the_marks(
    above: str, base: str, comment: str
) -> None:
    other = f"{comment}- key: b\n  title: New\n"
    text = f"{above}<<<<<<< ours\n{base}=======\n{other}>>>>>>> theirs\n- key: c\n"
    _, (finding,), _ = without_conflicts(text)
    assert finding.key == "b"
    text = f"{above}<<<<<<< ours\n{other}{base}=======\n>>>>>>> theirs\n- key: c\n"
    _, (finding,), _ = without_conflicts(text)
    assert finding.key == "b"


def test_each_conflict_is_one_finding_and_a_marker_alone_too() -> None:
    _, findings, _ = without_conflicts(IN_A_RECORD * 2 + "=======\n- key: b\n<<<<<<< x\n")
    assert [each.message.split(" (")[0] for each in findings] == [
        "a merge of ours and theirs is not finished",
        "a merge of ours and theirs is not finished",
        "a marker of a merge was left behind",
        "a marker of a merge was left behind",
    ]


def test_what_only_looks_like_a_marker_stays() -> None:
    text = "# ========\n  ======= x\n<<<<<<<x\n<<<<<<<<y\n"
    assert without_conflicts(text) == (text, [], frozenset())


@pytest.mark.parametrize("more", [0, 2])
def test_marks_may_be_longer(more: int) -> None:
    text = re.sub("^[<|=>](?=[<|=>])", lambda m: m[0] * (1 + more), IN_A_RECORD, flags=re.MULTILINE)
    assert f"\n{'<' * (7 + more)} ours\n" in text
    clean, (finding,), _ = without_conflicts(text)
    assert [line for line in clean.split("\n") if line.strip()][1] == "  title: Mine"
    assert finding.message == "a merge of ours and theirs is not finished (lines 2 to 8)"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mine", ["    Mine\n", ""])
def test_right_below_what_opens_a_text_it_can_still_be_read(mine: str, end: str) -> None:
    text = (
        f"- key: a\n  abstract: >-\n<<<<<<< ours\n{mine}=======\n    Theirs\n>>>>>>> theirs\n"
        "    and more\n  date: 2020\n"
    ).replace("\n", end)
    clean, _, _ = without_conflicts(text)
    assert is_sound(clean)
    assert clean.count("\n") == text.count("\n")
    assert clean.index("  date") == text.index("  date")


_lines = st.sampled_from(["<<<<<<< a", "=======", "|||||||", ">>>>>>> b", "- key: x", "  title: y"])


@given(st.lists(_lines, max_size=12).map(lambda lines: "".join(f"{line}\n" for line in lines)))
def test_nothing_moves_and_no_marker_is_left(text: str) -> None:
    clean, findings, _ = without_conflicts(text)
    assert [len(line) for line in clean.split("\n")] == [len(line) for line in text.split("\n")]
    assert without_conflicts(clean) == (clean, [], frozenset())
    assert bool(findings) == (clean != text)
