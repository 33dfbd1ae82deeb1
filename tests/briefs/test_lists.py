"""Lists in each style: what stands in them, in which order, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.briefs.asked import Asked
from evidence_refs.briefs.blocks import Heading, Paragraph, Run
from evidence_refs.briefs.house import HOUSES
from evidence_refs.briefs.lists import blocks
from evidence_refs.errors import UnreadableError, UsageError
from evidence_refs.model import Reference

from ..formats.strategies import references


def ref(key: str, **values: Any) -> Reference:
    return Reference(**{"key": key, "type": "book", "title": key, **values})


def shown(many: list[Reference], **asked: Any) -> list[str]:
    found = blocks(many, Asked(**{"group": "none", **asked}))
    return [words(each) for each in found]


def words(block: object) -> str:
    assert isinstance(block, Heading | Paragraph)
    text = "".join(run.text if isinstance(run, Run) else "\n" for run in block.runs)
    number = block.number if isinstance(block, Paragraph) else ""
    return f"{number} {text}".strip()


def person(family: str) -> dict[str, str]:
    return {"family": family, "given": "A."}


TWO = [
    ref("b", authors=[person("Berg")], date="2020", source=["Hill"]),
    ref("a", authors=[person("Adams")], date="2019", source=["Hill"]),
]


def test_a_style_of_csl_keeps_the_order_that_is_given_unless_it_is_to_sort() -> None:
    given = ["Berg, A. (2020) b. Hill.", "Adams, A. (2019) a. Hill."]
    assert shown(TWO, style="harvard") == given
    assert shown(TWO, style="harvard", by_style=True) == given[::-1]


def test_works_are_told_apart_in_the_whole_list_and_not_in_each_group() -> None:
    many = [
        ref("one", authors=[person("Berg")], date="2020"),
        ref("two", authors=[person("Berg")], date="2020", type="report"),
    ]
    text = "\n".join(shown(many, style="harvard", group="type"))
    assert "2020a" in text
    assert "2020b" in text


def test_a_dash_stands_for_the_author_that_is_printed_right_above_it() -> None:
    many = [
        ref("a", authors=[person("Ash")], date="2019"),
        ref("b", authors=[person("Birch")], date="2020"),
        ref("c", authors=[person("Ash")], date="2021"),
        ref("d", authors=[person("Ash")], date="2021"),
    ]
    assert [words[:6] for words in shown(many, style="oscola", by_style=True)] == [
        "Ash A,", "——, C ", "——, D ", "Birch ",
    ]  # fmt: skip
    given = [words[:6] for words in shown(many, style="oscola")]
    assert given == ["Ash A,", "Birch ", "Ash A,", "——, D "]
    grouped = [words[:6] for words in shown(many, style="oscola", group="year", by_style=True)]
    assert grouped == ["2021", "Ash A,", "——, D ", "2020", "Birch ", "2019", "Ash A,"]


@given(
    st.lists(
        st.tuples(st.sampled_from(["Ash", "Birch", "Cole"]), st.integers(2018, 2021)), max_size=8
    ),
    st.sampled_from(["none", "year"]),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_whoever_is_replaced_by_a_dash_is_whoever_stands_above(
    works: list[tuple[str, int]], group: str, by_style: bool
) -> None:
    authors = {f"k{at}": name for at, (name, _) in enumerate(works)}
    many = [
        ref(key, authors=[person(authors[key])], date=str(year))
        for key, (_, year) in zip(authors, works, strict=True)
    ]
    above = ""
    for block in blocks(many, Asked(style="oscola", group=group, by_style=by_style)):  # type: ignore[arg-type]
        if isinstance(block, Heading):
            above = ""
            continue
        assert isinstance(block, Paragraph)
        assert words(block).startswith("——") is (authors[block.key] == above)
        above = authors[block.key]


def test_numbers_count_in_the_order_in_which_entries_are_read() -> None:
    many = [ref("w", type="webpage"), ref("b"), ref("c")]
    assert shown(many, style="vancouver", group="type") == [
        "Books", "1. b.", "2. c.", "Web pages", "3. w.",
    ]  # fmt: skip


def test_a_work_without_a_title_is_called_the_same_in_every_style() -> None:
    bare = Reference(key="bare", url_text="www.example.org/four-pillars…")
    (entry,) = blocks([bare], Asked(style="vancouver", group="none"))
    assert entry == Paragraph((Run("[example.org: four pillars…]"), Run(".")), "bare", "1.")


def test_a_work_that_a_style_only_numbers_has_the_name_that_it_has_elsewhere(
    tmp_path: Path,
) -> None:
    file = tmp_path / "numbers.csl"
    file.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        "<info><title>Numbers</title></info>"
        '<citation><layout><text variable="citation-number"/></layout></citation>'
        '<bibliography second-field-align="flush"><layout><text variable="citation-number" suffix="."/>'
        '<text variable="volume"/></layout></bibliography></style>',
        encoding="utf-8",
    )
    (entry,) = blocks([ref("b")], Asked(style=str(file), group="none"))
    assert entry == Paragraph((Run("b", cite=True),), "b", "1.")


def test_what_a_style_leaves_out_leaves_no_heading() -> None:
    many = [ref("talk", type="personal_communication"), ref("b", date="2020")]
    assert shown(many, style="apa", group="type") == ["Books", "b. (2020)."]


def test_looks_and_links_of_a_style_stay() -> None:
    (entry,) = blocks(
        [ref("b", date="2020", url="https://a.example/x")], Asked(style="harvard", group="none")
    )
    assert isinstance(entry, Paragraph)
    assert Run("b", italic=True) in entry.runs
    assert Run("https://a.example/x", link="https://a.example/x") in entry.runs


def test_a_style_by_its_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.csl"
    file.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        "<info><title>m</title></info><citation><layout><text variable='title'/></layout></citation>"
        "<bibliography><layout><text variable='title' suffix='!'/></layout></bibliography></style>",
        encoding="utf-8",
    )
    assert shown(TWO, style=str(file)) == ["b!", "a!"]
    file.write_text("<style>", encoding="utf-8")
    with pytest.raises(UnreadableError) as raised:
        shown(TWO, style=str(file))
    assert raised.value.where.file == str(file)


def test_a_style_that_there_is_not() -> None:
    with pytest.raises(UsageError) as raised:
        shown(TWO, style="labeled")
    assert "labelled, linked, footnote, apa" in str(raised.value.hint)


@pytest.mark.parametrize("style", [*HOUSES, "vancouver"])
@given(st.lists(references, max_size=3, unique_by=lambda each: each.key))
@settings(max_examples=25, deadline=None)
def test_each_style_takes_any_reference(style: str, many: list[Reference]) -> None:
    found = blocks(many, Asked(style=style, group="none"))
    keys = [each.key for each in found if isinstance(each, Paragraph)]
    assert set(keys) == {each.key for each in many}
    # The paragraphs of an entry stand together.
    assert [key for at, key in enumerate(keys) if keys[at - 1 : at] != [key]] == list(
        dict.fromkeys(keys)
    )
