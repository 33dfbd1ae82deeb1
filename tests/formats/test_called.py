from __future__ import annotations

import pytest
from hypothesis import given

from evidence_refs.formats.called import called
from evidence_refs.formats.seen import seen
from evidence_refs.model import CitedIn, Reference

from .strategies import references

ADDRESS = "https://www.example.org/logic-model.pdf"
WORDS = "the King’s Fund’s guide"


def linked(text: str) -> tuple[CitedIn, ...]:
    return (CitedIn(document="a", form="link", text=text),)


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        (Reference(key="a", title="A guide", url=ADDRESS, cited_in=linked(WORDS)), "A guide"),
        (Reference(key="a", url=ADDRESS, cited_in=linked(WORDS)), WORDS),
        (Reference(key="a", url=ADDRESS, cited_in=linked(ADDRESS)), "example.org: logic model"),
        (Reference(key="a", url_text=ADDRESS), "example.org: logic model"),
        (Reference(key="a", title="\u202e", undated=True), "a"),
    ],
)
def test_the_best_name_that_there_is_is_taken(reference: Reference, name: str) -> None:
    assert called(reference) == name


@given(references)
def test_every_work_is_called_something_on_one_line(reference: Reference) -> None:
    name = called(reference)
    assert name
    assert name == seen(name).strip()
