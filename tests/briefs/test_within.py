from __future__ import annotations

from evidence_refs.briefs.blocks import Paragraph
from evidence_refs.briefs.house.labelled import labelled
from evidence_refs.briefs.within import gathered
from evidence_refs.model import CitedIn, Reference


def entry(key: str, title: str, lines: tuple[int, int], **more: str) -> Reference:
    place = CitedIn(document="brief", form="entry", lines=lines)
    return Reference(key=key, title=title, cited_in=(place,), **more)


OUTER = entry("outer", "Guidance", (1, 9), abstract="Says how.\n\nOne thing.\n\nAnother thing")


def shown(*references: Reference) -> list[tuple[str, str, str]]:
    blocks = gathered([each for one in references for each in labelled(one)], references)
    return [
        (each.key, each.number, "".join(run.text for run in each.runs if hasattr(run, "text")))
        for each in blocks
        if isinstance(each, Paragraph)
    ]


def test_a_title_inside_an_entry_is_an_item_of_its_text() -> None:
    assert shown(OUTER, entry("inner", "One thing", (4, 4))) == [
        ("outer", "", "Guidance"),
        ("outer", "", "Says how."),
        ("inner", "•", "One thing."),
        ("outer", "", "Another thing"),
    ]


def test_one_that_has_more_to_print_stays_an_entry() -> None:
    inner = entry("inner", "One thing", (4, 4), abstract="What it is.")
    assert shown(OUTER, inner)[-2:] == [("inner", "", "One thing"), ("inner", "", "What it is.")]
    assert ("outer", "", "One thing.") in shown(OUTER, inner)


def test_one_whose_title_is_not_in_the_text_stays_an_entry() -> None:
    assert shown(OUTER, entry("inner", "A third thing", (4, 4)))[-1] == (
        "inner",
        "",
        "A third thing",
    )


def test_the_same_title_beside_an_entry_stays_an_entry() -> None:
    assert shown(OUTER, entry("beside", "One thing", (12, 12)))[-1] == ("beside", "", "One thing")


def test_two_of_one_title_are_two_items_or_entries() -> None:
    found = shown(OUTER, entry("a", "One thing", (4, 4)), entry("b", "One thing", (5, 5)))
    assert [key for key, _, text in found if text.startswith("One thing")] == ["a", "b"]
