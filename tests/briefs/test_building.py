from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.briefs import html, markdown
from evidence_refs.briefs.blocks import Contents, Heading, Paragraph, Run
from evidence_refs.briefs.recipe import Recipe, Section, walk
from evidence_refs.errors import UsageError
from evidence_refs.model import CitedIn, Reference

from ..catalogue import strategies
from .recipes import built

NHS = Reference(key="nhs", title="A plan", type="report", date="2019-01", source=("NHS",))
MIND = Reference(key="mind", title="Care", type="webpage", date="2021", url="https://mind.org.uk/")


def test_a_brief_begins_with_what_it_says_of_itself() -> None:
    recipe = Recipe(
        title="Walking", authors=("A Hale", "B Day", "C Low"), source=("NHS",), date="2026-11",
        cite_as="{authors} ({date}) {title}. {source}", contents=2,
    )  # fmt: skip
    assert built([], recipe).blocks == (
        Heading(1, (Run("Walking"),)),
        Paragraph((Run("A Hale, B Day and C Low, NHS, November 2026"),)),
        Paragraph((Run("Please cite as: A Hale, B Day and C Low (November 2026) Walking. NHS"),)),
        Contents(3),
    )


def test_sections_are_headings_with_their_lists_below() -> None:
    inner = Section(title="Inner", key=("mind",), style="linked")
    recipe = Recipe(title="x", sections=(Section(title="Outer", type="report", sections=(inner,)),))
    brief = built([MIND, NHS], recipe)
    text = markdown.write(brief.blocks)
    assert text.startswith("# x\n\n## Outer\n\n**A plan**\n\nSource: NHS\\\n")
    assert "\n\n### Inner\n\n[Care](<https://mind.org.uk/>)" in text
    assert brief.listed == {
        ("sections", 0): ("nhs",),
        ("sections", 0, "sections", 0): ("mind",),
    }
    assert brief.entries == 2


@pytest.mark.parametrize(
    ("group", "headings"),
    [("none", []), ("year", ["2021", "2019"]), ("type", ["Reports", "Web pages"])],
)
def test_a_section_groups_its_list_as_the_recipe_says_or_as_itself(
    group: str, headings: list[str]
) -> None:
    for recipe in (
        Recipe.model_validate(
            {"title": "x", "group": group, "sections": [{"title": "S", "all": True}]}
        ),
        Recipe.model_validate(
            {"title": "x", "sections": [{"title": "S", "all": True, "group": group}]}
        ),
    ):
        found = [each for each in built([MIND, NHS], recipe).blocks if isinstance(each, Heading)]
        assert [each.runs[0].text for each in found] == ["x", "S", *headings]
        assert [each.level for each in found] == [1, 2, *(3 for _ in headings)]


def test_documents_that_part_a_list_are_below_the_heading_of_its_section() -> None:
    places = (CitedIn(document=name, form="entry", section=("Care",)) for name in ("one", "two"))
    many = [Reference(key=each.document, title="T", cited_in=(each,)) for each in places]
    section = Section(title="S", all=True, group="section")
    blocks = built(many, Recipe(title="x", sections=(section,))).blocks
    found = [(each.level, each.runs[0].text) for each in blocks if isinstance(each, Heading)]
    assert found == [(1, "x"), (2, "S"), (3, "one"), (4, "Care"), (3, "two"), (4, "Care")]


def test_what_no_order_is_asked_of_stands_in_that_of_its_style() -> None:
    references = [
        Reference(key="a", title="Zebras", type="book", date="2020"),
        Reference(key="b", title="Ants", type="book", date="2020"),
    ]
    for asked, keys in ({"all": True}, ["b", "a"]), ({"key": ["a", "b"]}, ["a", "b"]):
        section = Section(title="S", **asked)
        blocks = built(references, Recipe(title="x", style="apa", sections=(section,))).blocks
        assert [each.key for each in blocks if isinstance(each, Paragraph)] == keys


def test_deep_sections_have_the_deepest_heading() -> None:
    section = Section(title="s7", all=True, group="type")
    for depth in range(6, 0, -1):
        section = Section(title=f"s{depth}", sections=(section,))
    levels = [
        each.level
        for each in built([NHS], Recipe(title="x", sections=(section,))).blocks
        if isinstance(each, Heading)
    ]
    assert levels == [1, 2, 3, 4, 5, 6, 6, 6, 6]


def test_an_empty_section_is_a_warning_with_its_line() -> None:
    text = (
        'title = "x"\n\n[[sections]]\ntitle = "No hits"\ntag = "no"\n[[sections]]\ntitle = "Bare"\n'
    )
    recipe = Recipe(title="x", sections=(Section(title="No hits", tag="no"), Section(title="Bare")))
    found = built([NHS], recipe, text).problems
    assert [(each.severity, each.where.line, each.hint) for each in found] == [
        ("warning", 3, "no reference passes its filters"),
        ("warning", 6, "give it a filter, or `all = true`"),
    ]
    assert "`No hits`" in found[0].message


