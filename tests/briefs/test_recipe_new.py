from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.briefs.recipe import Recipe, Section, walk
from evidence_refs.briefs.recipe_new import By, new
from evidence_refs.model import CitedIn, DocumentRecord, Form, Reference

from ..catalogue import strategies
from ..catalogue.index.indexes import index_of
from .recipes import selected


def cited(document: str, line: int, form: Form, *section: str) -> CitedIn:
    return CitedIn(document=document, form=form, lines=(line, line), section=section)


RECORDS = (
    Reference(key="a", type="webpage", cited_in=(cited("one", 30, "entry", "Care", "Reports"),)),
    Reference(key="b", type="report", cited_in=(cited("one", 10, "footnote", "Why", "Words"),)),
    Reference(key="c", cited_in=(cited("one", 40, "entry", "Cases"), cited("one", 11, "link", "Why"))),
    Reference(key="d", type="report", cited_in=(cited("two", 1, "footnote", "Cases"),)),
    Reference(key="e", type="report", cited_in=(cited("one", 50, "entry"),)),
    Reference(key="f", type="book"),
)  # fmt: skip
ONE = DocumentRecord(id="one", title='A "brief"', date="2023-01", file="one.txt", sha256="0" * 64)


def sections(text: str) -> list[tuple[int, Section]]:
    recipe = Recipe.model_validate(tomllib.loads(text))
    return [(depth, section) for _, section, depth in walk(recipe)]


def test_the_sections_of_a_document_are_those_with_lists_in_its_order() -> None:
    text = new(RECORDS, "section", ONE, "x")
    found = [(depth, each.title, each.path, each.form) for depth, each in sections(text)]
    assert found == [
        (1, "Works outside of any section", (), ("entry",)),
        (1, "Care", None, ()),
        (2, "Reports", ("Care", "Reports"), ("entry",)),
        (1, "Cases", ("Cases",), ("entry",)),
    ]
    assert {each.document for _, each in sections(text)} == {None, "one"}
    recipe = tomllib.loads(text)
    assert (recipe["title"], recipe["date"]) == ('A "brief"', "2023-01")


def test_a_section_of_prose_is_a_comment_that_says_what_it_cites() -> None:
    text = new(RECORDS, "section", ONE, "x")
    assert (
        "# 2 works are cited here in notes and links alone; the text is yours to write.\n"
        '# [[sections]]\n# title = "Why"\n# introduction = ["introduction.md"]\n'
    ) in text


def test_of_a_document_without_lists_the_notes_are_listed() -> None:
    two = DocumentRecord(id="two", file="two.txt", sha256="0" * 64)
    ((_, section),) = sections(new(RECORDS, "section", two, "x"))
    assert (section.title, section.path, section.form) == ("Cases", ("Cases",), ())


def test_types_are_sections_the_newest_first() -> None:
    found = [each for _, each in sections(new(RECORDS, "type", None, "x"))]
    assert [each.title for each in found] == ["Reports", "Books", "Web pages", "Other works"]
    assert {(each.sort, each.descending) for each in found} == {("date", True)}


def test_what_is_said_in_comments_is_a_recipe_too() -> None:
    text = new(RECORDS, "type", None, "x")
    for line in text.splitlines():
        if re.match(r"# \w+ = ", line):
            text = text.replace(line, line.removeprefix("# "), 1)
    recipe = Recipe.model_validate(tomllib.loads(text))
    assert recipe.cite_as
    assert recipe.authors
    assert recipe.introduction == ("introduction.md",)


@settings(max_examples=60)
@given(
    st.lists(strategies.references(), max_size=4, unique_by=lambda each: each.key),
    st.sampled_from(["section", "type"]),
)
def test_every_reference_stands_in_a_section_whatever_its_words(
    references: list[Reference], by: By
) -> None:
    references = [each.model_copy(update={"aliases": ()}) for each in references]
    index = index_of(references)
    listed = {
        each.key
        for _, section in sections(new(references, by, None, "x"))
        if section.lists
        for each in selected(index, section)
    }
    assert listed == {each.key for each in references}


@settings(max_examples=60)
@given(st.lists(strategies.references(), max_size=4, unique_by=lambda each: each.key), st.data())
def test_each_entry_of_a_document_stands_in_its_own_section(
    references: list[Reference], data: st.DataObject
) -> None:
    references = [each.model_copy(update={"aliases": ()}) for each in references]
    places = [(each.key, place) for each in references for place in each.cited_in]
    if not places:
        return
    _, chosen = data.draw(st.sampled_from(places))
    record = DocumentRecord(id=chosen.document, file="x", sha256="0" * 64)
    index = index_of(references)
    listed = {
        (section.path, each.key)
        for _, section in sections(new(references, "section", record, "x"))
        if section.lists
        for each in selected(index, section)
    }
    own = [(key, place) for key, place in places if place.document == chosen.document]
    entries = [pair for pair in own if pair[1].form == "entry"] or own
    assert listed == {(place.section, key) for key, place in entries}


@pytest.mark.parametrize("document", ["hee-evidence-brief-2019-12", "hee-evidence-brief-2023-01"])
def test_the_shipped_recipes_have_the_sections_that_would_be_written_now(document: str) -> None:
    from evidence_refs.catalogue.keeping.store import load

    root = Path(__file__).resolve().parents[2]
    stored = load(root / "data" / "references.yaml", iter)
    record = next(each for each in stored.index.rest.documents if each.id == document)
    text = new(stored.index.all(), "section", record, "x")
    stored.index.close()
    shipped = (root / "data" / "briefs" / f"{document}.toml").read_text(encoding="utf-8")
    assert sections(shipped) == sections(text)
    assert tomllib.loads(shipped)["title"] == record.title
