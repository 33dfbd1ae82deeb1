from __future__ import annotations

from typing import Any

import pytest

from evidence_refs.catalogue.records.assign import assigned, assignment
from evidence_refs.errors import UsageError
from evidence_refs.model import Organisation, Person, Reference

RECORD = Reference(
    key="a", title="Homes", authors=(Person(family="Osei", given="A."),), tags=("home",), url=None
)


def after(*words: str, **options: Any) -> Reference:
    return assigned(RECORD, [assignment(word) for word in words], **options)


def test_several_fields_at_once() -> None:
    record = after("title=Homes = heal", "date=2019-03", "undated=no")
    assert (record.title, record.date, record.undated) == ("Homes = heal", "2019-03", False)


def test_a_value_is_kept_empty_or_taken_out() -> None:
    for word in ("title=", "title=-", "title=null"):
        assert "title" in after(word).kept_empty
    record = after("date=2019", unset=["title", "url"])
    assert record.title is None
    assert not record.kept_empty


def test_lists_are_added_to_and_taken_from() -> None:
    assert after("tags+=stroke; Home", "tags-=HOME").tags == ("stroke",)
    assert after("authors+=Mind").authors == (*RECORD.authors, Organisation(literal="Mind"))
    assert after("authors+=osei, a.").authors == RECORD.authors
    assert after("authors-=Osei, A.").authors == ()
    assert after("authors+=Mind", "authors-=Mind") == RECORD
    assert after("aliases+=b; B").aliases == ("b", "B")


@pytest.mark.parametrize(
    ("word", "says", "hint"),
    [
        ("title", "has no `=`", "FIELD=VALUE"),
        ("titel=x", "there is no field `titel`", "did you mean `title`?"),
        ("author=x", "there is no field `author`", "did you mean `authors`?"),
        ("key=b", "`key` is not set", "rename OLD NEW"),
        ("title+=x", "`title` is no list", "title=x"),
        ("tags+=", "names nothing", "tags+=VALUE"),
        ("tags-=stroke", "`tags` has no `stroke`", "it has: home"),
        ("source-=Mind", "`source` has no `Mind`", "it is empty"),
        ("date=soon", "`date` is `soon`", "write YYYY"),
        ("aliases=a b", "`aliases` cannot be `a b`", "letters, digits"),
    ],
)
def test_what_cannot_be_is_refused_with_a_hint(word: str, says: str, hint: str) -> None:
    with pytest.raises(UsageError, match=says.replace("?", r"\?")) as refused:
        after(word)
    assert hint in (refused.value.hint or "")


def test_a_field_is_not_set_and_taken_out_at_once() -> None:
    with pytest.raises(UsageError, match="set and taken out"):
        after("title=x", unset=["title"])
