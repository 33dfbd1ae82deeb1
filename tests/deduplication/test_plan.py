from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.deduplication import plan
from evidence_refs.deduplication.changed import refuse_changed
from evidence_refs.deduplication.fingerprints import fingerprint
from evidence_refs.deduplication.plan_reading import read
from evidence_refs.errors import ConflictError, UnreadableError
from evidence_refs.matching.groups import Group, Groups
from evidence_refs.model import Work
from tests.catalogue.strategies import lines

from .strategies import works

WORKS = {
    name: Work.of(title=title, date="2020", source=("Age UK",))
    for name, title in {"a": "Gear change", "b": "Gear: change # 2", "c": "No", "d": "No."}.items()
}
FOUND = Groups(
    (Group(("a", "b"), 0.98, ("same DOI",)),), (Group(("c", "d"), 0.7, ("same title",)),)
)
PLAN = plan.write(FOUND, WORKS)


def test_a_plan_shows_what_a_person_decides_by() -> None:
    body = PLAN[PLAN.index("version:") :]
    assert (
        body
        == f"""\
version: 1
groups:
- verdict: merge
  score: 0.98
  reasons: [same DOI]
  members:
  - record: a
    title: Gear change
    date: 2020
    source: Age UK
    fingerprint: {_print("a")}
  - record: b
    title: "Gear: change # 2"
    date: 2020
    source: Age UK
    fingerprint: {_print("b")}
possible:
- verdict: later
  score: 0.70
  reasons: [same title]
  members:
  - record: c
    title: "No"
    date: 2020
    source: Age UK
    fingerprint: {_print("c")}
  - record: d
    title: No.
    date: 2020
    source: Age UK
    fingerprint: {_print("d")}
"""
    )


def test_a_plan_shows_where_works_are_that_nothing_else_tells_apart() -> None:
    named = {
        "a": Work.of(title="Editorial", journal="City", volume="4", issue="1", pages="1-2"),
        "b": Work.of(url="https://example.org/editorial"),
    }
    text = plan.write(Groups((), (Group(("a", "b"), 0.6, ("same title",)),)), named)
    for line in ("volume: 4", "issue: 1", "pages: 1-2", "url: https://example.org/editorial"):
        assert f"    {line}\n" in text


def _print(name: str) -> str:
    printed = fingerprint(WORKS[name])
    return printed if yaml.safe_load(printed) == printed else f'"{printed}"'


def test_an_edited_plan_is_read() -> None:
    edited = PLAN.replace("verdict: later", "verdict: apart")
    decisions = read(edited, "plan.yaml")
    assert plan.merges(decisions) == [("a", "b")]
    assert plan.pairs_apart(decisions) == [("c", "d")]
    assert decisions[0].members[1].line == 1 + PLAN[: PLAN.index("- record: b")].count("\n")


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(lines, works, min_size=2, max_size=4), lines)
def test_any_titles_and_names_can_stand_in_a_plan(named: dict[str, Work], reason: str) -> None:
    names = tuple(named)
    text = plan.write(Groups((Group(names, 0.9, (reason,)),)), named)
    (decision,) = read(text, "p")
    assert decision.names == names
    assert [m.fingerprint for m in decision.members] == [fingerprint(w) for w in named.values()]
    (group,) = yaml.load(text, yaml.BaseLoader)["groups"]
    assert group["reasons"] == [reason]
    for member, work in zip(group["members"], named.values(), strict=True):
        assert member.get("title") == work.title
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]", text
    )


BROKEN = {
    "- verdict: [": (14, "is not valid YAML"),
    "- verdict: perhaps\n  members: []": (13, "verdict cannot be `perhaps`"),
    "- verdict: merge": (13, "a decision without `members`"),
    "- verdict: merge\n  members: []": (13, "to merge takes two members or more"),
    "- members: []": (13, "lacks `verdict`"),
    "- [a]": (13, "is not a decision"),
    "- verdict: apart\n  verdict: merge": (14, "`verdict` stands twice"),
    "- verdict: merge\n  members:\n  - record: a": (15, "lacks `fingerprint`"),
    "- verdict: merge\n  members:\n  - a": (15, "is not a member"),
    "- verdict: merge\n  members: a": (14, "`members` is no list"),
}


