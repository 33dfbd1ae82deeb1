from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_refs import styles
from evidence_refs.formats import WRITERS
from evidence_refs.model import Reference
from evidence_refs.site import giving
from evidence_refs.site.giving import SHARED, parted
from evidence_refs.site.showing import shown

from ..catalogue.strategies import references
from ..formats.hostile import FULL
from .works import NAMED, WORKS

WALKING, _, TALK, _ = NAMED

words = st.sampled_from(["a long value, as abstracts are", "another long value", "short", "", "ab"])


def joined(parts: giving.Parts, shared: list[str]) -> str:
    return "".join(part if isinstance(part, str) else shared[part] for part in parts)


@given(st.lists(words).map(" ".join), st.lists(words, max_size=3))
def test_a_text_in_parts_is_the_same_text(text: str, shared: list[str]) -> None:
    assert joined(parted(text, shared), shared) == text


def test_what_the_page_shows_is_not_repeated() -> None:
    shared = ["", "a title that is long", ""]
    assert parted("<a title that is long>", shared) == ["<", 1, ">"]


@given(references())
def test_the_texts_of_any_work_come_back(reference: Reference) -> None:
    _agrees(reference)


@pytest.mark.parametrize("reference", [*WORKS[:6], *FULL[:6]], ids=lambda each: each.key)
def test_the_texts_are_those_of_export(reference: Reference) -> None:
    _agrees(reference)


def _agrees(reference: Reference) -> None:
    work = shown(reference)
    shared = [work.get(name, "") for name in SHARED]
    texts = {name: joined(parts, shared) for name, parts in giving.given(reference, work).items()}
    assert texts["bibtex"] == WRITERS["bibtex"].entry(reference)
    assert texts["ris"] == WRITERS["ris"].write([reference])
    assert json.loads(f"[{texts['csl-json']}]") == json.loads(
        WRITERS["csl-json"].write([reference])
    )
    assert WRITERS["csv"].write([reference]).endswith(f"\r\n{texts['csv']}")
    assert texts.get("apa", "") == styles.bibliography([reference], "apa", "html")[0].text


def test_one_work_has_no_number() -> None:
    [text] = [styles.bibliography([WALKING], "vancouver", "html")[0].text]
    assert text.startswith("1. ")
    assert "".join(map(str, giving.given(WALKING, {})["vancouver"])) == text.removeprefix("1. ")


def test_a_style_without_an_entry_has_no_text() -> None:
    assert "apa" not in giving.given(TALK, {})
