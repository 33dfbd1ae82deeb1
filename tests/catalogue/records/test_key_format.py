from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_refs.catalogue.records.key_format import check, formatted
from evidence_refs.errors import UsageError
from evidence_refs.model import Reference
from tests.formats.strategies import references

SMITH = Reference(
    key="s1", title="The state of walking", date="2020-03", authors=[{"family": "Smith"}]
)


@pytest.mark.parametrize(
    ("template", "key"),
    [
        ("{author}{year}{title}", "smith2020state"),
        ("{Author}-{year}", "Smith-2020"),
        ("{AUTHOR}:{Title}", "SMITH:State"),
        ("hee:{key}", "hee:s1"),
    ],
)
def test_a_template(template: str, key: str) -> None:
    check(template)
    assert formatted([SMITH], template) == {"s1": key}


def test_those_that_are_alike_are_told_apart_in_their_order() -> None:
    many = [SMITH.model_copy(update={"key": f"k{n}"}) for n in range(29)]
    made = list(formatted(many, "{Author}").values())
    assert made[:3] == ["Smith", "Smitha", "Smithb"]
    assert made[27:] == ["Smithaa", "Smithab"]


def test_what_a_template_makes_nothing_of_keeps_its_key() -> None:
    assert formatted([Reference(key="x")], "{title}") == {"x": "x"}
    assert formatted([Reference(key="x", date="1999")], "{title}:{year}") == {"x": "1999"}


@pytest.mark.parametrize(
    ("template", "hint"),
    [("{autor}", "did you mean {author}?"), ("{zz}", "parts: {author}"), ("smith", "parts: "),
     ("{author} {year}", "letters and digits"), ("{author}é", "letters and digits"), ("{author", "parts: "),
     ("{aUthor}", "did you mean {author}?")],
)  # fmt: skip
def test_what_is_no_template_is_refused(template: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        check(template)
    assert hint in (refused.value.hint or "")


@given(
    st.lists(references, max_size=4, unique_by=lambda each: each.key),
    st.sampled_from(["{author}{year}{title}", "{Title}", "{year}", "{KEY}", "-{title}.{year}"]),
)
@settings(max_examples=50, deadline=None)
def test_keys_are_valid_and_differ_in_more_than_case(many: list[Reference], template: str) -> None:
    made = formatted(many, template)
    assert made.keys() == {each.key for each in many}
    assert len({key.lower() for key in made.values()}) == len(many)
    assert all(re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_:.+/-]*", key) for key in made.values())
    assert made == formatted(many, template)
