"""What breaks a catalogue between its records, and what a librarian would look at in the whole."""

from __future__ import annotations

from datetime import date
from typing import Any

from evidence_refs.catalogue.check import doubts
from evidence_refs.catalogue.check.rules import breaches, errors
from evidence_refs.model import Catalogue, CitedIn, DocumentRecord, Reference

DOCUMENT = DocumentRecord(id="d", file="d.txt", sha256="0" * 64)
TODAY = date(2026, 11, 30)


def catalogue(*records: dict[str, Any], **rest: Any) -> Catalogue:
    references = tuple(Reference(**{"title": "T", **each}) for each in records)
    return Catalogue(**{"documents": (DOCUMENT,), "references": references, **rest})


def broken(*records: dict[str, Any], **rest: Any) -> list[str]:
    return [each.code for each in breaches(catalogue(*records, **rest))]


def doubted(*records: dict[str, Any], **rest: Any) -> list[str]:
    return [each.code for each in doubts.of(catalogue(*records, **rest), TODAY)]


def test_keys_and_aliases_are_used_once() -> None:
    assert broken({"key": "a"}, {"key": "a"}) == ["duplicate-key"]
    assert broken({"key": "a", "aliases": ("b",)}, {"key": "b"}) == ["alias-hides-key"]
    twice = broken({"key": "a", "aliases": ("x",)}, {"key": "b", "aliases": ("x",)})
    assert twice == ["duplicate-alias"]
    assert broken({"key": "a", "aliases": ("b", "c")}, {"key": "d"}) == []


def test_an_alias_that_says_nothing_is_told_apart() -> None:
    assert broken({"key": "a", "aliases": ("a",)}) == ["needless-alias"]
    assert broken({"key": "a", "aliases": ("b", "b")}) == ["needless-alias"]


def test_the_other_record_is_named() -> None:
    (found,) = breaches(catalogue({"key": "a"}, {"key": "b", "aliases": ("a",)}))
    assert found.message == "`a` is the key of another record already"
    assert (found.at, found.also) == (
        ("references", 1, "aliases", 0),
        ("references", 0, "key"),
    )


def test_documents_are_known_and_stand_once() -> None:
    cited = CitedIn(document="other", form="entry")
    assert broken({"key": "a", "cited_in": (cited,)}) == ["unknown-document"]
    assert broken({"key": "a"}, documents=(DOCUMENT, DOCUMENT)) == ["duplicate-document"]


def test_a_copy_of_a_document_is_a_warning() -> None:
    copy = DOCUMENT.model_copy(update={"id": "e"})
    assert doubted({"key": "a"}, documents=(DOCUMENT, copy)) == ["same-file"]
    other = copy.model_copy(update={"sha256": "1" * 64})
    assert doubted({"key": "a"}, documents=(DOCUMENT, other)) == []


def test_decisions_are_of_what_there_is() -> None:
    assert doubted({"key": "a"}, removed=("a",)) == ["removed-but-there"]
    assert doubted({"key": "a"}, removed=("gone",)) == []
    assert doubted({"key": "a"}, distinct=(("a", "b"),)) == ["distinct-unknown-key"]
    assert broken({"key": "a"}, distinct=(("a", "a"),)) == ["distinct-from-itself"]


def test_decisions_stand_once() -> None:
    records = ({"key": "a", "title": "One"}, {"key": "b", "title": "Another"})
    assert doubted(*records, removed=("x", "y", "x")) == ["listed-twice"]
    assert doubted(*records, distinct=(("a", "b"), ("b", "a"))) == ["listed-twice"]


def test_records_that_are_not_sorted_are_one_warning() -> None:
    assert doubted({"key": "c"}, {"key": "b"}, {"key": "a"}) == ["not-sorted"]
    documents = (DOCUMENT.model_copy(update={"id": "e", "sha256": "1" * 64}), DOCUMENT)
    assert doubted(documents=documents) == ["not-sorted"]


def test_errors_are_what_other_commands_refuse() -> None:
    references = (Reference(key="b", url="x"), Reference(key="b"), Reference(key="a"))
    problems = errors(Catalogue(references=references))
    assert [(p.code, p.severity) for p in problems] == [("duplicate-key", "error")]