def test_what_a_style_leaves_out_is_told_and_not_counted() -> None:
    many = [NHS, Reference(key="call", title="A call", type="personal_communication")]
    text = 'title = "x"\n\n[[sections]]\ntitle = "S"\nall = true\nstyle = "apa"\n'
    section = Section(title="S", all=True, style="apa")
    brief = built(many, Recipe(title="x", sections=(section,)), text)
    (found,) = brief.problems
    assert (found.where.line, found.severity, brief.entries) == (3, "warning", 1)
    assert found.message == "apa lists no works such as call: 1 reference left out"
    alone = built(many[1:], Recipe(title="x", sections=(section,)), text)
    assert [each.code for each in alone.problems] == ["left-out"]


def test_a_recipe_without_sections_is_a_warning() -> None:
    (found,) = built([NHS], Recipe(title="x"), '# x\ntitle = "x"\n').problems
    assert (found.code, found.severity, found.where.line) == ("no-sections", "warning", 2)


@pytest.mark.parametrize(
    ("asked", "line", "message"),
    [
        ('type = "raport"', 3, "`type`: there is no type 'raport'"),
        ('type = ["report", "raport"]', 3, "`type`: there is no type 'raport'"),
        ('added-since = "soon"', 3, "`added-since` cannot be 'soon'"),
        ('has = ["ulr"]', 3, "`has`: there is no field 'ulr'"),
        ('key = ["nsh"]', 3, "there is no reference `nsh`"),
        ('all = true\nstyle = "harvrd"', 4, "harvrd"),
    ],
)
def test_what_cannot_be_is_said_with_its_line_in_words_of_a_recipe(
    asked: str, line: int, message: str
) -> None:
    import tomllib

    text = f'[[sections]]\ntitle = "x"\n{asked}\n'
    recipe = Recipe.model_validate({"title": "x", **tomllib.loads(text)})
    with pytest.raises(UsageError) as caught:
        built([NHS], recipe, text)
    assert message in caught.value.message
    assert "--" not in caught.value.message
    assert (caught.value.where.file, caught.value.where.line) == ("brief.toml", line)


_filters = st.fixed_dictionaries(
    {"title": strategies.lines},
    optional={
        "all": st.just(True),
        "type": st.sampled_from(["report", "webpage", "book"]),
        "has": st.lists(st.sampled_from(["title", "url", "cited_in"]), max_size=1),
        "form": st.lists(st.sampled_from(["entry", "footnote"]), max_size=1),
        "sort": st.sampled_from(["date", "title"]),
        "group": st.sampled_from(["none", "section", "type", "year"]),
        "style": st.sampled_from(["labelled", "linked", "footnote"]),
    },
)
_recipes = st.builds(
    lambda title, sections: Recipe.model_validate({"title": title, "sections": sections}),
    strategies.lines,
    st.lists(_filters, max_size=3),
)


@settings(max_examples=60)
@given(st.lists(strategies.references(), max_size=4, unique_by=lambda each: each.key), _recipes)
def test_what_a_section_selects_begins_once_in_it_whatever_it_holds(
    references: list[Reference], recipe: Recipe
) -> None:
    names = Counter(name for each in references for name in (each.key, *each.aliases))
    references = [each for each in references if names[each.key] == 1 and not each.aliases]
    brief = built(references, recipe)
    assert brief == built(references, recipe)
    for place, section, _ in walk(recipe):
        alone = built(references, Recipe(title="x", sections=(section,)))
        keys = [each.key for each in alone.blocks if isinstance(each, Paragraph) and each.key]
        began = [key for at, key in enumerate(keys) if at == 0 or keys[at - 1] != key]
        if section.lists:
            assert sorted(began) == sorted(brief.listed[place])
    written = markdown.write(brief.blocks), html.write(brief.blocks, title=recipe.title)
    assert all(isinstance(each, str) and "<script>" not in each for each in written)


def test_a_title_is_text_in_every_output() -> None:
    hostile = "<script>alert(1)</script> *a* [b](c) # d"
    place = CitedIn(document="d", form="entry", section=(hostile,))
    reference = Reference(key="a", title=hostile, cited_in=(place,))
    section = Section(title=hostile, all=True, group="section")
    brief = built([reference], Recipe(title=hostile, cite_as="{title}", sections=(section,)))
    assert "<script>alert" not in html.write(brief.blocks, title=hostile)
    lines = markdown.write(brief.blocks).splitlines()
    assert lines[0] == r"# \<script\>alert(1)\</script\> \*a\* \[b\](c) \# d"
