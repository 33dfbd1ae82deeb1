from __future__ import annotations

import pytest
from hypothesis import given

from evidence_refs.catalogue.change import Change, apply
from evidence_refs.catalogue.records.decided import Decided
from evidence_refs.catalogue.records.edit import edited, is_set
from evidence_refs.catalogue.records.remove import remove
from evidence_refs.catalogue.records.rename import rename, renamed
from evidence_refs.errors import UsageError
from evidence_refs.model import Catalogue, CitedIn, Reference
from tests.catalogue.strategies import references

RECORD = Reference(key="old", aliases=("older",), title="Homes")
NAMES = {"old", "older", "other"}


def test_the_old_key_becomes_an_alias() -> None:
    change = rename(RECORD, "new", NAMES, Decided())
    assert change.put == (RECORD.model_copy(update={"key": "new", "aliases": ("old", "older")}),)
    assert change.renamed == {"new": "old"}
    assert (change.removed, change.distinct) == (None, None)
    after = apply(change, Catalogue(references=(RECORD, Reference(key="other"))))
    assert [each.key for each in after.references] == ["new", "other"]


def test_a_record_may_be_named_back() -> None:
    (record,) = rename(RECORD, "older", NAMES, Decided()).put
    assert (record.key, record.aliases) == ("older", ("old",))


def test_what_a_person_decided_names_the_new_key() -> None:
    change = rename(RECORD, "new", NAMES, Decided(("new", "gone"), (("old", "other"),)))
    assert change.removed == ("gone",)
    assert change.distinct == (("new", "other"),)


def test_what_a_person_set_stays_theirs() -> None:
    cited = RECORD.model_copy(update={"cited_in": (CitedIn(document="b", form="link"),)})
    assert is_set(renamed(edited(cited, "title", "Homes that heal"), "new"), "title")


@pytest.mark.parametrize(
    ("key", "says"),
    [
        ("other", "`other` is the key or an alias of another record"),
        ("old", "`old` is its key already"),
        ("a b", "`key` cannot be `a b`"),
    ],
)
def test_a_key_that_cannot_be_is_refused(key: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as refused:
        rename(RECORD, key, NAMES, Decided())
    assert refused.value.hint


@given(references())
def test_renamed_twice_nothing_is_lost(record: Reference) -> None:
    back = renamed(renamed(record, "another-key"), record.key)
    assert {*back.aliases} == {*record.aliases, "another-key"} - {record.key}
    same = {"aliases": record.aliases, "alternates": record.alternates}
    assert back.model_copy(update=same) == record
    assert back.kept_empty - {"aliases"} == record.kept_empty - {"aliases"}


def test_what_is_removed_does_not_come_back_under_any_of_its_names() -> None:
    decided = Decided(("x",), (("older", "other"), ("x", "other")))
    change = remove([RECORD, RECORD], decided)
    assert change == Change(
        gone=("old",), removed=("x", "old", "older"), distinct=(("x", "other"),)
    )
    forgotten = remove([RECORD], decided, forget=True)
    assert forgotten == Change(gone=("old",), distinct=(("x", "other"),))
