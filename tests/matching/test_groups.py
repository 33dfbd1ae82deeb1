import json
import time
from collections import defaultdict
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.matching.decision import decide
from evidence_refs.matching.groups import Groups, group
from evidence_refs.matching.profile import profile_of
from evidence_refs.model import WORK_FIELDS, CitedIn, Reference, Work

TITLES = (
    "Virtual wards", "Virtual wards: guidance", "Virtual wards: what do they look like?",
    "Caring close to home", "Caring close to home: stories from rural places", "The caring home",
    "Annual report", "Review of homes, part 1", "Review of homes, part 2",
)  # fmt: skip
works = st.builds(
    lambda **values: Work.of(**values),
    title=st.sampled_from((None, *TITLES)),
    source=st.sampled_from(
        ((), ("The King's Fund",), ("NHS Providers",), ("Age UK", "NHS Providers"))
    ),
    date=st.sampled_from((None, "2020", "2020-04", "2021-06-01")),
    url=st.sampled_from((None, "https://www.kingsfund.org.uk/a/b", "https://example.org/c")),
    doi=st.sampled_from((None, None, None, "10.1000/a", "10.1000/b")),
)
collections = st.lists(works, max_size=9).map(
    lambda found: [(f"w{at}", work) for at, work in enumerate(found)]
)


def sure(groups: Groups) -> set[frozenset[str]]:
    return {frozenset(one.members) for one in groups.sure}


@given(works, works)
def test_a_decision_is_the_same_both_ways(one: Work, other: Work) -> None:
    a, b = profile_of("a", one), profile_of("b", other)
    assert decide(a, b) == decide(b, a)


@given(works)
def test_a_work_with_a_title_and_more_is_itself(work: Work) -> None:
    decision = decide(profile_of("a", work), profile_of("b", work))
    known = work.title and (work.source or work.url or work.doi)
    assert not known or decision.verdict == "merge"


@settings(max_examples=150, deadline=None)
@given(collections.flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))))
def test_order_does_not_matter(both: tuple[list[tuple[str, Work]], list[tuple[str, Work]]]) -> None:
    assert sure(group(both[0])) == sure(group(both[1]))


@settings(max_examples=60, deadline=None)
@given(collections)
def test_no_two_members_contradict_each_other(found: list[tuple[str, Work]]) -> None:
    profiles = {name: profile_of(name, work) for name, work in found}
    for members in sure(group(found)):
        for a, b in combinations(members, 2):
            assert not decide(profiles[a], profiles[b]).contradicts


@settings(max_examples=60, deadline=None)
@given(collections)
def test_each_member_stands_in_one_group(found: list[tuple[str, Work]]) -> None:
    members = [member for one in group(found).sure for member in one.members]
    assert len(members) == len(set(members))
    assert all(len(one.members) == 2 for one in group(found).possible)


@settings(max_examples=60, deadline=None)
@given(collections, st.integers(0, 8), st.integers(0, 8))
def test_distinct_pairs_are_kept_apart(found: list[tuple[str, Work]], x: int, y: int) -> None:
    pair = (f"w{x}", f"w{y}")
    groups = group(found, distinct=[pair])
    assert x == y or not any(set(pair) <= members for members in sure(groups))
    assert x == y or not any(set(pair) == set(one.members) for one in groups.possible)


@settings(max_examples=60, deadline=None)
@given(collections)
def test_fixed_works_never_join(found: list[tuple[str, Work]]) -> None:
    fixed = [name for name, _ in found[:4]]
    assert all(len(members.intersection(fixed)) <= 1 for members in sure(group(found, fixed=fixed)))


def test_nothing_is_chained() -> None:
    found = [
        ("kf", Work(title="Virtual wards explained in full", source=("The King's Fund",))),
        ("np", Work(title="Virtual wards explained in full", source=("NHS Providers",))),
        ("bare", Work(title="Virtual wards explained in full")),
    ]
    groups = group(found)
    assert groups.sure == ()
    assert {frozenset(one.members) for one in groups.possible} == {
        frozenset(("kf", "bare")), frozenset(("np", "bare")),
    }  # fmt: skip


def test_a_main_title_of_many_works_is_left_to_a_person() -> None:
    found = [
        ("a", Work(title="Integrated care systems: guidance", source=("NHS England",))),
        (
            "b",
            Work(
                title="Integrated care systems: what do they look like?", source=("Nuffield Trust",)
            ),
        ),
        ("c", Work(title="Integrated care systems", source=("NHS England",))),
    ]
    groups = group(found)
    assert groups.sure == ()
    assert [one.members for one in groups.possible] == [("a", "c")]


