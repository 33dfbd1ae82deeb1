"""The numbers of a catalogue as charts: the same for the terminal, a file and a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from evidence_refs.catalogue.records.stats import Growth, Stats
from evidence_refs.charts.chart import Bar, Chart
from evidence_refs.charts.years import periods
from evidence_refs.terms import type_in_words

TOP = 10
"""How many of the most frequent are shown."""

_NONE = "none"
_LACKS = {"authors": "no author", "url": "no URL", "reviewed": "not reviewed"}


def charted(counted: Stats, top: int = TOP) -> dict[str, Chart]:
    """Give the charts by name, in order; what has no bar is left out.

    Args:
        counted: the numbers.
        top: how many types, sources, sections and documents are shown; a note counts the others.
    """
    if not counted.references:
        return {}
    types, untyped = _without_none(counted.by_type)
    types = {type_in_words(name): number for name, number in types.items()}
    sections, outside = _without_none(counted.by_section)
    charts = {
        "years": _years(counted.by_year),
        "types": _ranked("Types", types, "type", top, untyped),
        "sources": _ranked(
            "Sources", counted.by_source, "source", top, counted.missing.get("source", 0)
        ),
        "sections": _ranked("Sections, by citations", sections, "section", top, outside),
        "growth": _growth(counted, top),
        "missing": _missing(counted),
    }
    return {name: chart for name, chart in charts.items() if chart.bars}


def _without_none(counts: Mapping[str, int]) -> tuple[dict[str, int], int]:
    """Give the counts of what has a name, and that of what has none."""
    return {name: each for name, each in counts.items() if name != _NONE}, counts.get(_NONE, 0)


def _years(by_year: Mapping[str, int]) -> Chart:
    years, none = _without_none(by_year)
    found = periods({int(year): number for year, number in years.items()})
    bars = tuple(Bar(str(each), (each.number,)) for each in found)
    return Chart("Years", bars, note=f"{none} without a year" if none else "")


def _ranked(title: str, counts: Mapping[str, int], what: str, top: int, none: int) -> Chart:
    """Give the most frequent; the note tells of the others, and of `none`, what has no name."""
    ranked = list(counts.items())
    notes = [
        _more(len(ranked) - top, what, sum(number for _, number in ranked[top:])),
        f"{none} without a {what}" if none else "",
    ]
    bars = tuple(Bar(name, (number,)) for name, number in ranked[:top])
    return Chart(title, bars, note="; ".join(filter(None, notes)))


def _more(others: int, what: str, number: int) -> str:
    if others <= 0:
        return ""
    return f"{others} more {what if others == 1 else f'{what}s'} with {number}"


def _growth(counted: Stats, top: int) -> Chart:
    """Give what the latest documents brought."""
    earlier, shown = counted.growth[:-top], counted.growth[-top:]
    notes = [_earlier(earlier), f"{counted.uncited} in no document" if counted.uncited else ""]
    return Chart(
        "Growth, by date of the document",
        tuple(Bar(brought_by(each), (each.new, each.known)) for each in shown),
        parts=("new", "known"),
        note="; ".join(filter(None, notes)),
    )


def brought_by(growth: Growth) -> str:
    """Give what the bar of a document is called."""
    return growth.document if growth.date else f"{growth.document} (no date)"


def _earlier(documents: tuple[Growth, ...]) -> str:
    if not documents:
        return ""
    before = "1 earlier document" if len(documents) == 1 else f"{len(documents)} earlier documents"
    return f"{before} with {documents[-1].total}"


def _missing(counted: Stats) -> Chart:
    bars = (Bar(to_complete(each.missing), (each.references,)) for each in counted.work_list)
    return Chart("To complete", tuple(bars), whole=counted.references)


def to_complete(missing: Sequence[str]) -> str:
    """Give what the bar of references that lack some fields is called."""
    return ", ".join(_LACKS.get(name, f"no {name}") for name in missing)
