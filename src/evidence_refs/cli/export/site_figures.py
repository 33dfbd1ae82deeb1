"""The figures of `export site`: those of `stats`, in words for readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from evidence_refs.site import Figures

if TYPE_CHECKING:
    from evidence_refs.model import DocumentRecord


def figures(
    records: Sequence[Mapping[str, Any]],
    documents: Mapping[str, DocumentRecord],
    kept: frozenset[str],
) -> Figures:
    """Give the figures of `stats`, as far as the fields that are kept and their documents go."""
    from evidence_refs.catalogue.records.charted import TOP, brought_by, charted, to_complete
    from evidence_refs.catalogue.records.stats import lacking, stats

    told = [_as_shown({name: each[name] for name in each if name in kept}) for each in records]
    cited = {place["document"] for each in told for place in each.get("cited_in") or ()}
    counted = stats(told, [documents[id] for id in documents if id in cited])
    titles = {id: documents[id].title or id for id in documents}
    growth = {
        each.document: replace(each, document=titles.get(each.document, each.document))
        for each in counted.growth
    }
    # What is kept back is not missing.
    gaps = tuple(each for each in counted.work_list if kept.issuperset(each.missing))
    needed = lacking(told)
    return Figures(
        charted(replace(counted, growth=tuple(growth.values()), work_list=gaps)),
        TOP,
        {id: brought_by(each) for id, each in growth.items()},
        {to_complete(each.missing): needed[each.missing] for each in gaps},
    )


def _as_shown(record: dict[str, Any]) -> dict[str, Any]:
    """Give a record with its names as the page shows them: by these its scripts count."""
    from evidence_refs.site.showing import clean

    cited = [
        {**place, "section": [clean(each) for each in place.get("section") or ()]}
        for place in record.get("cited_in") or ()
    ]
    source = [clean(each) for each in record.get("source") or ()]
    return {**record, "cited_in": cited, "source": source}
