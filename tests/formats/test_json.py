from __future__ import annotations

import json as standard

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.formats import json
from evidence_refs.model import REFERENCE_FIELDS, Reference

from .reading import entries
from .strategies import references


@given(st.lists(references, max_size=3))
@settings(max_examples=60, deadline=None)
def test_any_reference_reads_back_equal(many: list[Reference]) -> None:
    again = [Reference(**values) for values in standard.loads(json.write(many))]
    assert again == many
    assert [each.kept_empty for each in again] == [each.kept_empty for each in many]


@given(st.lists(references, max_size=3))
@settings(max_examples=40, deadline=None)
def test_any_reference_is_read_as_ours(many: list[Reference]) -> None:
    assert [each.own for each in entries("csl-json", json.write(many))] == many


@given(references)
@settings(max_examples=60, deadline=None)
def test_fields_stand_in_the_order_of_the_model_and_absent_ones_are_left_out(
    reference: Reference,
) -> None:
    record = reference.record()
    assert list(record) == [name for name in REFERENCE_FIELDS if name in record]
    for name in REFERENCE_FIELDS:
        assert (name in record) == bool(getattr(reference, name) or name in reference.kept_empty)


def test_an_alternate_says_where_it_is_from() -> None:
    reference = Reference.of(key="a", alternates={"date": [{"value": "2022", "from": "d:1"}]})
    assert reference.record() == {
        "key": "a",
        "alternates": {"date": [{"value": "2022", "from": "d:1"}]},
    }


def test_nothing_commands_a_terminal() -> None:
    reference = Reference(key="a", title="\x1b[31m \x9b31m \u202egpj\x7f")
    text = json.write([reference])
    assert r'"\u001b[31m \u009b31m \u202egpj\u007f"' in text
    assert Reference(**standard.loads(text)[0]) == reference


def test_text_is_readable_and_no_reference_is_an_empty_array() -> None:
    assert '"title": "Łódź – 2"' in json.write([Reference(key="a", title="Łódź – 2")])
    assert json.write([]) == "[]\n"
