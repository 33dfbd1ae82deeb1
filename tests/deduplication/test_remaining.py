from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.deduplication.plan import VERDICTS, Verdict
from evidence_refs.deduplication.remaining import Answer, remaining
from evidence_refs.matching.groups import Group


def pairs(*names: str) -> list[Group]:
    return [Group((n[0], n[1]), 0.9 - at / 100, ()) for at, n in enumerate(names)]


def left(found: list[Group], *answers: Answer, **more: list[tuple[str, str]]) -> list[str]:
    return ["".join(pair.members) for pair in remaining(found, answers, **more)]


def test_what_was_answered_is_not_asked_again() -> None:
    found = pairs("ab", "cd", "ef", "gh")
    answers = Answer(("a", "b"), "apart"), Answer(("d", "c"), "later")
    assert left(found, *answers, distinct=[("h", "g")]) == ["ef"]


def test_after_a_merge_no_dead_name_is_asked_about_and_no_pair_twice() -> None:
    found = pairs("ab", "bc", "ac", "bd", "ce")
    assert left(found, Answer(("a", "b"), "merge")) == ["ac", "ad", "ce"]
    both = Answer(("a", "b"), "merge"), Answer(("a", "c"), "merge")
    assert left(found, *both) == ["ad", "ae"]


def test_what_is_apart_from_one_is_apart_from_what_went_into_it() -> None:
    found = pairs("ac", "ab", "bc")
    answers = Answer(("a", "c"), "apart"), Answer(("a", "b"), "merge")
    assert left(found, *answers) == []
    assert left(found, answers[1], distinct=[("c", "b")]) == []


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))),
    st.lists(st.sampled_from(VERDICTS)),
)
def test_whatever_is_answered_comes_to_an_end(
    drawn: list[tuple[str, str]], said: list[Verdict]
) -> None:
    found = pairs(*(a + b for a, b in drawn if a != b))
    answers: list[Answer] = []
    gone: set[str] = set()
    while open_ := remaining(found, answers):
        one, other = open_[0].members
        assert not {one, other} & gone
        verdict: Verdict = said[len(answers)] if len(answers) < len(said) else "later"
        answers.append(Answer((one, other), verdict))
        if verdict == "merge":
            gone.add(other)
        assert len(remaining(found, answers)) < len(open_)
