from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from evidence_refs.briefs.recipe import Place
from evidence_refs.briefs.recipe_places import line_of, places

TEXT = '''\
# title = "not this"
title = "A brief"  # title = "nor this"
introduction = [
  "one.md",  # a comment
  "two.md",
]
notes = """
[[sections]]
title = "text"
"""

[[sections]]
title = "First"
[[sections.sections]]
title = "Inner"
has = ["url", "doi"]

[[sections]]
sort.by = "date"
'''


def test_each_value_has_its_line() -> None:
    found = places(TEXT)
    assert found[("title",)] == 2
    assert found[("introduction",)] == 3
    assert found[("notes",)] == 7
    assert found[("sections", 0)] == 12
    assert found[("sections", 0, "title")] == 13
    assert found[("sections", 0, "sections", 0, "has")] == 16
    assert found[("sections", 1, "sort", "by")] == 19
    assert len(found) == 11


def test_what_has_no_line_of_its_own_has_that_of_its_table() -> None:
    found = places(TEXT)
    assert line_of(("sections", 1, "title"), found) == 18
    assert line_of(("introduction", 1), found) == 3
    assert line_of(("date",), found) is None


_names = st.text("abc-_", min_size=1, max_size=4)
_values = st.sampled_from(
    [
        '"x"',
        "'''\n[[a]]\n'''",
        '"""\nb = 1\n\\"""" ',
        "[\n 1,\n # b = 2\n 2,\n]",
        "1",
        "true",
        '["]"]',
    ]
)


@given(st.lists(st.lists(st.tuples(_names, _values), unique_by=lambda pair: pair[0]), max_size=5))
def test_a_line_is_where_the_assignment_begins(tables: list[list[tuple[str, str]]]) -> None:
    lines: list[str] = []
    expected: dict[Place, int] = {}
    for number, table in enumerate(tables):
        lines += ["", "# [[t]]", "[[t]]"]
        expected[("t", number)] = len(lines)
        for name, value in table:
            expected[("t", number, name)] = len(lines) + 1
            lines += f"{name} = {value}".split("\n")
    text = "\n".join(lines)
    parsed: Any = tomllib.loads(text)
    assert len(parsed.get("t", [])) == len(tables)
    assert places(text) == expected
