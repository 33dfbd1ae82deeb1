from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.briefs.asked import GROUPS, Asked
from evidence_refs.briefs.sections import sections
from evidence_refs.briefs.types import IN_WORDS
from evidence_refs.model import WORK_TYPES, CitedIn, Reference

from ..formats.strategies import references


def ref(key: str, **values: Any) -> Reference:
    return Reference(key=key, title=key, **values)


def outline(many: list[Reference], **asked: Any) -> list[tuple[int, str, list[str]]]:
    return [
        (each.level, each.heading, [one.key for one in each.references])
        for each in sections(many, Asked(**asked))
    ]


def test_every_type_has_a_heading_of_its_own() -> None:
    assert set(IN_WORDS) == set(WORK_TYPES)
    assert len(set(IN_WORDS.values())) == len(WORK_TYPES)


def test_by_type_in_the_order_of_the_table_and_within_in_that_which_is_given() -> None:
    many = [
        ref("z", type="webpage"),
        ref("n"),
        ref("b", type="report"),
        ref("a", type="report"),
    ]
    assert outline(many, group="type", level=3) == [
        (3, "Reports", ["b", "a"]), (3, "Web pages", ["z"]), (3, "Other works", ["n"]),
    ]  # fmt: skip


def test_by_year_the_newest_first_and_the_undated_last() -> None:
    many = [
        ref("old", date="2012-04"),
        ref("none", undated=True),
        ref("span", date="2019/2021"),
        ref("new", date="2023"),
        ref("before", date="-0044"),
        ref("nineteen", date="2019~"),
        ref("unsure", date="201X"),
    ]
    assert outline(many, group="year") == [
        (2, "2023", ["new"]), (2, "2019", ["span", "nineteen"]), (2, "2012", ["old"]),
        (2, "-44", ["before"]), (2, "Undated", ["none", "unsure"]),
    ]  # fmt: skip


def test_in_no_groups() -> None:
    assert outline([ref("b"), ref("a")], group="none") == [(2, "", ["b", "a"])]
    assert outline([], group="none") == []


def cited(key: str, document: str, *section: str) -> Reference:
    return ref(key, cited_in=(CitedIn(document=document, form="entry", section=section),))


def test_no_heading_of_a_list_stands_above_the_level_that_is_asked_for() -> None:
    one, two = cited("a", "x", "Care", "Reports"), cited("b", "y", "Plans")
    assert outline([one], group="section", level=3) == [
        (3, "Care", []), (4, "Reports", ["a"]),
    ]  # fmt: skip
    assert outline([one, two], group="section", level=3, titles={"y": "Why"}) == [
        (3, "x", []), (4, "Care", []), (5, "Reports", ["a"]), (3, "Why", []), (4, "Plans", ["b"]),
    ]  # fmt: skip


def test_a_work_stands_in_the_section_that_is_asked_for() -> None:
    places = (
        CitedIn(document="x", form="entry", section=("Care", "Reports")),
        CitedIn(document="x", form="footnote", section=("Terms",)),
        CitedIn(document="x", form="footnote", section=("Terms", "Reports")),
    )
    work = ref("a", cited_in=places)
    for section, headings in (
        ("", ["Care", "Reports"]), ("terms", ["Terms"]), ("Terms › Reports", ["Terms", "Reports"]),
    ):  # fmt: skip
        assert [each[1] for each in outline([work], section=section)] == headings


@given(st.lists(references, max_size=6, unique_by=lambda each: each.key), st.sampled_from(GROUPS))
@settings(max_examples=60, deadline=None)
def test_each_reference_stands_once_however_they_are_grouped(
    many: list[Reference], group: Any
) -> None:
    found = sections(many, Asked(group=group))
    keys = [one.key for each in found for one in each.references]
    assert sorted(keys) == sorted(each.key for each in many)
    assert all(each.heading or each.references for each in found)
    assert all(each.level >= 2 for each in found if each.heading)
