from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.briefs.recipe import Section
from evidence_refs.model import CitedIn, Form, Reference

from ..catalogue import strategies
from ..catalogue.index.indexes import index_of
from .recipes import selected


def cited(document: str, line: int, form: Form, *section: str) -> CitedIn:
    return CitedIn(document=document, form=form, lines=(line, line), section=section)


RECORDS = (
    Reference(
        key="a", aliases=("old",), title="A", date="2020", type="report",
        cited_in=(cited("one", 30, "entry", "Care", "Reports"), cited("one", 2, "footnote", "Why")),
    ),
    Reference(
        key="b", title="B", date="2022",
        cited_in=(cited("one", 20, "entry", "Care", "Reports"), cited("one", 50, "entry", "Cases")),
    ),
    Reference(
        key="c", title="C",
        cited_in=(cited("one", 40, "entry", "Places", "Reports"), cited("two", 1, "entry", "Cases")),
    ),
    Reference(key="d", title="D", date="2021", cited_in=(cited("one", 5, "link"),)),
    Reference(key="e", title="E", type="report", cited_in=(cited("one", 9, "entry", "???"),)),
    Reference(key="f", type="book", source=("NHS England",), cited_in=(cited("two", 7, "mention"),)),
    Reference(key="g", source=("Le Cafe",), cited_in=(cited("two", 8, "mention"),)),
)  # fmt: skip
INDEX = index_of(RECORDS)


@pytest.mark.parametrize(
    ("section", "keys"),
    [
        ({"document": "one", "section": ["Care", "Reports"], "form": "entry"}, "ba"),
        ({"document": "one", "section": ["Cases"], "form": "entry"}, "b"),  # it stands in two
        ({"document": "one", "section": "reports"}, "bac"),  # anywhere in a heading
        ({"document": "one", "section": "Care > Reports"}, "ba"),  # the way to a heading
        ({"section": "care › report", "form": "entry"}, "ba"),
        ({"section": "Reports > Care"}, ""),
        ({"section": "Cases"}, "bc"),  # in the order of the documents
        ({"document": "one", "form": "footnote"}, "a"),
        ({"document": "one", "form": ["footnote", "link"]}, "ad"),
        ({"document": "one", "section": []}, "d"),  # outside of all sections
        ({"document": "one", "section": ["???"]}, "e"),
        ({"document": "one"}, "adebc"),
        ({"document": "one", "descending": True}, "cbeda"),
        ({"document": "one", "sort": "date"}, "adbce"),
        ({"document": "one", "sort": "date", "descending": True}, "bdace"),
        ({"key": ["c", "old"]}, "ca"),
        ({"key": ["c", "a", "old", "c"]}, "ca"),
        ({"key": ["c", "a"], "sort": "title"}, "ac"),
        ({"key": ["c", "a"], "type": "report"}, "a"),  # both must hold
        ({"type": "report"}, "ae"),
        ({"type": ["report", "book"]}, "aef"),
        ({"source": ["nhs", "Café"]}, "fg"),
        ({"source": "nhs", "type": ["report", "book"]}, "f"),
        ({"year": 2022}, "b"),
        ({"missing": "date", "has": "type"}, "ef"),
        ({"all": True}, "abcdefg"),
    ],
)
def test_a_section_lists_what_its_filters_say_in_its_order(
    section: dict[str, Any], keys: str
) -> None:
    found = selected(INDEX, Section(title="x", **section))
    assert "".join(each.key for each in found) == keys


_sections = st.fixed_dictionaries(
    {},
    optional={
        "document": st.sampled_from(["one", "two"]),
        "section": st.sampled_from(["care", "Cases", ["Cases"], ["Care", "Reports"], []]),
        "form": st.lists(st.sampled_from(["entry", "footnote", "link"]), max_size=2),
        "type": st.sampled_from(["report", "webpage", ["report", "book"], []]),
        "sort": st.sampled_from(["date", "title"]),
        "descending": st.booleans(),
        "key": st.lists(st.sampled_from(["a", "b", "c", "old"]), max_size=3),
    },
)


@given(_sections)
def test_each_that_passes_stands_there_once_and_no_other(asked: dict[str, Any]) -> None:
    section = Section(title="x", **asked)
    found = [each.key for each in selected(INDEX, section)]
    assert sorted(found) == [each.key for each in RECORDS if _passes(each, section)]


def _passes(reference: Reference, section: Section) -> bool:
    def here(place: CitedIn) -> bool:
        wanted = section.section
        return (
            section.document in (None, place.document)
            and (not section.form or place.form in section.form)
            and (
                wanted is None
                or place.section == wanted
                or (
                    isinstance(wanted, str)
                    and any(wanted.lower() in heading.lower() for heading in place.section)
                )
            )
        )

    return (
        any(map(here, reference.cited_in))
        and (not section.type or reference.type in section.type)
        and (not section.key or bool({reference.key, *reference.aliases} & {*section.key}))
    )


@settings(max_examples=40)
@given(strategies.references())
def test_the_section_of_each_place_lists_what_is_cited_there(reference: Reference) -> None:
    reference = reference.model_copy(update={"aliases": ()})
    index = index_of([reference])
    for place in reference.cited_in:
        section = Section(
            title="x", document=place.document, section=place.section, form=(place.form,)
        )
        assert selected(index, section) == [reference]
