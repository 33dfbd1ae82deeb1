from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.keeping.store import load
from evidence_refs.formats.csl_json import writing as csl_json_writing
from evidence_refs.formats.csl_json.variables import KNOWN, OURS, PLACES, STRUCTURES, TEXTS
from evidence_refs.formats.entry import Entry
from evidence_refs.model import WORK_FIELDS, Reference
from tests.formats.reading import entries
from tests.formats.strategies import dates, printed, references

CATALOGUE = Path(__file__).resolve().parents[3] / "data" / "references.yaml"


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


_names = st.sampled_from(sorted({*KNOWN, *OURS, *TEXTS, *STRUCTURES, "address", "key", "x"}))
_values = st.sampled_from(
    ["London", "5", "[]", '[{"family": "Berg"}]', '{"date-parts": [[1998]]}', "[" * 5000, "a\n\nb", " a", "&amp;"]
)  # fmt: skip


@given(st.dictionaries(_names, _values, max_size=4))
@settings(max_examples=100, deadline=None)
def test_whatever_an_import_left_reads_back_equal(extra: dict[str, str]) -> None:
    reference = Reference(key="a", type="book", title="T", date="2020", extra=extra)
    (found,) = entries("csl-json", csl_json_writing.write([reference]))
    assert found.extra == reference.extra
    assert (found.work.title, found.work.date, found.tags) == ("T", "2020", ())


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


def test_what_an_import_brought_goes_out_in_the_variable_that_it_was_in() -> None:
    item = {
        "id": "x", "type": "book", "title": "T", "publisher-place": "London", "number-of-pages": "97",
        "translator": [{"family": "Berg", "given": "A."}], "original-date": {"date-parts": [[1998]]},
    }  # fmt: skip
    (found,) = entries("csl-json", json.dumps([item]))
    reference = Reference(key="x", type="book", title="T", extra=dict(found.extra))
    assert json.loads(csl_json_writing.write([reference])) == [item]


def test_particles_stand_apart() -> None:
    reference = Reference(
        key="x", type="book", authors=[{"family": "van der Berg"}, {"family": "de souza"}]
    )
    (item,) = json.loads(csl_json_writing.write([reference]))
    assert item["author"] == [
        {"family": "Berg", "non-dropping-particle": "van der"},
        {"family": "de souza"},
    ]


@pytest.mark.shared
def test_items_of_other_projects_lose_nothing(shared: Path) -> None:
    files = sorted((shared / "corpora").rglob("*-csl.json"))
    assert len(files) == 2
    for file in files:
        first = entries("csl-json", file.read_text(encoding="utf-8"))
        assert len(first) > 10
        again = entries(
            "csl-json",
            csl_json_writing.write([_reference(at, each) for at, each in enumerate(first)]),
        )
        for one, other in zip(first, again, strict=True):
            assert (one.work, one.extra, one.tags) == (other.work, other.extra, other.tags)


def _reference(at: int, entry: Entry) -> Reference:
    work = {name: getattr(entry.work, name) for name in WORK_FIELDS}
    return Reference.of(
        key=f"k{at}", aliases=entry.aliases, tags=entry.tags, extra=dict(entry.extra), **work
    )


def test_our_catalogue_loses_nothing() -> None:
    many = load(CATALOGUE).index.all()
    assert len(many) > 300
    for entry, reference in zip(
        entries("csl-json", csl_json_writing.write(many)), many, strict=True
    ):
        for name in WORK_FIELDS:
            assert getattr(entry.work, name) == getattr(reference, name), name
        assert (entry.aliases, entry.tags) == (reference.aliases, reference.tags)
