from __future__ import annotations

from typing import Any

import pytest
from bibtexparser.entrypoint import parse_string

from evidence_refs.formats import WRITERS
from evidence_refs.formats.bibtex import biblatex
from evidence_refs.model import Reference


def fields(**values: Any) -> dict[str, str]:
    text = WRITERS["biblatex"].write([Reference(**{"key": "a2020b", **values})])
    (entry,) = parse_string(text).entries
    return {"": entry.entry_type} | {field.key: field.value for field in entry.fields}


@pytest.mark.parametrize(
    ("values", "entry_type", "subtype"),
    [
        ({"type": "report"}, "report", None), ({"type": "thesis"}, "thesis", None),
        ({"type": "webpage", "url": "https://a.org"}, "online", None),
        ({"type": "webpage"}, "misc", "webpage"),
        ({"type": "post-weblog", "url": "https://a.org"}, "online", "post-weblog"),
        ({"type": "article-magazine", "journal": "J"}, "article", "magazine"),
        ({"type": "article-newspaper", "journal": "J"}, "article", "newspaper"),
        ({"type": "legislation"}, "legislation", None), ({"type": "dataset"}, "dataset", None),
        ({"type": "software"}, "software", None), ({"type": "bill"}, "legislation", "bill"),
        ({"type": "entry-encyclopedia", "journal": "E"}, "inreference", "entry-encyclopedia"),
        ({"type": "document"}, "misc", None), ({}, "misc", "none"),
        ({"type": "book", "extra": {"ENTRYTYPE": "manual"}}, "manual", None),
    ],
)  # fmt: skip
def test_entry_types(values: dict[str, Any], entry_type: str, subtype: str | None) -> None:
    back = fields(title="A", **values)
    assert (back[""], back.get("entrysubtype")) == (entry_type, subtype)


def test_its_own_fields() -> None:
    back = fields(
        type="article-journal", title="A", authors=[{"family": "Élie", "given": "Ørjan"}], journal="J",
        issue="3", number="Cm 9", date="2019-05~", accessed="2022-01-05", pmcid="PMC1", language="en",
        note="See p. 1", aliases=["b2020"], tags=["x", "y, z"], access="subscription", undated=False,
    )  # fmt: skip
    assert back == {
        "": "article", "author": "Élie, Ørjan", "title": "A", "journaltitle": "J", "number": "3",
        "langid": "english", "date": "2019-05~", "urldate": "2022-01-05", "note": "See p. 1",
        "keywords": "x, {y, z}", "addendum": "{Number Cm 9}. {PMCID: PMC1}", "ids": "b2020",
        "annotation": "{access: subscription}",
    }  # fmt: skip


def test_a_place_is_called_location() -> None:
    assert fields(type="book", title="A", extra={"address": "Leeds"})["location"] == "Leeds"


def test_a_title_may_be_protected_as_a_whole() -> None:
    reference = Reference(key="a", type="book", title="The NHS in Wales")
    assert "title = {The {NHS} in {Wales}}" in biblatex.entry(reference)
    assert "title = {{The NHS in Wales}}" in biblatex.entry(reference, protect_titles=True)


@pytest.mark.parametrize(
    ("language", "langid", "annotation"),
    [
        ("de", "ngerman", None), ("en-GB", "british", None), ("haw", None, "{language: haw}"),
        ("Old Norse runes", None, "{language: Old Norse runes}"),
    ],
)  # fmt: skip
def test_a_language_is_what_babel_calls_it(
    language: str, langid: str | None, annotation: str | None
) -> None:
    back = fields(type="book", title="A", language=language)
    assert "language" not in back
    assert (back.get("langid"), back.get("annotation")) == (langid, annotation)
