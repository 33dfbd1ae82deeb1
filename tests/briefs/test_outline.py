from __future__ import annotations

from evidence_refs.briefs import markdown
from evidence_refs.briefs.blocks import Block, Contents, Heading, Run
from evidence_refs.briefs.outline import Line, anchors, contents


def heading(level: int, text: str, anchor: str = "") -> Heading:
    return Heading(level, (Run(text),), anchor)


BLOCKS: list[Block] = [
    heading(1, "A brief"),
    Contents(3),
    heading(2, "Reports & guides"),
    heading(4, "Too deep"),
    heading(3, "What is *place*?", "place"),
    heading(2, "Reports & guides"),
    heading(2, "中文"),
    heading(2, "!"),
]


def test_anchors_are_made_of_words_and_none_is_there_twice() -> None:
    assert list(anchors(BLOCKS).values()) == [
        "a-brief", "reports--guides", "too-deep", "place", "reports--guides-1", "中文", "section",
    ]  # fmt: skip
    assert anchors(BLOCKS, given=False)[4] == "what-is-place"


def test_contents_are_the_headings_below_down_to_a_level() -> None:
    found = contents(BLOCKS, 1, anchors(BLOCKS))
    assert found[:3] == [
        Line(0, "Reports & guides", "reports--guides"),
        Line(1, "What is *place*?", "place"),
        Line(0, "Reports & guides", "reports--guides-1"),
    ]
    assert len(found) == 5


def test_markdown_has_links_to_the_anchors_that_its_readers_make() -> None:
    lines = markdown.write(BLOCKS).split("\n\n")[1].splitlines()
    assert lines[:2] == [
        "- [Reports & guides](#reports--guides)",
        "  - [What is \\*place\\*?](#what-is-place)",
    ]
