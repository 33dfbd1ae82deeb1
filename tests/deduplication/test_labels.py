from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.deduplication.labels import (
    Label,
    apart,
    continued,
    read,
    refuse_contradictions,
    same,
    write,
)
from evidence_refs.errors import UnreadableError
from tests.catalogue.strategies import lines

names = lines.map(str.strip).filter(lambda name: "\0" not in name)
labels = st.builds(Label, names, names, st.sampled_from(["same", "apart"])).filter(
    lambda label: label.a != label.b
)


def pairs(found: list[Label]) -> list[tuple[str, str, str]]:
    return [(label.a, label.b, label.verdict) for label in found]


def test_columns_may_stand_in_any_order_among_others() -> None:
    found = read("who,Verdict,b,a\nAma,same,2,1\n,,,\nBo,apart,3,1\n", "l.csv")
    assert pairs(found) == [("1", "2", "same"), ("1", "3", "apart")]
    assert [label.line for label in found] == [2, 4]
    assert (same(found), apart(found)) == ([("1", "2")], [("1", "3")])


def test_spreadsheets_that_write_semicolons_and_a_mark_are_read() -> None:
    assert pairs(read("\ufeffa;b;verdict\r\n1;2;same\r\n", "l")) == [("1", "2", "same")]


@given(st.lists(labels))
def test_what_is_written_is_read(found: list[Label]) -> None:
    assert pairs(read(write(found), "l")) == pairs(found)


@given(st.lists(labels), st.lists(labels))
def test_a_file_is_continued_and_its_own_lines_stay(one: list[Label], other: list[Label]) -> None:
    text = write(one)
    more = continued(text, other)
    assert more.startswith(text)
    assert pairs(read(more, "l")) == pairs([*one, *other])


def test_a_file_is_continued_in_its_own_columns() -> None:
    text = "who;b;a;verdict\nAma;2;1;same"
    assert continued(text, [Label("x", "y", "apart")]) == f"{text}\n;y;x;apart\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "no column `a`"),
        ("a,b\n1,2\n", 1, "no column `verdict`"),
        ("a,b,verdict\n1,2,same\n1,3,maybe\n", 3, "verdict cannot be `maybe`"),
        ("a,b,verdict\n1,2\n", 2, "has no verdict"),
        ("a,b,verdict\n1,,same\n", 2, "names two records"),
        ("a,b,verdict\n1,1,same\n", 2, "`1` is paired with itself"),
        ('a,b,verdict\n1,2,same\n"1,2,same\n', 3, "not CSV"),
    ],
)
def test_what_is_no_label_is_said_with_its_line(text: str, line: int, message: str) -> None:
    with pytest.raises(UnreadableError, match=message) as error:
        read(text, "l.csv")
    assert str(error.value.where) == f"l.csv:{line}"


def test_labels_that_contradict_each_other_are_refused_with_the_lines_that_do() -> None:
    text = "a,b,verdict\n1,2,same\n9,8,same\n3,2,same\n1,3,apart\n"
    with pytest.raises(UnreadableError) as error:
        refuse_contradictions(read(text, "l.csv"), "l.csv")
    assert str(error.value.where) == "l.csv:5"
    assert error.value.message == "`1` and `3` are apart, and the same by lines 2 and 4"


def test_a_label_that_contradicts_the_catalogue() -> None:
    found = [Label("1", "2", "same", 7), Label("2", "1", "apart")]
    with pytest.raises(UnreadableError, match="in the catalogue, and the same by line 7") as error:
        refuse_contradictions(found, "l.csv")
    assert error.value.where.line == 7


@given(st.lists(st.integers(0, 5)), st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5))))
def test_labels_of_a_true_grouping_never_contradict(
    of: list[int], drawn: list[tuple[int, int]]
) -> None:
    found = [
        Label(str(a), str(b), "same" if of[a] == of[b] else "apart", 1)
        for a, b in drawn
        if a != b and max(a, b) < len(of)
    ]
    refuse_contradictions(found, "l")
    if found:
        first = found[0]
        other = Label(first.a, first.b, "apart" if first.verdict == "same" else "same", 2)
        with pytest.raises(UnreadableError):
            refuse_contradictions([*found, other], "l")
