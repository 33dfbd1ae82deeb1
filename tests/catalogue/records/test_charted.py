from __future__ import annotations

from hypothesis import given, settings

from evidence_refs.catalogue.records.charted import charted
from evidence_refs.catalogue.records.stats import Record, Stats, stats
from evidence_refs.charts.chart import Chart
from evidence_refs.model import Catalogue, DocumentRecord
from tests.catalogue.strategies import catalogues


def counted(*records: Record, documents: int = 0) -> Stats:
    made = [
        DocumentRecord(id=f"d{number}", file="d", sha256="0" * 64, date=f"20{number:02d}")
        for number in range(documents)
    ]
    return stats(records, made)


def bars(chart: Chart) -> dict[str, tuple[int, ...]]:
    return {bar.label: bar.numbers for bar in chart.bars}


def test_the_most_frequent_are_bars_and_the_note_counts_the_others() -> None:
    records = [{"source": [f"Issuer {n}"]} for n in (1, 1, 1, 2, 2, 3, 4)]
    chart = charted(counted(*records, {"type": "book"}), top=2)["sources"]
    assert bars(chart) == {"Issuer 1": (3,), "Issuer 2": (2,)}
    assert chart.note == "2 more sources with 2; 1 without a source"


def test_a_source_that_is_called_none_is_a_source() -> None:
    chart = charted(counted({"source": ["none"]}))["sources"]
    assert (bars(chart), chart.note) == ({"none": (1,)}, "")


def test_what_has_no_year_or_type_is_no_bar_among_them() -> None:
    charts = charted(counted({"date": "2020", "type": "book"}, {}))
    assert bars(charts["years"]) == {"2020": (1,)}
    assert charts["years"].note == "1 without a year"
    assert charts["types"].note == "1 without a type"


def test_types_are_words_for_readers() -> None:
    kinds = ("personal_communication", "webpage", "dataset")
    charts = charted(counted(*({"type": kind} for kind in kinds)))
    assert bars(charts["types"]) == {
        "Dataset": (1,),
        "Personal communication": (1,),
        "Web page": (1,),
    }


def test_growth_shows_the_latest_documents() -> None:
    def citing(*names: str) -> Record:
        return {"cited_in": [{"document": name, "form": "entry"} for name in names]}

    found = counted(citing("d0"), citing("d1", "d2"), citing("d2"), {}, documents=3)
    chart = charted(found, top=2)["growth"]
    assert bars(chart) == {"d1": (1, 0), "d2": (1, 1)}
    assert chart.note == "1 earlier document with 1; 1 in no document"


def test_what_is_missing_is_a_share_of_all() -> None:
    chart = charted(counted({"title": "A", "source": ["B"]}, {"authors": [{"literal": "C"}]}))[
        "missing"
    ]
    assert chart.whole == 2
    said = {bar.label: chart.said(bar) for bar in chart.bars}
    assert said["no title"] == "1 (50%)"
    assert said["not reviewed"] == "2 (100%)"
    assert "no author, no source" not in said


def test_no_references_are_no_charts() -> None:
    assert charted(counted(documents=2)) == {}


@settings(max_examples=60, deadline=None)
@given(catalogues)
def test_every_chart_has_bars_and_as_many_numbers_as_parts(catalogue: Catalogue) -> None:
    found = charted(stats([each.record() for each in catalogue.references], catalogue.documents))
    for chart in found.values():
        assert chart.bars
        assert all(len(bar.numbers) == max(len(chart.parts), 1) for bar in chart.bars)
