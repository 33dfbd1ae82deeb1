from __future__ import annotations

from collections import Counter

from hypothesis import given, settings

from evidence_refs.catalogue.records.stats import Gap, Growth, stats
from evidence_refs.model import Catalogue, CitedIn, DocumentRecord, Person, Reference
from tests.catalogue.strategies import catalogues

REFERENCES = (
    Reference(
        key="adams2019care", type="report", title="Integrated care: a review",
        authors=(Person(family="Ádams", given="Zoë"),), source=("The King’s Fund",), date="2019-03",
        abstract="Partnerships of places.", reviewed="2026-11-24",
        cited_in=(CitedIn(document="d1", form="entry", section=("Care", "Reports")),),
    ),
    Reference(
        key="bell2021", type="article-journal", title="Anchor institutions", date="2021",
        source=("BMJ",), url="https://example.org",
        cited_in=(CitedIn(document="d1", form="link"), CitedIn(document="d2", form="entry", section=("Care",))),
    ),
    Reference(key="cole", title="Care of integrated systems", url=None),
)  # fmt: skip
DATES = {"d1": "2023-01", "d2": "2019", "d3": None}
DOCUMENTS = tuple(
    DocumentRecord(id=id, file="d", sha256="0" * 64, date=date) for id, date in DATES.items()
)


def test_years_stand_in_the_order_of_time() -> None:
    records = [{"date": date} for date in ("2020", "-0044", None, "-0100", "0999")]
    assert list(stats(records, ()).by_year) == ["-100", "-044", "0999", "2020", "none"]


def test_a_body_is_one_however_it_is_spelt() -> None:
    spelt = (
        "King’s Fund",
        "The King's Fund",
        "The King’s Fund",
        "The King’s Fund",
        "The King’s Fund",
        "Fund",
    )
    records = [{"source": [name]} for name in spelt]
    records.append({"source": ["King's Fund", "The King's Fund"]})
    assert stats(records, ()).by_source == {"The King’s Fund": 6, "Fund": 1}


def test_stats_count() -> None:
    assert stats([each.record() for each in REFERENCES], DOCUMENTS).to_json() == {
        "references": 3,
        "citations": 3,
        "documents": 3,
        "by_type": {"article-journal": 1, "none": 1, "report": 1},
        "by_year": {"2019": 1, "2021": 1, "none": 1},
        "by_source": {"BMJ": 1, "The King’s Fund": 1},
        "by_document": {"d1": 2, "d2": 1, "d3": 0},
        "by_form": {"entry": 2, "link": 1},
        "by_section": {"Care": 1, "Care › Reports": 1, "none": 1},
        "missing": {"type": 1, "authors": 2, "source": 1, "date": 1, "abstract": 2, "url": 2},
        # d2 is older than d1: what both cite is new in d2.
        "growth": (
            {"document": "d2", "date": "2019", "new": 1, "known": 0, "total": 1},
            {"document": "d1", "date": "2023-01", "new": 1, "known": 1, "total": 2},
            {"document": "d3", "date": None, "new": 0, "known": 0, "total": 2},
        ),
        "uncited": 1,
        "work_list": (
            {"missing": ("type",), "references": 1},
            {"missing": ("authors", "source"), "references": 1},
            {"missing": ("date",), "references": 1},
            {"missing": ("abstract",), "references": 2},
            {"missing": ("url",), "references": 2},
            {"missing": ("reviewed",), "references": 2},
        ),
    }


def test_documents_of_a_year_stand_after_those_of_the_years_before() -> None:
    dates = {"a": "2020-02", "b": "2020", "c": "0950", "d": None, "e": "2019-12-31"}
    documents = [
        DocumentRecord(id=id, file="d", sha256="0" * 64, date=date) for id, date in dates.items()
    ]
    order = [each.document for each in stats([], documents).growth]
    assert order == ["c", "e", "b", "a", "d"]


@settings(max_examples=60, deadline=None)
@given(catalogues)
def test_the_numbers_agree_with_each_other(catalogue: Catalogue) -> None:
    records = [each.record() for each in catalogue.references]
    found = stats(records, catalogue.documents)
    cited = [each for each in catalogue.references if each.cited_in]
    assert sum(found.by_type.values()) == sum(found.by_year.values()) == found.references
    assert sum(found.by_form.values()) == sum(found.by_section.values()) == found.citations
    assert sum(each.new for each in found.growth) + found.uncited == found.references
    assert {each.document: each.new + each.known for each in found.growth} == found.by_document
    if found.growth:
        assert found.growth[-1].total == len(cited)
    empty = Counter(
        name for each in catalogue.references for name in ("date", "url") if not getattr(each, name)
    )
    work = {each.missing: each.references for each in found.work_list}
    assert {name: work.get((name,), 0) for name in ("date", "url")} == {
        name: empty[name] for name in ("date", "url")
    }
    assert Gap((), 0) not in found.work_list
    assert all(isinstance(each, Growth) for each in found.growth)
