import pytest
from hypothesis import given, settings

from evidence_refs.catalogue.records.dedupe import apply, find
from evidence_refs.errors import UsageError
from evidence_refs.matching.groups import Group, Groups
from evidence_refs.model import Catalogue, Reference
from tests.catalogue.strategies import catalogues


def catalogue(**changes: object) -> Catalogue:
    records = (
        Reference(key="ageuk2019a", title="Caring close to home", source=("Age UK",), date="2019"),
        Reference(
            key="ageuk2019b", title="Caring close to home", source=("Age UK",), date="2019-05"
        ),
        Reference(key="mind2019", title="Caring close to home", source=("Mind",), date="2019-05"),
    )
    return Catalogue(references=records).model_copy(update=changes)


def test_doubles_are_found_with_score_and_reasons() -> None:
    groups = find(catalogue())
    assert [one.members for one in groups.sure] == [("ageuk2019a", "ageuk2019b")]
    assert 0.8 <= groups.sure[0].score <= 1
    assert "same title" in groups.sure[0].reasons
    assert all("mind2019" in one.members for one in groups.possible)


def test_doubles_are_merged() -> None:
    before = catalogue()
    after = apply(before, find(before))
    assert [r.key for r in after.references] == ["ageuk2019a", "mind2019"]
    assert after.references[0].date == "2019-05"
    assert after.references[0].aliases == ("ageuk2019b",)
    assert apply(after, find(after)) is after


def test_what_a_person_called_distinct_stays() -> None:
    before = catalogue(distinct=(("ageuk2019b", "ageuk2019a"),))
    assert find(before).sure == ()


def test_distinct_pairs_follow_a_merged_key() -> None:
    before = catalogue(distinct=(("ageuk2019b", "mind2019"),))
    after = apply(before, find(before))
    assert after.distinct == (("ageuk2019a", "mind2019"),)


def test_an_unknown_key() -> None:
    with pytest.raises(UsageError, match="nobody"):
        apply(catalogue(), Groups(sure=(Group(("nobody", "mind2019"), 1, ()),)))


@settings(max_examples=60, deadline=None)
@given(catalogues)
def test_any_catalogue_is_searched_and_merged_without_loss(any_catalogue: Catalogue) -> None:
    after = apply(any_catalogue, find(any_catalogue))
    before = [place for record in any_catalogue.references for place in record.cited_in]
    assert sorted(map(repr, before)) == sorted(
        repr(p) for r in after.references for p in r.cited_in
    )
