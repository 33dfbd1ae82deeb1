from collections.abc import Sequence

import pytest
from hypothesis import given, settings

from evidence_refs.catalogue.change import apply as changed
from evidence_refs.catalogue.records.decided import Decided
from evidence_refs.catalogue.records.dedupe import find, merging
from evidence_refs.catalogue.text.render import render_reference
from evidence_refs.errors import UsageError
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


def merged(
    before: Catalogue, groups: Sequence[Sequence[str]], apart: Sequence[tuple[str, str]] = ()
) -> Catalogue:
    records = {each.key: each for each in before.references}
    change = merging(
        groups,
        apart,
        record=records.__getitem__,
        blocks=lambda keys: {key: render_reference(records[key]) for key in keys},
        decided=Decided(distinct=before.distinct),
    )
    return changed(change, before)


def applied(before: Catalogue) -> Catalogue:
    return merged(before, [group.members for group in find(before).sure])


def test_doubles_are_found_with_score_and_reasons() -> None:
    groups = find(catalogue())
    assert [one.members for one in groups.sure] == [("ageuk2019a", "ageuk2019b")]
    assert 0.8 <= groups.sure[0].score <= 1
    assert "same title" in groups.sure[0].reasons
    assert all("mind2019" in one.members for one in groups.possible)


def test_doubles_are_merged() -> None:
    after = applied(catalogue())
    assert [r.key for r in after.references] == ["ageuk2019a", "mind2019"]
    assert after.references[0].date == "2019-05"
    assert after.references[0].aliases == ("ageuk2019b",)
    assert applied(after) == after


def test_what_a_person_called_distinct_stays() -> None:
    before = catalogue(distinct=(("ageuk2019b", "ageuk2019a"),))
    assert find(before).sure == ()


def test_distinct_pairs_follow_a_merged_key() -> None:
    before = catalogue(distinct=(("ageuk2019b", "mind2019"),))
    after = applied(before)
    assert after.distinct == (("ageuk2019a", "mind2019"),)


def test_a_key_in_two_groups_is_refused() -> None:
    with pytest.raises(UsageError, match="`ageuk2019b` is merged twice"):
        merged(catalogue(), [("ageuk2019a", "ageuk2019b"), ("mind2019", "ageuk2019b")])


def test_pairs_that_are_apart_are_noted_once_and_by_the_keys_that_stay() -> None:
    before = catalogue(distinct=(("mind2019", "ageuk2019a"),))
    groups = [("ageuk2019a", "ageuk2019b")]
    after = merged(before, groups, [("ageuk2019a", "mind2019"), ("ageuk2019b", "mind2019")])
    assert [set(pair) for pair in after.distinct] == [{"mind2019", "ageuk2019a"}]


def test_labels_keep_records_apart() -> None:
    assert find(catalogue(), distinct=[("ageuk2019b", "ageuk2019a")]).sure == ()


@settings(max_examples=60, deadline=None)
@given(catalogues)
def test_any_catalogue_is_searched_and_merged_without_loss(any_catalogue: Catalogue) -> None:
    after = applied(any_catalogue)
    before = [place for record in any_catalogue.references for place in record.cited_in]
    assert sorted(map(repr, before)) == sorted(
        repr(p) for r in after.references for p in r.cited_in
    )
