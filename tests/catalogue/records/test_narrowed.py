from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.records.narrowed import with_fields, with_key
from evidence_refs.model import REFERENCE_FIELDS, Reference
from tests.formats.strategies import references


@given(references, st.sets(st.sampled_from(REFERENCE_FIELDS)))
@settings(max_examples=60, deadline=None)
def test_what_is_kept_is_as_it_was_and_nothing_else_is_there(
    reference: Reference, fields: set[str]
) -> None:
    kept = {*fields, "key"} | ({"authors_truncated"} if "authors" in fields else set())
    kept -= set() if "authors" in fields else {"authors_truncated"}
    record = reference.record()
    assert with_fields(reference, fields).record() == {
        name: value for name, value in record.items() if name in kept
    }


def test_the_old_key_becomes_an_alias() -> None:
    reference = Reference(key="a", aliases=["b", "c"], title="T")
    assert with_key(reference, "b").aliases == ("a", "c")
    assert with_key(reference, "x", {"x", "c"}).aliases == ("a", "b")
    assert with_key(reference, "a") == reference
