"""What holds of any import: nothing is lost, nothing that stands changes, and twice is once."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.check import rules
from evidence_refs.catalogue.records.assign import plain
from evidence_refs.catalogue.text.render import render
from evidence_refs.formats import WRITERS
from evidence_refs.formats.entry import Entry
from evidence_refs.model import FLAGS, WORK_FIELDS, Catalogue, DocumentRecord, Reference, Work
from tests.catalogue import strategies as ours

from .shelves import DAY, entries_of, taken

_LAWS = settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    """Any valid catalogue: its names are each of one record, its documents are those that cite."""
    drawn = draw(ours.catalogues)
    seen: set[str] = {each.key for each in drawn.references}
    references = []
    for each in drawn.references:
        aliases = tuple(dict.fromkeys(name for name in each.aliases if name not in seen))
        seen |= {*aliases}
        references.append(each.model_copy(update={"aliases": aliases}))
    cited = dict.fromkeys(p.document for r in references for p in r.cited_in)
    documents = tuple(
        DocumentRecord(id=id, file=f"{at}.txt", sha256=f"{at:064x}")
        for at, id in enumerate(sorted(cited))
    )
    found = Catalogue(documents=documents, references=tuple(references))
    assume(not rules.errors(found))
    return found


def written(catalogue: Catalogue, format: str) -> str:
    if format == "yaml":
        return render(catalogue)
    return WRITERS[format].write(catalogue.references)


def told(reference: Reference, *, cited: bool) -> dict[str, Any]:
    """Give what a record says, but for the day of adding; only `cited`, where it is cited, too."""
    left = {"added", *(() if cited else ("cited_in", "extra"))}
    return {
        name: value
        for name, value in reference.record().items()
        if name not in left and (value or name in WORK_FIELDS)
    }


def before_this_import(reference: Reference) -> Reference:
    return reference.model_copy(update={"origin": reference.origin[:-1]})


@pytest.mark.parametrize("format", ["yaml", "csv", "json"])
@_LAWS
@given(catalogue=catalogues())
def test_what_was_exported_comes_back(format: str, catalogue: Catalogue) -> None:
    """Records that are one work become one, so each is taken into an empty catalogue alone."""
    for reference in catalogue.references:
        # A table's NUL bytes are left out, and its line ends are those of any system.
        assume(
            format != "csv"
            or {"\0", "\r"}.isdisjoint(written(catalogue, format).replace("\r\n", ""))
        )
        alone = Catalogue(
            documents=tuple(
                d
                for d in catalogue.documents
                if any(p.document == d.id for p in reference.cited_in)
            ),
            references=(reference,),
        )
        entries, cited, problems = entries_of(f"in.{format}", written(alone, format))
        assert not problems
        after, _ = taken(Catalogue(), entries, cited=cited)
        (found,) = after.references
        whole = format == "yaml"  # which alone has the documents that the citations are of
        assert told(before_this_import(found), cited=whole) == told(reference, cited=whole)
        assert found.added == (reference.added or DAY)
        assert {d.sha256 for d in after.documents} == (
            {d.sha256 for d in alone.documents} if whole else set()
        )
        assert whole or "cited_in" in found.extra or not reference.cited_in


_works = ours.references().map(lambda r: Work.of(**{n: getattr(r, n) for n in WORK_FIELDS}))
_entries = st.lists(
    st.builds(
        Entry,
        id=ours.keys | ours.lines, line=st.integers(1, 99), work=_works,
        extra=st.dictionaries(ours.lines, ours.proses, max_size=2),
        aliases=st.lists(ours.keys | ours.lines, max_size=2).map(tuple),
        tags=st.lists(ours.lines, max_size=2).map(tuple),
    ),
    max_size=4,
    unique_by=lambda entry: entry.id,
)  # fmt: skip


@st.composite
def shelves(draw: st.DrawFn) -> tuple[Catalogue, list[Entry]]:
    """A catalogue, and a file of which some records are those of the catalogue, in part."""
    catalogue = draw(catalogues())
    entries = draw(_entries)
    for reference in catalogue.references:
        if draw(st.booleans()):
            kept = draw(st.lists(st.sampled_from(WORK_FIELDS), max_size=8))
            work = Work.of(
                title=reference.title, **{n: getattr(reference, n) for n in kept if n != "title"}
            )
            entries.append(Entry(reference.key, 1, work))
    assume(len({entry.id for entry in entries}) == len(entries))
    return catalogue, entries


def has(record: Reference, field: str, value: object) -> bool:
    others = [other.value for other in record.alternates.get(field, ())]
    return value == getattr(record, field) or value in others or field in FLAGS


@_LAWS
@given(shelf=shelves())
def test_no_value_is_lost_and_none_that_stands_is_changed(
    shelf: tuple[Catalogue, list[Entry]],
) -> None:
    before, entries = shelf
    after, found = taken(before, entries)
    assert not rules.errors(after)
    records = {each.key: each for each in after.references}
    for reference in before.references:
        now = records[reference.key]
        for field in WORK_FIELDS:
            assert getattr(now, field) == getattr(reference, field) or not getattr(reference, field)
        assert reference.kept_empty.intersection(WORK_FIELDS) <= now.kept_empty
        assert {*reference.aliases} <= {*now.aliases}
    homes = [*found.report.keys.values()]
    assert len(homes) == len(entries)
    for entry, key in zip(entries, homes, strict=True):
        now = records[key]
        for field in entry.work.model_fields_set:
            value = getattr(entry.work, field)
            assert not value or has(now, field, value), field
        assert {*map(plain, entry.tags)} <= {*map(plain, now.tags)}
        assert all(text in now.extra[name] for name, text in entry.extra.items())
        names = {now.key, *now.aliases, *now.extra.get("aliases", "").split("; ")}
        names |= {origin.id or "" for origin in now.origin}
        assert all(part in names for alias in entry.aliases for part in alias.split("; "))
        assert any(origin.file == "shelf.bib" for origin in now.origin)


@_LAWS
@given(shelf=shelves())
def test_twice_is_once(shelf: tuple[Catalogue, list[Entry]]) -> None:
    before, entries = shelf
    after, _ = taken(before, entries)
    again, found = taken(after, entries, held=0)
    assert not found.change
    assert again == after


_KEYS = (
    "holt-lunstadLonelinessSocialIsolation2015", "2019smith", "WOS:000460", "12345", "10.1000/abc",
    "1", "smith2020", "2-s2.0-85", "deadbeef" * 5,
)  # fmt: skip


@pytest.mark.parametrize("format", ["ris", "endnote-xml", "csl-json", "csv", "json", "bibtex"])
def test_keys_come_back_from_each_of_our_formats(format: str) -> None:
    titles = (
        "Walking",
        "Cycling",
        "Swimming",
        "Rowing",
        "Sailing",
        "Diving",
        "Flying",
        "Riding",
        "Skating",
    )
    shelf = [Reference(key=key, title=title) for key, title in zip(_KEYS, titles, strict=True)]
    text = WRITERS[format].write(shelf)
    entries, cited, problems = entries_of(f"out{WRITERS[format].suffix}", text)
    after, found = taken(Catalogue(), entries, cited=cited)
    assert problems == []
    assert {each.key for each in after.references} == {*_KEYS}
    assert found.report.renamed == ()


def test_numbers_of_databases_are_no_keys() -> None:
    for number in (
        "WOS:000460",
        "12345",
        "rayyan-123456789",
        "CN-01234567",
        "10.1000/abc",
        "2-s2.0-85",
        "https://x.org/1",
        "1",
    ):
        text = f"TY  - JOUR\nTI  - Walking\nAU  - Smith, J\nPY  - 2020\nID  - {number}\nER  - \n"
        entries, cited, _ = entries_of("in.ris", text)
        after, found = taken(Catalogue(), entries, cited=cited)
        assert [(each.key, each.aliases) for each in after.references] == [("smith2020walking", ())]
        assert found.report.renamed == ()


def test_a_key_that_cannot_be_one_here_is_told() -> None:
    text = "TY  - JOUR\nTI  - Walking\nAU  - Smith, J\nPY  - 2020\nID  - müller2020\nER  - \n"
    entries, cited, _ = entries_of("in.ris", text)
    _, found = taken(Catalogue(), entries, cited=cited)
    assert [(each.wanted, each.is_taken) for each in found.report.renamed] == [
        ("müller2020", False)
    ]
