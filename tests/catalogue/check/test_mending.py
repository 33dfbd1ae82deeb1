"""A mend changes what it is about in the lines, and nothing beside it."""

from __future__ import annotations

import pytest

from evidence_refs.catalogue.check.finding import Add, Drop, Rename, Respell, to
from evidence_refs.catalogue.check.mending import InRecord, mended

HERE = ("references", 7)


def upper(text: str) -> str:
    return text.replace("walk", "WALK")


@pytest.mark.parametrize(
    ("lines", "mend", "after"),
    [
        ("title: walk # why", Respell((*HERE, "title"), upper), "title: WALK # why"),
        ('title: "walk"', Respell((*HERE, "title"), upper), 'title: "WALK"'),
        ("title: 'walk'", Respell((*HERE, "title"), upper), "title: WALK"),
        ("title: walk", Respell((*HERE, "title"), to("a: b")), 'title: "a: b"'),
        ("title: walk\n    and walk", Respell((*HERE, "title"), upper), "title: WALK\n    and WALK"),
        ("note: >-\n    a walk\n\n    b", Respell((*HERE, "note"), upper), "note: >-\n    a WALK\n\n    b"),
        ("note: |\n    a walk", Respell((*HERE, "note"), upper), "note: |\n    a WALK"),
        ("tags: [a, walk] # x", Respell((*HERE, "tags", 1), upper), "tags: [a, WALK] # x"),
        ("tags: [walk]", Respell((*HERE, "tags", 0), to("a, b")), 'tags: ["a, b"]'),
        ("tags:\n  - walk", Respell((*HERE, "tags", 0), upper), "tags:\n  - WALK"),
        ("tags: [a, b]", Drop((*HERE, "tags", 0)), "tags: [b]"),
        ("tags: [a, b]", Drop((*HERE, "tags", 1)), "tags: [a]"),
        ("tags:\n  - a # one\n  - b", Drop((*HERE, "tags", 0)), "tags:\n  - b"),
        ("titel: walk", Rename((*HERE, "titel"), "title"), "title: walk"),
        ('"titel" : walk', Rename((*HERE, "titel"), "title"), '"title" : walk'),
    ],
)  # fmt: skip
def test_the_rest_of_the_lines_stays(lines: str, mend: InRecord, after: str) -> None:
    block = "# above\n- key: k # odd\n  {}\n  note2:   {{a:   b}}\n\n"
    assert mended(block.format(lines), mend) == block.format(after)


def test_a_field_comes_where_the_model_has_it() -> None:
    lines = "- key: k # odd\n  url: x\n  note: y\n"
    after = "- key: k # odd\n  url: x\n  doi: 10.1/x\n  note: y\n"
    assert mended(lines, Add(HERE, "doi", "10.1/x")) == after


def test_the_only_item_of_a_list_takes_the_field_with_it() -> None:
    lines = "- key: k\n  aliases: [k]\n  title: x\n"
    assert mended(lines, Drop((*HERE, "aliases", 0))) == "- key: k\n  title: x\n"
    assert mended("removed: [k]\n", Drop(("removed", 0))) == "removed: []\n"


@pytest.mark.parametrize(
    ("lines", "mend"),
    [
        ("- key: k\n  titel: a\n  title: b\n", Rename((*HERE, "titel"), "title")),
        ("- key: k\n  doi: a\n", Add(HERE, "doi", "b")),
        ("- key: k\n", Respell((*HERE, "title"), upper)),
        ("- key: k\n  tags: [a]\n", Drop((*HERE, "tags", 3))),
        ("- key: k\n  title: [walk]\n", Respell((*HERE, "title"), upper)),
        ("- key: k\n  title: same\n", Respell((*HERE, "title"), upper)),
        ("- key: k\n  title: walk\n  title: b\n", Respell((*HERE, "title"), upper)),
        ("- key: k\n  title: a: walk\n", Respell((*HERE, "title"), upper)),
    ],
)
def test_what_cannot_be_made_is_not_made(lines: str, mend: InRecord) -> None:
    assert mended(lines, mend) is None