@pytest.mark.parametrize("decision", BROKEN)
def test_what_is_no_decision_is_said_with_its_line(decision: str) -> None:
    head = PLAN[: PLAN.index("version:")]
    line, message = BROKEN[decision]
    begin = head.count("\n") + 3
    with pytest.raises(UnreadableError, match=message) as error:
        read(f"{head}version: 1\ngroups:\n{decision}\n", "plan.yaml")
    assert error.value.where.line == begin + line - 13


@pytest.mark.parametrize(
    "text", ["", "a", "- a", "version: 2", "version: 1\ngroups: {}", "\x00", "&a [*a]"]
)
def test_what_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError) as error:
        read(text, "plan.yaml")
    assert error.value.where.file == "plan.yaml"


def test_a_list_of_another_name_is_refused_not_skipped() -> None:
    with pytest.raises(UnreadableError, match="`group` is no part of a plan") as error:
        read(PLAN.replace("\ngroups:", "\ngroup:"), "plan.yaml")
    assert error.value.where.line


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(UnreadableError):
        read("version: 1\ngroups: " + "[" * 100_000, "plan.yaml")


def _plan(*decisions: tuple[str, str]) -> str:
    text = "version: 1\ngroups:\n"
    for verdict, names in decisions:
        text += f"- verdict: {verdict}\n  members:\n"
        text += "".join(f"  - {{record: {name}, fingerprint: f}}\n" for name in names)
    return text


@pytest.mark.parametrize(
    ("decisions", "line", "message"),
    [
        ((("merge", "ab"), ("merge", "bc")), 9, "`b` is merged twice: see line 3"),
        ((("merge", "aa"),), 6, "`a` is merged twice: see line 3"),
        ((("merge", "ab"), ("apart", "ab")), 7, "`a` and `b` are apart here, and merged by line 3"),
        ((("apart", "xab"), ("merge", "abc")), 3, "`a` and `b` are apart here, and merged by"),
    ],
)
def test_a_plan_that_contradicts_itself_is_refused(
    decisions: tuple[tuple[str, str], ...], line: int, message: str
) -> None:
    with pytest.raises(UnreadableError, match=message) as error:
        read(_plan(*decisions), "plan.yaml")
    assert error.value.where.line == line


def test_records_may_be_apart_in_several_decisions() -> None:
    decisions = read(_plan(("apart", "ab"), ("apart", "bc"), ("merge", "cd")), "p")
    assert plan.pairs_apart(decisions) == [("a", "b"), ("b", "c")]


def test_what_changed_meanwhile_is_noticed_of_what_is_decided() -> None:
    decisions = read(PLAN, "plan.yaml")
    now: dict[str, tuple[str, Work]] = {name: (name, work) for name, work in WORKS.items()}
    refuse_changed(decisions, now.get, "plan.yaml")
    del now["c"]  # which is left for later
    refuse_changed(decisions, now.get, "plan.yaml")
    for changed, message in (
        (None, "`b` is gone since the plan was made; nothing"),
        (("a", WORKS["a"]), "`b` is now `a`"),
        (("b", Work.of(title="Gear")), "`b` was changed since"),
    ):
        found = {**now, "b": changed}
        with pytest.raises(ConflictError, match=message) as error:
            refuse_changed(decisions, found.get, "plan.yaml")
        assert str(error.value.where) == f"plan.yaml:{decisions[0].members[1].line}"


@settings(deadline=None)
@given(works, works)
def test_two_works_have_one_fingerprint_if_they_say_the_same(one: Work, other: Work) -> None:
    assert (fingerprint(one) == fingerprint(other)) == (one == other)
    assert fingerprint(one) == fingerprint(one.model_copy())
