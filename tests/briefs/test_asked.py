"""Each filter of the command line can be asked for in a mark, in a named list and in a recipe, by one name."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from evidence_refs.briefs.asked import FILTERS, SEVERAL
from evidence_refs.briefs.marked.named import named
from evidence_refs.briefs.marked.wanted import wanted
from evidence_refs.briefs.recipe import Section
from evidence_refs.briefs.recipe_choice import chosen, filters
from evidence_refs.catalogue.index.filters import Filter
from evidence_refs.cli.options.filters import OPTIONS
from evidence_refs.model import CitedIn, Person, Reference
from evidence_refs.problems import Where

from ..catalogue.index.indexes import index_of

_ASKED = {
    "author": "Ash", "source": "Fund", "journal": "BMJ", "type": "report,book", "year": "2019..",
    "document": "one", "section": "Care", "form": "entry,link", "tag": "new", "has": "url", "missing": "doi",
    "key": "a,former", "added-since": "2026-01", "sort": "title",
}  # fmt: skip
"""For each filter something that some of the works are, and others are not."""

_WHOLE = Reference(
    key="a", aliases=("former",), title="B", type="report", authors=(Person(family="Ash"),),
    source=("The Fund",), journal="BMJ", date="2019", url="https://a.example", tags=("new",),
    added="2026-02-01",
    cited_in=(CitedIn(document="one", form="entry", section=("Care",), lines=(1, 1)),),
)  # fmt: skip
_INDEX = index_of([_WHOLE, Reference(key="z", title="A", doi="10.1000/1")])


def test_marks_and_recipes_take_what_the_command_line_takes() -> None:
    of_options = {each.replace("_", "-") for each in OPTIONS}
    assert {*FILTERS} == of_options == {*_ASKED}, "a filter is missing in briefs/asked.py, or here"
    assert {each.name for each in fields(Filter)} == {*OPTIONS}


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_finds_the_same_wherever_it_stands(name: str, tmp_path: Path) -> None:
    values = _ASKED[name].split(",") if name in SEVERAL else [_ASKED[name]]
    option = name.replace("-", "_")
    asked: Any = values if name in SEVERAL else values[0]
    expected = _found(Filter(**{option: asked}))
    assert expected == (["z", "a"] if name == "sort" else ["a"])

    in_mark = wanted(f'{name}="{_ASKED[name]}"', Where("b.md", 1)).filters
    assert in_mark.keys() == {option}
    assert _found(Filter(**in_mark)) == expected

    (tmp_path / "b.lists.toml").write_text(f"[x]\n{name} = {asked!r}")
    beside = wanted("list=x", Where("b.docx"), named(tmp_path / "b.docx")).filters
    assert beside == in_mark

    section = Section.model_validate({"title": "x", name: asked})
    assert section.lists is (name != "sort")
    references = _INDEX.references(_INDEX.select(Filter(**filters(section))))
    assert [each.key for each in chosen(references, section)] == expected


def _found(asked: Filter) -> list[str]:
    return [each.key for each in _INDEX.references(_INDEX.select(asked))]
