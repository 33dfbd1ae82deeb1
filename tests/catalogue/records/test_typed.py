from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.catalogue.check.single import reference_of
from evidence_refs.catalogue.records.typed import as_typed, field_named, value_of
from evidence_refs.errors import UsageError
from evidence_refs.model import Organisation, Person, Reference

BEIS = Organisation(literal="Department for Business, Energy and Industrial Strategy")
RECORD = Reference(key="a", title="Homes", authors=(Person(family="Osei", given="A."), BEIS, Person(family="Li")), source=("Mind",), tags=("one", "two; three"), undated=True)  # fmt: skip


def typed(field: str, text: str) -> Any:
    return getattr(reference_of({"key": "a", field: value_of(field, text)}), field)


def test_what_is_typed_is_what_is_shown() -> None:
    assert as_typed(RECORD, "authors") == (
        "Osei, A.; {Department for Business, Energy and Industrial Strategy}; Li,"
    )
    assert as_typed(RECORD, "tags") == "one; {two; three}"
    for field in ("title", "authors", "source", "undated", "tags", "aliases"):
        assert typed(field, as_typed(RECORD, field)) == getattr(RECORD, field)


def test_names() -> None:
    assert typed("authors", "King, M. L., Jr; NHS England") == (
        Person(family="King", given="M. L.", suffix="Jr"),
        Organisation(literal="NHS England"),
    )
    assert typed("editors", "{Walking, Wheeling and Co}") == (
        Organisation(literal="Walking, Wheeling and Co"),
    )


def test_a_list_or_map_may_be_yaml() -> None:
    assert typed("authors", "[{family: Osei, given: A.}, {literal: Mind}]") == (
        Person(family="Osei", given="A."),
        Organisation(literal="Mind"),
    )
    assert typed("authors", "{literal: Mind}") == (Organisation(literal="Mind"),)
    assert typed("source", '[Mind, "One; two"]') == ("Mind", "One; two")
    assert typed("extra", "{shelf: 3a}") == {"shelf": "3a"}
    assert typed("title", "[Protocol] Care at home") == "[Protocol] Care at home"


@pytest.mark.parametrize("text", ["", " ", "-", "null"])
def test_empty(text: str) -> None:
    assert value_of("title", text) is None
    assert value_of("authors", text) == ()
    assert value_of("undated", text) is False
    assert value_of("extra", text) == {}


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        ("authors", "[{family: Osei", "`authors` is not valid YAML"),
        ("cited_in", "brief:12", "`cited_in` cannot be `brief:12`"),
        ("undated", "perhaps", "`undated` cannot be `perhaps`"),
    ],
)
def test_what_cannot_be_read_is_refused(field: str, text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as refused:
        value_of(field, text)
    assert refused.value.hint


def test_a_field_is_named_with_blanks_or_a_hint() -> None:
    assert field_named("date-text") == "date_text"
    with pytest.raises(UsageError, match="there is no field `titel`") as refused:
        field_named("titel")
    assert refused.value.hint == "did you mean `title`?"
    with pytest.raises(UsageError, match="there is no field `colour`") as refused:
        field_named("colour")
    assert "title" in (refused.value.hint or "")


@given(st.lists(st.text("aB ,;[]-é", min_size=1).map(str.strip).filter(bool), min_size=1, max_size=3))  # fmt: skip
def test_any_list_survives_being_typed(names: list[str]) -> None:
    record = RECORD.model_copy(update={"source": tuple(names)})
    assert typed("source", as_typed(record, "source")) == tuple(names)
    bodies = tuple(Organisation(literal=name) for name in names)
    record = RECORD.model_copy(update={"authors": bodies})
    assert typed("authors", as_typed(record, "authors")) == bodies
