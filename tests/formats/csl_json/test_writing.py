from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.formats.csl_json import writing as csl_json_writing
from evidence_refs.formats.csl_json.variables import PLACES
from evidence_refs.model import WORK_FIELDS, Reference
from tests.formats.reading import entries
from tests.formats.strategies import dates, printed, references


@given(st.lists(references, min_size=1, max_size=2))
@settings(max_examples=80, deadline=None)
def test_whatever_a_reference_holds_reads_back_equal(many: list[Reference]) -> None:
    found = entries("csl-json", csl_json_writing.write(many))
    assert [each.id for each in found] == [each.key for each in many]
    for entry, reference in zip(found, many, strict=True):
        told = {"aliases": entry.aliases, "tags": entry.tags, "extra": entry.extra}
        for name in PLACES.keys() - {"key"}:
            value = told[name] if name in told else getattr(entry.work, name)
            assert value == getattr(reference, name), name


@given(st.lists(printed, min_size=1, max_size=3))
@settings(max_examples=60, deadline=None)
def test_what_print_has_reads_back_equal(many: list[Reference]) -> None:
    found = entries("csl-json", csl_json_writing.write(many))
    assert [each.id for each in found] == [each.key for each in many]
    for entry, reference in zip(found, many, strict=True):
        for name in WORK_FIELDS:
            assert getattr(entry.work, name) == getattr(reference, name), name
        assert entry.extra == {}


@given(dates, dates)
def test_any_date_reads_back_equal(date: str, accessed: str) -> None:
    reference = Reference(key="a", title="T", date=date, accessed=accessed)
    (found,) = entries("csl-json", csl_json_writing.write([reference]))
    assert (found.work.date, found.work.accessed) == (date, accessed)


def test_one_item_as_people_see_it() -> None:
    reference = Reference(
        key="a2021b", type="report", title="A", authors=[{"family": "Smith", "given": "J."}, {"literal": "WHO"}],
        source=["B", "C"], date="2021-03~", undated=False, pages="45-50", extra={"mark": "x"},
    )  # fmt: skip
    assert json.loads(csl_json_writing.write([reference])) == [
        {
            "id": "a2021b", "type": "report", "title": "A", "page": "45-50", "publisher": "B; C",
            "author": [{"family": "Smith", "given": "J."}, {"literal": "WHO"}],
            "issued": {"date-parts": [[2021, 3]], "circa": True},
            "custom": {"source": ["B", "C"], "mark": "x"},
        }
    ]  # fmt: skip


def test_nothing_commands_a_terminal() -> None:
    text = csl_json_writing.write([Reference(key="a", title="\x9bA\u202e\x1b[31m")])
    assert text.replace("\n", "").isprintable()