def test_the_same_words_twice_in_one_document_are_one_work() -> None:
    cited = (CitedIn(document="brief", form="mention"),)
    found = [
        ("a", Reference(key="a", title="Single Oversight Framework", cited_in=cited)),
        ("b", Reference(key="b", title="Single oversight framework", cited_in=cited)),
    ]
    assert sure(group(found)) == {frozenset(("a", "b"))}


def test_many_words_turned_about_in_one_document_and_year_are_one_work() -> None:
    def found(other: str) -> list[tuple[str, Work]]:
        return [
            ("a", _cited("Next Steps on Hospital Travel Costs", date="2017", source=("NHS England",))),
            ("b", _cited("Hospital Travel Costs Next Steps", document=other, date="2017")),
        ]  # fmt: skip

    assert sure(group(found("brief"))) == {frozenset(("a", "b"))}
    apart = group(found("review"))
    assert apart.sure == ()
    assert [one.members for one in apart.possible] == [("a", "b")]


def test_few_words_turned_about_are_left_to_a_person() -> None:
    found = [
        ("a", _cited("Safe Winter Wards", date="2017", source=("LGA",))),
        ("b", _cited("Winter Wards Safe", date="2017")),
    ]
    groups = group(found)
    assert groups.sure == ()
    assert [one.members for one in groups.possible] == [("a", "b")]


def _cited(title: str, document: str = "brief", **values: object) -> Reference:
    cited = (CitedIn(document=document, form="mention"),)
    return Reference.of(key=title[0], title=title, cited_in=cited, **values)


KITCHENS = "Kitchen-led models of recovery"
ADDRESS = Work(url="https://www.kingsfund.org.uk/publications/kitchen-led-models-recovery")


@pytest.mark.parametrize(
    ("other", "merged"),
    [
        (": what stroke wards learn", True),
        (": what stroke wards can learn", True),
        (": the cook's view", False),
    ],
)
def test_an_address_that_spells_the_main_title_of_several_works_is_none_of_them(
    other: str, merged: bool
) -> None:
    found = [
        ("a", Work(title=f"{KITCHENS}: what stroke wards can learn", source=("The King's Fund",))),
        ("b", Work(title=KITCHENS + other, source=("The King's Fund",))),
        ("c", ADDRESS),
    ]
    assert any("c" in members for members in sure(group(found))) is merged


def test_a_record_is_known_by_its_alternates_too() -> None:
    record = Reference.model_validate(
        {
            "key": "a", "title": "Ageing in rural places", "source": ["Age UK"],
            "alternates": {"source": [{"value": ["Nesta"], "from": "brief:7"}]},
        }
    )  # fmt: skip
    other = Work(title="Ageing in rural places", source=("Nesta",))
    assert sure(group([("a", record), ("b", other)])) == {frozenset(("a", "b"))}


@pytest.mark.slow
def test_time_grows_with_the_number_of_works() -> None:
    def seconds(count: int) -> float:
        found = [
            (str(at), Work(title=f"Report {at % 97} on ward {at} and place {at % 89}", source=("NHS England",)))
            for at in range(count)
        ]  # fmt: skip
        start = time.perf_counter()
        group(found)
        return time.perf_counter() - start

    small, large = seconds(300), seconds(1200)
    assert large < 10 * small + 1


@pytest.mark.shared
def test_labels_are_grouped_without_a_wrong_merge(shared: Path) -> None:
    """Within a document, two labels with the same `work` are the same work."""
    found = missed = wrong = 0
    for file in sorted((shared / "gold-sample").glob("*.jsonl")):
        labels = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()[1:]]
        slugs = {str(at): label["work"] for at, label in enumerate(labels)}
        cited = {
            n: CitedIn(document="d", form=label["form"])
            for n, label in zip(slugs, labels, strict=True)
        }
        records = [
            (n, Reference.of(key=f"k{n}", cited_in=[cited[n]], **_work(label)))
            for n, label in zip(slugs, labels, strict=True)
        ]
        together: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
        for members in sure(group(records)):
            together.update(dict.fromkeys(members, members))
        for a, b in combinations(slugs, 2):
            same, joined = slugs[a] == slugs[b], b in together[a]
            found += same and joined
            missed += same and not joined
            wrong += joined and not same
    assert wrong == 0
    assert found / (found + missed) >= 0.9


def _work(label: dict[str, object]) -> dict[str, object]:
    return {name: label[name] for name in WORK_FIELDS if name in label and name != "pages"}
