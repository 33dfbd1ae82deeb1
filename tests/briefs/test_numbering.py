"""One numbering for a document, in the text and in each of its lists."""

from __future__ import annotations

from pathlib import Path

from evidence_refs import styles
from evidence_refs.briefs.asked import Asked
from evidence_refs.briefs.blocks import Paragraph
from evidence_refs.briefs.lists import blocks
from evidence_refs.briefs.numbering import Numbering
from evidence_refs.briefs.recipe import Recipe, Section
from evidence_refs.model import Reference
from evidence_refs.styles import loading

from ..styles.works import body, work
from .recipes import built

A, B, C = (
    work(key, kind, f"Title {key}", authors=[body("Trust")], date="2019")
    for key, kind in (("a", "report"), ("b", "report"), ("c", "book"))
)
VANCOUVER = Asked(style="vancouver", group="none", by_style=True)
HARVARD = Asked(style="harvard", group="none", by_style=True)


def printed(references: list[Reference], asked: Asked, numbering: Numbering) -> list[str]:
    return [
        f"{each.number}{each.key}"
        for each in blocks(references, asked, numbering)
        if isinstance(each, Paragraph)
    ]


def test_what_the_text_cites_comes_first_and_then_list_after_list() -> None:
    numbering = Numbering([([A, B], VANCOUVER), ([A, C], VANCOUVER)], [C, B])
    assert printed([A, B], VANCOUVER, numbering) == ["2.b", "3.a"]
    assert printed([A, C], VANCOUVER, numbering) == ["1.c", "3.a"]


def test_an_order_of_its_own_keeps_the_numbers() -> None:
    asked = Asked(style="vancouver", group="none")
    numbering = Numbering([([A, B], asked)], [B])
    assert printed([A, B], asked, numbering) == ["2.a", "1.b"]


def test_under_headings_numbers_go_on_as_they_are_read() -> None:
    asked = Asked(style="vancouver", group="type", by_style=True)
    numbering = Numbering([([C, A, B], asked)])
    assert printed([C, A, B], asked, numbering) == ["1.a", "2.b", "3.c"]


def test_lists_of_other_styles_have_a_numbering_of_their_own() -> None:
    numbering = Numbering([([A], VANCOUVER), ([B], HARVARD), ([C], VANCOUVER)])
    assert [each.item.id for each in numbering.of("vancouver").entries] == ["a", "c"]
    assert [each.item.id for each in numbering.of("harvard").entries] == ["b"]


def test_a_text_in_another_style_counts_for_its_own_alone() -> None:
    lists = [([A], VANCOUVER), ([B], HARVARD)]
    numbering = Numbering(lists, [C], "harvard")
    assert [each.item.id for each in numbering.of("harvard").entries] == ["b", "c"]
    assert [each.item.id for each in numbering.of("vancouver").entries] == ["a"]


def test_a_file_by_two_paths_is_one_style(tmp_path: Path) -> None:
    data = Path(loading.__file__).parent / "data" / loading.SHIPPED["harvard"].file
    other = data.parent / ".." / "data" / data.name
    asked = Asked(style=str(other), group="none", by_style=True)
    numbering = Numbering([([A], asked)], [B], str(data))
    assert len(numbering.of(str(data)).entries) == len(numbering.of(str(other)).entries) == 2


def test_names_are_only_replaced_by_a_sign_where_the_entry_above_shows_them(tmp_path: Path) -> None:
    file = tmp_path / "dashes.csl"
    file.write_text(
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">'
        '<info><title>d</title></info><citation><layout><text variable="title"/></layout></citation>'
        '<bibliography subsequent-author-substitute="———"><layout>'
        '<names variable="author"><name/></names><text variable="title" prefix=" "/>'
        "</layout></bibliography></style>",
        encoding="utf-8",
    )
    found = styles.numbered([A, B, C], file)
    texts = [
        ["".join(run.text for run in each.runs) for each in found.listed(keys)]
        for keys in ("ab", "c")
    ]
    assert texts == [["Trust Title a", "——— Title b"], ["Trust Title c"]]


def test_the_lists_of_a_brief_have_one_numbering() -> None:
    sections = (
        Section(title="Books", type="book", style="vancouver"),
        Section(title="All", all=True, style="vancouver"),
        Section(title="Reports", type="report", style="harvard"),
    )
    found = built([A, B, C], Recipe(title="x", sections=sections)).blocks
    paragraphs = [each for each in found if isinstance(each, Paragraph)]
    assert [f"{each.number}{each.key}" for each in paragraphs] == [
        "1.c",
        "1.c",
        "2.a",
        "3.b",
        "a",
        "b",
    ]
    years = [
        "".join(getattr(run, "text", "") for run in each.runs)[:13] for each in paragraphs[-2:]
    ]
    assert years == ["Trust (2019a)", "Trust (2019b)"]


def test_letters_are_those_of_the_whole_brief() -> None:
    sections = (
        Section(title="Books", type="book"),
        Section(title="Reports", type="report", sections=(Section(title="B", key="b"),)),
    )
    found = built([A, B, C], Recipe(title="x", style="harvard", sections=sections)).blocks
    texts = [
        "".join(getattr(run, "text", "") for run in each.runs)[:13]
        for each in found
        if isinstance(each, Paragraph)
    ]
    assert texts == ["Trust (2019c)", "Trust (2019a)", "Trust (2019b)", "Trust (2019b)"]
